import { profileOf } from './placement.ts';
import type { Questionnaire } from './questionnaire.ts';

/** An overall level, or a level for each dimension. */
export type Target = number | Readonly<Record<string, number>>;

/**
 * The level that each dimension needs for a target, with what the caps ask of the others: a target of 3 in one
 * dimension may need 2 in another.
 */
export function targetProfile(questionnaire: Questionnaire, target: Target): ReadonlyMap<string, number> {
  const wanted = new Map(questionnaire.dimensions.map(({ id }) => [id, 0]));
  const raise = (dimension: string, level: number): boolean => {
    if ((wanted.get(dimension) ?? 0) >= level) return false;
    wanted.set(dimension, level);
    return true;
  };
  if (typeof target !== 'number')
    for (const [dimension, level] of Object.entries(target)) raise(dimension, level);
  else
    for (let level = 1; level <= target; level++)
      for (const cell of profileOf(questionnaire, level)) raise(...cell);
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    for (const { dimension, from, needs } of questionnaire.placement.caps) {
      if ((wanted.get(dimension) ?? 0) < from) continue;
      for (const cell of Object.entries(needs)) if (raise(...cell)) isSettled = false;
    }
  }
  return wanted;
}
