import { type LoessDegree, LoessSmoother } from './loess.ts';
import { median, medianInPlace, robustScale } from './robust.ts';

/** Every parameter of a fit, with its name in the paper. Windows and jumps count samples unless said. */
export interface StlParameters {
  /** n_p: samples in one cycle, at least 2. */
  readonly period: number;
  /** n_s: cycles in a neighbourhood of the seasonal smoothing; odd, at least 3, better 7. */
  readonly seasonalWindow: number;
  /** The same cycle throughout: n_s is 10n + 1, of degree 0, and each phase becomes its mean in the end. */
  readonly periodic: boolean;
  /** n_t: samples in a neighbourhood of the trend smoothing; odd, at least 3. */
  readonly trendWindow: number;
  /** n_l: samples in a neighbourhood of the low-pass smoothing; odd, at least 3. */
  readonly lowPassWindow: number;
  readonly seasonalDegree: LoessDegree;
  readonly trendDegree: LoessDegree;
  readonly lowPassDegree: LoessDegree;
  /** Cycles from one fitted position to the next; those between are interpolated. */
  readonly seasonalJump: number;
  readonly trendJump: number;
  readonly lowPassJump: number;
  /** n_i: passes of the inner loop in each pass of the outer, at least 1. */
  readonly inner: number;
  /** n_o: how often the robustness weights are made anew; 0 for a fit that is not robust. */
  readonly outer: number;
}

/** What is left out gets its value from `stlDefaults`. */
export type StlChoice = {
  readonly [Name in keyof Omit<StlParameters, 'period'>]?: StlParameters[Name] | undefined;
} & {
  /** Stands for `inner` 1 and `outer` 15; without it they are 2 and 0. */
  readonly robust?: boolean | undefined;
};

export type StlOptions = StlChoice & { readonly period: number };

/** Arrays of the length of the values; trend + seasonal + remainder = values. */
export interface StlDecomposition {
  /** Finite throughout, at missing samples too. */
  readonly seasonal: Float64Array;
  /** Finite throughout, at missing samples too. */
  readonly trend: Float64Array;
  /** NaN at a missing sample. */
  readonly remainder: Float64Array;
  /** Robustness weights, 0…1, with which the last pass was made; 0 at a missing sample. */
  readonly weights: Float64Array;
  /** Whether reweighting stopped because it had nothing left to go by: see `stl`. */
  readonly collapsed: boolean;
}

/**
 * Seasonal-trend decomposition by loess: Cleveland, Cleveland, McRae, Terpenning (1990), "STL: A
 * Seasonal-Trend Decomposition Procedure Based on Loess", J. Official Statistics 6(1), 3–73, section 2,
 * and the authors' Fortran; the numbers are those of R's `stl` but for the median of an even number of
 * remainders, which is exact here.
 *
 * - `values`: n samples on an even grid, at least two periods. NaN or an infinity is a missing sample and
 *   has weight 0 in every fit. A phase of the cycle without any sample is interpolated between its
 *   neighbours. All missing: every number is NaN, every weight 0.
 * - A robust fit collapses when weights that leave out many samples let the smoothers run through the rest
 *   (short periods): the median |remainder| falls to rounding, at most 1e-9 of the scale of the values, and
 *   the next weights would be made of rounding. Reweighting stops, and the last fit stands whose weights left
 *   out at most a quarter. It stops as well when the mean |remainder|, too, is rounding (exactly periodic):
 *   nothing is left to weigh. `collapsed` tells of both.
 * - Where the median is rounding and the fit has not collapsed (exactly periodic but for spikes, or flat), the
 *   mean |remainder| stands in for it.
 * - With many missing samples the two passes of a fit that is not robust are few; `inner` 5 comes closer.
 *
 * O(n) per pass with the default jumps. The values are not changed.
 * @throws RangeError for a parameter that breaks its rule, and for fewer than two full periods.
 * @example stl(values, { period: 24, seasonalWindow: 7, robust: true }).trend
 */
export function stl(values: Float64Array, options: StlOptions): StlDecomposition {
  const parameters = stlDefaults(options.period, values.length, options);
  requireStl(values.length, parameters);
  return new StlFit(values, parameters).run();
}

/** The least that the paper recommends for n_s. */
const DEFAULT_SEASONAL_WINDOW = 7;

/**
 * The parameters for `samples` values, with R's defaults for what `choice` leaves out: windows from the
 * paper's section 3, jumps of a tenth of a window. R has none for the seasonal window; here it is 7.
 * `periodic` wins over a seasonal window and its degree. Nothing is checked here.
 * @example stlDefaults(24, 1000).trendWindow // => 47
 */
export function stlDefaults(period: number, samples: number, choice: StlChoice = {}): StlParameters {
  const periodic = choice.periodic ?? false;
  const seasonalWindow = periodic ? 10 * samples + 1 : (choice.seasonalWindow ?? DEFAULT_SEASONAL_WINDOW);
  const trendWindow = choice.trendWindow ?? toOdd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonalWindow)));
  const lowPassWindow = choice.lowPassWindow ?? toOdd(period);
  const trendDegree = choice.trendDegree ?? 1;
  const robust = choice.robust ?? false;
  return {
    period,
    seasonalWindow,
    periodic,
    trendWindow,
    lowPassWindow,
    seasonalDegree: periodic ? 0 : (choice.seasonalDegree ?? 0),
    trendDegree,
    lowPassDegree: choice.lowPassDegree ?? trendDegree,
    seasonalJump: choice.seasonalJump ?? Math.ceil(seasonalWindow / 10),
    trendJump: choice.trendJump ?? Math.ceil(trendWindow / 10),
    lowPassJump: choice.lowPassJump ?? Math.ceil(lowPassWindow / 10),
    inner: choice.inner ?? (robust ? 1 : 2),
    outer: choice.outer ?? (robust ? 15 : 0),
  };
}

function toOdd(window: number): number {
  return window % 2 === 0 ? window + 1 : window;
}

/** h = 6 median |R|: remainders beyond lose all weight (section 2, the outer loop). */
const TYPICAL_TO_ZERO_WEIGHT = 6;

/**
 * Share of samples without weight past which a median of nothing but rounding counts as a collapse. At period
 * 2, normal noise collapses from shares of 0.3 to 0.5. Weights by the mean leave out at most a sixth.
 */
const MOST_ZERO_WEIGHTS = 1 / 4;

/** One decomposition under way: the arrays of both loops, allocated once. */
class StlFit {
  readonly #parameters: StlParameters;
  /** Y, with NaN for all that is missing. */
  readonly #values: Float64Array;
  readonly #seasonal: Float64Array;
  readonly #trend: Float64Array;
  readonly #weights: Float64Array;
  /** Until the first reweighting every fit is made without weights. */
  #isWeighted = false;
  /** The last fit with weights for most samples, kept while the weights leave out too many. */
  #before: Parts | undefined;

  readonly #seasonalLoess: LoessSmoother;
  readonly #trendLoess: LoessSmoother;
  readonly #lowPassLoess: LoessSmoother;

  /** C: the smoothed cycle-subseries put together again, one cycle longer at both ends. */
  readonly #cycles: Float64Array;
  readonly #lowPass: Float64Array;
  readonly #work: Float64Array;
  readonly #subseries: Float64Array;
  readonly #subweights: Float64Array;
  readonly #subsmooth: Float64Array;

  constructor(values: Float64Array, parameters: StlParameters) {
    const { period } = parameters;
    const n = values.length;
    const cycles = Math.ceil(n / period);
    this.#parameters = parameters;
    this.#values = values.map((value) => (Number.isFinite(value) ? value : Number.NaN));
    this.#seasonal = new Float64Array(n);
    this.#trend = new Float64Array(n);
    this.#weights = this.#values.map((value) => (Number.isNaN(value) ? 0 : 1));
    const { seasonalWindow, seasonalDegree, seasonalJump } = parameters;
    this.#seasonalLoess = new LoessSmoother({
      window: seasonalWindow,
      degree: seasonalDegree,
      jump: seasonalJump,
    });
    const { trendWindow, trendDegree, trendJump } = parameters;
    this.#trendLoess = new LoessSmoother({ window: trendWindow, degree: trendDegree, jump: trendJump });
    const { lowPassWindow, lowPassDegree, lowPassJump } = parameters;
    this.#lowPassLoess = new LoessSmoother({
      window: lowPassWindow,
      degree: lowPassDegree,
      jump: lowPassJump,
    });
    this.#cycles = new Float64Array(n + 2 * period);
    this.#lowPass = new Float64Array(n + 2 * period);
    this.#work = new Float64Array(n + 2 * period);
    this.#subseries = new Float64Array(cycles);
    this.#subweights = new Float64Array(cycles);
    this.#subsmooth = new Float64Array(cycles + 2);
  }

  run(): StlDecomposition {
    const { inner, outer } = this.#parameters;
    const noise = roundingNoise(this.#values);
    for (let pass = 0; ; pass++) {
      for (let i = 0; i < inner; i++) this.#innerLoop();
      const current = { seasonal: this.#seasonal, trend: this.#trend, weights: this.#weights };
      if (outer === 0 || Number.isNaN(noise)) return this.#finish(current, false);
      const { middle, mean } = this.#measure();
      if (mean <= noise) return this.#finish(current, true);
      if (middle <= noise && this.#before !== undefined) return this.#finish(this.#before, true);
      if (pass === outer) return this.#finish(current, false);
      this.#reweight(middle <= noise ? mean : middle);
    }
  }

  #finish({ seasonal, trend, weights }: Parts, collapsed: boolean): StlDecomposition {
    if (this.#parameters.periodic) averagePhases(seasonal, this.#parameters.period);
    const remainder = this.#values.map((value, i) => value - seasonal[i]! - trend[i]!);
    return { seasonal, trend, remainder, weights, collapsed };
  }

  /** Steps 1 to 6 of the paper's inner loop; a missing sample stays NaN through all of them. */
  #innerLoop(): void {
    const values = this.#values;
    const n = values.length;
    const { period } = this.#parameters;
    const trend = this.#trend;
    const seasonal = this.#seasonal;
    const cycles = this.#cycles;
    const lowPass = this.#lowPass;
    const work = this.#work;
    for (let i = 0; i < n; i++) work[i] = values[i]! - trend[i]!;
    this.#smoothCycles();
    movingAverage(cycles, n + 2 * period, period, work);
    movingAverage(work, n + period + 1, period, lowPass);
    movingAverage(lowPass, n + 2, 3, work);
    this.#lowPassLoess.smooth(work, undefined, n, lowPass);
    for (let i = 0; i < n; i++) {
      const season = cycles[period + i]! - lowPass[i]!;
      seasonal[i] = season;
      work[i] = values[i]! - season;
    }
    this.#trendLoess.smooth(work, this.#isWeighted ? this.#weights : undefined, n, trend);
  }

  /** Step 2: smooths the detrended samples of each phase, read from `#work`, into `#cycles`. */
  #smoothCycles(): void {
    const n = this.#values.length;
    const { period } = this.#parameters;
    const detrended = this.#work;
    const weights = this.#weights;
    const cycles = this.#cycles;
    const subseries = this.#subseries;
    const subweights = this.#subweights;
    const subsmooth = this.#subsmooth;
    let isPhaseEmpty = false;
    for (let phase = 0; phase < period; phase++) {
      let count = 0;
      for (let i = phase; i < n; i += period) {
        subseries[count] = detrended[i]!;
        subweights[count] = weights[i]!;
        count++;
      }
      this.#seasonalLoess.smooth(subseries, this.#isWeighted ? subweights : undefined, count, subsmooth, 1);
      if (Number.isNaN(subsmooth[0])) isPhaseEmpty = true;
      for (let cycle = 0, i = phase; cycle < count + 2; cycle++, i += period) cycles[i] = subsmooth[cycle]!;
    }
    if (isPhaseEmpty) bridge(cycles);
  }

  /** Leaves |R| in `#work`, NaN where missing; returns its median and mean. */
  #measure(): { middle: number; mean: number } {
    const values = this.#values;
    const n = values.length;
    const seasonal = this.#seasonal;
    const trend = this.#trend;
    const deviations = this.#work;
    const scratch = this.#lowPass;
    let observed = 0;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const deviation = Math.abs(values[i]! - (trend[i]! + seasonal[i]!));
      deviations[i] = deviation;
      if (Number.isNaN(deviation)) continue;
      scratch[observed++] = deviation;
      sum += deviation;
    }
    return { middle: medianInPlace(scratch, observed), mean: sum / observed };
  }

  /**
   * The outer loop, after `#measure`: bisquare weights B(u) = (1 − u²)² with u = |R| / h, h = 6 × `typical` |R|,
   * and the Fortran's cutoffs at .001 h and .999 h.
   */
  #reweight(typical: number): void {
    const n = this.#values.length;
    const deviations = this.#work;
    const weights = this.#weights;
    const h = TYPICAL_TO_ZERO_WEIGHT * typical;
    let observed = 0;
    let outside = 0;
    for (let i = 0; i < n; i++) {
      if (!Number.isNaN(deviations[i]!)) observed++;
      if (deviations[i]! > 0.999 * h) outside++;
    }
    if (outside <= MOST_ZERO_WEIGHTS * observed) this.#before = undefined;
    else this.#before ??= this.#copy();
    for (let i = 0; i < n; i++) {
      const deviation = deviations[i]!;
      const u = deviation / h;
      const v = 1 - u * u;
      // A NaN passes neither comparison: a missing sample gets 0.
      weights[i] = deviation <= 0.001 * h ? 1 : deviation <= 0.999 * h ? v * v : 0;
    }
    this.#isWeighted = true;
  }

  #copy(): Parts {
    return { seasonal: this.#seasonal.slice(), trend: this.#trend.slice(), weights: this.#weights.slice() };
  }
}

type Parts = Pick<StlDecomposition, 'seasonal' | 'trend' | 'weights'>;

/**
 * The median |remainder| below which it says nothing: 1e-9 of the robust scale of the values, and 2⁻⁴⁴
 * (256 roundings) of their middle size, for a small movement on a great offset. NaN when all are missing.
 */
function roundingNoise(values: Float64Array): number {
  return Math.max(1e-9 * robustScale(values), 2 ** -44 * median(values.map(Math.abs)));
}

/** Running means of `length` neighbours: the first `count` values become count − length + 1 averages. */
function movingAverage(values: Float64Array, count: number, length: number, averages: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += values[i]!;
  averages[0] = sum / length;
  for (let i = length; i < count; i++) {
    sum += values[i]! - values[i - length]!;
    averages[i - length + 1] = sum / length;
  }
}

/** Fills runs of NaN on the straight line between their ends; at the borders with the nearest number. */
function bridge(values: Float64Array): void {
  let known = -1;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    const end = values[i]!;
    const start = known < 0 ? end : values[known]!;
    for (let j = known + 1; j < i; j++) values[j] = start + ((end - start) * (j - known)) / (i - known);
    known = i;
  }
  if (known >= 0) values.fill(values[known]!, known + 1);
}

/** Replaces every value by the mean of its phase. */
function averagePhases(seasonal: Float64Array, period: number): void {
  for (let phase = 0; phase < period; phase++) {
    let sum = 0;
    let count = 0;
    for (let i = phase; i < seasonal.length; i += period) {
      sum += seasonal[i]!;
      count++;
    }
    for (let i = phase; i < seasonal.length; i += period) seasonal[i] = sum / count;
  }
}

function requireStl(samples: number, parameters: StlParameters): void {
  const { period } = parameters;
  requireWhole(parameters, 'period', 2);
  if (samples < 2 * period) {
    throw new RangeError(`a fit needs two full periods, here ${2 * period} samples, got ${samples}`);
  }
  for (const name of ['seasonalWindow', 'trendWindow', 'lowPassWindow'] as const) {
    if (!Number.isInteger(parameters[name]) || parameters[name] < 3 || parameters[name] % 2 === 0) {
      throw new RangeError(`${name} is an odd whole number of at least 3, got ${parameters[name]}`);
    }
  }
  for (const name of ['seasonalDegree', 'trendDegree', 'lowPassDegree'] as const) {
    if (parameters[name] !== 0 && parameters[name] !== 1) {
      throw new RangeError(`${name} is 0 or 1, got ${parameters[name]}`);
    }
  }
  for (const name of ['seasonalJump', 'trendJump', 'lowPassJump', 'inner'] as const) {
    requireWhole(parameters, name, 1);
  }
  requireWhole(parameters, 'outer', 0);
}

type WholeNumber = 'period' | 'seasonalJump' | 'trendJump' | 'lowPassJump' | 'inner' | 'outer';

function requireWhole(parameters: StlParameters, name: WholeNumber, least: number): void {
  const value = parameters[name];
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} is a whole number of at least ${least}, got ${value}`);
  }
}
