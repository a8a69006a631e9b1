import type { ReviewView } from './views.ts';

/** How many gates stand in which state. */
export interface ReviewCounts {
  /** With a score. */
  readonly answered: number;
  readonly unknown: number;
  readonly na: number;
  /** Asked, and without an answer. */
  readonly open: number;
  readonly notAsked: number;
}

export function reviewCounts({ questionnaire, said }: ReviewView): ReviewCounts {
  const asked = questionnaire.criteria.flatMap(({ id }) => said.get(id) ?? []);
  const count = (value: 'unknown' | 'na' | null) => asked.filter((one) => one.value === value).length;
  return {
    answered: asked.filter(({ value }) => typeof value === 'number').length,
    unknown: count('unknown'),
    na: count('na'),
    open: count(null),
    notAsked: questionnaire.criteria.length - asked.length,
  };
}
