import { firstNotBelow } from '../../sorted.ts';
import { each } from '../elementwise.ts';
import { ascending } from '../medians/ascending.ts';
import { median, medianInPlace, quantile, robustScale } from '../robust.ts';
import type { LevelNoise } from './level-noise.ts';

/** Levels that vary less (standard deviation of their logarithms) tell nothing of how spread grows. */
export const LEAST_VARIATION = 0.1;

/** How spread grows with level. */
export interface Growth {
  readonly slope: number;
  readonly standardError: number;
  /** Standard deviation of the logarithms of the levels. */
  readonly variation: number;
}

/** Standard deviation of the logarithms around their median, each at most 2 (a factor of 7). */
export function variationOf(level: Float64Array): number {
  const logarithms = new Float64Array(level.length);
  let count = 0;
  for (let at = 0; at < level.length; at++) if (level[at]! > 0) logarithms[count++] = Math.log(level[at]!);
  const centre = median(logarithms.subarray(0, count));
  let squares = 0;
  for (let at = 0; at < count; at++) squares += Math.min(4, (logarithms[at]! - centre) ** 2);
  return Math.sqrt(squares / count);
}

/** Pairs of a level and the spread there. */
export interface Spreads {
  readonly level: Float64Array;
  readonly spread: Float64Array;
}

const GROUPS = 20;

/** The samples in groups of like level and, but for ties, equal number; the spread of an empty group is NaN. */
export function noiseSpreads({ level, departure }: LevelNoise): Spreads {
  const observed = each(level, (one, slot) => (Number.isNaN(departure[slot]!) ? Number.NaN : one));
  const sorted = ascending(observed).values;
  const rank = (group: number) => sorted[Math.floor((group * sorted.length) / GROUPS)]!;
  const bounds = Float64Array.from({ length: GROUPS - 1 }, (_, group) => rank(group + 1));
  const groups: number[][] = Array.from({ length: GROUPS }, () => []);
  departure.forEach((one, slot) => {
    if (!Number.isNaN(one)) groups[firstNotBelow(bounds, level[slot]!)]!.push(one);
  });
  return {
    level: Float64Array.from(groups, (_, group) => rank(group + 0.5)),
    spread: Float64Array.from(groups, (departures) => clippedMean(Float64Array.from(departures))),
  };
}

/** A departure counts at most this many times the median. */
const CLIPPED_AT = 4;

function clippedMean(departures: Float64Array): number {
  const limit = CLIPPED_AT * median(departures) || Infinity;
  return departures.reduce((sum, departure) => sum + Math.min(limit, departure), 0) / departures.length;
}

/** Median and interquartile range of each whole cycle; none for cycles of fewer than four samples. */
export function cycleSpreads(values: Float64Array, length: number): Spreads {
  const cycles = Array.from({ length: length < 4 ? 0 : Math.floor(values.length / length) }, (_, cycle) =>
    values.subarray(cycle * length, (cycle + 1) * length),
  );
  return {
    level: Float64Array.from(cycles, median),
    spread: Float64Array.from(cycles, (cycle) => quantile(cycle, 0.75) - quantile(cycle, 0.25)),
  };
}

const FEWEST_PAIRS = 6;

/**
 * Slope of log spread on log level by Theil (1950) and Sen (1968), the median of the slopes of all pairs; its
 * standard error from the MAD around the line. Undefined where levels are few or hardly vary.
 */
export function growthOf({ level, spread }: Spreads): Growth | undefined {
  const used = [...level.keys()].filter((at) => level[at]! > 0 && spread[at]! > 0);
  const x = Float64Array.from(used, (at) => Math.log(level[at]!));
  const y = Float64Array.from(used, (at) => Math.log(spread[at]!));
  const variation = variationOf(level);
  if (used.length < FEWEST_PAIRS || variation < LEAST_VARIATION / 2) return undefined;
  const slope = theilSen(x, y);
  const around = robustScale(y.map((one, at) => one - slope * x[at]!));
  return { slope, variation, standardError: around / variation / Math.sqrt(used.length) };
}

function theilSen(x: Float64Array, y: Float64Array): number {
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  let count = 0;
  for (let a = 0; a < x.length; a++) {
    for (let b = a + 1; b < x.length; b++) {
      if (x[a] !== x[b]) slopes[count++] = (y[b]! - y[a]!) / (x[b]! - x[a]!);
    }
  }
  return medianInPlace(slopes, count);
}
