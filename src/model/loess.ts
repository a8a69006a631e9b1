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

/** Numbers in the tricube tables that a smoother keeps, 8 MiB; past that, a table lasts until the next h. */
const TABLE_BUDGET = 1 << 20;

/**
 * `loess` for callers that smooth many sequences: keeps its scratch arrays and tricube tables. Single letters
 * from here on, as in section 2 of the paper and in the Fortran: x the position fitted, q the window, h the
 * distance at which the tricube T reaches zero, j the position of a sample, d = |j − x|, w = T(d / h).
 */
export class LoessSmoother {
  readonly #q: number;
  readonly #degree: LoessDegree;
  readonly #jump: number;

  /** The sequence at hand, from `#load`: its positions, samples that are there, all of them and of weight 1. */
  #count = 0;
  #observed = 0;
  #isPlain = true;
  /** Weight of each sample, 0 where it is missing, and weight × value. */
  #weight: Float64Array = new Float64Array(0);
  #weighted: Float64Array = new Float64Array(0);
  /** Positions of the samples that are there. */
  #positions: Int32Array = new Int32Array(0);

  /** The neighbourhood at hand, from `#place`: its ends, and the index of the left one in `#positions`. */
  #left = 0;
  #right = 0;
  #first = 0;

  /** Tables of T(d / h) by h, how many numbers they hold, and the one at hand, from `#tricube`. */
  readonly #tables: Map<number, Float64Array> = new Map();
  #tabled = 0;
  #table: Float64Array = new Float64Array(0);
  #tableH = -1;
  #tableCount = 0;

  #ones: Float64Array = new Float64Array(0);
  #ownWeight: Float64Array = new Float64Array(0);
  #ownWeighted: Float64Array = new Float64Array(0);

  /** @throws RangeError for an even or too small window, a degree besides 0 and 1, a jump below 1. */
  constructor(options: LoessOptions) {
    const { window, degree = 1, jump = 1 } = options;
    requireLoess(window, degree, jump);
    this.#q = window;
    this.#degree = degree;
    this.#jump = jump;
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
    if (!this.#load(values, weights, count)) {
      smoothed.fill(Number.NaN, 0, count + 2 * margin);
      return;
    }
    const last = count - 1;
    const before = margin === 1 ? this.#fit(-1) : 0;
    let from = 0;
    smoothed[margin] = this.#fitOrStandIn(values, 0);
    while (from < last) {
      const to = Math.min(from + this.#jump, last);
      smoothed[margin + to] = this.#fitOrStandIn(values, to);
      interpolate(smoothed, margin + from, margin + to);
      from = to;
    }
    if (margin === 0) return;
    const behind = this.#fit(count);
    smoothed[0] = Number.isNaN(before) ? smoothed[1]! : before;
    smoothed[count + 1] = Number.isNaN(behind) ? smoothed[count]! : behind;
  }

  /** Takes a sequence in; false when no sample of it is there. */
  #load(values: Float64Array, weights: Float64Array | undefined, count: number): boolean {
    if (this.#ones.length < count) this.#grow(count);
    this.#count = count;
    this.#first = 0;
    this.#isPlain = weights === undefined && isComplete(values, count);
    if (this.#isPlain) {
      this.#observed = count;
      this.#weight = this.#ones;
      this.#weighted = values;
      return count > 0;
    }
    const weight = this.#ownWeight;
    const weighted = this.#ownWeighted;
    const factors = weights ?? this.#ones;
    const positions = this.#positions;
    let observed = 0;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      const there = Number.isFinite(value);
      const factor = there ? factors[i]! : 0;
      if (there) positions[observed++] = i;
      weight[i] = factor;
      weighted[i] = factor > 0 ? factor * value : 0;
    }
    this.#observed = observed;
    this.#weight = weight;
    this.#weighted = weighted;
    return observed > 0;
  }

  #grow(count: number): void {
    this.#ones = new Float64Array(count).fill(1);
    this.#ownWeight = new Float64Array(count);
    this.#ownWeighted = new Float64Array(count);
    this.#positions = new Int32Array(count);
  }

  /** The fit at x, or what stands in for it where the neighbourhood has no weight. */
  #fitOrStandIn(values: Float64Array, x: number): number {
    const fitted = this.#fit(x);
    if (!Number.isNaN(fitted)) return fitted;
    return Number.isFinite(values[x]!) ? values[x]! : this.#fitNearestWeights(values, x);
  }

  /** The fit at x; NaN when its neighbourhood has no weight. */
  #fit(x: number): number {
    this.#place(x);
    const left = this.#left;
    const right = this.#right;
    const h = Math.max(x - left, right - x) + this.#excess(this.#observed);
    this.#tricube(h);
    const isCentred = this.#isPlain && x - left === right - x;
    return isCentred ? this.#centred(x, right - x) : this.#estimate(x, left, right);
  }

  #estimate(x: number, left: number, right: number): number {
    return this.#degree === 0 ? this.#mean(x, left, right) : this.#line(x, left, right);
  }

  /** How far a window larger than the `available` samples widens h; integer division as in the Fortran. */
  #excess(available: number): number {
    return this.#q > available ? (this.#q - available) >> 1 : 0;
  }

  /** Chooses the q nearest samples of x that are there; x never falls from call to call. */
  #place(x: number): void {
    const q = Math.min(this.#q, this.#observed);
    if (this.#observed === this.#count) {
      this.#left = Math.max(0, Math.min(x - (q >> 1), this.#count - q));
      this.#right = this.#left + q - 1;
      return;
    }
    const positions = this.#positions;
    let first = this.#first;
    while (first + q < this.#observed && positions[first + q]! - x < x - positions[first]!) first++;
    this.#first = first;
    this.#left = positions[first]!;
    this.#right = positions[first + q - 1]!;
  }

  /** A full window of weights 1: by symmetry the line at x is the mean, whatever the degree. */
  #centred(x: number, half: number): number {
    const table = this.#table;
    const y = this.#weighted;
    const reach = Math.min(half, table.length - 1);
    let s = 1;
    let t = y[x]!;
    for (let d = 1; d <= reach; d++) {
      const w = table[d]!;
      s += w + w;
      t += w * (y[x - d]! + y[x + d]!);
    }
    return t / s;
  }

  /** The weighted mean at x of samples left…right; NaN when they have no weight. */
  #mean(x: number, left: number, right: number): number {
    const table = this.#table;
    const weight = this.#weight;
    const weighted = this.#weighted;
    const reach = table.length - 1;
    const end = Math.min(right, x + reach);
    let s = 0;
    let t = 0;
    for (let j = Math.max(left, x - reach); j <= end; j++) {
      const w = table[j < x ? x - j : j - x]!;
      s += w * weight[j]!;
      t += w * weighted[j]!;
    }
    return s > 0 ? t / s : Number.NaN;
  }

  /**
   * The weighted straight line at x through samples left…right; NaN when they have no weight. One sweep
   * gathers the moments s_k = Σ w e^k and t_k = Σ w e^k y with e = j − x, so that the line is evaluated at
   * e = 0 and no array of weights is made. Samples at equal distance on both sides are taken as a pair,
   * which saves half of the products (1.6 times as fast); what has no partner follows one by one.
   */
  #line(x: number, left: number, right: number): number {
    const table = this.#table;
    const weight = this.#weight;
    const weighted = this.#weighted;
    const reach = table.length - 1;
    const start = Math.max(left, x - reach);
    const end = Math.min(right, x + reach);
    const paired = Math.min(x - start, end - x);
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let t0 = 0;
    let t1 = 0;
    if (paired >= 0) {
      s0 = weight[x]!;
      t0 = weighted[x]!;
    }
    for (let d = 1; d <= paired; d++) {
      const w = table[d]!;
      const wd = w * d;
      const before = weight[x - d]!;
      const behind = weight[x + d]!;
      const yBefore = weighted[x - d]!;
      const yBehind = weighted[x + d]!;
      s0 += w * (behind + before);
      s1 += wd * (behind - before);
      s2 += wd * d * (behind + before);
      t0 += w * (yBehind + yBefore);
      t1 += wd * (yBehind - yBefore);
    }
    const isBefore = x - start > end - x;
    const first = isBefore ? start : Math.max(start, x + paired + 1);
    const last = isBefore ? Math.min(end, x - paired - 1) : end;
    for (let j = first; j <= last; j++) {
      const e = j - x;
      const w = table[isBefore ? -e : e]!;
      const we = w * e;
      s0 += w * weight[j]!;
      s1 += we * weight[j]!;
      s2 += we * e * weight[j]!;
      t0 += w * weighted[j]!;
      t1 += we * weighted[j]!;
    }
    if (!(s0 > 0)) return Number.NaN;
    const mean = t0 / s0;
    const centre = s1 / s0;
    const spread = s2 / s0 - centre * centre;
    // Too little to lay a line through, by the measure of the Fortran.
    if (!(Math.sqrt(spread) > 0.001 * (this.#count - 1))) return mean;
    return mean - (centre / spread) * (t1 / s0 - centre * mean);
  }

  /**
   * For a missing position without weight around: the neighbourhood becomes the q nearest samples that
   * have one, or, where none has, the nearest sample that is there. Scans outward, O(count); rare.
   */
  #fitNearestWeights(values: Float64Array, x: number): number {
    const weight = this.#weight;
    const last = this.#count - 1;
    let left = x;
    let right = x;
    let found = 0;
    for (let d = 1; found < this.#q && d <= Math.max(x, last - x); d++) {
      if (d <= x && weight[x - d]! > 0) {
        left = x - d;
        found++;
      }
      if (d <= last - x && weight[x + d]! > 0) {
        right = x + d;
        found++;
      }
    }
    if (found === 0) return nearestSample(values, x, this.#count);
    const farthest = Math.max(x - left, right - x);
    // A little farther than the farthest, so that two at equal distance still weigh something.
    this.#tricube(farthest + Math.ceil(farthest / 100) + this.#excess(found));
    return this.#estimate(x, left, right);
  }

  /** Makes `#table` the tricube weights T(d / h) for d = 0, 1, … as far as they matter. */
  #tricube(h: number): void {
    if (h === this.#tableH && this.#count <= this.#tableCount) return;
    const reach = Math.min(Math.floor(0.999 * h), this.#count);
    let table = this.#tables.get(h);
    if (table === undefined || table.length <= reach) {
      table = tricubeTable(h, reach);
      if (this.#tabled + table.length <= TABLE_BUDGET) {
        this.#tables.set(h, table);
        this.#tabled += table.length;
      }
    }
    this.#table = table;
    this.#tableH = h;
    this.#tableCount = this.#count;
  }
}

/** T(u) = (1 − u³)³, with the roundings of the Fortran: 1 below a thousandth of h, 0 (no entry) near h. */
function tricubeTable(h: number, reach: number): Float64Array {
  const table = new Float64Array(reach + 1);
  for (let d = 0; d <= reach; d++) {
    const ratio = d / h;
    const u = 1 - ratio * ratio * ratio;
    table[d] = d <= 0.001 * h ? 1 : u * u * u;
  }
  return table;
}

function interpolate(smoothed: Float64Array, from: number, to: number): void {
  const start = smoothed[from]!;
  const slope = (smoothed[to]! - start) / (to - from);
  for (let i = from + 1; i < to; i++) smoothed[i] = start + slope * (i - from);
}

function isComplete(values: Float64Array, count: number): boolean {
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
