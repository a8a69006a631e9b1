import { cyclesOf } from './cycles.ts';
import { gatesOf, profileOf, topLevel } from './placement.ts';
import type { Problem } from './problem.ts';
import { type Questionnaire, type Rating, ratings } from './questionnaire.ts';
import { strayReferences } from './questionnaire-references.ts';
import { type Reference, repeatedNames } from './references.ts';
import { targetProfile } from './targets.ts';

/** What a schema cannot see: names that lead nowhere, circles, a profile that nobody can reach. */
export function questionnaireProblems(questionnaire: Questionnaire): Problem[] {
  const broken = [...repeatedIds(questionnaire), ...strayReferences(questionnaire)];
  if (broken.length > 0) return broken;
  return [
    ...brokenLadder(questionnaire),
    ...missingProfiles(questionnaire),
    ...giftedLevels(questionnaire),
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

function brokenLadder({ levels }: Questionnaire): Problem[] {
  const numbers = levels.map(({ level }) => level);
  if (numbers.every((level, at) => level === at)) return [];
  const what = `levels are ${numbers.join(', ')}`;
  return [{ code: 'levels', path: ['levels'], what, fix: 'count them from 0 without a hole' }];
}

function missingProfiles({ levels, placement }: Questionnaire): Problem[] {
  const top = Math.max(...levels.map(({ level }) => level));
  return levelsUpTo(top)
    .filter((level) => placement.profile[String(level)] === undefined)
    .map((level) => ({
      code: 'profile-hole',
      path: ['placement', 'profile'],
      what: `level ${level} has no profile: nobody could reach it`,
      fix: `say what it requires of the dimensions: "${level}": {…}`,
    }));
}

/** A level without a gate would be a gift. */
function giftedLevels(questionnaire: Questionnaire): Problem[] {
  return questionnaire.dimensions.flatMap(({ id }, at): Problem[] => {
    const levels = new Set(gatesOf(questionnaire, id).map(({ level }) => level));
    const highest = Math.max(0, ...levels);
    return levelsUpTo(highest)
      .filter((level) => !levels.has(level))
      .map((level) => ({
        code: 'level-without-gate',
        path: ['dimensions', at],
        what: `${id} has no gate at level ${level}, and one at level ${highest}`,
        fix: `add a gate of level ${level}: a level is earned, never given`,
      }));
  });
}

function levelsUpTo(top: number): number[] {
  return Array.from({ length: top }, (_, at) => at + 1);
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
