import type { Finding } from './finding.ts';

/** Slots around a step in which the running level still knows the old value. */
const AFTERMATH_SLOTS = 25;
/** What lasts less than this share of a slow change is an incident on the way, and not a part of it. */
const LEAST_SHARE_OF_SLOW = 0.05;

/** What a finding covers besides: those that come later in this list are parts of those that come earlier. */
const order = [
  'missing-data',
  'flatline',
  'seasonal-change',
  'level-shift',
  'drift',
  'trend-change',
  'variance-change',
  'spike',
  'dip',
] as const satisfies readonly Finding['kind'][];

/**
 * One series' findings of all kinds without those that only are parts of others: a plateau is one finding, and so is
 * what a stuck exporter repeats, a batch that came late, or the values that leave the band while all scatter. A limit that
 * was set, the peers and a restart are told whatever else is.
 * @returns in order of their first slot
 */
export function settled(findings: readonly Finding[]): Finding[] {
  const ranked = findings
    .filter((finding) => !isMovedRather(finding, findings) && !isEchoOfOne(finding, findings))
    .sort((a, b) => rankOf(a) - rankOf(b) || lengthOf(b) - lengthOf(a) || a.firstSlot - b.firstSlot);
  const kept: Finding[] = [];
  for (const finding of ranked) if (!kept.some((wider) => isPartOf(finding, wider))) kept.push(finding);
  return kept.sort((a, b) => a.firstSlot - b.firstSlot || a.lastSlot - b.lastSlot || rankOf(a) - rankOf(b));
}

/** Values that mostly lie off on one side do not scatter: they moved. */
function isMovedRather(finding: Finding, all: readonly Finding[]): boolean {
  if (finding.kind !== 'variance-change') return false;
  const moved = all.filter(({ kind }) => kind === 'spike' || kind === 'dip' || kind === 'level-shift');
  return moved.some((one) => overlap(finding, one, 0) >= lengthOf(finding) / 2);
}

/** The end of a plateau looks like a step the other way, to a level that still stands on the plateau. */
function isEchoOfOne(finding: Finding, all: readonly Finding[]): boolean {
  if (finding.kind !== 'level-shift') return false;
  return all.some(
    (one) =>
      (one.kind === 'spike' || one.kind === 'dip') &&
      one.direction !== finding.direction &&
      one.probability < finding.probability &&
      finding.firstSlot > one.lastSlot &&
      finding.firstSlot - one.lastSlot <= AFTERMATH_SLOTS,
  );
}

/** Slots of one that lie in the other, made longer by some slots on both sides. */
function overlap(one: Finding, other: Finding, slack: number): number {
  const first = Math.max(one.firstSlot, other.firstSlot - slack);
  const last = Math.min(one.lastSlot, other.lastSlot + slack);
  return Math.max(0, last - first + 1);
}

/** Those that are no part of anything come first. */
function rankOf({ kind }: Finding): number {
  return (order as readonly Finding['kind'][]).indexOf(kind);
}

function lengthOf({ firstSlot, lastSlot }: Finding): number {
  return lastSlot - firstSlot + 1;
}

/** At least half of it lies in the other, on the same side where that has one. */
function isPartOf(finding: Finding, wider: Finding): boolean {
  if (rankOf(finding) < 0 || rankOf(wider) < 0) return false;
  const slack = slackOf(finding, wider);
  if (overlap(finding, wider, slack) < lengthOf(finding) / 2) return false;
  if (wider.kind !== 'drift' && wider.kind !== 'trend-change') return true;
  const isAlong = 'direction' in finding && finding.direction === wider.direction;
  return isAlong && lengthOf(finding) >= LEAST_SHARE_OF_SLOW * lengthOf(wider);
}

/** A step takes what the running level makes of it; the end of a stuck run is no step, and no bend. */
function slackOf(finding: Finding, wider: Finding): number {
  const isOfLevel = finding.kind === 'level-shift' || finding.kind === 'trend-change';
  if (wider.kind === 'flatline') return isOfLevel ? AFTERMATH_SLOTS : 0;
  // What is less likely than the step is no work of its.
  return wider.kind === 'level-shift' && finding.probability >= wider.probability ? AFTERMATH_SLOTS : 0;
}
