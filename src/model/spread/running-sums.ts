/** Means of any stretch of a series in no time. */
export interface RunningSums {
  readonly length: number;
  /** Mean of what is there in [from, to); NaN where more than half of it is missing. */
  mean(from: number, to: number): number;
}

/** @param values NaN at a gap */
export function runningSums(values: Float64Array): RunningSums {
  const sums = new Float64Array(values.length + 1);
  const counts = new Int32Array(values.length + 1);
  for (let slot = 0; slot < values.length; slot++) {
    const value = values[slot]!;
    const isThere = !Number.isNaN(value);
    sums[slot + 1] = sums[slot]! + (isThere ? value : 0);
    counts[slot + 1] = counts[slot]! + (isThere ? 1 : 0);
  }
  return {
    length: values.length,
    mean(from, to) {
      const count = counts[to]! - counts[from]!;
      return 2 * count >= to - from && count > 0 ? (sums[to]! - sums[from]!) / count : Number.NaN;
    },
  };
}
