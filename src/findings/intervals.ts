/** Slots of one finding, both ends included, and the least likely of them. */
export interface Interval {
  readonly firstSlot: number;
  readonly lastSlot: number;
  readonly peakSlot: number;
  readonly probability: number;
}

/** What decides, once for all detectors. */
export interface Decision {
  /** A sample counts when its probability is at most this. */
  readonly threshold: number;
  /** Intervals on one side of the band that are this near to one another are one event. */
  readonly joinedWithinSlots: number;
}

/** What an interval is grown from; one entry a slot. */
export interface ScoredSlots {
  /** Chance of each slot under undisturbed data; NaN at a gap. */
  readonly probability: Float64Array;
  /** +1 above the band, −1 below it, 0 inside it or at a gap. */
  readonly side: Int8Array;
}

/** So many slots inside the band, or without a value, do not end an interval. */
const TOLERATED_SLOTS = 2;

/**
 * From scores to intervals, once, for every detector: a slot at or below the threshold seeds an interval, which
 * grows over its neighbours as long as they are unlikely too or stay on the same side of the band.
 * @returns in order of time, without overlap
 */
export function findIntervals(slots: ScoredSlots, decision: Decision): Interval[] {
  const { threshold } = decision;
  const taken = new Uint8Array(slots.probability.length);
  const intervals: Interval[] = [];
  for (const seed of seedsWorstFirst(slots.probability, threshold)) {
    if (taken[seed] === 1) continue;
    const belongs = (slot: number) =>
      slots.probability[slot]! <= threshold ||
      (slots.side[slot] !== 0 && slots.side[slot] === slots.side[seed]);
    const firstSlot = edge(seed, -1, belongs, taken);
    const lastSlot = edge(seed, 1, belongs, taken);
    taken.fill(1, firstSlot, lastSlot + 1);
    intervals.push({ firstSlot, lastSlot, peakSlot: seed, probability: slots.probability[seed]! });
  }
  intervals.sort((a, b) => a.firstSlot - b.firstSlot);
  return joined(intervals, slots.side, decision.joinedWithinSlots);
}

/** Neighbours that leave the band on the same side are one finding: an incident seldom stays out throughout. */
function joined(inOrder: readonly Interval[], side: Int8Array, withinSlots: number): Interval[] {
  const result: Interval[] = [];
  for (const interval of inOrder) {
    const previous = result.at(-1);
    const isNear = previous !== undefined && interval.firstSlot - previous.lastSlot <= withinSlots;
    if (!isNear || side[previous.peakSlot] !== side[interval.peakSlot]) {
      result.push(interval);
      continue;
    }
    const worse = interval.probability < previous.probability ? interval : previous;
    result[result.length - 1] = { ...worse, firstSlot: previous.firstSlot, lastSlot: interval.lastSlot };
  }
  return result;
}

function seedsWorstFirst(probability: Float64Array, threshold: number): number[] {
  const seeds: number[] = [];
  for (let slot = 0; slot < probability.length; slot++) if (probability[slot]! <= threshold) seeds.push(slot);
  return seeds.sort((a, b) => probability[a]! - probability[b]! || a - b);
}

function edge(seed: number, step: 1 | -1, belongs: (slot: number) => boolean, taken: Uint8Array): number {
  let last = seed;
  for (let slot = seed + step; taken[slot] === 0; slot += step) {
    if (belongs(slot)) last = slot;
    else if (Math.abs(slot - last) > TOLERATED_SLOTS) break;
  }
  return last;
}
