import { firstNotBelow } from '../sorted.ts';

/** The share of the largest values from which a tail is learned. */
const TAIL_SHARE = 0.1;
/** The share of the tail's own largest values that may be anomalies and are not trusted. */
const TRIMMED_SHARE = 0.3;
/** With fewer values beyond the threshold than this there is nothing to learn. */
const FEWEST_EXCEEDANCES = 3;
/** No statistic alone may speak louder than one in 10⁸. */
const LOUDEST = 8;
/** A tail thinner than this would make every new maximum a certainty. */
const THINNEST_INDEX = 0.03;

/**
 * How unusual each value of a non-negative statistic is among all of them: −log10 of its tail probability.
 * Up to the 90 % quantile u that is the empirical share of larger values; above it a Pareto tail
 * P(X > x) = share × (x / u)^(−1/ξ), whose index ξ is Hill's estimate (Hill 1975, Annals of Statistics 3,
 * formula 1.1) with the largest 30 % of the exceedances censored: each counts only as "at least as far out as
 * the largest one that is trusted", so that the anomalies themselves do not fatten the tail they are judged by.
 * NaN gives 0: nothing is known, nothing is unusual. O(n log n).
 */
export function tailSurprise(statistic: Float64Array): Float64Array {
  const surprise = new Float64Array(statistic.length);
  const sorted = statistic.filter((value) => !Number.isNaN(value)).sort();
  const tail = paretoTail(sorted);
  if (tail === undefined) return surprise;
  for (let slot = 0; slot < statistic.length; slot++) {
    const value = statistic[slot]!;
    if (Number.isNaN(value)) continue;
    surprise[slot] =
      value > tail.threshold
        ? Math.min(LOUDEST, -Math.log10(tail.share) + Math.log10(value / tail.threshold) / tail.index)
        : -Math.log10(Math.max(tail.share, (sorted.length - firstNotBelow(sorted, value)) / sorted.length));
  }
  return surprise;
}

interface ParetoTail {
  readonly threshold: number;
  /** Share of all values beyond the threshold. */
  readonly share: number;
  /** ξ: 0.5 is heavy, 0.1 nearly Gaussian. */
  readonly index: number;
}

function paretoTail(sorted: Float64Array): ParetoTail | undefined {
  const threshold = tailThreshold(sorted);
  if (threshold === undefined) return undefined;
  const first = firstNotBelow(sorted, threshold * (1 + Number.EPSILON));
  const exceedances = sorted.length - first;
  if (exceedances < FEWEST_EXCEEDANCES) return undefined;
  const censored = Math.floor(TRIMMED_SHARE * exceedances);
  const trusted = sorted.subarray(first, sorted.length - censored);
  const logs = trusted.reduce((sum, value) => sum + Math.log(value / threshold), 0);
  const largestLog = Math.log(trusted[trusted.length - 1]! / threshold);
  const index = Math.max(THINNEST_INDEX, (logs + censored * largestLog) / trusted.length);
  return { threshold, share: exceedances / sorted.length, index };
}

/** The 90 % quantile; where that is zero (most values are), half of the smallest positive value. */
function tailThreshold(sorted: Float64Array): number | undefined {
  const rank = sorted.length - 1 - Math.max(5, Math.floor(TAIL_SHARE * sorted.length));
  if (rank < 0) return undefined;
  if (sorted[rank]! > 0) return sorted[rank];
  const smallest = sorted[firstNotBelow(sorted, Number.MIN_VALUE)];
  return smallest === undefined ? undefined : smallest / 2;
}

/**
 * −log10 of the two-sided tail probability of Student's t with 3 degrees of freedom: the heavy tail that is
 * assumed for single samples where a series is too short, or moves too seldom, to teach its own.
 * P(|T| > z) = 1 − (2/π) (a / (1 + a²) + atan a) with a = z / √3.
 * @example assumedSurprise(12.92) // => 3.0 (1 in 1000)
 */
export function assumedSurprise(z: number): number {
  const a = Math.abs(z) / Math.sqrt(3);
  // Beyond a = 100 the closed form cancels; its series 4 / (3π a³) is exact to five digits there.
  const tail = a > 100 ? 4 / (3 * Math.PI * a ** 3) : 1 - (2 / Math.PI) * (a / (1 + a * a) + Math.atan(a));
  return -Math.log10(Math.max(tail, Number.MIN_VALUE));
}

/**
 * The same for medians of several samples, whose tails are lighter: Student's t with 5 degrees of freedom.
 * P(|T| > z) = 1 − (2/π) (θ + sin θ cos θ (1 + ⅔ cos² θ)) with θ = atan(z / √5).
 * @example assumedSurpriseOfMedian(6.869) // => 3.0 (1 in 1000)
 */
export function assumedSurpriseOfMedian(z: number): number {
  const a = Math.abs(z) / Math.sqrt(5);
  const cosine = 1 / Math.sqrt(1 + a * a);
  const angle = Math.atan(a) + a * cosine * cosine * (1 + (2 / 3) * cosine * cosine);
  // Beyond a = 40 the closed form cancels; its series 16 / (15π a⁵) is exact to three digits there.
  const tail = a > 40 ? 16 / (15 * Math.PI * a ** 5) : 1 - (2 / Math.PI) * angle;
  return -Math.log10(Math.max(tail, Number.MIN_VALUE));
}
