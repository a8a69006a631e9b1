import { difference } from '../elementwise.ts';
import { quantile } from '../robust.ts';

/** σ of normal samples in medians of their sizes, and the quantiles of those sizes in medians: Φ⁻¹(.75, .95, .995). */
const MEDIAN_TO_SIGMA = 1 / 0.674_489_750_196_082;
const NORMAL_90 = 1.644_853_626_951_47 * MEDIAN_TO_SIGMA;
const NORMAL_99 = 2.575_829_303_548_9 * MEDIAN_TO_SIGMA;
/** What a statistic may differ from that of white normal noise: by breaks that are left in, and, × 1 / √n, by chance. */
const CORRELATION_SLACK = { always: 0.03, chance: 4 };
const SLACK_90 = { always: 0.1, chance: 6 };
const SLACK_99 = { always: 0.3, chance: 16 };
/** A piece that is no line leaves about so much of itself, in σ²: less than a further piece would cost. */
const LEFT_OF_PIECE = 8;
/** In σ; larger ones count as this, so that a few breaks do not decide. */
const CLIP = 4;
/** The spread is compared between stretches of so many samples; the logarithm of it differs by a tenth in white noise. */
const STRETCH = 100;
const MOST_UNEVEN = 0.16;
/** Of continuous values hardly any two neighbours are equal. */
const MOST_EQUAL = 0.01;
/** Autocorrelations at lags 1 to 3 of white noise, and of its second differences (1, −2, 1). */
const WHITE = [0, 0, 0];
const WHITE_TWICE_DIFFERENCED = [-2 / 3, 1 / 6, 0];
/** Σ of the squares of 1, −2, 1. */
const TWICE_DIFFERENCED_VARIANCE = 6;

/**
 * σ of the noise around a course that may be any, if what can be seen of it is white and normal; else undefined. Second
 * differences take nearly all of a smooth course away, and a break touches but two of them. O(n).
 */
export function noiseOfDifferences(values: Float64Array): number | undefined {
  const first = difference(values.subarray(1), values);
  let equal = 0;
  for (let slot = 0; slot < first.length; slot++) if (first[slot] === 0) equal += 1;
  if (equal > MOST_EQUAL * first.length) return undefined;
  const twice = difference(first.subarray(1), first);
  const sigma = sigmaIfNormal(twice, WHITE_TWICE_DIFFERENCED);
  return sigma === undefined ? undefined : sigma / Math.sqrt(TWICE_DIFFERENCED_VARIANCE);
}

/**
 * σ of what so many pieces leave if it is white and normal and spreads evenly, so that a likelihood can be believed; else
 * undefined. NaN is no sample.
 */
export function noiseOfRemainder(remainder: Float64Array, pieces: number): number | undefined {
  return sigmaIfNormal(remainder, WHITE, (LEFT_OF_PIECE * pieces) / remainder.length);
}

function sigmaIfNormal(noise: Float64Array, correlations: readonly number[], misfit = 0): number | undefined {
  const sizes = noise.map(Math.abs);
  const typical = quantile(sizes, 0.5);
  if (!(typical > 0)) return undefined;
  const byChance = 1 / Math.sqrt(noise.length);
  const within = (found: number, due: number, slack: typeof SLACK_90) =>
    Math.abs(found - due) <= slack.always + slack.chance * byChance;
  const sigma = typical * MEDIAN_TO_SIGMA;
  if (!within(quantile(sizes, 0.9) / typical, NORMAL_90, SLACK_90)) return undefined;
  if (!within(quantile(sizes, 0.99) / typical, NORMAL_99, SLACK_99)) return undefined;
  const clipped = noise.map((one) => Math.max(-CLIP, Math.min(CLIP, one / sigma)));
  const found = autocorrelations(clipped, correlations.length);
  const isWhite = found.every((one, at) =>
    within(one, correlations[at]!, { ...CORRELATION_SLACK, always: CORRELATION_SLACK.always + misfit }),
  );
  return isWhite && unevenness(clipped) <= MOST_UNEVEN ? sigma : undefined;
}

/** At lags from 1 on; around 0, where the noise lies. */
function autocorrelations(noise: Float64Array, lags: number): number[] {
  const products = new Float64Array(lags + 1);
  for (let lag = 0; lag <= lags; lag++) {
    for (let slot = lag; slot < noise.length; slot++) {
      const product = noise[slot]! * noise[slot - lag]!;
      if (!Number.isNaN(product)) products[lag]! += product;
    }
  }
  return Array.from(products.subarray(1), (sum) => sum / products[0]!);
}

/** Standard deviation of the logarithm of the mean size in stretches. */
function unevenness(noise: Float64Array): number {
  const logs: number[] = [];
  for (let from = 0; from + STRETCH <= noise.length; from += STRETCH) {
    let sum = 0;
    let count = 0;
    for (let slot = from; slot < from + STRETCH; slot++) {
      const size = Math.abs(noise[slot]!);
      if (Number.isNaN(size)) continue;
      sum += size;
      count += 1;
    }
    if (count >= STRETCH / 2) logs.push(Math.log(sum / count));
  }
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
}
