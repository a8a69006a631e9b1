import { type AnswerSet, type SaidAnswer, saidAnswer } from './answers.ts';
import { ANY_DAY, type Answered, notAsked } from './asked.ts';
import type { Criterion, Questionnaire } from './questionnaire.ts';
import { type Standing, standingsOf } from './standing.ts';

/** A question that one respondent is asked, and what they said so far. */
export interface Asked {
  readonly criterion: Criterion;
  /** Among the asked ones of its dimension, from 1. */
  readonly place: { readonly at: number; readonly of: number };
  readonly said: SaidAnswer;
}

/**
 * The questions that one respondent is asked, dimension by dimension in the order of the model. What lies above two
 * failed levels of a dimension by their own answers, or above `upto`, is left out unless they answered it. One who
 * is not there yet has said nothing.
 * @param date of the assessment, `YYYY-MM-DD`
 */
export function askedOf(
  questionnaire: Questionnaire,
  answers: AnswerSet,
  respondent: string,
  date: string,
): readonly Asked[] {
  const given = answers.respondents.find(({ id }) => id === respondent)?.answers ?? {};
  const asked = ownStandings(questionnaire, answers, respondent, date)
    .filter(({ status }) => status !== 'not-asked')
    .map(({ criterion }) => criterion);
  return questionnaire.dimensions.flatMap(({ id }) => {
    const here = asked.filter(({ dimension }) => dimension === id);
    return here.map((criterion, at) => ({
      criterion,
      place: { at: at + 1, of: here.length },
      said: saidAnswer(given[criterion.id]),
    }));
  });
}

/**
 * Where each criterion stands by the answers of one respondent alone: nothing that was agreed, and no evidence that
 * was brought to the whole file.
 */
export function ownStandings(
  questionnaire: Questionnaire,
  { schema, model, upto, respondents }: AnswerSet,
  respondent: string,
  date: string,
): Standing[] {
  const own = { schema, model, respondents: respondents.filter(({ id }) => id === respondent) };
  return notAsked(questionnaire, standingsOf(questionnaire, own, date), upto ?? undefined);
}

/**
 * The first without an answer that was not skipped, in order, beginning behind the gate `after` and then from the
 * start; undefined: none is open. Where `after` is not asked, from the start.
 */
export function nextOpen(
  asked: readonly Asked[],
  skipped: ReadonlySet<string>,
  after?: string,
): Asked | undefined {
  const behind = asked.findIndex(({ criterion }) => criterion.id === after) + 1;
  return [...asked.slice(behind), ...asked.slice(0, behind)].find(
    ({ criterion, said }) => said.value === null && !skipped.has(criterion.id),
  );
}

/** How many of the asked gates have an answer; an "unknown" and a "not applicable" are answers. */
export function answeredCount(asked: readonly Asked[]): Answered {
  const gates = asked.filter(({ criterion }) => criterion.gate);
  return { gates: gates.filter(({ said }) => said.value !== null).length, of: gates.length };
}

/** A respondent who has not answered all that they are asked by now. */
export interface Unfinished {
  readonly respondent: string;
  readonly answered: Answered;
}

export function unfinished(questionnaire: Questionnaire, answers: AnswerSet): Unfinished[] {
  return answers.respondents
    .map(({ id }) => {
      const asked = askedOf(questionnaire, answers, id, answers.date ?? ANY_DAY);
      return { respondent: id, answered: answeredCount(asked) };
    })
    .filter(({ answered: { gates, of } }) => gates < of);
}
