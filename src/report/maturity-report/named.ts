import type { AssessmentResult, ReportedAction, ReportedDimension } from '../assessment/result.ts';
import type { MaturityWords } from './words.ts';

/** Names that a sentence tells, before it says how many more there are. */
const NAMED = 6;

/** The first of some names, and how many more there are. */
export function shortList(names: readonly string[], words: MaturityWords): string {
  return words.andMore(words.list(names.slice(0, NAMED)), Math.max(0, names.length - NAMED));
}

/** @example 'DQ Data quality' */
export function nameOf({ id, title }: { readonly id: string; readonly title: string }): string {
  return `${id} ${title}`;
}

/** How far the evidence stays behind the target, in levels; 0 where nothing is aimed at or nothing can be rated. */
export function distanceOf({ demonstrated, target, isRateable }: ReportedDimension): number {
  return isRateable ? Math.max(0, target - demonstrated.level) : 0;
}

/** The widest gap first, else in the order of the model. */
export function byDistance(dimensions: readonly ReportedDimension[]): ReportedDimension[] {
  return dimensions.toSorted((a, b) => distanceOf(b) - distanceOf(a));
}

/** All actions in the order in which they begin. */
export function actionsOf({ roadmap }: AssessmentResult): ReportedAction[] {
  return roadmap.waves.flat();
}

/** The contradictions that nobody has settled. */
export function openContradictions({ contradictions }: AssessmentResult): AssessmentResult['contradictions'] {
  return contradictions.filter(({ resolution }) => resolution === null);
}

/** Moves that a page has room for. */
const MOVES = 3;

/** The moves that matter: what the roadmap begins with. */
export function movesOf(result: AssessmentResult): ReportedAction[] {
  return actionsOf(result).slice(0, MOVES);
}
