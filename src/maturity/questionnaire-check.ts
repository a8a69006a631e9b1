import { cyclesOf } from './cycles.ts';
import { gatesOf, profileOf, topLevel } from './placement.ts';
import type { Problem } from './problem.ts';
import { type Condition, type Questionnaire, type Rating, ratings } from './questionnaire.ts';
import { type Reference, repeatedNames, unknownNames } from './references.ts';
import { targetProfile } from './targets.ts';

/** What a schema cannot see: names that lead nowhere, circles, a profile that nobody can reach. */
export function questionnaireProblems(questionnaire: Questionnaire): Problem[] {
  const broken = [...repeatedIds(questionnaire), ...strayReferences(questionnaire)];
  if (broken.length > 0) return broken;
  return [
    ...missingLevels(questionnaire),
    ...unreachableProfile(questionnaire),
    ...cyclicActions(questionnaire),
    ...openGates(questionnaire),
    ...invertedCaps(questionnaire),
  ];
}

/** Gates, actions, anti-patterns and the rest share one space of names: each can be explained. */
function repeatedIds(questionnaire: Questionnaire): Problem[] {
  const lists = ['dimensions', 'signs', 'criteria', 'measures', 'actions', 'antiPatterns'] as const;
  const ids = lists.flatMap((list) => idsOf(list, questionnaire[list]));
  const levels = questionnaire.levels.map(({ level }, at) => ({
    path: ['levels', at, 'level'],
    name: String(level),
  }));
  return [
    ...repeatedNames(ids, 'id'),
    ...repeatedNames(idsOf('roles', questionnaire.roles), 'role'),
    ...repeatedNames(levels, 'level'),
  ];
}

function idsOf(list: string, entries: readonly { readonly id: string }[]): Reference[] {
  return entries.map(({ id }, at) => ({ path: [list, at, 'id'], name: id }));
}

function strayReferences(questionnaire: Questionnaire): Problem[] {
  const { dimensions, criteria, actions, measures, signs, scales, placement, levels, antiPatterns } =
    questionnaire;
  const dimensionIds = dimensions.map(({ id }) => id);
  const gateIds = criteria.filter(({ gate }) => gate).map(({ id }) => id);
  const actionIds = actions.map(({ id }) => id);
  const inProfile = Object.entries(placement.profile).flatMap(([level, row]) =>
    Object.keys(row).map((name) => ({ path: ['placement', 'profile', level, name], name })),
  );
  const inCaps = placement.caps.flatMap(({ dimension, needs }, at) => [
    { path: ['placement', 'caps', at, 'dimension'], name: dimension },
    ...Object.keys(needs).map((name) => ({ path: ['placement', 'caps', at, 'needs', name], name })),
  ]);
  const conditions = antiPatterns.flatMap(({ when }, at) =>
    when === undefined ? [] : leavesOf(when, ['antiPatterns', at, 'when']),
  );
  const named = (key: string) =>
    conditions
      .filter(({ leaf }) => key in leaf)
      .map(({ leaf, path }) => ({
        path: [...path, key],
        name: String((leaf as unknown as Record<string, unknown>)[key]),
      }));
  const at = (list: string, entries: readonly object[], key: string): Reference[] =>
    entries.flatMap((entry, index) => {
      const value = (entry as Record<string, unknown>)[key];
      if (!Array.isArray(value)) return [{ path: [list, index, key], name: String(value) }];
      return value.map((name, place) => ({ path: [list, index, key, place], name: String(name) }));
    });
  return [
    ...unknownNames(
      [
        ...at('signs', signs, 'dimension'),
        ...at('criteria', criteria, 'dimension'),
        ...inProfile,
        ...inCaps,
        ...named('dimension'),
      ],
      dimensionIds,
      'dimension',
    ),
    ...unknownNames(at('criteria', criteria, 'scale'), Object.keys(scales), 'scale'),
    ...unknownNames(
      criteria.map(({ level }, index) => ({ path: ['criteria', index, 'level'], name: String(level) })),
      levels.map(({ level }) => String(level)),
      'level',
    ),
    ...unknownNames(
      Object.keys(placement.profile).map((name) => ({ path: ['placement', 'profile', name], name })),
      levels.map(({ level }) => String(level)),
      'level',
    ),
    ...unknownNames(at('actions', actions, 'closes'), gateIds, 'gate'),
    ...unknownNames(at('actions', actions, 'after'), actionIds, 'action'),
    ...unknownNames(
      [
        ...actions.map(({ outcome }, index) => ({
          path: ['actions', index, 'outcome', 'measure'],
          name: outcome.measure,
        })),
        ...named('measure'),
      ],
      measures.map(({ id }) => id),
      'measure',
    ),
    ...unknownNames(
      named('criterion'),
      criteria.map(({ id }) => id),
      'criterion',
    ),
    ...unknownNames(
      named('sign'),
      signs.map(({ id }) => id),
      'sign',
    ),
  ];
}

function leavesOf(condition: Condition, path: Problem['path']): { leaf: Condition; path: Problem['path'] }[] {
  if ('all' in condition) return condition.all.flatMap((part, at) => leavesOf(part, [...path, 'all', at]));
  if ('any' in condition) return condition.any.flatMap((part, at) => leavesOf(part, [...path, 'any', at]));
  return [{ leaf: condition, path }];
}

/** A level without a gate would be a gift. */
function missingLevels(questionnaire: Questionnaire): Problem[] {
  const numbers = questionnaire.levels.map(({ level }) => level);
  const isLadder = numbers.every((level, at) => level === at);
  const ladder: Problem[] = isLadder
    ? []
    : [
        {
          code: 'levels',
          path: ['levels'],
          what: `levels are ${numbers.join(', ')}`,
          fix: 'count them from 0 without a hole',
        },
      ];
  const top = Math.max(...numbers);
  const rows = Array.from({ length: top }, (_, at) => at + 1).filter(
    (level) => questionnaire.placement.profile[String(level)] === undefined,
  );
  const holes = rows.map(
    (level): Problem => ({
      code: 'profile-hole',
      path: ['placement', 'profile'],
      what: `level ${level} has no profile: nobody could reach it`,
      fix: `say what it requires of the dimensions: "${level}": {…}`,
    }),
  );
  const gifts = questionnaire.dimensions.flatMap(({ id }, at): Problem[] => {
    const levels = new Set(gatesOf(questionnaire, id).map(({ level }) => level));
    const highest = Math.max(0, ...levels);
    const missing = Array.from({ length: highest }, (_, index) => index + 1).filter(
      (level) => !levels.has(level),
    );
    return missing.map((level) => ({
      code: 'level-without-gate',
      path: ['dimensions', at],
      what: `${id} has no gate at level ${level}, and one at level ${highest}`,
      fix: `add a gate of level ${level}: a level is earned, never given`,
    }));
  });
  return [...ladder, ...holes, ...gifts];
}

/** A profile beyond the gates of a dimension, or one that its own caps forbid. */
function unreachableProfile(questionnaire: Questionnaire): Problem[] {
  return Object.keys(questionnaire.placement.profile)
    .map(Number)
    .toSorted((a, b) => a - b)
    .flatMap((level) => {
      const row = profileOf(questionnaire, level);
      const needed = targetProfile(questionnaire, level);
      return [...row].flatMap(([dimension, cell]): Problem[] => {
        const path = ['placement', 'profile', String(level), dimension];
        const top = Math.max(0, ...gatesOf(questionnaire, dimension).map((gate) => gate.level));
        if (cell > top) {
          const what = `level ${level} requires ${dimension} ${cell}, and ${dimension} ends at ${top}`;
          return [{ code: 'profile-unreachable', path, what, fix: `require at most ${top}, or add gates` }];
        }
        const asked = needed.get(dimension) ?? 0;
        if (asked <= cell) return [];
        const what = `level ${level} requires ${dimension} ${cell}, and a cap or a lower level asks for ${dimension} ${asked}`;
        return [{ code: 'profile-unreachable', path, what, fix: `require ${dimension} ${asked}` }];
      });
    });
}

function cyclicActions({ actions }: Questionnaire): Problem[] {
  const after = new Map(actions.map(({ id, after: before }) => [id, before]));
  return cyclesOf(after).map((cycle) => ({
    code: 'actions-cyclic',
    path: ['actions', actions.findIndex(({ id }) => id === cycle[0]), 'after'],
    what: `actions wait for one another: ${[...cycle, cycle[0]].join(' after ')}`,
    fix: 'take one of them out of "after"',
  }));
}

/** What was shown live is never worth less than what was only said. */
function invertedCaps({ levels, placement: { evidence } }: Questionnaire): Problem[] {
  const { said, shown } = evidence.caps;
  const rankOf = (rating: Rating | undefined): number => ratings.indexOf(rating ?? 'F');
  return levels.flatMap(({ level }): Problem[] => {
    const [below, above] = [said[String(level)], shown[String(level)]];
    if (rankOf(above) >= rankOf(below)) return [];
    const what = `at level ${level} what was shown live counts for less (${above}) than what was said (${below ?? 'no cap'})`;
    const path = ['placement', 'evidence', 'caps', 'shown', String(level)];
    return [{ code: 'evidence-caps', path, what, fix: 'let evidence count for more, never for less' }];
  });
}

/** Every gate of the highest profile needs somebody to close it. */
function openGates(questionnaire: Questionnaire): Problem[] {
  if (questionnaire.actions.length === 0) return [];
  const closed = new Set(questionnaire.actions.flatMap(({ closes }) => closes));
  const profile = targetProfile(questionnaire, topLevel(questionnaire));
  return questionnaire.criteria.flatMap(({ id, dimension, level, gate }, at): Problem[] => {
    if (!gate || closed.has(id) || level > (profile.get(dimension) ?? 0)) return [];
    const what = `no action closes the gate ${id}, which the highest profile requires`;
    return [
      {
        code: 'gate-without-action',
        path: ['criteria', at],
        what,
        fix: `name ${id} in "closes" of an action`,
      },
    ];
  });
}
