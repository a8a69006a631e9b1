import { LoessSmoother } from './loess.ts';
import { fittedPositions, Neighbourhoods } from './loess-neighbourhood.ts';
import type { LoessShape } from './loess-plan.ts';
import { TricubeTables } from './loess-tricube.ts';
import {
  averageAround,
  averageRows,
  type Columns,
  interpolateRows,
  type RowKernel,
  sumRows,
  type WeightedRows,
} from './stl-columns.ts';
import type { StlParameters } from './stl-parameters.ts';
import { RowKernels } from './stl-row-kernels.ts';

/** The detrended series, a matrix with one cycle a row. */
export interface DetrendedCycles {
  /** Y − T times its weight, or Y − T itself where `weights` is undefined. */
  readonly weighted: Float64Array;
  /** Robustness weights, 0 at a missing sample; undefined when all are 1. */
  readonly weights: Float64Array | undefined;
  /** Y − T of one sample, NaN where it is missing. */
  readonly valueAt: (i: number) => number;
}

/**
 * Step 2 of STL's inner loop, the smoothing of the cycle-subseries. A subseries is a column of the series
 * written with one cycle a row; whole rows are smoothed at once, so that neighbouring phases share their
 * tricube weights and memory is read in its order. What is special goes column by column through
 * `LoessSmoother`: a column where a neighbourhood has no weight, and weighted lines.
 */
export class SeasonalSmoother {
  readonly #blocks: readonly ColumnBlock[];

  /** @param mask 0 at each missing sample; left out for a complete series */
  constructor(parameters: StlParameters, samples: number, mask?: Float64Array) {
    const { period } = parameters;
    const count = Math.floor(samples / period);
    const longer = samples % period;
    const block = (first: number, end: number, rows: number) =>
      new ColumnBlock(parameters, rows, { stride: period, first, end }, mask);
    this.#blocks =
      longer === 0 ? [block(0, period, count)] : [block(0, longer, count + 1), block(longer, period, count)];
  }

  /**
   * Smooths every column into `cycles`, which is one row longer at both ends; a column without any sample
   * becomes NaN. Tells whether there is such a column.
   */
  smooth(source: DetrendedCycles, cycles: Float64Array): boolean {
    let isAnyEmpty = false;
    for (const block of this.#blocks) if (block.smooth(source, cycles)) isAnyEmpty = true;
    return isAnyEmpty;
  }
}

/** Phases with equally many cycles. */
class ColumnBlock {
  readonly #shape: LoessShape;
  readonly #columns: Columns;
  readonly #loess: LoessSmoother;
  /** The rows fitted: one before the first, every `jump`-th, the last, one behind. */
  readonly #rows: Int32Array;
  /** h of each fitted row in each column, where columns have gaps. */
  readonly #hs: Int32Array | undefined;
  readonly #tricubes = new TricubeTables();
  readonly #plainKernels: RowKernels;
  readonly #weightedKernels: RowKernels;

  constructor(
    { seasonalWindow, seasonalDegree, seasonalJump }: StlParameters,
    count: number,
    columns: Columns,
    mask: Float64Array | undefined,
  ) {
    this.#shape = { count, window: seasonalWindow, degree: seasonalDegree, jump: seasonalJump };
    this.#columns = columns;
    this.#loess = new LoessSmoother({ window: seasonalWindow, degree: seasonalDegree, jump: seasonalJump });
    this.#rows = withMargins(fittedPositions(count, seasonalJump), count);
    this.#plainKernels = new RowKernels(this.#shape, this.#rows, false);
    this.#weightedKernels = new RowKernels(this.#shape, this.#rows, true);
    const isApart = mask !== undefined && seasonalDegree === 0 && !isFlat(this.#shape);
    this.#hs = isApart ? columnNeighbourhoods(this.#shape, this.#rows, columns, mask) : undefined;
  }

  smooth(source: DetrendedCycles, cycles: Float64Array): boolean {
    if (source.weights !== undefined && this.#shape.degree === 1) {
      return this.#smoothColumns(source, cycles, () => true);
    }
    const hasNone = this.#fitRows(source, cycles);
    const isToRepeat = hasNone ? this.#standIn(source, cycles) : undefined;
    const { stride } = this.#columns;
    const rows = this.#rows;
    for (let k = 2; k < rows.length - 1; k++) {
      interpolateRows(cycles, (rows[k - 1]! + 1) * stride, (rows[k]! + 1) * stride, this.#columns);
    }
    return isToRepeat !== undefined && this.#smoothColumns(source, cycles, isToRepeat);
  }

  /** Fits the rows of `#rows`; tells whether a neighbourhood had no weight, which leaves a NaN. */
  #fitRows({ weighted, weights }: DetrendedCycles, cycles: Float64Array): boolean {
    if (weights === undefined) {
      this.#eachKernel(this.#plainKernels, cycles, (kernel, at) => {
        sumRows(weighted, kernel, this.#columns, cycles, at);
      });
      return false;
    }
    const source = { weights, weighted };
    if (this.#hs !== undefined) return this.#fitApart(source, this.#hs, cycles);
    let hasNone = false;
    this.#eachKernel(this.#weightedKernels, cycles, (kernel, at) => {
      if (averageRows(source, kernel, this.#columns, cycles, at)) hasNone = true;
    });
    return hasNone;
  }

  /** Calls `smoothRow` for each row fitted, with its offset in `cycles`; a row like the one before is copied. */
  #eachKernel(
    kernels: RowKernels,
    cycles: Float64Array,
    smoothRow: (kernel: RowKernel, at: number) => void,
  ): void {
    const { stride, first, end } = this.#columns;
    const rows = this.#rows;
    let before: RowKernel | undefined;
    for (let k = 0; k < rows.length; k++) {
      const kernel = kernels.at(k);
      const at = (rows[k]! + 1) * stride;
      const from = (rows[Math.max(0, k - 1)]! + 1) * stride;
      if (kernel === before) cycles.copyWithin(at + first, from + first, from + end);
      else smoothRow(kernel, at);
      before = kernel;
    }
  }

  #fitApart(source: WeightedRows, hs: Int32Array, cycles: Float64Array): boolean {
    const { stride, first, end } = this.#columns;
    const { count } = this.#shape;
    const rows = this.#rows;
    let hasNone = false;
    for (let k = 0; k < rows.length; k++) {
      const x = rows[k]!;
      const fit = { x, count, hs, from: k * (end - first), tricubes: this.#tricubes };
      if (averageAround(source, fit, this.#columns, cycles, (x + 1) * stride)) hasNone = true;
    }
    return hasNone;
  }

  /**
   * Where a neighbourhood has no weight: a sample that is there stands for itself, the row before or behind
   * for a margin. Tells of the columns with a missing sample in such a place, which are to be smoothed apart.
   */
  #standIn(source: DetrendedCycles, cycles: Float64Array): (column: number) => boolean {
    const { stride, first, end } = this.#columns;
    const { count } = this.#shape;
    const rows = this.#rows;
    const apart = new Set<number>();
    for (let k = 1; k < rows.length - 1; k++) {
      for (let column = first; column < end; column++) {
        const i = rows[k]! * stride + column;
        if (!Number.isNaN(cycles[i + stride]!)) continue;
        cycles[i + stride] = source.valueAt(i);
        if (Number.isNaN(cycles[i + stride]!)) apart.add(column);
      }
    }
    for (let column = first; column < end; column++) {
      const last = count * stride + column;
      if (Number.isNaN(cycles[column]!)) cycles[column] = cycles[column + stride]!;
      if (Number.isNaN(cycles[last + stride]!)) cycles[last + stride] = cycles[last]!;
    }
    return (column) => apart.has(column);
  }

  /** Smooths the chosen columns one by one; tells whether one of them is without samples. */
  #smoothColumns(
    source: DetrendedCycles,
    cycles: Float64Array,
    isChosen: (column: number) => boolean,
  ): boolean {
    const { stride, first, end } = this.#columns;
    const { count } = this.#shape;
    const values = new Float64Array(count);
    const weights = new Float64Array(count);
    const smoothed = new Float64Array(count + 2);
    let isAnyEmpty = false;
    for (let column = first; column < end; column++) {
      if (!isChosen(column)) continue;
      for (let row = 0, i = column; row < count; row++, i += stride) {
        values[row] = source.valueAt(i);
        weights[row] = source.weights?.[i] ?? 1;
      }
      this.#loess.smooth(values, weights, count, smoothed, 1);
      for (let row = 0, i = column; row < count + 2; row++, i += stride) cycles[i] = smoothed[row]!;
      if (Number.isNaN(smoothed[0])) isAnyEmpty = true;
    }
    return isAnyEmpty;
  }
}

function withMargins(positions: Int32Array, count: number): Int32Array {
  const rows = new Int32Array(positions.length + 2);
  rows[0] = -1;
  rows.set(positions, 1);
  rows[rows.length - 1] = count;
  return rows;
}

/** Whether the window is so wide (`periodic`) that all tricube weights round to 1, whatever is missing. */
function isFlat({ count, window }: LoessShape): boolean {
  return 0.001 * ((window - count) >> 1) >= count;
}

/** h around each of `rows` in each column: row after row, 0 in a column without samples. */
function columnNeighbourhoods(
  { count, window }: LoessShape,
  rows: Int32Array,
  { stride, first, end }: Columns,
  mask: Float64Array,
): Int32Array {
  const width = end - first;
  const hs = new Int32Array(rows.length * width);
  const there = new Int32Array(count);
  const neighbourhoods = new Neighbourhoods(window);
  for (let column = 0; column < width; column++) {
    let observed = 0;
    for (let row = 0; row < count; row++)
      if (mask[row * stride + first + column]! > 0) there[observed++] = row;
    if (observed === 0) continue;
    neighbourhoods.begin(observed, there);
    for (let k = 0; k < rows.length; k++) hs[k * width + column] = neighbourhoods.h(rows[k]!);
  }
  return hs;
}
