/**
 * Centred running median, NaN ignored; near the ends the window is cut. Where a window holds no value at all
 * the nearest median is carried over; all NaN gives all NaN. A sorted window with binary search: O(n w) in
 * the worst case, yet a memory move per sample in practice, and no dependence on the values.
 * @param window odd number of slots
 */
export function runningMedian(values: Float64Array, window: number): Float64Array {
  const half = window >> 1;
  const medians = new Float64Array(values.length);
  const sorted = new SortedWindow(Math.min(window, values.length) + 1);
  for (let slot = 0; slot < Math.min(half, values.length); slot++) sorted.add(values[slot]!);
  for (let slot = 0; slot < values.length; slot++) {
    if (slot + half < values.length) sorted.add(values[slot + half]!);
    if (slot - half - 1 >= 0) sorted.remove(values[slot - half - 1]!);
    medians[slot] = sorted.median();
  }
  return withHolesFilled(medians);
}

/** The values of a window in order, in one typed array that is shifted in place. */
class SortedWindow {
  readonly #values: Float64Array;
  #size = 0;

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity);
  }

  add(value: number): void {
    if (Number.isNaN(value)) return;
    const at = this.#lowerBound(value);
    this.#values.copyWithin(at + 1, at, this.#size);
    this.#values[at] = value;
    this.#size += 1;
  }

  remove(value: number): void {
    if (Number.isNaN(value)) return;
    const at = this.#lowerBound(value);
    this.#values.copyWithin(at, at + 1, this.#size);
    this.#size -= 1;
  }

  median(): number {
    if (this.#size === 0) return Number.NaN;
    const middle = this.#size >> 1;
    const upper = this.#values[middle]!;
    return this.#size % 2 === 1 ? upper : this.#values[middle - 1]! / 2 + upper / 2;
  }

  #lowerBound(value: number): number {
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#values[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
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
