import type { Rating } from './questionnaire.ts';

/** An answer on any of the scales, 0 to 4. */
export type Score = 0 | 1 | 2 | 3 | 4;

/** The lowest score that meets a gate: largely. */
export const MET: Score = 3;
/** The score that leaves nothing open: fully. */
export const FULL: Score = 4;

/** 0 and 1 are not met, 2 partly, 3 largely, 4 fully. */
export function ratingOf(score: Score): Rating {
  return (['N', 'N', 'P', 'L', 'F'] as const)[score];
}

/** The best score that a rating allows. */
export function highestOf(rating: Rating): Score {
  return ({ N: 1, P: 2, L: 3, F: 4 } as const)[rating];
}

/**
 * How much of a gate a score is worth in the progress towards a level, 0 to 1: nothing, a beginning, and the
 * midpoints of "partly" and "largely" on the scale of ISO/IEC 33020.
 */
export const WORTH: readonly number[] = [0, 0.1, 0.33, 0.67, 1];

/**
 * The middle of ordinal values in ascending order; of an even number the lower one, since there is no half step.
 * @example lowerMedian([1, 4, 4, 4]) // => 4
 * @example lowerMedian([0, 4]) // => 0
 */
export function lowerMedian<T>(ascending: readonly T[]): T | undefined {
  return ascending[Math.floor((ascending.length - 1) / 2)];
}

/** @example lowerQuartile([0, 1, 4, 4, 4]) // => 1 */
export function lowerQuartile<T>(ascending: readonly T[]): T | undefined {
  return ascending[Math.floor((ascending.length - 1) / 4)];
}

/** @example upperQuartile([0, 1, 1, 3, 4]) // => 3 */
export function upperQuartile<T>(ascending: readonly T[]): T | undefined {
  return ascending[Math.ceil(((ascending.length - 1) * 3) / 4)];
}
