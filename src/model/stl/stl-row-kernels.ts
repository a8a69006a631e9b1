import { Neighbourhoods } from './loess-neighbourhood.ts';
import { factorRow, type LoessShape } from './loess-plan.ts';
import { tricubeReach, tricubeTable } from './loess-tricube.ts';
import type { RowKernel } from './stl-columns.ts';

/** Numbers of kernels near the ends that are kept, 512 KiB; the others are made anew for each use. */
const KERNEL_BUDGET = 1 << 16;

/**
 * The kernels by which rows of complete columns are smoothed: finished factors for sums without weights, or
 * tricube weights for weighted means. Rows with a full window share one.
 */
export class RowKernels {
  readonly #shape: LoessShape;
  readonly #rows: Int32Array;
  readonly #isWeighted: boolean;
  readonly #neighbourhoods: Neighbourhoods;
  readonly #kept: Map<number, RowKernel> = new Map();
  #numbers = 0;
  #centred: Float64Array | undefined;

  constructor(shape: LoessShape, rows: Int32Array, isWeighted: boolean) {
    this.#shape = shape;
    this.#rows = rows;
    this.#isWeighted = isWeighted;
    this.#neighbourhoods = new Neighbourhoods(shape.window);
    this.#neighbourhoods.begin(shape.count);
  }

  /** The kernel of the k-th row; the same object as that of the row before when it is equal. */
  at(k: number): RowKernel {
    const x = this.#rows[k]!;
    const half = this.#shape.window >> 1;
    if (x >= half && x < this.#shape.count - half) {
      this.#centred ??= this.#make(x).factors;
      return { start: x - tricubeReach(half), factors: this.#centred };
    }
    const kept = this.#kept.get(k);
    if (kept !== undefined) return kept;
    const kernel = this.#make(x);
    const before = this.#kept.get(k - 1);
    const shared = before !== undefined && isSame(before, kernel) ? before : kernel;
    if (shared === kernel) this.#numbers += kernel.factors.length;
    if (this.#numbers <= KERNEL_BUDGET) this.#kept.set(k, shared);
    return shared;
  }

  #make(x: number): RowKernel {
    const h = this.#neighbourhoods.h(x);
    return this.#isWeighted ? tricubeRow(this.#shape, x, h) : factorRow(this.#shape, x, h);
  }
}

function isSame(left: RowKernel, right: RowKernel): boolean {
  return (
    left.start === right.start &&
    left.factors.length === right.factors.length &&
    left.factors.every((factor, i) => factor === right.factors[i])
  );
}

/** The tricube weights around x; the kernel of means that have weights of their own besides. */
function tricubeRow({ count }: LoessShape, x: number, h: number): RowKernel {
  const table = tricubeTable(h, Math.min(tricubeReach(h), count));
  const start = Math.max(0, x - table.length + 1);
  const end = Math.min(count - 1, x + table.length - 1);
  return {
    start,
    factors: Float64Array.from({ length: end - start + 1 }, (_, i) => table[Math.abs(start + i - x)]!),
  };
}
