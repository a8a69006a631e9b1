import { each, sizes } from '../elementwise.ts';
import { runningMedian } from '../medians/running-median.ts';
import { quantile, quantileSorted } from '../robust.ts';

/** What a series does against its peers. */
export interface Departure {
  /** Chance, per sample, that undisturbed data departs like this; 1 or less, NaN at a gap. */
  readonly probability: Float64Array;
  /** Half of the band that holds 99 % of undisturbed departures, in their usual sizes. */
  readonly half: number;
}

/** A departure lasts: three of five samples, or it is weaker and lasts longer. */
const SHORT_WINDOW = 5;
const LONG_WINDOW = 25;
/** A single sample counts no more than this in a mean. */
const CLIPPED_AT = 8;

/** The band, as for the remainder of a single series. */
const BAND_COVERAGE = 0.99;
const NARROWEST_BAND = 2.576;
const WIDEST_BAND = 8;
/** What is farther out teaches nothing of the band. */
const FAR_OUT = 6;

/**
 * How unlikely departures from what the peers foretell are: sizes of medians of five samples and of means of 25, each
 * judged by how large they usually get; the less likely of the two counts.
 * @param departures around zero, in their usual sizes; NaN at a gap
 * @param least the largest probability that matters
 * @returns undefined where nothing is as unlikely
 */
export function departureFrom(departures: Float64Array, least: number): Departure | undefined {
  const ofMedians = chances(runningMedian(departures, SHORT_WINDOW), least);
  const ofMeans = chances(runningMeans(departures, CLIPPED_AT), least);
  if (ofMedians === undefined && ofMeans === undefined) return undefined;
  const probability = each(departures, (value, slot) =>
    Number.isNaN(value) ? Number.NaN : Math.min(1, ofMedians?.[slot] || 1, ofMeans?.[slot] || 1),
  );
  const calm = each(sizes(departures), (size) => (size < FAR_OUT ? size : Number.NaN));
  const band = Math.min(WIDEST_BAND, Math.max(NARROWEST_BAND, quantile(calm, BAND_COVERAGE) || 0));
  return { probability, half: band };
}

/** So many slots are one trial: longer than the windows, so that the largest sizes of two are nearly independent. */
const BLOCK = 48;
/** Fewer trials than this teach nothing of how large sizes get. */
const FEWEST_BLOCKS = 8;
/** The largest sizes of blocks that teach: half, and 85 % of them, are smaller; what is beyond may be departures. */
const MIDDLE = 0.5;
const UPPER = 0.85;
/** A tail thinner than that of normal noise, whose largest of 48 have this scale ÷ median, is not believed. */
const THINNEST = 0.12;

/**
 * The chance, per sample, of so large a size: the largest of a block follow nearly Gumbel's law,
 * P(largest ≤ s) = exp(−exp(−(s − u) / β)) (Gumbel 1958, Statistics of Extremes, 5.2), for noise that depends on its
 * neighbours as well; u and β are told by two quantiles, which departures in a seventh of the blocks do not reach.
 */
function chances(statistic: Float64Array, least: number): Float64Array | undefined {
  const largest = blockMaxima(statistic);
  if (largest.length < FEWEST_BLOCKS) return undefined;
  const [middle, upper] = [quantileSorted(largest, MIDDLE), quantileSorted(largest, UPPER)];
  const scale = Math.max(THINNEST * middle, (upper - middle) / (gumbel(UPPER) - gumbel(MIDDLE)));
  const mode = middle - scale * gumbel(MIDDLE);
  const chanceOf = (size: number) => Math.exp(-(size - mode) / scale) / BLOCK;
  if (!(scale > 0) || !(chanceOf(largest.at(-1)!) <= least)) return undefined;
  return each(statistic, (value) => chanceOf(Math.abs(value)));
}

/** The size below which this share of Gumbel's standard law lies. */
function gumbel(share: number): number {
  return -Math.log(-Math.log(share));
}

/** The largest size of each block, ascending; blocks without a value are left out. */
function blockMaxima(statistic: Float64Array): Float64Array {
  const largest = new Float64Array(Math.floor(statistic.length / BLOCK)).fill(-1);
  for (let slot = 0; slot < BLOCK * largest.length; slot++) {
    const block = Math.floor(slot / BLOCK);
    const size = Math.abs(statistic[slot]!);
    if (size > largest[block]!) largest[block] = size;
  }
  return largest.filter((size) => size >= 0).sort();
}

/** Centred means of `LONG_WINDOW` samples, each at most the limit; NaN where more than half of them are missing. */
function runningMeans(values: Float64Array, limit: number): Float64Array {
  const half = LONG_WINDOW >> 1;
  const means = new Float64Array(values.length);
  let [sum, count] = [0, 0];
  const add = (slot: number, sign: 1 | -1) => {
    const value = values[slot];
    if (value === undefined || Number.isNaN(value)) return;
    sum += sign * Math.max(-limit, Math.min(limit, value));
    count += sign;
  };
  for (let slot = 0; slot < half; slot++) add(slot, 1);
  for (let slot = 0; slot < means.length; slot++) {
    add(slot + half, 1);
    add(slot - half - 1, -1);
    means[slot] = count > half ? sum / count : Number.NaN;
  }
  return means;
}
