import { isLine } from './loess-kernels.ts';
import { fittedPositions, Neighbourhoods } from './loess-neighbourhood.ts';
import { tricubeReach, tricubeTable } from './loess-tricube.ts';

/** What fixes the fits of a complete sequence without weights, whatever its values. */
export interface LoessShape {
  readonly count: number;
  readonly window: number;
  readonly degree: number;
  readonly jump: number;
}

/**
 * Loess of a complete sequence without weights is linear in the values: the fit at x is Σ g_j y_j with
 * factors g that follow from the shape alone (the paper's "operator weights"). A plan keeps them: one half
 * of the symmetric factors for all positions with a full window, and a row for each one near an end.
 */
export class LoessPlan {
  readonly #shape: LoessShape;
  readonly #positions: Int32Array;
  /** Factors of a centred window by distance: at its middle line and mean are the same. */
  readonly #centred: Float64Array;
  /** Factors near the ends, one row for each position without a full window; empty when too many. */
  readonly #edges: ReadonlyMap<number, FactorRow>;

  constructor(shape: LoessShape) {
    const { count, window, jump } = shape;
    this.#shape = shape;
    this.#positions = fittedPositions(count, jump);
    this.#centred = tricubeTable(window >> 1, tricubeReach(window >> 1));
    const sum = this.#centred.reduce((total, weight) => total + 2 * weight, -1);
    for (let d = 0; d < this.#centred.length; d++) this.#centred[d]! /= sum;
    const edges = this.#positions.filter((x) => !this.#isCentred(x));
    const kept = edges.length * Math.min(window, count) <= EDGE_BUDGET ? edges : new Int32Array(0);
    const neighbourhoods = begin(shape);
    this.#edges = new Map(Array.from(kept, (x) => [x, factorRow(shape, x, neighbourhoods.h(x))]));
  }

  /** Smooths `count` values, all of them finite, into `smoothed`. */
  smooth(values: Float64Array, smoothed: Float64Array): void {
    const positions = this.#positions;
    const neighbourhoods = begin(this.#shape);
    for (let k = 0; k < positions.length; k++) {
      const x = positions[k]!;
      smoothed[x] = this.#isCentred(x)
        ? foldPairs(this.#centred, values, x)
        : applyRow(this.#edges.get(x) ?? factorRow(this.#shape, x, neighbourhoods.h(x)), values);
      if (k > 0) interpolate(smoothed, positions[k - 1]!, x);
    }
  }

  #isCentred(x: number): boolean {
    const half = this.#shape.window >> 1;
    return x >= half && x < this.#shape.count - half;
  }
}

/** Factors of neighbouring samples from position `start` on. */
interface FactorRow {
  readonly start: number;
  readonly factors: Float64Array;
}

/** Numbers near the ends that a plan keeps, 512 KiB; with more of them they are made anew for each use. */
const EDGE_BUDGET = 1 << 16;

/** Plans of the latest shapes: a batch of series alike makes them once. */
const PLANS_KEPT = 4;
const plans = new Map<string, LoessPlan>();

/** The plan of a shape; the same one for the latest shapes, as long as they come back. */
export function loessPlan(shape: LoessShape): LoessPlan {
  const key = `${shape.count}/${shape.window}/${shape.degree}/${shape.jump}`;
  const plan = plans.get(key) ?? new LoessPlan(shape);
  plans.delete(key);
  plans.set(key, plan);
  for (const oldest of plans.keys()) {
    if (plans.size <= PLANS_KEPT) break;
    plans.delete(oldest);
  }
  return plan;
}

/** Draws a straight line between the fitted positions `from` and `to`. */
export function interpolate(smoothed: Float64Array, from: number, to: number): void {
  const start = smoothed[from]!;
  const slope = (smoothed[to]! - start) / (to - from);
  for (let i = from + 1; i < to; i++) smoothed[i] = start + slope * (i - from);
}

function begin({ count, window }: LoessShape): Neighbourhoods {
  const neighbourhoods = new Neighbourhoods(window);
  neighbourhoods.begin(count);
  return neighbourhoods;
}

/**
 * The factors of the fit at x: the tricube weights over their sum, and for a line through the weighted mean
 * position c with variance v each times 1 − c (e − c) / v, where e = j − x.
 */
export function factorRow({ count, degree }: LoessShape, x: number, h: number): FactorRow {
  const table = tricubeTable(h, Math.min(tricubeReach(h), count));
  const reach = table.length - 1;
  const start = Math.max(0, x - reach);
  const end = Math.min(count - 1, x + reach);
  const factors = new Float64Array(end - start + 1);
  let [s0, s1, s2] = [0, 0, 0];
  for (let j = start; j <= end; j++) {
    const e = j - x;
    const w = table[Math.abs(e)]!;
    factors[j - start] = w;
    s0 += w;
    s1 += w * e;
    s2 += w * e * e;
  }
  const centre = s1 / s0;
  const spread = s2 / s0 - centre * centre;
  const tilt = degree === 1 && isLine(spread, count) ? centre / spread : 0;
  for (let j = start; j <= end; j++) factors[j - start]! *= (1 - tilt * (j - x - centre)) / s0;
  return { start, factors };
}

/** Σ g_|j − x| y_j for symmetric factors g by distance; four sums, so that none waits for the one before. */
function foldPairs(factors: Float64Array, y: Float64Array, x: number): number {
  const reach = factors.length - 1;
  let a = factors[0]! * y[x]!;
  let b = 0;
  let c = 0;
  let e = 0;
  let d = 1;
  for (; d + 3 <= reach; d += 4) {
    a += factors[d]! * (y[x - d]! + y[x + d]!);
    b += factors[d + 1]! * (y[x - d - 1]! + y[x + d + 1]!);
    c += factors[d + 2]! * (y[x - d - 2]! + y[x + d + 2]!);
    e += factors[d + 3]! * (y[x - d - 3]! + y[x + d + 3]!);
  }
  for (; d <= reach; d++) a += factors[d]! * (y[x - d]! + y[x + d]!);
  return a + b + (c + e);
}

export function applyRow({ start, factors }: FactorRow, y: Float64Array): number {
  let fitted = 0;
  for (let i = 0; i < factors.length; i++) fitted += factors[i]! * y[start + i]!;
  return fitted;
}
