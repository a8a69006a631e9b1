import type { Judgement } from '../model/detectors/detector.ts';
import type { Dip, LevelShift, Spike } from './finding.ts';
import { besideForetold, farthestFrom } from './foretold.ts';
import { type Decision, findIntervals, type Interval } from './intervals.ts';

/** A departure of the values from what was expected. */
export type Departure = Spike | Dip | LevelShift;

/** Slots from a step to where the running level has left the old value behind, and to where it must still hold. */
const NEAR = 13;
const FAR = 61;
/** A shift is at least this share of a half band, and of how far the level went while it was an anomaly. */
const LEAST_SHARE = 0.6;

/**
 * Every departure of the values from what a detector expected that is as unlikely as the decision asks: shifts of
 * the level, and intervals with a sample outside the band. What stays inside the band throughout is no departure,
 * however unlikely (the lowest value of all may be just what was expected then).
 */
export function findDepartures(values: Float64Array, judgement: Judgement, decision: Decision): Departure[] {
  const side = sidesOf(values, judgement);
  const intervals = findIntervals({ probability: judgement.probability, side }, decision);
  return withShiftsJoined(intervals, side, values, judgement).flatMap((interval): Departure[] => {
    const found =
      toLevelShift(interval, side, values, judgement) ?? toSpikeOrDip(interval, side, values, judgement);
    return found === undefined ? [] : [found];
  });
}

/** A loop, as `from` with a function takes several times as long. */
function sidesOf(values: Float64Array, { lower, upper }: Judgement): Int8Array {
  const side = new Int8Array(values.length);
  for (let slot = 0; slot < side.length; slot++)
    side[slot] = Number(values[slot]! > upper[slot]!) - Number(values[slot]! < lower[slot]!);
  return side;
}

/** A trend that bends towards a step leaves the values on one side before it, on the other after it: one shift. */
function withShiftsJoined(
  inOrder: readonly Interval[],
  side: Int8Array,
  values: Float64Array,
  judgement: Judgement,
): Interval[] {
  const directionOf = (interval: Interval) => toLevelShift(interval, side, values, judgement)?.direction;
  const result: Interval[] = [];
  for (const next of inOrder) {
    const previous = result.at(-1);
    const isNear = previous !== undefined && next.firstSlot - previous.lastSlot <= NEAR;
    const direction = isNear ? directionOf(previous) : undefined;
    if (!isNear || direction === undefined || direction !== directionOf(next)) {
      result.push(next);
      continue;
    }
    const worse = next.probability < previous.probability ? next : previous;
    result[result.length - 1] = { ...worse, firstSlot: previous.firstSlot, lastSlot: next.lastSlot };
  }
  return result;
}

/**
 * What lies outside the band: from the first sample that does to the last, on the side of the least likely one; its
 * peak is the sample farthest out.
 */
function toSpikeOrDip(
  interval: Interval,
  side: Int8Array,
  values: Float64Array,
  { probability, expected, lower, upper }: Judgement,
): Spike | Dip | undefined {
  const slots = slotsOf(interval).filter((slot) => side[slot] !== 0);
  if (slots.length === 0) return undefined;
  const leastLikely = slots.reduce((least, slot) =>
    probability[slot]! < probability[least]! ? slot : least,
  );
  const onSide = slots.filter((slot) => side[slot] === side[leastLikely]);
  const farOut = (slot: number) => Math.abs(values[slot]! - expected[slot]!) / (upper[slot]! - lower[slot]!);
  const peakSlot = onSide.reduce((farthest, slot) => (farOut(slot) > farOut(farthest) ? slot : farthest));
  const facts = {
    firstSlot: onSide[0]!,
    lastSlot: onSide.at(-1)!,
    peakSlot,
    probability: interval.probability,
    value: values[peakSlot]!,
    expected: expected[peakSlot]!,
    lower: lower[peakSlot]!,
    upper: upper[peakSlot]!,
  };
  return side[peakSlot] === 1
    ? { kind: 'spike', direction: 'up', ...facts }
    : { kind: 'dip', direction: 'down', ...facts };
}

function slotsOf({ firstSlot, lastSlot }: Pick<Interval, 'firstSlot' | 'lastSlot'>): number[] {
  return Array.from({ length: lastSlot - firstSlot + 1 }, (_, i) => firstSlot + i);
}

/**
 * An interval after which the level does not come back: a shift from where the values change over to the new level
 * until the band has taken it. Expected is what the old level foretold, for the trend bends towards a step before
 * it comes.
 */
function toLevelShift(
  interval: Interval,
  side: Int8Array,
  values: Float64Array,
  judgement: Judgement,
): LevelShift | undefined {
  const { level, lower, upper } = judgement;
  const levelBefore = level[interval.firstSlot - NEAR];
  const levelAfter = level[interval.lastSlot + NEAR];
  const levelLater = level[interval.lastSlot + FAR];
  if (levelBefore === undefined || levelAfter === undefined || levelLater === undefined) return undefined;
  const shift = levelAfter - levelBefore;
  const halfBand = (upper[interval.peakSlot]! - lower[interval.peakSlot]!) / 2;
  const least = LEAST_SHARE * Math.max(halfBand, furthest(level, interval, levelBefore));
  const isLasting = Math.abs(shift) >= least && (levelLater - levelBefore) * Math.sign(shift) >= least;
  if (!isLasting) return undefined;

  const foretold = (slot: number) => judgement.foretold(levelBefore, slot);
  const firstSlot = changeSlot(values, foretold, interval, shift);
  const outside = slotsOf(interval).filter((slot) => side[slot] !== 0);
  const inShifts = outside.map((slot) => (values[slot]! - foretold(slot)) / shift).sort((a, b) => a - b);
  if (!isOfOneSize(inShifts, halfBand / Math.abs(shift))) return undefined;
  const peakSlot = farthestFrom(values, foretold, Math.sign(shift), firstSlot, interval.lastSlot);
  return {
    kind: 'level-shift',
    direction: shift > 0 ? 'up' : 'down',
    firstSlot,
    lastSlot: interval.lastSlot,
    probability: interval.probability,
    ...besideForetold(values, judgement, foretold, peakSlot),
    levelBefore,
    levelAfter,
  };
}

/** The slot that splits an interval best: most of what follows is nearer to the new level, what precedes to the old. */
function changeSlot(
  values: Float64Array,
  foretold: (slot: number) => number,
  { firstSlot, lastSlot }: Interval,
  shift: number,
): number {
  let changeAt = firstSlot;
  let largest = Number.NEGATIVE_INFINITY;
  let votes = 0;
  for (let slot = lastSlot; slot >= firstSlot; slot--) {
    const share = (values[slot]! - foretold(slot)) / shift;
    if (!Number.isNaN(share)) votes += Math.max(0, Math.min(1, share)) - 0.5;
    if (votes < largest) continue;
    largest = votes;
    changeAt = slot;
  }
  return changeAt;
}

/**
 * Whether what lies outside the band is typically the shift itself, give or take the noise. Else it is an excursion
 * on a series that wandered meanwhile, perhaps to the other side.
 * @param inShifts distances from the old level in shifts, ascending
 * @param noise half the band in shifts
 */
function isOfOneSize(inShifts: readonly number[], noise: number): boolean {
  const typical = inShifts[inShifts.length >> 1] ?? 1;
  return typical >= 0 && typical <= Math.max(1 / LEAST_SHARE, 1 + noise);
}

function furthest(level: Float64Array, { firstSlot, lastSlot }: Interval, from: number): number {
  let distance = 0;
  for (let slot = firstSlot; slot <= lastSlot; slot++) {
    distance = Math.max(distance, Math.abs(level[slot]! - from));
  }
  return distance;
}
