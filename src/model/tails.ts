import { copyWithoutNaN, orderStatisticInPlace } from './robust.ts';

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
 * Up to the 90 % quantile u nothing is unusual: 0. Above it a Pareto tail P(X > x) = share × (x / u)^(−1/ξ), whose
 * index ξ is Hill's estimate (Hill 1975, Annals of Statistics 3, formula 1.1) with the largest 30 % of the
 * exceedances censored: each counts only as "at least as far out as the largest one that is trusted", so that the
 * anomalies themselves do not fatten the tail they are judged by. NaN gives 0: nothing is known. O(n).
 * @param lesson what the tail is learned from: the statistic, or as much of it as may teach
 */
export function tailSurprise(statistic: Float64Array, lesson = statistic): Float64Array {
  const surprise = new Float64Array(statistic.length);
  const tail = paretoTail(lesson);
  if (tail === undefined) return surprise;
  const { threshold, index } = tail;
  const atThreshold = -Math.log10(tail.share);
  for (let slot = 0; slot < statistic.length; slot++) {
    const value = statistic[slot]!;
    if (value > threshold) {
      surprise[slot] = Math.min(LOUDEST, atThreshold + Math.log10(value / threshold) / index);
    }
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

function paretoTail(statistic: Float64Array): ParetoTail | undefined {
  const scratch = new Float64Array(statistic.length);
  const count = copyWithoutNaN(statistic, scratch);
  const quantile = tailThreshold(scratch, count);
  if (quantile === undefined) return undefined;
  const beyond = quantile * (1 + Number.EPSILON);
  const exceedances = keptAtLeast(beyond, scratch.subarray(0, count)).sort();
  if (exceedances.length < FEWEST_EXCEEDANCES) return undefined;
  // Counts have no values in between: the correction for continuity.
  const threshold = (quantile + exceedances[0]!) / 2;
  const censored = Math.floor(TRIMMED_SHARE * exceedances.length);
  const trusted = exceedances.subarray(0, exceedances.length - censored);
  const logs = trusted.reduce((sum, value) => sum + Math.log(value / threshold), 0);
  const largestLog = Math.log(trusted[trusted.length - 1]! / threshold);
  const index = Math.max(THINNEST_INDEX, (logs + censored * largestLog) / trusted.length);
  return { threshold, share: exceedances.length / count, index };
}

/** Those that are no less, moved to the beginning. */
function keptAtLeast(least: number, values: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! >= least) values[count++] = values[i]!;
  return values.subarray(0, count);
}

/** The 90 % quantile; where that is zero (most values are), half of the smallest positive value. */
function tailThreshold(scratch: Float64Array, count: number): number | undefined {
  const rank = count - 1 - Math.max(5, Math.floor(TAIL_SHARE * count));
  if (rank < 0) return undefined;
  const quantile = orderStatisticInPlace(scratch, count, rank);
  if (quantile > 0) return quantile;
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) if (scratch[i]! > 0 && scratch[i]! < smallest) smallest = scratch[i]!;
  return smallest === Number.POSITIVE_INFINITY ? undefined : smallest / 2;
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
