import { medianOfFew } from '../medians/median-of-few.ts';
import { runningMedian } from '../medians/running-median.ts';
import { copyWithoutNaN, robustScale } from '../robust.ts';

const DAY_MS = 86_400_000;
/** What has lasted half of this is usual… */
const MEMORY_MS = 2 * DAY_MS;
/** …and half of this many samples, where steps are long. */
const LEAST_MEMORY = 144;
/** The difference is known at so many places of its memory, by medians of what lies between. */
const BLOCKS_OF_MEMORY = 48;

/** The times of day at which samples lie, and how many days there are. */
export interface DayParts {
  /** Part of the day of each slot. */
  readonly partOf: Int32Array;
  readonly parts: number;
  readonly days: number;
}

/** Fewer days than this teach nothing of a part of the day. */
const FEWEST_DAYS = 5;
/** A part of the day has a difference of its own where it is beyond what noise makes of a median, √(π/2) σ / √days. */
const BEYOND_NOISE = 4;
const NOISE_OF_MEDIAN = Math.sqrt(Math.PI / 2);

/**
 * How a series usually differs from its peers at each slot: the median of the last two days (of the first two, as
 * long as they last), so that a change is one until half of that has passed; and what it does at that time of day beside,
 * where five days or more agree on it.
 * @param difference NaN at a gap
 */
export function usualDifference(
  difference: Float64Array,
  stepMs: number,
  day: DayParts | undefined,
): Float64Array {
  const usual = levelBefore(difference, Math.max(LEAST_MEMORY, Math.round(MEMORY_MS / stepMs)));
  if (day === undefined || day.days < FEWEST_DAYS) return usual;
  const rest = difference.slice();
  for (let slot = 0; slot < rest.length; slot++) rest[slot]! -= usual[slot]!;
  const ofPart = differencesOfParts(rest, day);
  for (let slot = 0; slot < usual.length; slot++) usual[slot]! += ofPart[day.partOf[slot]!]!;
  return usual;
}

/** The running median of what went before, in steps. */
function levelBefore(difference: Float64Array, memory: number): Float64Array {
  const block = Math.max(1, Math.floor(memory / BLOCKS_OF_MEMORY));
  const medians = blockMedians(difference, block);
  const half = Math.min(BLOCKS_OF_MEMORY / 2, medians.length);
  const around = runningMedian(medians, 2 * half + 1);
  const level = new Float64Array(difference.length);
  for (let now = 0; now < medians.length; now++) {
    const known = around[Math.min(medians.length - 1, Math.max(half, now - half))]!;
    level.fill(known, now * block, (now + 1) * block);
  }
  return level;
}

function blockMedians(values: Float64Array, block: number): Float64Array {
  const scratch = new Float64Array(block);
  const medians = new Float64Array(Math.ceil(values.length / block));
  for (let at = 0; at < medians.length; at++) {
    const count = copyWithoutNaN(values.subarray(at * block, (at + 1) * block), scratch);
    medians[at] = medianOfFew(scratch, count);
  }
  return medians;
}

/** The median of each part of the day; 0 where that may be noise. */
function differencesOfParts(rest: Float64Array, { partOf, parts, days }: DayParts): Float64Array {
  const least = (BEYOND_NOISE * NOISE_OF_MEDIAN * robustScale(rest)) / Math.sqrt(days);
  const ends = new Int32Array(parts + 1);
  for (let slot = 0; slot < rest.length; slot++)
    if (!Number.isNaN(rest[slot]!)) ends[partOf[slot]! + 1]! += 1;
  for (let part = 0; part < parts; part++) ends[part + 1]! += ends[part]!;
  const next = ends.slice(0, parts);
  const byPart = new Float64Array(ends[parts]!);
  for (let slot = 0; slot < rest.length; slot++)
    if (!Number.isNaN(rest[slot]!)) byPart[next[partOf[slot]!]!++] = rest[slot]!;
  const result = new Float64Array(parts);
  for (let part = 0; part < parts; part++) {
    const median = medianOfFew(byPart.subarray(ends[part]!), ends[part + 1]! - ends[part]!);
    if (Math.abs(median) > least) result[part] = median;
  }
  return result;
}
