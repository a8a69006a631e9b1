import { lineAt, meanAt, type WeightedSequence } from './loess-kernels.ts';
import { Neighbourhoods } from './loess-neighbourhood.ts';
import { interpolate, type LoessShape, loessPlan } from './loess-plan.ts';
import { TricubeTables, tricubeTable } from './loess-tricube.ts';

/** A local polynomial is a constant or a straight line. */
export type LoessDegree = 0 | 1;

export interface LoessOptions {
  /** Samples in a neighbourhood: odd, at least 3. More than there are samples widens the tricube instead. */
  readonly window: number;
  /** 1 when left out. */
  readonly degree?: LoessDegree | undefined;
  /** Every `jump`-th position and the last are fitted, those between interpolated; 1 when left out. */
  readonly jump?: number | undefined;
}

/**
 * Locally weighted regression on an even grid: Cleveland, Cleveland, McRae, Terpenning (1990), "STL: A
 * Seasonal-Trend Decomposition Procedure Based on Loess", J. Official Statistics 6(1), section 2, with the
 * details of the authors' Fortran (`ess`, `est`). One differs: with a jump of more than half a window the
 * Fortran fits the last position from the neighbourhood of the one before, here it has its own.
 *
 * - `values`: n samples. NaN or an infinity is a missing sample: it has no part in any fit, and the
 *   neighbourhood of a position is made of the `window` nearest samples that are there.
 * - `weights`: n factors ≥ 0 on the tricube weights; 1 when left out. Unlike a missing sample, one of weight
 *   0 keeps its place in the neighbourhoods.
 * - Returns n fitted values, at the missing positions too. Where a whole neighbourhood has weight 0, a
 *   sample that is there stands for itself, as in the Fortran (so that a robust fit can give it weight
 *   again); for a missing one the `window` nearest samples with a weight take over, or, when none has any,
 *   the nearest sample. With no sample at all every value is NaN.
 *
 * @throws RangeError for a window, degree, jump or number of weights that breaks these rules.
 * @example loess(Float64Array.of(0, 0, 6, 0, 0), { window: 5, degree: 0 })[2] // => 2.5643, 6 / (1 + 2 T(½))
 */
export function loess(values: Float64Array, options: LoessOptions, weights?: Float64Array): Float64Array {
  if (weights !== undefined && weights.length !== values.length) {
    throw new RangeError(`one weight for each of the ${values.length} values, got ${weights.length}`);
  }
  const smoothed = new Float64Array(values.length);
  new LoessSmoother(options).smooth(values, weights, values.length, smoothed);
  return smoothed;
}

/**
 * `loess` for callers that smooth many sequences: keeps its scratch arrays and tricube tables. Single letters
 * from here on, as in section 2 of the paper and in the Fortran: x the position fitted, q the window, h the
 * distance at which the tricube T reaches zero, j the position of a sample, d = |j − x|.
 */
export class LoessSmoother {
  readonly #shape: Omit<LoessShape, 'count'>;
  readonly #neighbourhoods: Neighbourhoods;
  readonly #tricubes = new TricubeTables();

  /** The sequence at hand, from `#load`. */
  #sequence: WeightedSequence = { count: 0, weight: new Float64Array(0), weighted: new Float64Array(0) };
  /** Positions of the samples that are there. */
  #there: Int32Array = new Int32Array(0);

  /** @throws RangeError for an even or too small window, a degree besides 0 and 1, a jump below 1. */
  constructor({ window, degree = 1, jump = 1 }: LoessOptions) {
    requireLoess(window, degree, jump);
    this.#shape = { window, degree, jump };
    this.#neighbourhoods = new Neighbourhoods(window);
  }

  /**
   * Smooths the first `count` of `values` into `smoothed`. With `margin` 1 the fit is also evaluated
   * one position before and one behind, so that smoothed[0] is position −1 and `count` + 2 are written.
   * Missing samples and weights are as in `loess`; `values` and `weights` are not changed.
   */
  smooth(
    values: Float64Array,
    weights: Float64Array | undefined,
    count: number,
    smoothed: Float64Array,
    margin: 0 | 1 = 0,
  ): void {
    if (margin === 0 && count > 0 && weights === undefined && isComplete(values, count)) {
      loessPlan({ count, ...this.#shape }).smooth(values, smoothed);
      return;
    }
    if (this.#load(values, weights, count) === 0) {
      smoothed.fill(Number.NaN, 0, count + 2 * margin);
      return;
    }
    const last = count - 1;
    const before = margin === 1 ? this.#fit(-1) : 0;
    let from = 0;
    smoothed[margin] = this.#fitOrStandIn(values, 0);
    while (from < last) {
      const to = Math.min(from + this.#shape.jump, last);
      smoothed[margin + to] = this.#fitOrStandIn(values, to);
      interpolate(smoothed, margin + from, margin + to);
      from = to;
    }
    if (margin === 0) return;
    const behind = this.#fit(count);
    smoothed[0] = Number.isNaN(before) ? smoothed[1]! : before;
    smoothed[count + 1] = Number.isNaN(behind) ? smoothed[count]! : behind;
  }

  /** Takes a sequence in; returns how many samples of it are there. */
  #load(values: Float64Array, weights: Float64Array | undefined, count: number): number {
    if (this.#there.length < count) this.#grow(count);
    const { weight, weighted } = this.#sequence;
    this.#sequence = { count, weight, weighted };
    let observed = 0;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      const there = Number.isFinite(value);
      const factor = there ? (weights?.[i] ?? 1) : 0;
      if (there) this.#there[observed++] = i;
      weight[i] = factor;
      weighted[i] = factor > 0 ? factor * value : 0;
    }
    this.#neighbourhoods.begin(observed, this.#there);
    return observed;
  }

  #grow(count: number): void {
    this.#sequence = { count, weight: new Float64Array(count), weighted: new Float64Array(count) };
    this.#there = new Int32Array(count);
  }

  /** The fit at x, or what stands in for it where the neighbourhood has no weight. */
  #fitOrStandIn(values: Float64Array, x: number): number {
    const fitted = this.#fit(x);
    if (!Number.isNaN(fitted)) return fitted;
    return Number.isFinite(values[x]!) ? values[x]! : this.#fitNearestWeights(values, x);
  }

  /** The fit at x; NaN when its neighbourhood has no weight. */
  #fit(x: number): number {
    return this.#estimate(x, this.#tricubes.of(this.#neighbourhoods.h(x), this.#sequence.count));
  }

  #estimate(x: number, table: Float64Array): number {
    return this.#shape.degree === 0 ? meanAt(this.#sequence, x, table) : lineAt(this.#sequence, x, table);
  }

  /**
   * For a missing position without weight around: the neighbourhood becomes the q nearest samples that
   * have one, or, where none has, the nearest sample that is there. Scans outward, O(count); rare.
   */
  #fitNearestWeights(values: Float64Array, x: number): number {
    const { count, weight } = this.#sequence;
    const q = this.#shape.window;
    let farthest = 0;
    let found = 0;
    for (let d = 1; found < q && d <= Math.max(x, count - 1 - x); d++) {
      const before = found;
      if (d <= x && weight[x - d]! > 0) found++;
      if (d < count - x && weight[x + d]! > 0) found++;
      if (found > before) farthest = d;
    }
    if (found === 0) return nearestSample(values, x, count);
    // A little farther than the farthest, so that two at equal distance still weigh something.
    const h = farthest + Math.ceil(farthest / 100) + (Math.max(0, q - found) >> 1);
    return this.#estimate(x, tricubeTable(h, farthest));
  }
}

/** Whether the first `count` values are all finite. */
export function isComplete(values: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (!Number.isFinite(values[i]!)) return false;
  return true;
}

function nearestSample(values: Float64Array, x: number, count: number): number {
  for (let d = 1; d < count; d++) {
    if (d <= x && Number.isFinite(values[x - d]!)) return values[x - d]!;
    if (x + d < count && Number.isFinite(values[x + d]!)) return values[x + d]!;
  }
  return Number.NaN;
}

function requireLoess(window: number, degree: number, jump: number): void {
  if (!Number.isInteger(window) || window < 3 || window % 2 === 0) {
    throw new RangeError(`a loess window is an odd whole number of at least 3 samples, got ${window}`);
  }
  if (degree !== 0 && degree !== 1) {
    throw new RangeError(`a loess degree is 0 or 1, got ${degree}`);
  }
  if (!Number.isInteger(jump) || jump < 1) {
    throw new RangeError(`a loess jump is a whole number of at least 1 sample, got ${jump}`);
  }
}
