import { gatesOf, profileOf, type Scores, topLevel } from './placement.ts';
import type { Criterion, Questionnaire } from './questionnaire.ts';
import { FULL, MET, type Score, WORTH } from './ratings.ts';

/** How far it is to the next overall level. */
export interface Progress {
  readonly towards: number;
  /** Whole percent, rounded down; never 100, since the level is not reached. */
  readonly percent: number;
  /** Gates that hold it back, lowest level and weakest answer first. */
  readonly blockedBy: readonly string[];
}

/**
 * The weighted share of the gates that the next level adds: `Σ w·min(worth ÷ needed, 1) ÷ Σ w`. Gates already met
 * count in full, so that the share never falls when an answer rises. Null at the top.
 */
export function progressOf(questionnaire: Questionnaire, scores: Scores, level: number): Progress | null {
  if (level >= topLevel(questionnaire)) return null;
  const before = profileOf(questionnaire, level);
  const next = profileOf(questionnaire, level + 1);
  let [done, all] = [0, 0];
  for (const [dimension, cell] of next) {
    const from = before.get(dimension) ?? 0;
    for (const gate of gatesOf(questionnaire, dimension)) {
      if (gate.level <= from || gate.level > cell) continue;
      all += gate.weight;
      done += gate.weight * Math.min(1, WORTH[scoreOf(scores, gate)]! / WORTH[MET]!);
    }
  }
  const percent = all === 0 ? 0 : Math.floor((100 * done) / all);
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
  const { belowFully } = questionnaire.placement.tolerance;
  const short = [...profile].flatMap(([dimension, cell]) => {
    const gates = gatesOf(questionnaire, dimension).filter(
      (gate) => gate.level <= cell && scores.get(gate.id) !== 'out',
    );
    const rated = gates.map((criterion) => ({ criterion, score: scoreOf(scores, criterion) }));
    const below = rated
      .filter(({ criterion, score }) => criterion.level < cell && score < FULL)
      .toSorted((a, b) => a.score - b.score || b.criterion.level - a.criterion.level);
    const needed = rated.map((gate) => ({
      ...gate,
      needed: below.indexOf(gate) >= belowFully ? FULL : MET,
    }));
    return needed.filter((gate) => gate.score < gate.needed);
  });
  return short.toSorted((a, b) => a.criterion.level - b.criterion.level || a.score - b.score);
}

function scoreOf(scores: Scores, { id }: Criterion): Score {
  const score = scores.get(id);
  return score === undefined || score === null || score === 'out' ? 0 : score;
}
