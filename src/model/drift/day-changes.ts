import { difference } from '../elementwise.ts';
import { median } from '../robust.ts';

/** A level by its days, and how it changes from one day to the next; both told at every block. */
export interface DayChanges {
  /** Median of the day that begins at a block. */
  readonly days: Float64Array;
  /** From the day that begins at a block to the next day: `perDay` shorter than `days`. */
  readonly changes: Float64Array;
}

/** Days overlap: one begins at each block. Changes from day to day know nothing of a daily season. O(n). */
export function dayChanges(levels: Float64Array, perDay: number): DayChanges {
  const days = new Float64Array(Math.max(0, levels.length - perDay + 1));
  for (let block = 0; block < days.length; block++)
    days[block] = median(levels.subarray(block, block + perDay));
  return { days, changes: changesOver(days, perDay) };
}

/** How the level changes over so many blocks; empty where there are no more than that. */
export function changesOver(days: Float64Array, blocks: number): Float64Array {
  return difference(days.subarray(blocks), days);
}

/** A climb is told by changes over a third of it. */
const LAGS_OF_CLIMB = 3;

/**
 * The lag, whole days in blocks, at which a climb of so many blocks is compared with other times. What noise leaves in a
 * day's median changes no more over several days than over one; a random walk does.
 */
export function lagOf(blocks: number, perDay: number): number {
  return perDay * Math.max(1, Math.round(blocks / perDay / LAGS_OF_CLIMB));
}

/**
 * How many times the σ of its changes from one day's average to another's a random walk goes in that time.
 * SOURCE: Working 1960, Econometrica 28, 916: averages over days change over k days with k − 1/3 of the variance of a day.
 */
export function walkFactor(lag: number, perDay: number): number {
  const days = lag / perDay;
  return Math.sqrt(days / (days - 1 / 3));
}
