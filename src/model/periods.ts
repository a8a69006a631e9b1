import { median } from './robust.ts';
import { runningMedian } from './running-median.ts';

const HOUR_MS = 3_600_000;

/** The seasons that are looked for, shortest first, in civil time. */
export const namedPeriods = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS } as const;
export type PeriodLabel = keyof typeof namedPeriods;

/** A season that was fitted. */
export interface Period {
  readonly label: PeriodLabel;
  readonly ms: number;
  /** Samples per season. */
  readonly length: number;
  /** The share of the movement around the trend that the season foretells on cycles it was not learned from; below 1. */
  readonly strength: number;
}

/** A season must foretell at least this share of the movement… */
const LEAST_STRENGTH = 0.1;
/** …and a longer one must leave at least this share less than a shorter one leaves. */
const LEAST_GAIN = 0.05;
/** Cycles that must be there; the week may lack a few hours of its third, as exports of "21 days" do. */
const FEWEST_CYCLES = 2.9;
/** From this many cycles on, the even ones are foretold from the odd ones and the other way round. */
const ENOUGH_FOR_HALVES = 6;

/**
 * The season of a series among those that are allowed, or none. Tested, not assumed: each candidate's profile
 * (median per phase, around a running median over one cycle) foretells cycles that it was not learned from;
 * its strength is the share by which that lessens the deviations, as a root mean that leaves incidents little vote.
 * A longer season must beat a shorter one clearly.
 * @param values on a civil grid; NaN at a gap
 */
export function findPeriod(
  values: Float64Array,
  stepMs: number,
  allowed: readonly PeriodLabel[],
): Period | undefined {
  let best: (Period & { readonly left: number }) | undefined;
  for (const label of allowed) {
    const candidate = testPeriod(values, stepMs, label);
    if (candidate === undefined || candidate.strength < LEAST_STRENGTH) continue;
    if (best === undefined || candidate.left < best.left * (1 - LEAST_GAIN)) best = candidate;
  }
  return best && { label: best.label, ms: best.ms, length: best.length, strength: best.strength };
}

/** The strength of one candidate; undefined where the step does not divide it or too few cycles are there. */
export function testPeriod(
  values: Float64Array,
  stepMs: number,
  label: PeriodLabel,
): (Period & { readonly left: number }) | undefined {
  const ms = namedPeriods[label];
  const length = ms / stepMs;
  if (!Number.isInteger(length) || length < 2 || values.length < FEWEST_CYCLES * length) return undefined;
  const detrended = withoutCycleTrend(values, length);
  const left = typicalDeviation(foretellingErrors(detrended, length));
  const movement = typicalDeviation(detrended);
  const strength = movement > 0 ? 1 - left / movement : 0;
  return { label, ms, length, strength, left };
}

/**
 * The values around a running median over one cycle. Half a cycle from the ends there is no whole cycle to take
 * the median of, and part of one would be the season itself: there the nearest whole one stands.
 */
export function withoutCycleTrend(values: Float64Array, length: number): Float64Array {
  const trend = runningMedian(values, length | 1);
  const half = Math.min(length >> 1, trend.length >> 1);
  trend.fill(trend[half]!, 0, half);
  trend.fill(trend[trend.length - 1 - half]!, trend.length - half);
  return values.map((value, slot) => value - trend[slot]!);
}

/** What remains of each cycle after the profile of the other cycles is taken off. */
function foretellingErrors(detrended: Float64Array, length: number): Float64Array {
  const cycles = Math.ceil(detrended.length / length);
  const folds = cycles >= ENOUGH_FOR_HALVES ? 2 : cycles;
  const errors = new Float64Array(detrended.length);
  for (let fold = 0; fold < folds; fold++) {
    const profile = smoothedCircle(phaseMedians(detrended, length, (cycle) => cycle % folds !== fold));
    for (let slot = 0; slot < detrended.length; slot++) {
      if (Math.floor(slot / length) % folds === fold)
        errors[slot] = detrended[slot]! - profile[slot % length]!;
    }
  }
  return errors;
}

/** The median of each phase over the cycles that are used; 0 where there is none. */
export function phaseMedians(
  values: Float64Array,
  length: number,
  isUsed: (cycle: number) => boolean,
): Float64Array {
  const medians = new Float64Array(length);
  const cycles = Math.ceil(values.length / length);
  const ofPhase = new Float64Array(cycles);
  for (let phase = 0; phase < length; phase++) {
    let count = 0;
    for (let cycle = 0; cycle < cycles; cycle++) {
      const value = values[cycle * length + phase] ?? Number.NaN;
      if (isUsed(cycle) && !Number.isNaN(value)) ofPhase[count++] = value;
    }
    medians[phase] = count === 0 ? 0 : median(ofPhase.subarray(0, count));
  }
  return medians;
}

/** Neighbouring phases share what they know: a running median over about a hundredth of the cycle. */
function smoothedCircle(profile: Float64Array): Float64Array {
  const half = Math.floor(profile.length / 192);
  if (half === 0) return profile;
  const wrapped = new Float64Array(profile.length + 2 * half);
  for (let i = 0; i < wrapped.length; i++)
    wrapped[i] = profile[(i - half + profile.length) % profile.length]!;
  return runningMedian(wrapped, 2 * half + 1).slice(half, half + profile.length);
}

/** The square of the mean root of the deviations: incidents weigh little, rare but regular peaks still count. */
function typicalDeviation(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += Math.sqrt(Math.abs(value));
    count += 1;
  }
  return count === 0 ? 0 : (sum / count) ** 2;
}
