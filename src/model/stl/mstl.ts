import { each, sizes } from '../elementwise.ts';
import { onGrid, readBack } from '../regrid.ts';
import { median } from '../robust.ts';
import { loess } from './loess.ts';
import { type StlChoice, type StlDecomposition, stl, stlDefaults } from './stl.ts';

/** One season of the series. */
export interface MstlSeason {
  /** Samples in one cycle, at least 2; need not be whole: a day at steps of 7 minutes is 205.71. */
  readonly period: number;
  /** As in `stl`; left out, it is 11 for the shortest season that fits, and 4 more for each longer one. */
  readonly seasonalWindow?: number | undefined;
  /** The same cycle throughout, as in `stl`. */
  readonly periodic?: boolean | undefined;
}

export interface MstlOptions extends Pick<StlChoice, 'robust' | 'inner' | 'outer' | 'trendWindow'> {
  /** In any order. One that does not fit into the values twice is left out: its part is zero. */
  readonly seasons: readonly MstlSeason[];
  /** How often all seasons are fitted; 2 when left out. A single season is fitted once. */
  readonly iterate?: number | undefined;
}

/** Arrays of the length of the values; trend + Σ seasonal + remainder = values, but for rounding. */
export interface MstlDecomposition {
  /** That of the last fit, of the longest season; finite at missing samples too. */
  readonly trend: Float64Array;
  /** One part a season, in the order given; finite at missing samples too. */
  readonly seasonal: readonly Float64Array[];
  /** ((value − first seasonal part) − …) − trend; NaN at a missing sample. */
  readonly remainder: Float64Array;
  /** Robustness weights of the last fit; 0 at a missing sample. */
  readonly weights: Float64Array;
  /** Whether the last fit collapsed: see `stl`. */
  readonly collapsed: boolean;
}

/**
 * Seasonal-trend decomposition with several seasons: Bandara, Hyndman, Bergmeir (2021), "MSTL: A Seasonal-Trend
 * Decomposition Algorithm for Time Series with Multiple Seasonal Patterns", arXiv 2107.13462, Algorithm 1. Each
 * season in turn, the shortest first, is fitted by `stl` to the values without the other seasons.
 *
 * - `values`: n samples on an even grid. NaN or an infinity is a missing sample, and stays missing in each fit;
 *   R's `mstl` interpolates before the first.
 * - A period that is not whole is fitted on the grid that `stretchedSlots` tells, a cycle of which has a whole
 *   number of phases: slots of that grid that no sample falls to are missing, two samples in one are their mean,
 *   and the parts are read back for each sample. The trend window is stretched alike.
 * - Without a season that fits, the trend is a loess of `trendWindow`, robust when asked for, where R's `mstl`
 *   has a supersmoother. Left out, the window is that of the longest season that would fit.
 * - A season that fits exactly twice is fitted, R's `mstl` leaves it out. No Box-Cox transformation is made.
 *
 * O(n) per fit. The values are not changed.
 * @throws RangeError for a parameter that breaks its rule.
 * @example mstl(values, { seasons: [{ period: 24 }, { period: 168 }], robust: true }).seasonal[1]
 */
export function mstl(values: Float64Array, options: MstlOptions): MstlDecomposition {
  requireMstl(options);
  const samples = each(values, (value) => (Number.isFinite(value) ? value : Number.NaN));
  const seasons = fittingSeasons(samples.length, options.seasons);
  const seasonal = options.seasons.map((): Float64Array => new Float64Array(samples.length));
  const passes = seasons.length > 1 ? (options.iterate ?? DEFAULT_PASSES) : 1;
  let last: TrendFit | undefined;
  for (let pass = 0; pass < passes; pass++) {
    for (const season of seasons) {
      const others = seasonal.filter((_, index) => index !== season.index);
      const fit = fitSeason(without(samples, others), season, options);
      seasonal[season.index] = fit.seasonal;
      last = fit;
    }
  }
  const { trend, weights, collapsed } = last ?? fitTrend(samples, options);
  return { trend, seasonal, remainder: without(samples, [...seasonal, trend]), weights, collapsed };
}

/** R's `iterate`. */
const DEFAULT_PASSES = 2;

type TrendFit = Pick<MstlDecomposition, 'trend' | 'weights' | 'collapsed'>;

interface FittingSeason extends MstlSeason {
  /** Where the caller named it. */
  readonly index: number;
  readonly seasonalWindow: number;
}

/** Those that fit into the samples twice, the shortest first, with the seasonal windows of R's `mstl`. */
function fittingSeasons(samples: number, seasons: readonly MstlSeason[]): FittingSeason[] {
  return seasons
    .map((season, index) => ({ ...season, index }))
    .filter(({ period }) => 2 * period <= samples)
    .sort((a, b) => a.period - b.period)
    .map((season, rank) => ({ ...season, seasonalWindow: season.seasonalWindow ?? 11 + 4 * rank }));
}

function without(values: Float64Array, parts: readonly Float64Array[]): Float64Array {
  const rest = values.slice();
  for (const part of parts) {
    for (let i = 0; i < rest.length; i++) rest[i]! -= part[i]!;
  }
  return rest;
}

function fitSeason(values: Float64Array, season: FittingSeason, options: MstlOptions): StlDecomposition {
  const { robust, inner, outer, trendWindow } = options;
  const choice = { ...season, robust, inner, outer };
  const period = Math.round(season.period);
  if (period === season.period) return stl(values, { ...choice, trendWindow });
  const stretch = period / season.period;
  const slotOf = stretchedSlots(values.length, season.period);
  const grid = { slotOf, length: (slotOf.at(-1) ?? -1) + 1 };
  const fit = stl(onGrid(values, grid), {
    ...choice,
    period,
    trendWindow: trendWindow === undefined ? undefined : Math.round(trendWindow * stretch) | 1,
  });
  const gather = (part: Float64Array) => readBack(part, grid);
  return {
    trend: gather(fit.trend),
    seasonal: gather(fit.seasonal),
    remainder: gather(fit.remainder),
    weights: gather(fit.weights).map((weight, i) => (Number.isNaN(values[i]!) ? 0 : weight)),
    collapsed: fit.collapsed,
  };
}

/**
 * Where each sample lies on a grid with L = round(period) slots a cycle: sample i at i · L / period, a half
 * rounded down. With a whole period that is i.
 * @example stretchedSlots(6, 3.5) // => [0, 1, 2, 3, 5, 6]
 */
export function stretchedSlots(samples: number, period: number): Int32Array {
  const phases = Math.round(period);
  return Int32Array.from({ length: samples }, (_, i) => Math.ceil((i * phases) / period - 0.5));
}

/** Mean |remainder|, as a share of the middle size of the values, that is nothing but rounding: 256 roundings. */
const ROUNDING = 2 ** -44;

/** The trend alone, with the robustness weights of STL's outer loop; the mean stands in for a median of 0. */
function fitTrend(values: Float64Array, options: MstlOptions): TrendFit {
  const longest = Math.max(2, values.length >> 1);
  const { trendWindow: window, trendJump: jump, outer } = stlDefaults(longest, values.length, options);
  const noise = ROUNDING * median(sizes(values));
  let weights = values.map((value) => (Number.isNaN(value) ? 0 : 1));
  for (let pass = 0; ; pass++) {
    const trend = loess(values, { window, jump }, pass === 0 ? undefined : weights);
    if (pass === outer || Number.isNaN(noise)) return { trend, weights, collapsed: false };
    const deviations = values.map((value, i) => Math.abs(value - trend[i]!));
    const typical = [median(deviations), meanOf(deviations)].find((size) => size > noise);
    if (typical === undefined) return { trend, weights, collapsed: true };
    weights = deviations.map((deviation) => bisquare(deviation / (6 * typical)));
  }
}

/** NaN is left out. */
function meanOf(values: Float64Array): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}

/** B(u) of the paper of STL, section 2; 0 for NaN. */
function bisquare(u: number): number {
  return u < 1 ? (1 - u * u) ** 2 : 0;
}

function requireMstl({ seasons, iterate = DEFAULT_PASSES, outer = 0, trendWindow = 3 }: MstlOptions): void {
  for (const { period } of seasons) {
    if (!(period >= 2 && period < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`period is a number of at least 2, got ${period}`);
    }
  }
  requireWhole('iterate', iterate, 1);
  requireWhole('outer', outer, 0);
  if (!Number.isInteger(trendWindow) || trendWindow < 3 || trendWindow % 2 === 0) {
    throw new RangeError(`trendWindow is an odd whole number of at least 3, got ${trendWindow}`);
  }
}

function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} is a whole number of at least ${least}, got ${value}`);
  }
}
