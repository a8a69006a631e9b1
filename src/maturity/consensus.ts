import type { Score } from './ratings.ts';

/** Below this the room does not agree. */
const LEAST_CONSENSUS = 0.6;
/** Answers so far apart are talked about, however many agree. */
const WIDE_RANGE = 2;
/** Distance of the ends of the scale. */
const SCALE_WIDTH = 4;

/**
 * Agreement of ordinal answers, from 0 (half at each end) to 1 (all the same).
 * Tastle and Wierman, "Consensus and dissention: a measure of ordinal dispersion", International Journal of
 * Approximate Reasoning 45 (2007), definition 1: `Cns = 1 + Σ pᵢ·log₂(1 − |xᵢ − μ| / width)`.
 * @returns 1 of no answers: nobody disagrees
 * @example consensus([2, 3, 4]) // => 0.72
 */
export function consensus(answers: readonly Score[]): number {
  const mean = answers.reduce<number>((sum, answer) => sum + answer, 0) / answers.length;
  const dissent = answers.reduce<number>(
    (sum, answer) => sum + Math.log2(1 - Math.abs(answer - mean) / SCALE_WIDTH) / answers.length,
    0,
  );
  return 1 + dissent;
}

/** Distance of the farthest answers; 0 of none. */
export function rangeOf(answers: readonly Score[]): number {
  return answers.length === 0 ? 0 : Math.max(...answers) - Math.min(...answers);
}

/** Whether the answers are so far apart that they are to be talked about. */
export function isDispersed(answers: readonly Score[]): boolean {
  return rangeOf(answers) >= WIDE_RANGE || consensus(answers) < LEAST_CONSENSUS;
}
