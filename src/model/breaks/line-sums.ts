/** A straight line through the samples of a piece. */
export interface Line {
  readonly count: number;
  /** Mean of the slots that hold a sample, and of the samples. */
  readonly middle: number;
  readonly mean: number;
  /** Per slot. */
  readonly slope: number;
  /** Σ (slot − middle)². */
  readonly spread: number;
}

/**
 * Running sums of a series, by which the constant and the straight line of any piece, and what they leave, cost a few
 * operations. Slots and values are counted from their middle, or the squares of large ones would swallow the noise.
 * Pieces are given as [from, to); NaN is no sample.
 */
export class LineSums {
  readonly length: number;
  readonly #centre: number;
  readonly #level: number;
  readonly #count: Float64Array;
  readonly #x: Float64Array;
  readonly #xx: Float64Array;
  readonly #y: Float64Array;
  readonly #xy: Float64Array;
  readonly #yy: Float64Array;

  /** @param level about the middle of the values */
  constructor(values: Float64Array, level: number) {
    const sums = () => new Float64Array(values.length + 1);
    this.length = values.length;
    this.#centre = (values.length - 1) / 2;
    this.#level = level;
    [this.#count, this.#x, this.#xx] = [sums(), sums(), sums()];
    [this.#y, this.#xy, this.#yy] = [sums(), sums(), sums()];
    for (let slot = 0; slot < values.length; slot++) {
      const isThere = !Number.isNaN(values[slot]!);
      const x = isThere ? slot - this.#centre : 0;
      const y = isThere ? values[slot]! - level : 0;
      this.#count[slot + 1] = this.#count[slot]! + Number(isThere);
      this.#x[slot + 1] = this.#x[slot]! + x;
      this.#xx[slot + 1] = this.#xx[slot]! + x * x;
      this.#y[slot + 1] = this.#y[slot]! + y;
      this.#xy[slot + 1] = this.#xy[slot]! + x * y;
      this.#yy[slot + 1] = this.#yy[slot]! + y * y;
    }
  }

  /** Σ of squared distances from the mean. */
  flatCost(from: number, to: number): number {
    const count = this.#count[to]! - this.#count[from]!;
    const sum = this.#y[to]! - this.#y[from]!;
    return count > 1 ? Math.max(0, this.#yy[to]! - this.#yy[from]! - (sum * sum) / count) : 0;
  }

  /** Σ of squared distances from the line of least squares. */
  lineCost(from: number, to: number): number {
    const count = this.#count[to]! - this.#count[from]!;
    if (count < 3) return 0;
    const x = this.#x[to]! - this.#x[from]!;
    const y = this.#y[to]! - this.#y[from]!;
    const spread = this.#xx[to]! - this.#xx[from]! - (x * x) / count;
    const both = this.#xy[to]! - this.#xy[from]! - (x * y) / count;
    return Math.max(0, this.#yy[to]! - this.#yy[from]! - (y * y) / count - (both * both) / spread);
  }

  /** The line of least squares; without a slope for fewer than two samples. */
  line(from: number, to: number): Line {
    const count = this.#count[to]! - this.#count[from]!;
    const x = this.#x[to]! - this.#x[from]!;
    const y = this.#y[to]! - this.#y[from]!;
    const spread = this.#xx[to]! - this.#xx[from]! - (x * x) / count;
    const both = this.#xy[to]! - this.#xy[from]! - (x * y) / count;
    return {
      count,
      middle: x / count + this.#centre,
      mean: y / count + this.#level,
      slope: spread > 0 ? both / spread : 0,
      spread,
    };
  }
}

/** The line's value at a slot. */
export function valueAt({ middle, mean, slope }: Line, slot: number): number {
  return mean + slope * (slot - middle);
}

/** The line through the samples of two pieces. */
export function joinedLine(one: Line, other: Line): Line {
  const count = one.count + other.count;
  const between = (one.count * other.count) / count;
  const [across, up] = [other.middle - one.middle, other.mean - one.mean];
  const spread = one.spread + other.spread + between * across * across;
  const both = one.slope * one.spread + other.slope * other.spread + between * across * up;
  return {
    count,
    middle: one.middle + (across * other.count) / count,
    mean: one.mean + (up * other.count) / count,
    slope: both / spread,
    spread,
  };
}

/** Standard error of a line's slope where the noise has σ 1; infinite where one slot tells it. */
export function slopeError({ spread }: Line): number {
  return spread > 0 ? 1 / Math.sqrt(spread) : Number.POSITIVE_INFINITY;
}

/** Standard error of its value at a slot. */
export function errorAt({ count, spread, middle }: Line, slot: number): number {
  return Math.sqrt(1 / count + (slot - middle) ** 2 / spread);
}
