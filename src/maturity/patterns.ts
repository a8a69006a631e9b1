import type { AnswerSet } from './answers.ts';
import type { DimensionLevel } from './placement.ts';
import type { AntiPattern, Condition, Questionnaire } from './questionnaire.ts';
import { highestOf, ratingOf } from './ratings.ts';
import type { Standing } from './standing.ts';

/** What a condition may look at. */
interface Known {
  readonly standings: ReadonlyMap<string, Standing>;
  /** Declared levels, without caps. */
  readonly dimensions: ReadonlyMap<string, DimensionLevel>;
  readonly answers: AnswerSet;
}

/** A habit that keeps organisations where they are: told, never scored. */
export interface SeenPattern {
  readonly pattern: AntiPattern;
  /** By the answers, or by the facilitator. */
  readonly by: 'answers' | 'facilitator';
}

export function findPatterns({ antiPatterns }: Questionnaire, known: Known): SeenPattern[] {
  return antiPatterns.flatMap((pattern): SeenPattern[] => {
    if (pattern.when !== undefined && holds(pattern.when, known)) return [{ pattern, by: 'answers' }];
    const isSeen = known.answers.observations?.includes(pattern.id) === true;
    return isSeen ? [{ pattern, by: 'facilitator' }] : [];
  });
}

/** What is not known shows nothing: neither that something is there nor that it is missing. */
function holds(condition: Condition, known: Known): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, known));
  if ('any' in condition) return condition.any.some((part) => holds(part, known));
  if ('sign' in condition) return known.answers.signs?.[condition.sign] === true;
  if ('measure' in condition) {
    const value = known.answers.measures?.[condition.measure] ?? Number.NaN;
    return 'below' in condition ? value < condition.below : value >= condition.atLeast;
  }
  if ('dimension' in condition) {
    const level = known.dimensions.get(condition.dimension)?.uncapped ?? 0;
    return 'below' in condition ? level < condition.below : level >= condition.atLeast;
  }
  const answer = known.standings.get(condition.criterion)?.answer;
  if (answer === undefined || answer === null) return false;
  const rank = highestOf(ratingOf(answer));
  return 'below' in condition ? rank < highestOf(condition.below) : rank >= highestOf(condition.atLeast);
}
