import type { Problem } from './problem.ts';
import type { Condition, Questionnaire } from './questionnaire.ts';
import { type Reference, unknownNames } from './references.ts';

/** Names in a model that lead nowhere: of dimensions, scales, levels, gates, actions, measures and signs. */
export function strayReferences(questionnaire: Questionnaire): Problem[] {
  const { dimensions, criteria, actions, measures, signs, scales } = questionnaire;
  const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
  const levels = questionnaire.levels.map(({ level }) => String(level));
  const gates = criteria.filter(({ gate }) => gate);
  return [
    ...unknownNames(dimensionsNamed(questionnaire), ids(dimensions), 'dimension'),
    ...unknownNames(namesIn('criteria', criteria, 'scale'), Object.keys(scales), 'scale'),
    ...unknownNames(namesIn('criteria', criteria, 'level'), levels, 'level'),
    ...unknownNames(levelsOfProfile(questionnaire), levels, 'level'),
    ...unknownNames(namesIn('actions', actions, 'closes'), ids(gates), 'gate'),
    ...unknownNames(namesIn('actions', actions, 'after'), ids(actions), 'action'),
    ...unknownNames(measuresNamed(questionnaire), ids(measures), 'measure'),
    ...unknownNames(inConditions(questionnaire, 'criterion'), ids(criteria), 'criterion'),
    ...unknownNames(inConditions(questionnaire, 'sign'), ids(signs), 'sign'),
  ];
}

function dimensionsNamed(questionnaire: Questionnaire): Reference[] {
  const { signs, criteria, placement } = questionnaire;
  const inProfile = Object.entries(placement.profile).flatMap(([level, row]) =>
    Object.keys(row).map((name) => ({ path: ['placement', 'profile', level, name], name })),
  );
  const inCaps = placement.caps.flatMap(({ dimension, needs }, at) => [
    { path: ['placement', 'caps', at, 'dimension'], name: dimension },
    ...Object.keys(needs).map((name) => ({ path: ['placement', 'caps', at, 'needs', name], name })),
  ]);
  return [
    ...namesIn('signs', signs, 'dimension'),
    ...namesIn('criteria', criteria, 'dimension'),
    ...inProfile,
    ...inCaps,
    ...inConditions(questionnaire, 'dimension'),
  ];
}

function levelsOfProfile({ placement }: Questionnaire): Reference[] {
  return Object.keys(placement.profile).map((name) => ({ path: ['placement', 'profile', name], name }));
}

function measuresNamed(questionnaire: Questionnaire): Reference[] {
  const ofActions = questionnaire.actions.map(({ outcome }, at) => ({
    path: ['actions', at, 'outcome', 'measure'],
    name: outcome.measure,
  }));
  return [...ofActions, ...inConditions(questionnaire, 'measure')];
}

/** The names that the entries of a list hold under one key, alone or several. */
function namesIn<T>(list: string, entries: readonly T[], key: keyof T & string): Reference[] {
  return entries.flatMap((entry, at) => {
    const value = entry[key];
    if (!Array.isArray(value)) return [{ path: [list, at, key], name: String(value) }];
    return value.map((name, place) => ({ path: [list, at, key, place], name: String(name) }));
  });
}

/** What the conditions of anti-patterns look at. */
function inConditions(
  { antiPatterns }: Questionnaire,
  key: 'criterion' | 'dimension' | 'measure' | 'sign',
): Reference[] {
  const leaves = antiPatterns.flatMap(({ when }, at) =>
    when === undefined ? [] : leavesOf(when, ['antiPatterns', at, 'when']),
  );
  return leaves.flatMap(({ leaf, path }) =>
    Object.entries(leaf)
      .filter(([name]) => name === key)
      .map(([, value]) => ({ path: [...path, key], name: String(value) })),
  );
}

function leavesOf(condition: Condition, path: Problem['path']): { leaf: Condition; path: Problem['path'] }[] {
  if ('all' in condition) return condition.all.flatMap((part, at) => leavesOf(part, [...path, 'all', at]));
  if ('any' in condition) return condition.any.flatMap((part, at) => leavesOf(part, [...path, 'any', at]));
  return [{ leaf: condition, path }];
}
