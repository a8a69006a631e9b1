import { gatesOf, profileOf, type Scores, topLevel } from './placement.ts';
import type { Criterion, Questionnaire } from './questionnaire.ts';
import { FULL, MET, type Score, WORTH } from './ratings.ts';

/** Sums of worths such as 0.1 are never exact. */
const ROUNDING = 1e-9;

/** How far it is to the next overall level. */
export interface Progress {
  readonly towards: number;
  /** Whole percent, rounded down; never 100, since the level is not reached. */
  readonly percent: number;
  /** Gates that hold it back, lowest level and weakest answer first. */
  readonly blockedBy: readonly string[];
}

/**
 * The weighted share of what the next level adds: `Σ w·min(worth ÷ needed, 1) ÷ Σ w` over the gates between its
 * profile and that of the level reached. It is 0 on arrival, and since a gate that is met counts in full it never
 * falls when an answer rises. Gates that do not count are passed over. Null at the top.
 */
export function progressOf(questionnaire: Questionnaire, scores: Scores, level: number): Progress | null {
  if (level >= topLevel(questionnaire)) return null;
  const before = profileOf(questionnaire, level);
  const next = profileOf(questionnaire, level + 1);
  const added = [...next].flatMap(([dimension, cell]) =>
    neededOf(questionnaire, dimension, cell, scores).filter(
      ({ criterion }) => criterion.level > (before.get(dimension) ?? 0),
    ),
  );
  const all = added.reduce((sum, { criterion }) => sum + criterion.weight, 0);
  const done = added.reduce(
    (sum, { criterion, score, needed }) =>
      sum + criterion.weight * Math.min(1, WORTH[score]! / WORTH[needed]!),
    0,
  );
  const percent = all === 0 ? 0 : Math.floor((100 * done) / all + ROUNDING);
  const blockedBy = shortfalls(questionnaire, next, scores).map(({ criterion }) => criterion.id);
  return { towards: level + 1, percent: Math.min(99, percent), blockedBy };
}

/** A gate that is short of what a profile needs of it. */
export interface Shortfall {
  readonly criterion: Criterion;
  readonly score: Score;
  readonly needed: Score;
}

/**
 * Gates that are short of what a profile needs of them, lowest level and weakest answer first. Below a cell a gate
 * is needed in full, save as many as the tolerance forgives: the weakest, which have the farthest to go. Gates that
 * do not count are passed over.
 */
export function shortfalls(
  questionnaire: Questionnaire,
  profile: ReadonlyMap<string, number>,
  scores: Scores,
): Shortfall[] {
  const short = [...profile].flatMap(([dimension, cell]) =>
    neededOf(questionnaire, dimension, cell, scores).filter(({ score, needed }) => score < needed),
  );
  return short.toSorted((a, b) => a.criterion.level - b.criterion.level || a.score - b.score);
}

/** What a dimension needs of each of its gates to stand at a level. */
function neededOf(
  questionnaire: Questionnaire,
  dimension: string,
  cell: number,
  scores: Scores,
): Shortfall[] {
  const { belowFully } = questionnaire.placement.tolerance;
  const rated = gatesOf(questionnaire, dimension)
    .filter((gate) => gate.level <= cell && scores.get(gate.id) !== 'out')
    .map((criterion) => ({ criterion, score: scoreOf(scores, criterion) }));
  const below = rated
    .filter(({ criterion, score }) => criterion.level < cell && score < FULL)
    .toSorted((a, b) => a.score - b.score || b.criterion.level - a.criterion.level);
  return rated.map((gate) => ({ ...gate, needed: below.indexOf(gate) >= belowFully ? FULL : MET }));
}

function scoreOf(scores: Scores, { id }: Criterion): Score {
  const score = scores.get(id);
  return score === undefined || score === null || score === 'out' ? 0 : score;
}
