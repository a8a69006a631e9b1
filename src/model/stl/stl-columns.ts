import { type TricubeTables, tricubeReach, tricubeTable } from './loess-tricube.ts';

/** Neighbouring columns `first`…`end` − 1 of a matrix whose rows are `stride` long, and a row to write. */
export interface Columns {
  readonly stride: number;
  readonly first: number;
  readonly end: number;
}

/** Factors of the rows from `start` on, by which a fit is made of them. */
export interface RowKernel {
  readonly start: number;
  readonly factors: Float64Array;
}

/** Writes Σ g_j y_j of every column, j over the rows of the kernel, to `out` from `at` on. */
export function sumRows(
  y: Float64Array,
  { start, factors }: RowKernel,
  { stride, first, end }: Columns,
  out: Float64Array,
  at: number,
): void {
  const top = start * stride;
  const rows = factors.length;
  let column = first;
  for (; column + 1 < end; column += 2) {
    let left = 0;
    let right = 0;
    for (let j = 0, i = top + column; j < rows; j++, i += stride) {
      const g = factors[j]!;
      left += g * y[i]!;
      right += g * y[i + 1]!;
    }
    out[at + column] = left;
    out[at + column + 1] = right;
  }
  for (; column < end; column++) {
    let sum = 0;
    for (let j = 0, i = top + column; j < rows; j++, i += stride) sum += factors[j]! * y[i]!;
    out[at + column] = sum;
  }
}

/** Robustness weights and weight × value of a matrix. */
export interface WeightedRows {
  readonly weights: Float64Array;
  readonly weighted: Float64Array;
}

/**
 * Writes the weighted mean Σ T_j w_j y_j / Σ T_j w_j of every column, NaN where it has no weight; tells
 * whether there was a NaN. Two columns at a time: their sums do not wait for each other.
 */
export function averageRows(
  { weights, weighted }: WeightedRows,
  { start, factors }: RowKernel,
  { stride, first, end }: Columns,
  out: Float64Array,
  at: number,
): boolean {
  const top = start * stride;
  const rows = factors.length;
  let hasNone = false;
  let column = first;
  for (; column + 1 < end; column += 2) {
    let s = 0;
    let t = 0;
    let sNext = 0;
    let tNext = 0;
    for (let j = 0, i = top + column; j < rows; j++, i += stride) {
      const g = factors[j]!;
      s += g * weights[i]!;
      t += g * weighted[i]!;
      sNext += g * weights[i + 1]!;
      tNext += g * weighted[i + 1]!;
    }
    // 0 / 0 is the NaN of a column without weight: a sum of weights is never negative.
    out[at + column] = t / s;
    out[at + column + 1] = tNext / sNext;
    if (!(s > 0 && sNext > 0)) hasNone = true;
  }
  for (; column < end; column++) {
    let s = 0;
    let t = 0;
    for (let j = 0, i = top + column; j < rows; j++, i += stride) {
      s += factors[j]! * weights[i]!;
      t += factors[j]! * weighted[i]!;
    }
    out[at + column] = t / s;
    if (!(s > 0)) hasNone = true;
  }
  return hasNone;
}

/** Where a row of means by `averageAround` lies: row x of `count`, and h of every column, 0 without samples. */
export interface RowFit {
  readonly x: number;
  readonly count: number;
  readonly hs: Int32Array;
  /** Index in `hs` of the first column's h. */
  readonly from: number;
  readonly tricubes: TricubeTables;
}

/** Tables for every h below this one lie one after the other, equally long. */
const SMALL_H = 16;
const smallTables = new Float64Array(SMALL_H * SMALL_H);
for (let h = 1; h < SMALL_H; h++) smallTables.set(tricubeTable(h, tricubeReach(h)), h * SMALL_H);

/**
 * As `averageRows` for columns with gaps, where every column has a neighbourhood of its own. Rows above and
 * below are taken in pairs.
 */
export function averageAround(
  { weights, weighted }: WeightedRows,
  { x, count, hs, from, tricubes }: RowFit,
  { stride, first, end }: Columns,
  out: Float64Array,
  at: number,
): boolean {
  const isInside = x >= 0 && x < count;
  const isNearTop = x < count - 1 - x;
  const paired = isNearTop ? x : count - 1 - x;
  const far = isNearTop ? count - 1 - x : x;
  const step = isNearTop ? stride : -stride;
  let hasNone = false;
  for (let column = first; column < end; column++) {
    const h = hs[from + column - first]!;
    const isSmall = h < SMALL_H;
    const table = isSmall ? smallTables : tricubes.of(h, count);
    const base = isSmall ? h * SMALL_H : 0;
    const reach = isSmall ? h - 1 : table.length - 1;
    const pairs = Math.min(reach, paired);
    const i = x * stride + column;
    let s = isInside ? weights[i]! : 0;
    let t = isInside ? weighted[i]! : 0;
    let d = 1;
    let above = i - stride;
    let below = i + stride;
    for (; d <= pairs; d++, above -= stride, below += stride) {
      const w = table[base + d]!;
      s += w * (weights[above]! + weights[below]!);
      t += w * (weighted[above]! + weighted[below]!);
    }
    const side = Math.min(reach, far);
    for (let j = i + d * step; d <= side; d++, j += step) {
      const w = table[base + d]!;
      s += w * weights[j]!;
      t += w * weighted[j]!;
    }
    out[at + column] = t / s;
    if (!(s > 0)) hasNone = true;
  }
  return hasNone;
}

/** Fills the rows between two written ones, the offsets of which are `from` and `to`, on a straight line. */
export function interpolateRows(
  out: Float64Array,
  from: number,
  to: number,
  { stride, first, end }: Columns,
): void {
  const rows = (to - from) / stride;
  for (let row = 1; row < rows; row++) {
    const share = row / rows;
    const at = from + row * stride;
    for (let column = first; column < end; column++) {
      const start = out[from + column]!;
      out[at + column] = start + share * (out[to + column]! - start);
    }
  }
}
