import { difference, sizes } from '../elementwise.ts';
import { quantile, robustScale } from '../robust.ts';

/** Movement is compared over blocks of so many slots, and of this many times as many, as long as blocks are left. */
const SHORTEST_BLOCK = 6;
const LONGER = 6;
const FEWEST_BLOCKS = 24;
const FEWEST_COUNTED = 20;
/** One movement counts no more than this many usual ones… */
const CLIPPED_AT = 5;
/** …and this share of them, those in which the two differ most, do not count: a single departure hides no likeness. */
const TRIMMED = 0.05;

/**
 * How much alike two series move, −1…1: the correlation of how their means of blocks change from each block to the
 * next, over the length of blocks at which it is largest, for a season shows only in long ones and bursts in short
 * ones. Changes, because the levels of any two series that wander are correlated (Granger and Newbold 1974, Journal of
 * Econometrics 2). −1 for fewer than 24 blocks, and where one of them does not move. O(n).
 * @param one NaN at a gap
 * @param other as long
 */
export function likeness(one: Float64Array, other: Float64Array): number {
  let largest = -1;
  for (let block = SHORTEST_BLOCK; one.length / block >= FEWEST_BLOCKS; block *= LONGER) {
    const correlation = correlationOf(changes(one, block), changes(other, block));
    if (correlation > largest) largest = correlation;
  }
  return largest;
}

/** From the mean of each block to that of the next, in robust scales, clipped; NaN where a block has no value. */
function changes(values: Float64Array, block: number): Float64Array {
  const result = new Float64Array(Math.floor(values.length / block) - 1);
  let last = blockMean(values, 0, block);
  for (let at = 0; at < result.length; at++) {
    const next = blockMean(values, (at + 1) * block, block);
    result[at] = next - last;
    last = next;
  }
  const scale = robustScale(result);
  for (let at = 0; at < result.length; at++)
    result[at] = Math.max(-CLIPPED_AT, Math.min(CLIPPED_AT, result[at]! / scale));
  return result;
}

function blockMean(values: Float64Array, from: number, length: number): number {
  let sum = 0;
  let count = 0;
  for (let slot = from; slot < from + length; slot++) {
    if (Number.isNaN(values[slot]!)) continue;
    sum += values[slot]!;
    count += 1;
  }
  return sum / count;
}

/** Around zero, as changes are; NaN where one is throughout. */
function correlationOf(one: Float64Array, other: Float64Array): number {
  const differences = sizes(difference(one, other));
  const most = quantile(differences, 1 - TRIMMED);
  let [products, squares, otherSquares, count] = [0, 0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const product = one[at]! * other[at]!;
    if (!(differences[at]! <= most)) continue;
    products += product;
    squares += one[at]! ** 2;
    otherSquares += other[at]! ** 2;
    count += 1;
  }
  return count < FEWEST_COUNTED ? Number.NaN : products / Math.sqrt(squares * otherSquares);
}
