import { median } from '../robust.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A level told in blocks of equal length. */
export interface Blocks {
  /** One a block; none is NaN. */
  readonly levels: Float64Array;
  /** Slots that are left over before the first block: the last one ends with the series. */
  readonly offset: number;
  readonly blockSlots: number;
  /** Blocks of a day; 1 where a block is a day or longer. */
  readonly perDay: number;
}

/** The level is a running median: neighbours tell the same, and so many of an hour tell the hour. */
const SAMPLES_OF_HOUR = 6;

/**
 * Means of the level over an hour, or over one slot where that is longer. An hour without a value has the level of the
 * one before it, so that a gap is no movement; those before the first value have that of the first. O(hours).
 * @param level finite where there is any value at all
 * @param values NaN at a gap
 */
export function hoursOf(level: Float64Array, values: Float64Array, stepMs: number): Blocks {
  const blockSlots = Math.max(1, Math.round(HOUR_MS / stepMs));
  const every = Math.ceil(blockSlots / SAMPLES_OF_HOUR);
  const levels = new Float64Array(Math.floor(level.length / blockSlots));
  const offset = level.length - levels.length * blockSlots;
  let last = level[values.findIndex((value) => !Number.isNaN(value))] ?? 0;
  for (let block = 0; block < levels.length; block++) {
    const start = offset + block * blockSlots;
    let sum = 0;
    let count = 0;
    for (let slot = start; slot < start + blockSlots; slot += every) {
      if (Number.isNaN(values[slot]!)) continue;
      sum += level[slot]!;
      count += 1;
    }
    if (count > 0) last = sum / count;
    levels[block] = last;
  }
  return { levels, offset, blockSlots, perDay: Math.max(1, Math.round(DAY_MS / (blockSlots * stepMs))) };
}

/** A quarter of a day is long enough for an incident to be a part of it, and no more. */
const BLOCKS_OF_DAY = 4;

/** Medians of quarters of a day; the very same blocks where they are as long already. O(hours). */
export function quarterDays(hours: Blocks): Blocks {
  const joined = Math.floor(hours.perDay / BLOCKS_OF_DAY);
  if (joined < 2) return hours;
  const length = Math.floor(hours.levels.length / joined);
  const left = hours.levels.length - length * joined;
  const levels = Float64Array.from({ length }, (_, block) =>
    median(hours.levels.subarray(left + block * joined, left + (block + 1) * joined)),
  );
  const blockSlots = hours.blockSlots * joined;
  return { levels, offset: hours.offset + left * hours.blockSlots, blockSlots, perDay: BLOCKS_OF_DAY };
}
