/** A few samples next to one another that are off together. */
export interface Excursion {
  readonly firstSlot: number;
  readonly lastSlot: number;
  /** Of their sum, in its standard error; negative below. */
  readonly deviation: number;
}

/** Samples that are summed: too few for a piece of a course. */
const WIDTHS = [1, 2, 4, 8];

/**
 * Runs of up to eight samples whose sum is at least so many standard errors off, the clearest of those that overlap.
 * @param remainder white noise of σ 1; NaN is no sample
 */
export function shortExcursions(remainder: Float64Array, leastDeviation: number): Excursion[] {
  const found: Excursion[] = [];
  for (const width of WIDTHS) {
    let sum = 0;
    for (let slot = 0; slot < remainder.length; slot++) {
      sum += remainder[slot]! || 0;
      if (slot >= width) sum -= remainder[slot - width]! || 0;
      const deviation = sum / Math.sqrt(width);
      if (slot >= width - 1 && Math.abs(deviation) >= leastDeviation)
        found.push({ firstSlot: slot - width + 1, lastSlot: slot, deviation });
    }
  }
  found.sort((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation) || a.firstSlot - b.firstSlot);
  const apart: Excursion[] = [];
  for (const one of found) {
    if (apart.every((other) => one.firstSlot > other.lastSlot + 1 || one.lastSlot < other.firstSlot - 1))
      apart.push(one);
  }
  return apart.sort((a, b) => a.firstSlot - b.firstSlot);
}
