import { difference, each } from '../elementwise.ts';
import { runningMedian } from '../medians/running-median.ts';
import { MAD_TO_SIGMA, medianAbsoluteDeviation } from '../robust.ts';

/** Whether a series wanders without returning. */
export interface Wandering {
  /** The power of the lag with which the variance of differences grows: 0 for noise around a level, 1 for a random walk. */
  readonly growth: number;
  readonly isRandomWalk: boolean;
}

/** With fewer samples wandering is not told from noise that is slow to return. */
const FEWEST = 1000;
/** Single outliers are taken out by a running median over so many samples. */
const QUIETED = 5;
/** The longest lag is this share of the series, so that sixteen stretches bear witness… */
const LONGEST_SHARE = 1 / 16;
/** …or, in short series, so many samples; the shortest is an eighth of it, two more lie between. */
const LONGEST = 64;
const SHARES = [1, 1 / 2, 1 / 4, 1 / 8];
/** Nearer to a random walk than to noise: noise with a long memory still returns, and is better judged as noise. */
const LEAST_GROWTH = 0.6;
/** A few steps or a bend grow at the long lags alone: at the shortest growth must not be less by more than this. */
const LESS_AT_FIRST = 0.1;
/** Slow waves, a season that was left in, grow as lag²: they are no walks. */
const MOST_GROWTH = 1.7;
/** σ of a walk exceeds that of its differences over n / 16; where levels alternate around one it is below. */
const LEAST_SPREAD = 0.56;

/**
 * Whether a series is a random walk, or so near to one that no level can be foretold. The idea is the variance ratio
 * of Lo & MacKinlay (1988, Review of Financial Studies 1, 41–66): the variance of y(t + k) − y(t) grows as k for a
 * walk, and does not grow for noise around a level. Variances are squared MADs around the median difference, so
 * that outliers, a few steps and a linear trend do not count; the statistic is the slope of log variance on log lag over
 * four lags up to n / 16. At 2,016 samples AR(.9) has 0.1, AR(.995) 0.9.
 * @param values the season taken off; NaN at a gap. Fewer than 1,000, or constant: growth NaN, no walk.
 */
export function isRandomWalk(values: Float64Array): Wandering {
  const quiet = quieted(values);
  const longest = Math.max(LONGEST, values.length * LONGEST_SHARE);
  const lags = SHARES.map((share) => Math.round(longest * share));
  const spreads = lags.map((lag) => differenceSpread(quiet, lag));
  if (values.length < FEWEST || !spreads.every((spread) => spread > 0)) {
    return { growth: Number.NaN, isRandomWalk: false };
  }
  const x = lags.map((lag) => Math.log(lag));
  const y = spreads.map((spread) => 2 * Math.log(spread));
  const growth = Math.min(slope(x, y), slope(x.slice(-2), y.slice(-2)) + LESS_AT_FIRST);
  const strays = () => MAD_TO_SIGMA * medianAbsoluteDeviation(quiet) > LEAST_SPREAD * spreads[0]!;
  return { growth, isRandomWalk: growth > LEAST_GROWTH && growth < MOST_GROWTH && strays() };
}

/** Running medians, where there is a value. */
function quieted(values: Float64Array): Float64Array {
  const medians = runningMedian(values, QUIETED);
  return each(medians, (one, slot) => (Number.isNaN(values[slot]!) ? Number.NaN : one));
}

/** σ of y(t + lag) − y(t). */
function differenceSpread(values: Float64Array, lag: number): number {
  return MAD_TO_SIGMA * medianAbsoluteDeviation(difference(values.subarray(lag), values));
}

function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const centre = mean(x);
  const product = mean(x.map((one, at) => (one - centre) * y[at]!));
  return product / mean(x.map((one) => (one - centre) ** 2));
}

/** A level that wanders, and what it is judged by. */
export interface LocalLevel {
  readonly expected: Float64Array;
  /** Samples, odd, that the running median rests on. */
  readonly window: number;
  /** q = σ²(η) ÷ σ²(ε); 0 where nothing wanders, Infinity where there is no noise. */
  readonly signalToNoise: number;
}

/** So short that a walk leaves little of itself in the remainder, so long that three outliers in a row are none of it. */
const SHORTEST_WINDOW = 7;

/**
 * The local level model (Harvey 1989, section 2.3): y(t) = μ(t) + ε(t), μ(t + 1) = μ(t) + η(t). The variances come from
 * those of the differences at lags 1 and √n, 2σ²(ε) + k σ²(η), by MADs. μ is a running median, not the Kalman
 * smoother: a single outlier moves that one, and a jump becomes a ramp; here neither. Its window w makes the sum
 * of the errors least: the noise of a median, π/2 σ²(ε) / w, and the wandering within it, σ²(η) w / 12; w = √(6π / q).
 * @param values the season taken off; NaN at a gap, where the level is that of the neighbours
 */
export function localLevel(values: Float64Array): LocalLevel {
  const lag = Math.max(2, Math.round(Math.sqrt(values.length)));
  const near = differenceSpread(values, 1) ** 2;
  const far = differenceSpread(values, lag) ** 2;
  const wandering = Math.min(near, Math.max(0, (far - near) / (lag - 1))) || 0;
  const signalToNoise = wandering === 0 ? 0 : (2 * wandering) / (near - wandering);
  const half = Math.round((Math.sqrt((6 * Math.PI) / signalToNoise) - 1) / 2);
  const window = Math.max(SHORTEST_WINDOW, Math.min(2 * half + 1, values.length | 1));
  return { expected: runningMedian(values, window), window, signalToNoise };
}
