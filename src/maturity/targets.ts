import { gatesOf, profileOf, topLevel } from './placement.ts';
import type { Problem } from './problem.ts';
import type { Questionnaire } from './questionnaire.ts';
import { unknownNames } from './references.ts';

/** An overall level, or a level for each dimension. */
export type Target = number | Readonly<Record<string, number>>;

/** A target of no dimension, or above the ladder. @param path of the target in its document */
export function targetProblems(
  questionnaire: Questionnaire,
  target: Target,
  path: Problem['path'],
): Problem[] {
  if (typeof target === 'number') return tooHigh('the model', target, topLevel(questionnaire), path);
  const ids = questionnaire.dimensions.map(({ id }) => id);
  const named = Object.keys(target).map((name) => ({ path: [...path, name], name }));
  const stray = unknownNames(named, ids, 'dimension', 'dimension-unknown');
  if (stray.length > 0) return stray;
  return Object.entries(target).flatMap(([id, level]) =>
    tooHigh(id, level, Math.max(0, ...gatesOf(questionnaire, id).map((gate) => gate.level)), [...path, id]),
  );
}

function tooHigh(whose: string, level: number, top: number, path: Problem['path']): Problem[] {
  if (level <= top) return [];
  const what = `the target ${level} is above the highest level of ${whose}, which is ${top}`;
  return [{ code: 'target-level', path, what, fix: `aim at ${top} at most` }];
}

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
