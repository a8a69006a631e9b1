import { valuesOfRanks } from './selection.ts';

/** 1 / Φ⁻¹(3/4): makes the MAD of normal samples estimate their σ. */
export const MAD_TO_SIGMA = 1.4826022185056018;

/** √(π/2): makes the mean absolute deviation of normal samples estimate their σ. */
const MEAN_DEVIATION_TO_SIGMA = Math.sqrt(Math.PI / 2);

/**
 * Robust estimate of σ: MAD × 1.4826 (Hampel 1974). NaN samples are ignored.
 *
 * More than half of the samples equal is ordinary in metrics (flat, then one spike): the MAD is 0
 * then, and the mean absolute deviation from the median × √(π/2) stands in, which is 0 only where all
 * samples are equal. Empty or all NaN gives NaN. O(n).
 * @example robustScale(Float64Array.of(1, 2, 3, 4, 100)) // => 1.4826
 * @example robustScale(Float64Array.of(0, 0, 0, 10)) // => 3.1333, as the MAD is 0
 */
export function robustScale(values: Float64Array): number {
  const scratch = roomFor(values.length);
  const count = copyWithoutNaN(values, scratch);
  const centre = medianInPlace(scratch, count);
  const mad = medianOfDistances(scratch, count, centre);
  return mad === 0 ? meanDistance(values, count, centre) * MEAN_DEVIATION_TO_SIGMA : mad * MAD_TO_SIGMA;
}

/**
 * Median of the absolute deviations from the median, in the unit of the values and not scaled to σ.
 * NaN samples are ignored; empty or all NaN gives NaN. The input is not changed. O(n).
 * @example medianAbsoluteDeviation(Float64Array.of(1, 1, 2, 2, 4, 6, 9)) // => 1
 */
export function medianAbsoluteDeviation(values: Float64Array): number {
  const scratch = roomFor(values.length);
  const count = copyWithoutNaN(values, scratch);
  return medianOfDistances(scratch, count, medianInPlace(scratch, count));
}

/** From a centre, of the first `count` of `scratch`, which becomes these distances. */
function medianOfDistances(scratch: Float64Array, count: number, centre: number): number {
  for (let i = 0; i < count; i++) scratch[i] = Math.abs(scratch[i]! - centre);
  return medianInPlace(scratch, count);
}

function meanDistance(values: Float64Array, count: number, centre: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) sum += Math.abs(values[i]! - centre);
  return sum / count;
}

/**
 * Exact median; the mean of the two middle samples for an even count. NaN samples are ignored; empty
 * or all NaN gives NaN. The input is not changed. O(n).
 * @example median(Float64Array.of(4, NaN, 1, 2, 3)) // => 2.5
 */
export function median(values: Float64Array): number {
  const scratch = roomFor(values.length);
  return medianInPlace(scratch, copyWithoutNaN(values, scratch));
}

/**
 * The quantile that lies `probability` of the way up, linear between samples (type 7 of Hyndman and
 * Fan 1996, the default of R and numpy). NaN samples are ignored; empty or all NaN gives NaN. The
 * input is not changed. O(n).
 * @throws RangeError for a probability outside 0…1.
 * @example quantile(Float64Array.of(4, 1, 3, 2), 0.25) // => 1.75
 */
export function quantile(values: Float64Array, probability: number): number {
  const scratch = roomFor(values.length);
  const count = copyWithoutNaN(values, scratch);
  const rank = rankOf(count, probability);
  if (count === 0) return Number.NaN;
  const below = Math.floor(rank);
  const { lower, upper } = valuesOfRanks(scratch, count, below, Math.min(below + 1, count - 1));
  return between(lower, upper, rank - below);
}

/**
 * `quantile` of samples that are sorted upward and hold no NaN. O(1).
 * @throws RangeError for a probability outside 0…1.
 * @example quantileSorted(Float64Array.of(1, 2, 3, 4), 0.25) // => 1.75
 */
export function quantileSorted(sorted: Float64Array, probability: number): number {
  const rank = rankOf(sorted.length, probability);
  if (sorted.length === 0) return Number.NaN;
  const below = Math.floor(rank);
  return between(sorted[below]!, sorted[Math.ceil(rank)]!, rank - below);
}

/**
 * Median of the first `count` samples of `scratch`, which holds no NaN there and IS REORDERED: for
 * callers that own a working copy and ask often. `count` 0 gives NaN.
 */
export function medianInPlace(scratch: Float64Array, count: number): number {
  if (count === 0) return Number.NaN;
  const { lower, upper } = valuesOfRanks(scratch, count, (count - 1) >> 1, count >> 1);
  return between(lower, upper, 0.5);
}

/**
 * The sample of which `rank` others are no greater, 0 for the least, of the first `count` of `scratch`, which holds no
 * NaN there and IS REORDERED. `count` 0 gives NaN. O(n).
 */
export function orderStatisticInPlace(scratch: Float64Array, count: number, rank: number): number {
  if (count === 0) return Number.NaN;
  return valuesOfRanks(scratch, count, rank, rank).upper;
}

/** Copies the samples that are not NaN to the beginning of `into`; returns how many they are. */
export function copyWithoutNaN(values: Float64Array, into: Float64Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) into[count++] = value;
  }
  return count;
}

let room = new Float64Array(0);

/** For a working copy that is done with before anybody else asks: new memory takes as long as a median. */
function roomFor(samples: number): Float64Array {
  if (room.length < samples) room = new Float64Array(samples);
  return room;
}

function rankOf(count: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a probability lies between 0 and 1, got ${probability}`);
  }
  return (count - 1) * probability;
}

/** Equal ends give themselves, so that two infinities do not become NaN. */
function between(lower: number, upper: number, fraction: number): number {
  return lower === upper ? lower : lower * (1 - fraction) + upper * fraction;
}
