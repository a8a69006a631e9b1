import { sizes } from './elementwise.ts';
import { teaching } from './long-incidents.ts';
import { runningMedian } from './medians/running-median.ts';
import { copyWithoutNaN, MAD_TO_SIGMA, median, orderStatisticInPlace } from './robust.ts';
import { assumedSurprise, assumedSurpriseOfMedian, tailSurprise } from './tails.ts';

/** Neighbours of a short mean: what lasts a few samples speaks louder than one alone. */
const SHORT_WINDOW = 5;
/** Samples that a single one is compared with, itself among them. */
const CONTRAST_WINDOW = 7;
/** Samples on either side of a step that are compared; odd, so that a median is a value. */
export const LEVEL_WINDOW = 25;
/** A single sample counts no more than this in a mean, or the mean would be the sample again. */
const CLIPPED_AT = 8;
/** A statistic that is likelier than 1 in 30 says nothing. */
const AUDIBLE = 1.5;
/** Between adding up evidence (1) and taking the loudest (∞): several weak voices that agree count. */
const POWER = 1.5;

/** What the statistics are made from; all of one length, NaN at a gap. */
export interface EvidenceInput {
  readonly values: Float64Array;
  /** (value − expected) ÷ scale. */
  readonly z: Float64Array;
  /** The usual size of a remainder at each slot, in the unit of the values. */
  readonly scale: Float64Array;
  /** Running median of value − seasonal over `LEVEL_WINDOW`. */
  readonly level: Float64Array;
  /** 1 where a series teaches nothing of what is usual in it; left out: it teaches everywhere. */
  readonly leftOut?: Uint8Array | undefined;
}

/**
 * How much speaks against each sample: five statistics, each turned into −log10 of its tail probability within
 * this series, those that are audible combined by a power mean of exponent 1.5. 0 where nothing speaks, NaN at
 * a gap. The unit is decades of improbability, but only `alarmProbability` makes it a probability.
 */
export function evidenceOf(input: EvidenceInput): Float64Array {
  const surprise = (statistic: Float64Array) => tailSurprise(statistic, teaching(statistic, input.leftOut));
  const voices = [
    surprise(sizes(input.z)),
    surprise(shortMeans(input.z)),
    surprise(contrasts(input.z)),
    surprise(levelSteps(input.level)),
    surprise(beyondUsual(input.values, teaching(input.values, input.leftOut))),
  ];
  const evidence = new Float64Array(input.values.length);
  for (const voice of voices) {
    for (let slot = 0; slot < voice.length; slot++) {
      if (voice[slot]! > AUDIBLE) evidence[slot]! += voice[slot]! ** POWER;
    }
  }
  for (let slot = 0; slot < evidence.length; slot++) {
    if (Number.isNaN(input.values[slot])) evidence[slot] = Number.NaN;
    else if (evidence[slot]! > 0) evidence[slot] = evidence[slot]! ** (1 / POWER);
  }
  return evidence;
}

/** Standard deviation of the median of five independent z… */
const MEDIAN_OF_NOISE = 0.536;
/** …and of the difference of two medians of 25 independent samples, in theirs: √2 × √(π/2) / √25. */
const STEP_OF_NOISE = 0.354;

/**
 * Decades of improbability of each sample under heavy tails that are assumed, not learned: of its remainder, of
 * the median of five around it (a plateau, however short the step), and of the step of the level at it. What speaks
 * here is far out in any series; NaN at a gap.
 */
export function assumedEvidenceOf({ z, scale, level }: EvidenceInput): Float64Array {
  const ofPlateau = surpriseOfMedians(sizes(runningMedian(z, SHORT_WINDOW)), MEDIAN_OF_NOISE);
  const ofStep = surpriseOfMedians(levelSteps(level), STEP_OF_NOISE * median(scale));
  const evidence = new Float64Array(z.length);
  for (let slot = 0; slot < z.length; slot++) {
    evidence[slot] = Math.max(assumedSurprise(z[slot]!), ofPlateau[slot]!, ofStep[slot]!);
  }
  return evidence;
}

/** In scales of their own, which are not believed to be below those of independent noise; 0 where there is none. */
function surpriseOfMedians(medians: Float64Array, ofNoise: number): Float64Array {
  const scale = Math.max(MAD_TO_SIGMA * median(medians) || 0, ofNoise);
  const surprise = new Float64Array(medians.length);
  for (let slot = 0; slot < medians.length; slot++) {
    const size = medians[slot]!;
    if (!Number.isNaN(size)) surprise[slot] = assumedSurpriseOfMedian(size / scale);
  }
  return surprise;
}

/** |mean| of five neighbouring z, each clipped; NaN where fewer than three of them are there. */
function shortMeans(z: Float64Array): Float64Array {
  const half = SHORT_WINDOW >> 1;
  const means = new Float64Array(z.length);
  for (let slot = 0; slot < z.length; slot++) {
    const end = Math.min(z.length, slot + half + 1);
    let sum = 0;
    let count = 0;
    for (let near = Math.max(0, slot - half); near < end; near++) {
      const value = z[near]!;
      if (Number.isNaN(value)) continue;
      sum += Math.max(-CLIPPED_AT, Math.min(CLIPPED_AT, value));
      count += 1;
    }
    means[slot] = count > half ? Math.abs(sum / count) : Number.NaN;
  }
  return means;
}

/** How far each z stands out of the median of the seven around it: what is sudden, wherever the level wanders. */
function contrasts(z: Float64Array): Float64Array {
  const around = runningMedian(z, CONTRAST_WINDOW);
  const distances = new Float64Array(z.length);
  for (let slot = 0; slot < z.length; slot++) distances[slot] = Math.abs(z[slot]! - around[slot]!);
  return distances;
}

/** |median of the 25 samples that follow − median of the 25 before|; NaN within 25 samples of an end. */
function levelSteps(level: Float64Array): Float64Array {
  const half = LEVEL_WINDOW >> 1;
  const steps = new Float64Array(level.length).fill(Number.NaN);
  for (let slot = half + 1; slot < level.length - half; slot++) {
    steps[slot] = Math.abs(level[slot + half]! - level[slot - half - 1]!);
  }
  return steps;
}

/** How far a value lies beyond the 1 % and 99 % quantiles of what teaches; 0 between them. */
function beyondUsual(values: Float64Array, lesson: Float64Array): Float64Array {
  const scratch = new Float64Array(values.length);
  const count = copyWithoutNaN(lesson, scratch);
  const low = orderStatisticInPlace(scratch, count, Math.round(0.01 * (count - 1)));
  const high = orderStatisticInPlace(scratch, count, Math.round(0.99 * (count - 1)));
  const distances = new Float64Array(values.length);
  for (let slot = 0; slot < values.length; slot++) {
    // NaN stays NaN.
    distances[slot] = Math.max(0, values[slot]! - high, low - values[slot]!);
  }
  return distances;
}

/** Running median of the values without their season: the level that steps are looked for in. */
export function levelOf(deseasonalised: Float64Array): Float64Array {
  return runningMedian(deseasonalised, LEVEL_WINDOW);
}
