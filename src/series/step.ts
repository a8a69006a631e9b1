import { medianSorted } from 'simple-statistics';
import { modal } from './modal.ts';

/** The share of distances that must agree to the millisecond before the commonest one is taken as it is. */
const EXACT_SHARE = 0.3;
/** How far a jittered distance may lie from a round one and still mean it. */
const SNAP_SHARE = 0.1;
/** A grid never holds more slots than this many per sample. */
const MOST_SLOTS_PER_SAMPLE = 20;
/** …yet a short series may have this many. */
const ALWAYS_ALLOWED_SLOTS = 10_000;

/** Samples that are more steps apart than this have a gap between them: one that should lie there is not. */
export const GAP_STEPS = 1.5;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps at which exporters scrape and people aggregate, in milliseconds. */
const ROUND_STEPS_MS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 250, 500],
  ...[1, 2, 3, 5, 6, 10, 12, 15, 20, 30].map((n) => n * SECOND),
  ...[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28].map((n) => n * DAY),
];

/**
 * The step of a grid over sorted, distinct times: the modal distance of neighbours. Where jitter leaves no
 * distance in the majority, the median distance, at the round step it means if one is near. Widened where a
 * grid that fine would be mostly holes. 0 for fewer than two times.
 * @example gridStepMs([0, 60_000, 120_000, 300_000]) // => 60_000
 */
export function gridStepMs(timesMs: ArrayLike<number>): number {
  if (timesMs.length < 2) return 0;
  const distances = new Float64Array(timesMs.length - 1);
  for (let i = 0; i < distances.length; i++) distances[i] = timesMs[i + 1]! - timesMs[i]!;
  const { value: commonest, count } = majority(distances) ?? modal(distances);
  const isExact = count >= EXACT_SHARE * distances.length;
  const step = isExact ? commonest : snapped(medianSorted(distances.sort() as unknown as number[]));
  return coarseEnough(step, timesMs[timesMs.length - 1]! - timesMs[0]!, timesMs.length);
}

/** What more than half of some numbers are, without counting the others (Boyer and Moore 1991). */
function majority(values: Float64Array): ReturnType<typeof modal> | undefined {
  let value = Number.NaN;
  let lead = 0;
  for (let i = 0; i < values.length; i++) {
    if (lead === 0) value = values[i]!;
    lead += values[i] === value ? 1 : -1;
  }
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === value) count += 1;
  return 2 * count > values.length ? { value, count } : undefined;
}

function snapped(distanceMs: number): number {
  const nearest = ROUND_STEPS_MS.reduce((best, step) =>
    Math.abs(step - distanceMs) < Math.abs(best - distanceMs) ? step : best,
  );
  return Math.abs(nearest - distanceMs) <= SNAP_SHARE * distanceMs ? nearest : Math.round(distanceMs);
}

/** The step, widened where a grid over so long a span would hold far more slots than there are samples. */
export function coarseEnough(stepMs: number, spanMs: number, samples: number): number {
  const mostSlots = Math.max(ALWAYS_ALLOWED_SLOTS, MOST_SLOTS_PER_SAMPLE * samples);
  if (spanMs / stepMs <= mostSlots) return stepMs;
  const needed = spanMs / mostSlots;
  return ROUND_STEPS_MS.find((step) => step >= needed) ?? Math.ceil(needed / DAY) * DAY;
}

/**
 * Where the slots of a grid lie within a step: the commonest remainder of the times; where jitter leaves none
 * in the majority, their circular mean. In [0, stepMs).
 */
export function gridPhaseMs(timesMs: ArrayLike<number>, stepMs: number): number {
  const phases = new Float64Array(timesMs.length);
  for (let i = 0; i < phases.length; i++) phases[i] = remainderOf(timesMs[i]!, stepMs);
  const { value: commonest, count } = majority(phases) ?? modal(phases);
  if (count >= EXACT_SHARE * phases.length) return commonest;
  let sine = 0;
  let cosine = 0;
  for (const phase of phases) {
    sine += Math.sin((2 * Math.PI * phase) / stepMs);
    cosine += Math.cos((2 * Math.PI * phase) / stepMs);
  }
  const mean = Math.round((Math.atan2(sine, cosine) / (2 * Math.PI)) * stepMs);
  return remainderOf(mean, stepMs);
}

/** In [0, stepMs), also of times before 1970. */
function remainderOf(timeMs: number, stepMs: number): number {
  const remainder = timeMs % stepMs;
  return remainder < 0 ? remainder + stepMs : remainder;
}
