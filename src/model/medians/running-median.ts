import { mediansByRank } from './medians-by-rank.ts';

/** Up to so many samples a window is kept in order by shifting; beyond, shifting takes longer than ranking. */
const SHORT_WINDOW = 15;
/** Samples that are ranked at a time: enough for a window to fill its share of the ranks, few enough for a cache. */
const LEAST_BLOCK = 2048;
const WINDOWS_OF_BLOCK = 8;

/**
 * Centred running median, NaN ignored; near the ends the window is cut. Where a window holds no value at all
 * the nearest median is carried over; all NaN gives all NaN. The time per sample hardly depends on the window.
 * @param window odd number of slots
 */
export function runningMedian(values: Float64Array, window: number): Float64Array {
  const half = Math.min(window >> 1, values.length);
  return withHolesFilled(
    window <= SHORT_WINDOW ? mediansByShifting(values, half) : mediansInBlocks(values, half),
  );
}

function mediansInBlocks(values: Float64Array, half: number): Float64Array {
  const block = Math.max(LEAST_BLOCK, WINDOWS_OF_BLOCK * (2 * half + 1));
  if (values.length <= block) return mediansByRank(values, half);
  const medians = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += block) {
    const end = Math.min(values.length, start + block);
    const from = Math.max(0, start - half);
    const found = mediansByRank(values.subarray(from, end + half), half);
    medians.set(found.subarray(start - from, end - from), start);
  }
  return medians;
}

function mediansByShifting(values: Float64Array, half: number): Float64Array {
  const medians = new Float64Array(values.length);
  const window = new SortedWindow(2 * half + 1);
  for (let slot = 0; slot < half && slot < values.length; slot++) window.exchange(Number.NaN, values[slot]!);
  for (let slot = 0; slot < values.length; slot++) {
    const leaving = slot - half - 1 >= 0 ? values[slot - half - 1]! : Number.NaN;
    const entering = slot + half < values.length ? values[slot + half]! : Number.NaN;
    window.exchange(leaving, entering);
    medians[slot] = window.median();
  }
  return medians;
}

/** The few values of a window in ascending order. */
class SortedWindow {
  readonly #values: Float64Array;
  #size = 0;

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity);
  }

  /** Puts a value in the place of another; NaN is none. */
  exchange(old: number, value: number): void {
    const values = this.#values;
    let at = 0;
    if (Number.isNaN(old)) at = this.#size++;
    else while (values[at]! < old) at += 1;
    if (Number.isNaN(value)) {
      this.#size -= 1;
      for (; at < this.#size; at++) values[at] = values[at + 1]!;
      return;
    }
    const last = this.#size - 1;
    for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    for (; at < last && values[at + 1]! < value; at++) values[at] = values[at + 1]!;
    values[at] = value;
  }

  median(): number {
    if (this.#size === 0) return Number.NaN;
    const middle = this.#size >> 1;
    const upper = this.#values[middle]!;
    return this.#size % 2 === 1 ? upper : this.#values[middle - 1]! / 2 + upper / 2;
  }
}

function withHolesFilled(medians: Float64Array): Float64Array {
  carry(medians, 0, medians.length, 1);
  carry(medians, medians.length - 1, -1, -1);
  return medians;
}

function carry(medians: Float64Array, from: number, to: number, step: number): void {
  let last = Number.NaN;
  for (let slot = from; slot !== to; slot += step) {
    if (Number.isNaN(medians[slot])) medians[slot] = last;
    else last = medians[slot]!;
  }
}
