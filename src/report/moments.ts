import type { ReportedFinding } from './result.ts';

/** What is known of a finding here: when it was, and of what. */
type Placed = Pick<ReportedFinding, 'start' | 'end' | 'series' | 'derived'>;

/** Findings that belong to one moment, worst first. */
export interface Moment<Finding extends Placed = ReportedFinding> {
  readonly startMs: number;
  readonly endMs: number;
  /** How many: what was made of one series in two ways counts twice. */
  readonly series: number;
  readonly findings: readonly Finding[];
}

/** Findings begin together when their starts are at most this many steps apart. */
const STEPS_APART = 5;

interface Timed<Finding> {
  readonly finding: Finding;
  /** 0 for the worst. */
  readonly rank: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly stepMs: number;
}

/**
 * Findings by moment: the worst finding that is left gathers those that begin with it (within five steps)
 * and overlap or touch it. Nothing is chained, so a long finding does not swallow a week.
 * @param findings worst first
 * @param stepMsOf step of the series of a finding
 */
export function moments<Finding extends Placed>(
  findings: readonly Finding[],
  stepMsOf: (finding: Finding) => number,
): Moment<Finding>[] {
  const timed = findings.map((finding, rank) => timedOf(finding, rank, stepMsOf(finding)));
  const byStart = timed.toSorted((a, b) => a.startMs - b.startMs || a.rank - b.rank);
  const position = new Map(byStart.map((one, index) => [one, index]));
  const farthestMs = STEPS_APART * timed.reduce((most, { stepMs }) => Math.max(most, stepMs), 0);
  const taken = new Set<Timed<Finding>>();
  const gathered: Moment<Finding>[] = [];
  for (const worst of timed) {
    if (taken.has(worst)) continue;
    const near = neighbours(byStart, position.get(worst) ?? 0, farthestMs);
    const together = near.filter((other) => !taken.has(other) && beginTogether(worst, other));
    for (const one of together) taken.add(one);
    gathered.push(momentOf(together.toSorted((a, b) => a.rank - b.rank)));
  }
  return gathered;
}

function timedOf<Finding extends Placed>(finding: Finding, rank: number, stepMs: number): Timed<Finding> {
  return { finding, rank, startMs: Date.parse(finding.start), endMs: Date.parse(finding.end), stepMs };
}

/** Those that start at most `farthestMs` before or after the one at `index`, itself included. */
function neighbours<Finding>(
  byStart: readonly Timed<Finding>[],
  index: number,
  farthestMs: number,
): readonly Timed<Finding>[] {
  const { startMs } = byStart[index]!;
  let first = index;
  let end = index + 1;
  while (first > 0 && startMs - byStart[first - 1]!.startMs <= farthestMs) first--;
  while (end < byStart.length && byStart[end]!.startMs - startMs <= farthestMs) end++;
  return byStart.slice(first, end);
}

function beginTogether(a: Timed<unknown>, b: Timed<unknown>): boolean {
  const stepMs = Math.max(a.stepMs, b.stepMs);
  const gapMs = Math.max(a.startMs - b.endMs, b.startMs - a.endMs);
  return Math.abs(a.startMs - b.startMs) <= STEPS_APART * stepMs && gapMs <= stepMs;
}

function momentOf<Finding extends Placed>(timed: readonly Timed<Finding>[]): Moment<Finding> {
  return {
    startMs: timed.reduce((least, { startMs }) => Math.min(least, startMs), Number.POSITIVE_INFINITY),
    endMs: timed.reduce((most, { endMs }) => Math.max(most, endMs), Number.NEGATIVE_INFINITY),
    series: new Set(timed.map(({ finding }) => JSON.stringify([finding.series, finding.derived]))).size,
    findings: timed.map(({ finding }) => finding),
  };
}
