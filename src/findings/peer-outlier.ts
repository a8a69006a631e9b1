import type { ComparedWithPeers } from '../model/peers/compared.ts';
import type { Finding, PeerOutlier } from './finding.ts';
import { type Decision, findIntervals, type Interval } from './intervals.ts';

/** The share of the budget that is this kind's: the whole belongs to spikes, dips and level shifts. */
const SHARE_OF_BUDGET = 0.03;
/** What lasts less is for the history of the series itself. */
const FEWEST_SAMPLES = 3;

/**
 * What decides of this kind.
 * @param groups how many groups of peers a series is compared with; they share the budget
 */
export function decisionOfPeers(whole: Decision, groups: number): Decision {
  return { ...whole, threshold: (whole.threshold * SHARE_OF_BUDGET) / groups };
}

/** Where a series left its peers: intervals with samples outside their band that are as unlikely as the decision asks. */
export function findPeerOutliers(
  values: Float64Array,
  compared: ComparedWithPeers,
  decision: Decision,
): PeerOutlier[] {
  return findIntervals(compared, decision).flatMap(
    (interval) => toPeerOutlier(interval, values, compared) ?? [],
  );
}

/** From the first sample that is outside the band to the last, on the side where more of them are. */
function toPeerOutlier(
  interval: Interval,
  values: Float64Array,
  { expected, lower, upper, side, others }: ComparedWithPeers,
): PeerOutlier | undefined {
  const slots = Array.from(
    { length: interval.lastSlot - interval.firstSlot + 1 },
    (_, at) => interval.firstSlot + at,
  );
  const above = slots.filter((slot) => side[slot] === 1);
  const below = slots.filter((slot) => side[slot] === -1);
  const onSide = above.length >= below.length ? above : below;
  if (onSide.length < FEWEST_SAMPLES) return undefined;
  const farOut = (slot: number) => Math.abs(values[slot]! - expected[slot]!) / (upper[slot]! - lower[slot]!);
  const peakSlot = onSide.reduce((farthest, slot) => (farOut(slot) > farOut(farthest) ? slot : farthest));
  return {
    kind: 'peer-outlier',
    direction: onSide === above ? 'up' : 'down',
    firstSlot: onSide[0]!,
    lastSlot: onSide.at(-1)!,
    peakSlot,
    probability: interval.probability,
    value: values[peakSlot]!,
    expected: expected[peakSlot]!,
    lower: lower[peakSlot]!,
    upper: upper[peakSlot]!,
    peers: others[peakSlot]!,
  };
}

/** Of two findings of one series the shorter has this share in the other: they are one event. */
const SAME_EVENT = 0.5;

/**
 * Those that nothing else says of their series: what its own history shows needs no peers, and of two that overlap the
 * less likely stays.
 */
export function notToldBefore(found: readonly PeerOutlier[], told: readonly Finding[]): PeerOutlier[] {
  const kept: PeerOutlier[] = [];
  for (const one of [...found].sort((a, b) => a.probability - b.probability || a.firstSlot - b.firstSlot)) {
    if (![...told, ...kept].some((other) => isSameEvent(one, other))) kept.push(one);
  }
  return kept.sort((a, b) => a.firstSlot - b.firstSlot || a.lastSlot - b.lastSlot);
}

function isSameEvent(one: Finding, other: Finding): boolean {
  const common = Math.min(one.lastSlot, other.lastSlot) - Math.max(one.firstSlot, other.firstSlot) + 1;
  const lengths = [one, other].map(({ firstSlot, lastSlot }) => lastSlot - firstSlot + 1);
  return common >= SAME_EVENT * Math.min(...lengths);
}
