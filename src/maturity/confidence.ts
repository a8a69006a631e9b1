import { gatesOf, profileOf, topLevel } from './placement.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Standing } from './standing.ts';

/** How much the placement can be relied on. C is stamped "indicative". */
export interface Confidence {
  readonly grade: 'A' | 'B' | 'C';
  /** Gates that decide between this level and the next. */
  readonly binding: number;
  /** Shares of them, 0 to 1. */
  readonly graded: number;
  readonly unknown: number;
  readonly disputed: number;
  readonly openContradictions: number;
}

/** @param level the demonstrated one */
export function confidenceOf(
  questionnaire: Questionnaire,
  standings: ReadonlyMap<string, Standing>,
  level: number,
  openContradictions: number,
): Confidence {
  const profile = profileOf(questionnaire, Math.min(level + 1, topLevel(questionnaire)));
  const binding = [...profile].flatMap(([dimension, cell]) =>
    gatesOf(questionnaire, dimension)
      .filter((gate) => gate.level <= cell)
      .flatMap(({ id }) => standings.get(id) ?? []),
  );
  const counted = binding.filter(({ status }) => status !== 'not-applicable');
  const shareOf = (holds: (standing: Standing) => boolean): number =>
    counted.length === 0 ? 0 : counted.filter(holds).length / counted.length;
  const graded = shareOf(({ grade }) => grade >= 2);
  const unknown = shareOf(({ status }) => status === 'unknown' || status === 'unanswered');
  const disputed = shareOf(({ isDisputed }) => isDisputed);
  const { A, B } = questionnaire.placement.confidence;
  const isA = graded >= A.graded && unknown <= A.unknown && disputed === 0;
  const isB = graded >= B.graded && unknown <= B.unknown;
  const grade = openContradictions > 0 || counted.length === 0 ? 'C' : isA ? 'A' : isB ? 'B' : 'C';
  return { grade, binding: counted.length, graded, unknown, disputed, openContradictions };
}
