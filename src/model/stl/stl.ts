import { difference } from '../elementwise.ts';
import { LoessSmoother } from './loess.ts';
import { WeightedSmoother } from './loess-weighted.ts';
import { averageThrice } from './stl-low-pass.ts';
import { requireStl, type StlOptions, type StlParameters, stlDefaults } from './stl-parameters.ts';
import { SeasonalSmoother } from './stl-seasonal.ts';
import { bisquare, countOutside, DriftingMedian, meanDeviation, Noise } from './stl-weights.ts';

export { type StlChoice, type StlOptions, type StlParameters, stlDefaults } from './stl-parameters.ts';

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
 * O(n) per pass with the default jumps. Memory: six arrays of the length of the values, with missing samples
 * nine, three more while the weights leave out too many; plans and tables of at most some MiB. The values are
 * not changed.
 * @throws RangeError for a parameter that breaks its rule, and for fewer than two full periods.
 * @example stl(values, { period: 24, seasonalWindow: 7, robust: true }).trend
 */
export function stl(values: Float64Array, options: StlOptions): StlDecomposition {
  const parameters = stlDefaults(options.period, values.length, options);
  requireStl(values.length, parameters);
  const observed = countFinite(values);
  return observed === 0 ? nothing(values.length) : new StlFit(values, observed, parameters).run();
}

function countFinite(values: Float64Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i]!)) count++;
  return count;
}

/** A copy with `standIn` for every missing sample. */
function withStandIns(values: Float64Array, standIn: number): Float64Array {
  const copy = new Float64Array(values.length);
  for (let i = 0; i < copy.length; i++) copy[i] = Number.isFinite(values[i]!) ? values[i]! : standIn;
  return copy;
}

function markFinite(values: Float64Array, weights: Float64Array): void {
  for (let i = 0; i < weights.length; i++) weights[i] = Number.isFinite(values[i]!) ? 1 : 0;
}

function nothing(samples: number): StlDecomposition {
  const part = () => new Float64Array(samples).fill(Number.NaN);
  const weights = new Float64Array(samples);
  return { seasonal: part(), trend: part(), remainder: part(), weights, collapsed: false };
}

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
  /** Y, with 0 for all that is missing: it has weight 0. */
  readonly #filled: Float64Array;
  readonly #observed: number;
  readonly #seasonal: Float64Array;
  readonly #trend: Float64Array;
  readonly #weights: Float64Array;
  /** Until the first reweighting a complete series is fitted without weights. */
  #isWeighted: boolean;
  /** The last fit with weights for most samples, kept while the weights leave out too many. */
  #before: Parts | undefined;

  readonly #seasonalSmoother: SeasonalSmoother;
  readonly #trendLoess: LoessSmoother;
  readonly #trendSmoother: WeightedSmoother;
  readonly #lowPassLoess: LoessSmoother;
  readonly #middle = new DriftingMedian();

  /** C: the smoothed cycle-subseries put together again, one cycle longer at both ends. */
  readonly #cycles: Float64Array;
  readonly #work: Float64Array;

  constructor(values: Float64Array, observed: number, parameters: StlParameters) {
    const { period, trendWindow, trendDegree, trendJump } = parameters;
    const { lowPassWindow, lowPassDegree, lowPassJump } = parameters;
    const n = values.length;
    const isWhole = observed === n;
    this.#parameters = parameters;
    this.#observed = observed;
    this.#values = isWhole ? values : withStandIns(values, Number.NaN);
    this.#filled = isWhole ? values : withStandIns(values, 0);
    this.#seasonal = new Float64Array(n);
    this.#trend = new Float64Array(n);
    this.#weights = new Float64Array(n);
    markFinite(values, this.#weights);
    this.#isWeighted = !isWhole;
    this.#seasonalSmoother = new SeasonalSmoother(parameters, n, isWhole ? undefined : this.#weights);
    const trend = { window: trendWindow, degree: trendDegree, jump: trendJump };
    this.#trendLoess = new LoessSmoother(trend);
    this.#trendSmoother = new WeightedSmoother({ ...trend, count: n }, isWhole ? undefined : this.#there());
    this.#lowPassLoess = new LoessSmoother({
      window: lowPassWindow,
      degree: lowPassDegree,
      jump: lowPassJump,
    });
    this.#cycles = new Float64Array(n + 2 * period);
    this.#work = new Float64Array(n + period + 1);
  }

  run(): StlDecomposition {
    const { inner, outer } = this.#parameters;
    const noise = outer === 0 ? undefined : new Noise(this.#values);
    for (let pass = 0; ; pass++) {
      for (let i = 0; i < inner; i++) this.#innerLoop();
      const current = { seasonal: this.#seasonal, trend: this.#trend, weights: this.#weights };
      if (noise === undefined) return this.#finish(current, false);
      const deviations = this.#deviations();
      const middle = this.#middle.of(deviations, this.#observed, this.#cycles);
      // A mean is at least half of the median.
      const mean = noise.covers(middle / 2) ? meanDeviation(deviations) : middle;
      if (noise.covers(mean)) return this.#finish(current, true);
      if (noise.covers(middle) && this.#before !== undefined) return this.#finish(this.#before, true);
      if (pass === outer) return this.#finish(current, false);
      this.#reweight(deviations, noise.covers(middle) ? mean : middle);
    }
  }

  #finish({ seasonal, trend, weights }: Parts, collapsed: boolean): StlDecomposition {
    if (this.#parameters.periodic) averagePhases(seasonal, this.#parameters.period);
    const remainder = new Float64Array(trend.length);
    subtract(this.#values, seasonal, undefined, remainder);
    subtract(remainder, trend, undefined, remainder);
    return { seasonal, trend, remainder, weights, collapsed };
  }

  /** Steps 1 to 6 of the paper's inner loop. */
  #innerLoop(): void {
    const values = this.#filled;
    const weights = this.#isWeighted ? this.#weights : undefined;
    const seasonal = this.#seasonal;
    const work = this.#work;
    subtract(values, this.#trend, weights, work);
    this.#smoothCycles();
    averageThrice(this.#cycles, this.#parameters.period, work, seasonal);
    this.#lowPassLoess.smooth(seasonal, undefined, seasonal.length, work);
    subtract(this.#cycles.subarray(this.#parameters.period), work, undefined, seasonal);
    subtract(values, seasonal, weights, work);
    this.#smoothTrend();
  }

  /** Step 2: smooths the detrended samples of each phase, read from `#work`, into `#cycles`. */
  #smoothCycles(): void {
    const source = {
      weighted: this.#work,
      weights: this.#isWeighted ? this.#weights : undefined,
      valueAt: (i: number) => this.#values[i]! - this.#trend[i]!,
    };
    const isAnyEmpty = this.#seasonalSmoother.smooth(source, this.#cycles);
    if (isAnyEmpty) bridge(this.#cycles);
  }

  /** Step 6: smooths the deseasonalised samples, read from `#work`, into `#trend`. */
  #smoothTrend(): void {
    const trend = this.#trend;
    const count = trend.length;
    const weights = this.#weights;
    if (!this.#isWeighted) {
      this.#trendLoess.smooth(this.#work, undefined, count, trend);
    } else if (!this.#trendSmoother.smooth({ count, weight: weights, weighted: this.#work }, trend)) {
      const left = difference(this.#values, this.#seasonal);
      this.#trendLoess.smooth(left, weights, count, trend);
    }
  }

  /** Leaves |R| in `#work`, NaN where missing. */
  #deviations(): Float64Array {
    const deviations = this.#work.subarray(0, this.#values.length);
    measure(this.#values, this.#seasonal, this.#trend, deviations);
    return deviations;
  }

  #reweight(deviations: Float64Array, typical: number): void {
    const outside = countOutside(deviations, typical);
    if (outside <= MOST_ZERO_WEIGHTS * this.#observed) this.#before = undefined;
    else this.#before ??= this.#copy();
    bisquare(deviations, typical, this.#weights);
    this.#isWeighted = true;
  }

  #copy(): Parts {
    return { seasonal: this.#seasonal.slice(), trend: this.#trend.slice(), weights: this.#weights.slice() };
  }

  /** Positions of the samples that are there. */
  #there(): Int32Array {
    const positions = new Int32Array(this.#observed);
    let found = 0;
    for (let i = 0; i < this.#values.length; i++) if (this.#weights[i]! > 0) positions[found++] = i;
    return positions;
  }
}

type Parts = Pick<StlDecomposition, 'seasonal' | 'trend' | 'weights'>;

/** Leaves values − part in `into`, times the weights if there are any, as far as both reach. */
function subtract(
  values: Float64Array,
  part: Float64Array,
  weights: Float64Array | undefined,
  into: Float64Array,
): void {
  const count = Math.min(part.length, into.length);
  if (weights === undefined) for (let i = 0; i < count; i++) into[i] = values[i]! - part[i]!;
  else for (let i = 0; i < count; i++) into[i] = weights[i]! * (values[i]! - part[i]!);
}

function measure(
  values: Float64Array,
  seasonal: Float64Array,
  trend: Float64Array,
  deviations: Float64Array,
): void {
  for (let i = 0; i < deviations.length; i++) {
    deviations[i] = Math.abs(values[i]! - (trend[i]! + seasonal[i]!));
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
