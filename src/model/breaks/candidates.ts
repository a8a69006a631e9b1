import type { LineSums } from './line-sums.ts';

/** Half windows, in slots, on which a break is looked for; each the double of the one before. */
const SHORTEST_WINDOW = 8;
const LONGEST_WINDOW = 512;
/** Places that are asked, in each half window; locations are refined later. */
const PLACES_PER_WINDOW = 8;
/** What two pieces must explain beyond one, in σ²: chance gives less in 399 of 400 places… */
const LEAST_GAIN = 12;
/** …and where it is this nowhere, chance explains all: it gives more in one of 10⁷. */
const CLEAR_GAIN = 32;
/** A slope that explains less than this, in σ², is none. */
const NO_SLOPE = 6;

/**
 * Slots where a new piece may begin: of each window, the peaks of what two pieces explain beyond one. Ascending; empty
 * where nothing is clear. O(n).
 * @param sums of values in units of their noise
 */
export function breakCandidates(sums: LineSums): number[] {
  const found = new Set<number>();
  let largest = 0;
  for (let window = SHORTEST_WINDOW; window <= LONGEST_WINDOW && 4 * window <= sums.length; window *= 2) {
    const stride = Math.max(1, window / PLACES_PER_WINDOW);
    const places = Math.floor((sums.length - 2 * window) / stride) + 1;
    const gains = new Float64Array(places);
    for (let place = 0; place < places; place++) gains[place] = gainAt(sums, window + place * stride, window);
    const apart = Math.round(window / 4 / stride);
    for (let place = 0; place < places; place++) {
      if (gains[place]! < LEAST_GAIN || !isPeak(gains, place, apart)) continue;
      found.add(window + place * stride);
      largest = Math.max(largest, gains[place]!);
    }
  }
  return largest < CLEAR_GAIN ? [] : [...found].sort((a, b) => a - b);
}

/** What two lines explain beyond one line; or two constants beyond one, where neither side slopes. */
function gainAt(sums: LineSums, slot: number, window: number): number {
  const [from, to] = [slot - window, slot + window];
  const before = sums.lineCost(from, slot);
  const after = sums.lineCost(slot, to);
  const oneLine = sums.lineCost(from, to);
  const flatBefore = sums.flatCost(from, slot);
  const flatAfter = sums.flatCost(slot, to);
  const isStep =
    flatBefore - before < NO_SLOPE && flatAfter - after < NO_SLOPE && flatBefore + flatAfter < oneLine;
  return isStep ? sums.flatCost(from, to) - flatBefore - flatAfter : oneLine - before - after;
}

function isPeak(gains: Float64Array, place: number, apart: number): boolean {
  const last = Math.min(gains.length - 1, place + apart);
  for (let other = Math.max(0, place - apart); other <= last; other++) {
    if (gains[other]! > gains[place]! || (gains[other] === gains[place] && other < place)) return false;
  }
  return true;
}
