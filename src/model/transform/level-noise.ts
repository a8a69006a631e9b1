import { difference, each, quotient, sizes } from '../elementwise.ts';
import { runningMedian } from '../medians/running-median.ts';
import { MAD_TO_SIGMA, median } from '../robust.ts';

/** Samples on which the noise, and those on which a level rests. */
const NOISE_WINDOW = 7;
const LEVEL_WINDOW = 51;
/** A sample this many typical departures from its neighbours (some 7 σ) is an outlier. */
const OUTLIER = 10;
/** Neighbours in phase are neighbours when they are this much alike, compared with those in time. */
const NEARER = 0.9;
/** More samples teach no more; of a longer series every so many stretches are looked at. */
const ENOUGH = 4096;
const STRETCH = 256;

/** What departs from a level, in an order in which neighbours are alike: by time, or phase by phase through the cycles. */
export interface LevelNoise {
  readonly values: Float64Array;
  /** Running median over `levelWindow` samples, which noise moves little. */
  readonly level: Float64Array;
  readonly levelWindow: number;
  /** |value − running median of seven neighbours|; outliers are NaN. */
  readonly departure: Float64Array;
}

/**
 * Separates a series into level and noise without a model. Where a cycle has few samples, or its season is steep, the
 * neighbours in phase are nearer than those in time, and the order is theirs. Long series are thinned to about 4,096.
 * @param values NaN at a gap
 * @param length whole samples per cycle; 0 without one
 */
export function levelNoise(values: Float64Array, length: number): LevelNoise {
  const isByPhase = length > 1 && typicalStep(values, length) < NEARER * typicalStep(values, 1);
  const ordered = excerpt(isByPhase ? byPhase(values, length) : values);
  const departures = departuresOf(ordered);
  const limit = OUTLIER * median(departures) || Infinity;
  const isOutlier = (slot: number) => departures[slot]! > limit;
  const kept = each(ordered, (value, slot) => (isOutlier(slot) ? Number.NaN : value));
  const alike = isByPhase ? values.length / length : length > 0 ? length / 4 : LEVEL_WINDOW;
  const levelWindow = Math.floor(Math.min(LEVEL_WINDOW, Math.max(NOISE_WINDOW, alike))) | 1;
  const departure = departures.some((one) => one > limit) ? departuresOf(kept) : departures;
  return { values: ordered, level: runningMedian(kept, levelWindow), levelWindow, departure };
}

/** σ of the noise in shares of its level. */
export function relativeNoise({ departure, level }: LevelNoise): number {
  return MAD_TO_SIGMA * median(quotient(departure, level));
}

function typicalStep(values: Float64Array, lag: number): number {
  return median(sizes(difference(values.subarray(lag), values)));
}

function byPhase(values: Float64Array, length: number): Float64Array {
  const ordered = new Float64Array(values.length);
  let at = 0;
  for (let phase = 0; phase < length; phase++) {
    for (let slot = phase; slot < values.length; slot += length) ordered[at++] = values[slot]!;
  }
  return ordered;
}

function excerpt(values: Float64Array): Float64Array {
  const every = Math.ceil(values.length / ENOUGH);
  return every === 1 ? values : values.filter((_, slot) => Math.floor(slot / STRETCH) % every === 0);
}

function departuresOf(values: Float64Array): Float64Array {
  const around = runningMedian(values, NOISE_WINDOW);
  return sizes(difference(values, around));
}
