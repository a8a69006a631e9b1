import type { AnswerSet } from './answers.ts';
import { notAsked } from './asked.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import { type Contradiction, findContradictions } from './contradictions.ts';
import { type Flip, findFlips } from './flips.ts';
import { findGaps, type Gap } from './gaps.ts';
import { findPatterns, type SeenPattern } from './patterns.ts';
import { gatesOf, type Placed, place, type Scores, topLevel } from './placement.ts';
import { type Progress, progressOf } from './progress.ts';
import type { Questionnaire } from './questionnaire.ts';
import { planRoadmap, type Roadmap } from './roadmap.ts';
import { type Standing, standingsOf } from './standing.ts';
import { type Target, targetProfile } from './targets.ts';

/** One placement and how far it is to the next level. */
export interface Reached extends Placed {
  readonly progress: Progress | null;
}

/** Everything that follows from the answers. */
export interface Assessment {
  readonly standings: readonly Standing[];
  /** By the answers. */
  readonly declared: Reached;
  /** As far as evidence carries them: the level that counts. */
  readonly demonstrated: Reached;
  /** The same two with what is not applicable left out; equal to them where nothing is. */
  readonly withoutNotApplicable: { readonly declared: Placed; readonly demonstrated: Placed };
  readonly range: { readonly low: Placed; readonly high: Placed };
  readonly confidence: Confidence;
  readonly contradictions: readonly Contradiction[];
  readonly patterns: readonly SeenPattern[];
  /** Dimensions with so much not applicable that leaving it out would say nothing. */
  readonly notRateable: readonly string[];
  readonly target: Target;
  readonly targetProfile: ReadonlyMap<string, number>;
  readonly gaps: readonly Gap[];
  readonly roadmap: Roadmap;
  readonly flips: readonly Flip[];
}

export interface AssessmentOptions {
  /** `YYYY-MM-DD`: evidence ages up to it. */
  readonly date: string;
  /** Gates above this level were not asked. */
  readonly upto?: number | undefined;
  /** Left out: the level after the demonstrated one. */
  readonly target?: Target | undefined;
}

/** By which of its scores a gate is placed. */
type ScoreKey = 'answer' | 'demonstrated' | 'lowest' | 'highest';

/** Answers in, placement and roadmap out; the order of respondents does not matter. */
export function assessed(
  questionnaire: Questionnaire,
  answers: AnswerSet,
  { date, upto, target: wanted }: AssessmentOptions,
): Assessment {
  const standings = notAsked(questionnaire, standingsOf(questionnaire, answers, date), upto);
  const byGate = new Map(standings.map((standing) => [standing.criterion.id, standing]));
  const notRateable = dimensionsMostlyNa(questionnaire, standings);
  const isOut = ({ status, criterion }: Standing): boolean =>
    status === 'not-applicable' && !notRateable.includes(criterion.dimension);
  const scores = (key: ScoreKey): Scores =>
    new Map(standings.map((standing) => [standing.criterion.id, standing[key]]));
  const withoutNa = (key: ScoreKey): Scores =>
    new Map(standings.map((standing) => [standing.criterion.id, isOut(standing) ? 'out' : standing[key]]));
  const reached = (key: ScoreKey): Reached => {
    const placed = place(questionnaire, scores(key));
    return { ...placed, progress: progressOf(questionnaire, withoutNa(key), placed.level) };
  };

  const declared = reached('answer');
  const demonstrated = reached('demonstrated');
  const contradictions = findContradictions(questionnaire, standings, declared.dimensions, answers);
  const open = contradictions.filter(({ resolution }) => resolution === null).length;
  const dimensions = new Map(declared.dimensions.map((level) => [level.dimension, level]));
  const target = wanted ?? answers.target ?? Math.min(demonstrated.level + 1, topLevel(questionnaire));
  const profile = targetProfile(questionnaire, target);
  const gaps = findGaps(questionnaire, profile, byGate);
  return {
    standings,
    declared,
    demonstrated,
    withoutNotApplicable: {
      declared: place(questionnaire, withoutNa('answer')),
      demonstrated: place(questionnaire, withoutNa('demonstrated')),
    },
    range: {
      low: place(questionnaire, scores('lowest')),
      high: place(questionnaire, withoutNa('highest')),
    },
    confidence: confidenceOf(questionnaire, byGate, demonstrated.level, open),
    contradictions,
    patterns: findPatterns(questionnaire, { standings: byGate, dimensions, answers }),
    notRateable,
    target,
    targetProfile: profile,
    gaps,
    roadmap: planRoadmap(questionnaire, gaps, byGate, answers.measures ?? {}),
    flips: findFlips(questionnaire, standings, scores('demonstrated'), demonstrated.level),
  };
}

function dimensionsMostlyNa(questionnaire: Questionnaire, standings: readonly Standing[]): string[] {
  const isNa = new Set(
    standings.filter(({ status }) => status === 'not-applicable').map(({ criterion }) => criterion.id),
  );
  return questionnaire.dimensions
    .map(({ id }) => ({ id, gates: gatesOf(questionnaire, id) }))
    .filter(({ gates }) => {
      const share = gates.filter((gate) => isNa.has(gate.id)).length / gates.length;
      return share > questionnaire.placement.notApplicable.atMostShare;
    })
    .map(({ id }) => id);
}
