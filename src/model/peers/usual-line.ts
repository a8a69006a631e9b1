import { MAD_TO_SIGMA, median, medianInPlace } from '../robust.ts';
import { thinned } from './thinned.ts';

/** y = offset + slope × x. */
export interface Line {
  readonly offset: number;
  readonly slope: number;
}

/** So many samples teach a line. */
const ENOUGH = 600;
const FEWEST_FITTED = 3;
/** Passes end when the limit hardly changes any more, after so many at most. */
const MOST_PASSES = 20;
const HARDLY = 0.01;
/** A residual of more standard deviations than this weighs less (Huber 1964): 95 % efficient for normal noise. */
const HUBER = 1.345;

/**
 * The line that usually leads from x to y: Huber's M-estimate (Huber 1964, Annals of Mathematical Statistics 35,
 * formula 1.5) by reweighted least squares, scale by the median residual. Samples far out of x weigh most, so that rare
 * common bursts teach the slope rather than the noise between them; samples far off the line weigh little.
 * A slope of 0 where x never moves. NaN in either is left out; fewer than three samples give NaN.
 */
export function usualLine(x: Float64Array, y: Float64Array): Line {
  const { xs, ys } = taken(x, y);
  if (xs.length < FEWEST_FITTED) return { offset: Number.NaN, slope: Number.NaN };
  const weights = new Float64Array(xs.length).fill(1);
  const residuals = new Float64Array(xs.length);
  let line = leastSquares(xs, ys, weights);
  let last = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    for (let i = 0; i < xs.length; i++) residuals[i] = Math.abs(ys[i]! - line.offset - line.slope * xs[i]!);
    const limit = HUBER * MAD_TO_SIGMA * median(residuals);
    if (!(limit > 0) || Math.abs(limit - last) < HARDLY * last) break;
    last = limit;
    for (let i = 0; i < xs.length; i++) weights[i] = Math.min(1, limit / residuals[i]!);
    line = leastSquares(xs, ys, weights);
  }
  return { slope: line.slope, offset: offsetOf(xs, ys, line.slope) };
}

function taken(x: Float64Array, y: Float64Array) {
  const xs = thinned(x, ENOUGH).slice();
  const ys = thinned(y, ENOUGH).slice();
  let count = 0;
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(xs[i]!) || Number.isNaN(ys[i]!)) continue;
    xs[count] = xs[i]!;
    ys[count++] = ys[i]!;
  }
  return { xs: xs.subarray(0, count), ys: ys.subarray(0, count) };
}

function leastSquares(xs: Float64Array, ys: Float64Array, weights: Float64Array): Line {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    sum += weights[i]!;
    sumX += weights[i]! * xs[i]!;
    sumY += weights[i]! * ys[i]!;
  }
  const [meanX, meanY] = [sumX / sum, sumY / sum];
  let [squares, products] = [0, 0];
  for (let i = 0; i < xs.length; i++) {
    const fromMean = weights[i]! * (xs[i]! - meanX);
    squares += fromMean * (xs[i]! - meanX);
    products += fromMean * (ys[i]! - meanY);
  }
  const slope = squares > 0 ? products / squares : 0;
  return { slope, offset: meanY - slope * meanX };
}

function offsetOf(xs: Float64Array, ys: Float64Array, slope: number): number {
  const rest = ys.slice();
  for (let i = 0; i < rest.length; i++) rest[i]! -= slope * xs[i]!;
  return medianInPlace(rest, rest.length);
}
