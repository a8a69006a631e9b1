import { quickselect } from 'simple-statistics';
import { sizes } from '../elementwise.ts';
import { median, medianInPlace, robustScale } from '../robust.ts';

/** h = 6 median |R|: remainders beyond lose all weight (section 2, the outer loop). */
const TYPICAL_TO_ZERO_WEIGHT = 6;

/**
 * The outer loop: bisquare weights B(u) = (1 − u²)² with u = |R| / h, h = 6 × `typical` |R|, and the
 * Fortran's cutoffs at .001 h and .999 h. A deviation of NaN, a missing sample, gets 0.
 */
export function bisquare(deviations: Float64Array, typical: number, weights: Float64Array): void {
  const h = TYPICAL_TO_ZERO_WEIGHT * typical;
  const least = 0.001 * h;
  const most = 0.999 * h;
  const perH = 1 / h;
  for (let i = 0; i < weights.length; i++) {
    const deviation = deviations[i]!;
    const u = deviation * perH;
    const v = 1 - u * u;
    // A NaN passes neither comparison.
    weights[i] = deviation <= most ? (deviation <= least ? 1 : v * v) : 0;
  }
}

/** How many samples `bisquare` leaves without weight, the missing ones aside. */
export function countOutside(deviations: Float64Array, typical: number): number {
  const most = 0.999 * TYPICAL_TO_ZERO_WEIGHT * typical;
  let outside = 0;
  for (let i = 0; i < deviations.length; i++) if (deviations[i]! > most) outside++;
  return outside;
}

/** Mean of the deviations that are no NaN. */
export function meanDeviation(deviations: Float64Array): number {
  let sum = 0;
  let observed = 0;
  for (let i = 0; i < deviations.length; i++) {
    if (Number.isNaN(deviations[i]!)) continue;
    sum += deviations[i]!;
    observed++;
  }
  return sum / observed;
}

/** Bins of `DriftingMedian` up to the last median, and how many there are in all. */
const BINS_TO_MIDDLE = 256;
const BINS = 1024;

/**
 * Exact medians of deviations that drift from call to call. Equally wide bins, by the last median, are
 * counted without a branch; only the bin in the middle is put in order. A wrong guess costs time alone: the
 * last bin holds all that is greater.
 */
export class DriftingMedian {
  readonly #counts = new Int32Array(BINS);
  #last = Number.NaN;

  /** Median of the `observed` deviations that are no NaN; `scratch` is as long as they are. */
  of(deviations: Float64Array, observed: number, scratch: Float64Array): number {
    const guess = this.#last > 0 ? this.#last : meanDeviation(deviations);
    const perBin = BINS_TO_MIDDLE / guess;
    if (!(perBin > 0 && perBin < Infinity))
      return medianInPlace(scratch, copyWithoutNaN(deviations, scratch));
    const counts = this.#counts.fill(0);
    countBins(deviations, perBin, counts);
    let first = 0;
    let below = 0;
    while (below + counts[first]! <= (observed - 1) >> 1) below += counts[first++]!;
    let last = first;
    for (let to = below + counts[first]!; to <= observed >> 1; to += counts[last]!) last++;
    const near = collectBins(deviations, perBin, { first, last }, scratch);
    this.#last = middleOf(scratch, ((observed - 1) >> 1) - below, (observed >> 1) - below, near);
    return this.#last;
  }
}

/** A NaN counts in the last bin, behind all others. */
function countBins(deviations: Float64Array, perBin: number, counts: Int32Array): void {
  for (let i = 0; i < deviations.length; i++) counts[binOf(deviations[i]! * perBin)]!++;
}

/** Copies the deviations of the bins `first`…`last` to `into`; returns how many. One test, seldom true. */
function collectBins(
  deviations: Float64Array,
  perBin: number,
  { first, last }: { readonly first: number; readonly last: number },
  into: Float64Array,
): number {
  let count = 0;
  for (let i = 0; i < deviations.length; i++) {
    const deviation = deviations[i]!;
    const isNear = (binOf(deviation * perBin) - first) >>> 0 <= last - first;
    if (isNear && !Number.isNaN(deviation)) into[count++] = deviation;
  }
  return count;
}

function binOf(place: number): number {
  return place < BINS ? place | 0 : BINS - 1;
}

/** Mean of the samples of two neighbouring ranks, or of one, among the first `count` of `scratch`. */
function middleOf(scratch: Float64Array, lower: number, upper: number, count: number): number {
  if (count > 1) quickselect(scratch as unknown as number[], upper, 0, count - 1);
  if (lower === upper) return scratch[upper]!;
  let next = scratch[0]!;
  for (let i = 1; i < upper; i++) if (scratch[i]! > next) next = scratch[i]!;
  return next / 2 + scratch[upper]! / 2;
}

function copyWithoutNaN(values: Float64Array, into: Float64Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) into[count++] = value;
  }
  return count;
}

/** The noise is never a greater part of the greatest value: a MAD × 1.4826 is at most 3 of it. */
const MOST_NOISE = 4e-9;

/**
 * The size of a remainder that says nothing: 1e-9 of the robust scale of the values, and 2⁻⁴⁴ (256
 * roundings) of their middle size, for a small movement on a great offset. Found when a size comes near.
 */
export class Noise {
  readonly #values: Float64Array;
  readonly #bound: number;
  #size: number | undefined;

  constructor(values: Float64Array) {
    this.#values = values;
    let greatest = 0;
    for (let i = 0; i < values.length; i++)
      if (Math.abs(values[i]!) > greatest) greatest = Math.abs(values[i]!);
    this.#bound = MOST_NOISE * greatest;
  }

  /** Whether a size is at most the noise. */
  covers(size: number): boolean {
    if (size > this.#bound) return false;
    this.#size ??= Math.max(1e-9 * robustScale(this.#values), 2 ** -44 * median(sizes(this.#values)));
    return size <= this.#size;
  }
}
