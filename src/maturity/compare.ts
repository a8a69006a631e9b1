import { type Answer, type AnswerSet, saidAnswer } from './answers.ts';
import { eachAnswer } from './answers-check.ts';
import { type Assessment, assessed } from './assessment.ts';
import { joinedEvidence } from './joined-evidence.ts';
import type { Questionnaire } from './questionnaire.ts';
import { MET } from './ratings.ts';

/** Why something changed: the model asks for something else, there is other evidence, or the answer is another. */
export type Cause = 'model' | 'evidence' | 'real';

export interface GateChange {
  readonly gate: string;
  readonly change: 'won' | 'lost';
  readonly causes: readonly Cause[];
  /** Whether anybody had answered it before: what was unknown is not what was missing. */
  readonly wasAnswered: boolean;
}

/** Where everything stood on a day, as far as a comparison needs it. */
export interface Position {
  readonly level: number;
  readonly declared: number;
  readonly dimensions: ReadonlyMap<string, number>;
  /** Gates that had an answer. */
  readonly answered: ReadonlySet<string>;
  /** Gates that were met as far as evidence carried them. */
  readonly met: ReadonlySet<string>;
}

/** One side of a comparison: the answers, and what was made of them on their day. */
export interface Dated {
  readonly answers: AnswerSet;
  readonly date: string;
  readonly position: Position;
}

/** Steps from the old to the new demonstrated level; their sum is the whole change. */
export type Split = Readonly<Record<Cause, number>>;

export interface LevelChange {
  readonly before: number;
  readonly after: number;
  readonly split: Split;
}

export interface Comparison {
  readonly level: LevelChange;
  readonly declared: { readonly before: number; readonly after: number };
  readonly dimensions: readonly (LevelChange & { readonly dimension: string })[];
  readonly gates: readonly GateChange[];
  readonly measures: readonly MeasureChange[];
  /** More control, the same level, and no outcome better: control has been added, sight has not. */
  readonly isSideways: boolean;
}

export interface MeasureChange {
  readonly measure: string;
  readonly before: number;
  readonly after: number;
  readonly verdict: 'better' | 'worse' | 'same';
}

/**
 * What changed between two assessments, judged by the model of the new one. The change is walked in steps — old
 * answers under the new model, then with the new evidence, then the new answers — and each step is one cause.
 * @param before as it stood then, under the model of then
 */
export function compareAssessments(questionnaire: Questionnaire, before: Dated, after: Dated): Comparison {
  const oldAnswers = known(pooled(before.answers), questionnaire);
  const rescored = assessed(questionnaire, oldAnswers, { date: before.date });
  const withEvidence = assessed(
    questionnaire,
    { ...oldAnswers, evidence: pooled(after.answers).evidence },
    { date: after.date },
  );
  const steps = [before.position, positionOf(rescored), positionOf(withEvidence), after.position];
  const levels = steps.map(({ level }) => level);
  const measures = measureChanges(questionnaire, before.answers, after.answers);
  return {
    level: levelChange(levels),
    declared: { before: before.position.declared, after: after.position.declared },
    dimensions: questionnaire.dimensions.map(({ id }) => ({
      dimension: id,
      ...levelChange(steps.map((position) => position.dimensions.get(id) ?? 0)),
    })),
    gates: gateChanges(steps, questionnaire),
    measures,
    isSideways: levels[0] === levels[3] && isSideways(questionnaire, measures),
  };
}

/** Answers whose evidence all stands by gate, whoever brought it. */
function pooled(answers: AnswerSet): AnswerSet {
  const brought = eachAnswer(answers).map(({ gate, answer }) => ({ [gate]: saidAnswer(answer).evidence }));
  const respondents = answers.respondents.map((respondent) => {
    const bare = Object.entries(respondent.answers ?? {}).map(([gate, answer]) => {
      const said = saidAnswer(answer);
      return [gate, said.na ?? (said.value as Answer)] as const;
    });
    return { ...respondent, answers: Object.fromEntries(bare) };
  });
  return { ...answers, respondents, evidence: joinedEvidence([answers.evidence, ...brought]) };
}

/** What of an assessment can be compared. */
export function positionOf({ demonstrated, declared, standings }: Assessment): Position {
  const met = standings.filter((standing) => (standing.demonstrated ?? 0) >= MET);
  return {
    level: demonstrated.level,
    declared: declared.level,
    dimensions: new Map(demonstrated.dimensions.map(({ dimension, level }) => [dimension, level])),
    answered: new Set(standings.filter(({ answer }) => answer !== null).map(({ criterion }) => criterion.id)),
    met: new Set(met.map(({ criterion }) => criterion.id)),
  };
}

/** Old answers to gates that are gone say nothing under the new model. */
function known(answers: AnswerSet, { criteria }: Questionnaire): AnswerSet {
  const ids = new Set(criteria.map(({ id }) => id));
  const kept = <T>(record: Readonly<Record<string, T>> | null | undefined): Record<string, T> =>
    Object.fromEntries(Object.entries(record ?? {}).filter(([id]) => ids.has(id)));
  return {
    ...answers,
    respondents: answers.respondents.map((one) => ({ ...one, answers: kept(one.answers) })),
    evidence: kept(answers.evidence),
    agreed: kept(answers.agreed),
  };
}

function levelChange(levels: readonly number[]): LevelChange {
  const [before = 0, rescored = 0, withEvidence = 0, after = 0] = levels;
  return {
    before,
    after,
    split: { model: rescored - before, evidence: withEvidence - rescored, real: after - withEvidence },
  };
}

/** In the order of the model; gates that it no longer has come last. */
function gateChanges(steps: readonly Position[], { criteria }: Questionnaire): GateChange[] {
  const gates = new Set([...criteria.map(({ id }) => id), ...steps.flatMap(({ met }) => [...met])]);
  return [...gates].flatMap((gate): GateChange[] => {
    const met = steps.map((position) => position.met.has(gate));
    if (met[0] === met.at(-1)) return [];
    const causes = (['model', 'evidence', 'real'] as const).filter((_, at) => met[at] !== met[at + 1]);
    return [
      { gate, change: met[0] ? 'lost' : 'won', causes, wasAnswered: steps[0]?.answered.has(gate) === true },
    ];
  });
}

function measureChanges({ measures }: Questionnaire, old: AnswerSet, now: AnswerSet): MeasureChange[] {
  return measures.flatMap(({ id, better }): MeasureChange[] => {
    const [before, after] = [old.measures?.[id], now.measures?.[id]];
    if (before == null || after == null) return [];
    const isBetter = better === 'lower' ? after < before : after > before;
    return [
      { measure: id, before, after, verdict: after === before ? 'same' : isBetter ? 'better' : 'worse' },
    ];
  });
}

function isSideways({ measures }: Questionnaire, changes: readonly MeasureChange[]): boolean {
  const ofKind = (kind: 'process' | 'outcome'): MeasureChange[] => {
    const ids = new Set(measures.filter((measure) => measure.kind === kind).map(({ id }) => id));
    return changes.filter(({ measure }) => ids.has(measure));
  };
  const outcomes = ofKind('outcome');
  const hasMoreControl = ofKind('process').some(({ verdict }) => verdict === 'worse');
  return hasMoreControl && outcomes.length > 0 && outcomes.every(({ verdict }) => verdict !== 'better');
}
