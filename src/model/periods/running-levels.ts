/** What stands for a few values: the mean of their middle half (Tukey 1977), or the median. */
export type Level = 'midmean' | 'median';

/**
 * The level of each run of `window` values, or of all where there are fewer. Gaps (NaN) have no say; where all of a
 * run are missing, the level beside it stands, and NaN where there is none at all. For short windows: O(n w).
 * @example runningLevels(Float64Array.of(1, 2, 3, 100, 5), 4, 'midmean') // => [2.5, 4]
 */
export function runningLevels(blocks: Float64Array, window: number, level: Level): Float64Array {
  const size = Math.min(window, blocks.length);
  const levels = new Float64Array(blocks.length - size + 1);
  const sorted = new SortedRun(size);
  const isMedian = level === 'median';
  for (let block = 0; block < blocks.length; block++) {
    sorted.exchange(blocks[block - size] ?? Number.NaN, blocks[block]!);
    if (block >= size - 1) levels[block - size + 1] = isMedian ? sorted.median() : sorted.midmean();
  }
  fillGaps(levels);
  return levels;
}

/** A few values in order. */
class SortedRun {
  readonly #values: Float64Array;
  #size = 0;

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity);
  }

  /** Puts a value in the place of another; NaN is none. */
  exchange(old: number, value: number): void {
    let at = Number.isNaN(old) ? this.#size++ : this.#values.indexOf(old);
    if (Number.isNaN(value)) {
      this.#values.copyWithin(at, at + 1, this.#size--);
      return;
    }
    for (; at > 0 && this.#values[at - 1]! > value; at--) this.#values[at] = this.#values[at - 1]!;
    for (; at < this.#size - 1 && this.#values[at + 1]! < value; at++)
      this.#values[at] = this.#values[at + 1]!;
    this.#values[at] = value;
  }

  midmean(): number {
    const left = this.#size >> 2;
    let sum = 0;
    for (let at = left; at < this.#size - left; at++) sum += this.#values[at]!;
    return sum / (this.#size - 2 * left);
  }

  median(): number {
    const middle = this.#size >> 1;
    const upper = this.#values[middle]!;
    return this.#size % 2 === 1 ? upper : (this.#values[middle - 1]! + upper) / 2;
  }
}

function fillGaps(levels: Float64Array): void {
  for (let at = 1; at < levels.length; at++) if (Number.isNaN(levels[at])) levels[at] = levels[at - 1]!;
  for (let at = levels.length - 2; at >= 0; at--) if (Number.isNaN(levels[at])) levels[at] = levels[at + 1]!;
}
