import { ascending } from './ascending.ts';

/**
 * Median of the samples at most `half` slots away from each slot, NaN ignored; NaN where there is none. Every sample
 * is ranked once; the samples of a window are then bits in a row of ranks, and the median moves from one to the next
 * of them as samples come and go. O(n) after the ranking, if a window is a fair share of the samples; ones far apart
 * are sought word by word.
 */
export function mediansByRank(values: Float64Array, half: number): Float64Array {
  const order = ascending(values);
  const rankOf = new Int32Array(values.length).fill(-1);
  for (let rank = 0; rank < order.indexes.length; rank++) rankOf[order.indexes[rank]!] = rank;
  const medians = new Float64Array(values.length);
  const window = new RankedWindow(order.values);
  for (let slot = 0; slot < half && slot < values.length; slot++) window.add(rankOf[slot]!);
  for (let slot = 0; slot < values.length; slot++) {
    if (slot + half < values.length) window.add(rankOf[slot + half]!);
    if (slot - half - 1 >= 0) window.remove(rankOf[slot - half - 1]!);
    medians[slot] = window.median();
  }
  return medians;
}

/** Samples by their rank among all; a rank of −1 stands for none. */
class RankedWindow {
  readonly #ascending: Float64Array;
  /** A bit for each rank, set where the sample is in the window. */
  readonly #words: Int32Array;
  #size = 0;
  /** The rank that was the middle one last, and how many in the window are below it. */
  #middle = 0;
  #below = 0;

  constructor(values: Float64Array) {
    this.#ascending = values;
    this.#words = new Int32Array((values.length >> 5) + 1);
  }

  add(rank: number): void {
    if (rank < 0) return;
    this.#words[rank >> 5]! |= 1 << rank;
    this.#size += 1;
    // 1 where the rank is lower, without a branch that nobody could foretell.
    this.#below += (rank - this.#middle) >>> 31;
  }

  remove(rank: number): void {
    if (rank < 0) return;
    this.#words[rank >> 5]! &= ~(1 << rank);
    this.#size -= 1;
    this.#below -= (rank - this.#middle) >>> 31;
  }

  median(): number {
    if (this.#size === 0) return Number.NaN;
    const half = this.#size >> 1;
    for (; this.#below > half; this.#below--) this.#middle = this.#before(this.#middle);
    this.#middle = this.#from(this.#middle);
    for (; this.#below < half; this.#below++) this.#middle = this.#from(this.#middle + 1);
    const upper = this.#ascending[this.#middle]!;
    return this.#size % 2 === 1 ? upper : this.#ascending[this.#before(this.#middle)]! / 2 + upper / 2;
  }

  /** The first rank in the window from one on; there is one. */
  #from(rank: number): number {
    let at = rank >> 5;
    let word = this.#words[at]! & (-1 << rank);
    while (word === 0) word = this.#words[++at]!;
    return (at << 5) + 31 - Math.clz32(word & -word);
  }

  /** The last rank in the window before one; there is one. */
  #before(rank: number): number {
    let at = rank >> 5;
    let word = this.#words[at]! & ~(-1 << rank);
    while (word === 0) word = this.#words[--at]!;
    return (at << 5) + 31 - Math.clz32(word);
  }
}
