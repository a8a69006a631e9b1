import type { Judgement } from '../model/detectors/detector.ts';

/** What a level that is no more would have foretold at a slot, in the metric's unit. */
export type Foretold = (slot: number) => number;

/** The slot at which the values are farthest from what was foretold, on one side; the first of equals. */
export function farthestFrom(
  values: Float64Array,
  foretold: Foretold,
  sign: number,
  firstSlot: number,
  lastSlot: number,
): number {
  let farthest = firstSlot;
  let largest = Number.NEGATIVE_INFINITY;
  for (let slot = firstSlot; slot <= lastSlot; slot++) {
    const distance = sign * (values[slot]! - foretold(slot));
    if (!(distance > largest)) continue;
    largest = distance;
    farthest = slot;
  }
  return farthest;
}

/** The facts of a departure from what was foretold: the band is that of the slot, moved to where it would have been. */
export function besideForetold(
  values: Float64Array,
  judgement: Judgement,
  foretold: Foretold,
  peakSlot: number,
) {
  const expected = foretold(peakSlot);
  const moved = expected - judgement.expected[peakSlot]!;
  return {
    peakSlot,
    value: values[peakSlot]!,
    expected,
    lower: judgement.lower[peakSlot]! + moved,
    upper: judgement.upper[peakSlot]! + moved,
  };
}
