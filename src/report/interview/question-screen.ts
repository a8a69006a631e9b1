import type { Score } from '../../maturity/ratings.ts';
import { laidOut } from './layout.ts';
import { questionBlocks } from './question-blocks.ts';
import { moved } from './scale-rows.ts';
import type { Key, Screen, Step } from './screen.ts';
import type { QuestionOutcome, QuestionView } from './views.ts';
import type { InterviewWords } from './words.ts';

export interface QuestionState {
  readonly chosen: Score | null;
  /** Why the last key did nothing. */
  readonly notice: 'choose-first' | 'never-na' | null;
}

type QuestionStep = Step<QuestionState, QuestionOutcome>;

/** Keys that lead away from the question. */
const away: Readonly<Record<string, 'back' | 'skip' | 'quit'>> = { b: 'back', s: 'skip', q: 'quit' };
/** Keys from which one comes back to it. */
const aside: Readonly<Record<string, 'evidence' | 'comment' | 'help' | 'go-to'>> = {
  e: 'evidence',
  c: 'comment',
  '?': 'help',
  g: 'go-to',
};

/** One question of one respondent; what was answered before is chosen, so that Enter confirms it. */
export function questionScreen(
  view: QuestionView,
  words: InterviewWords,
): Screen<QuestionState, QuestionOutcome> {
  const said = typeof view.said.value === 'number' ? view.said.value : null;
  return {
    start: { chosen: view.chosen === undefined ? said : view.chosen, notice: null },
    draw: (state, size, paint) => laidOut(questionBlocks(view, state, words, size.columns), size, paint),
    press: (key, state) => pressed(key, state, view),
  };
}

function pressed(key: Key, state: QuestionState, view: QuestionView): QuestionStep {
  const chosen = moved(key, state.chosen);
  if (chosen !== undefined) return { state: { chosen, notice: null } };
  if (key === 'enter') return confirmed(state, view);
  if (key === 'u') return { done: { kind: 'answer', value: 'unknown' } };
  if (key === 'n') return notApplicable(state, view);
  if (Object.hasOwn(away, key)) return { done: { kind: away[key]! } };
  if (Object.hasOwn(aside, key)) return { done: { kind: aside[key]!, chosen: state.chosen } };
  return { state };
}

/** Without a choice, what stands there is confirmed. */
function confirmed(state: QuestionState, { said }: QuestionView): QuestionStep {
  if (state.chosen !== null) return { done: { kind: 'answer', value: state.chosen } };
  if (said.value === 'unknown') return { done: { kind: 'answer', value: 'unknown' } };
  if (said.value === 'na') return { done: { kind: 'keep' } };
  return { state: { ...state, notice: 'choose-first' } };
}

function notApplicable(state: QuestionState, { criterion }: QuestionView): QuestionStep {
  if (criterion.na.allowed) return { done: { kind: 'not-applicable', chosen: state.chosen } };
  return { state: { ...state, notice: 'never-na' } };
}
