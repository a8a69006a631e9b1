/** Samples with a factor on their tricube weights; both arrays hold 0 at a missing sample. */
export interface WeightedSequence {
  readonly count: number;
  readonly weight: Float64Array;
  /** weight × value */
  readonly weighted: Float64Array;
}

/**
 * The weighted mean at x (`est` of the Fortran at degree 0), with the tricube weights `table` for the
 * distances 0, 1, …; NaN when they fall on no weight. x may lie one position outside.
 */
export function meanAt(
  { count, weight, weighted }: WeightedSequence,
  x: number,
  table: Float64Array,
): number {
  const reach = table.length - 1;
  const start = Math.max(0, x - reach);
  const end = Math.min(count - 1, x + reach);
  let s = 0;
  let t = 0;
  for (let j = start; j <= end; j++) {
    const w = table[j < x ? x - j : j - x]!;
    s += w * weight[j]!;
    t += w * weighted[j]!;
  }
  return s > 0 ? t / s : Number.NaN;
}

/**
 * The weighted straight line at x (`est` of the Fortran at degree 1); NaN when there is no weight. One sweep
 * gathers the moments s_k = Σ w e^k and t_k = Σ w e^k y with e = j − x, so that the line is evaluated at
 * e = 0 and no array of weights is made. Samples at equal distance on both sides are taken as a pair,
 * which saves half of the products; what has no partner follows one by one.
 */
export function lineAt(
  { count, weight, weighted }: WeightedSequence,
  x: number,
  table: Float64Array,
): number {
  const reach = table.length - 1;
  const start = Math.max(0, x - reach);
  const end = Math.min(count - 1, x + reach);
  const paired = Math.min(x - start, end - x);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let t0 = 0;
  let t1 = 0;
  if (paired >= 0) {
    s0 = weight[x]!;
    t0 = weighted[x]!;
  }
  for (let d = 1; d <= paired; d++) {
    const w = table[d]!;
    const wd = w * d;
    const before = weight[x - d]!;
    const behind = weight[x + d]!;
    const yBefore = weighted[x - d]!;
    const yBehind = weighted[x + d]!;
    s0 += w * (behind + before);
    s1 += wd * (behind - before);
    s2 += wd * d * (behind + before);
    t0 += w * (yBehind + yBefore);
    t1 += wd * (yBehind - yBefore);
  }
  const isBefore = x - start > end - x;
  const first = isBefore ? start : Math.max(start, x + paired + 1);
  const last = isBefore ? Math.min(end, x - paired - 1) : end;
  for (let j = first; j <= last; j++) {
    const e = j - x;
    const w = table[isBefore ? -e : e]!;
    const we = w * e;
    s0 += w * weight[j]!;
    s1 += we * weight[j]!;
    s2 += we * e * weight[j]!;
    t0 += w * weighted[j]!;
    t1 += we * weighted[j]!;
  }
  if (!(s0 > 0)) return Number.NaN;
  const mean = t0 / s0;
  const centre = s1 / s0;
  const spread = s2 / s0 - centre * centre;
  return isLine(spread, count) ? mean - (centre / spread) * (t1 / s0 - centre * mean) : mean;
}

/** Whether weights with this variance of their positions lay a line, by the measure of the Fortran. */
export function isLine(spread: number, count: number): boolean {
  return Math.sqrt(spread) > 0.001 * (count - 1);
}
