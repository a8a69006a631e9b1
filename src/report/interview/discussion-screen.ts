import type { Score } from '../../maturity/ratings.ts';
import { discussionBlocks } from './discussion-blocks.ts';
import { laidOut } from './layout.ts';
import { moved } from './scale-rows.ts';
import type { Key, Screen, Step } from './screen.ts';
import type { DiscussionOutcome, DiscussionView } from './views.ts';
import type { InterviewWords } from './words.ts';

export interface DiscussionState {
  readonly chosen: Score | null;
  /** Why the last key did nothing. */
  readonly notice: 'choose-first' | 'never-na' | null;
}

type DiscussionStep = Step<DiscussionState, DiscussionOutcome>;

/** Keys that lead away from the gate at once. */
const away: Readonly<Record<string, 'back' | 'skip' | 'quit'>> = { b: 'back', s: 'skip', q: 'quit' };
/** Keys from which one comes back to it. */
const aside: Readonly<Record<string, 'evidence' | 'help' | 'comments'>> = {
  e: 'evidence',
  '?': 'help',
  c: 'comments',
};

/** One gate that the room talks about. Nothing is chosen beforehand but what was agreed on before. */
export function discussionScreen(
  view: DiscussionView,
  words: InterviewWords,
): Screen<DiscussionState, DiscussionOutcome> {
  const answer = view.standing.agreed?.answer;
  return {
    start: { chosen: view.chosen ?? (typeof answer === 'number' ? answer : null), notice: null },
    draw: (state, size, paint) => laidOut(discussionBlocks(view, state, words, size.columns), size, paint),
    press: (key, state) => pressed(key, state, view),
  };
}

function pressed(key: Key, state: DiscussionState, view: DiscussionView): DiscussionStep {
  const chosen = moved(key, state.chosen);
  if (chosen !== undefined) return { state: { chosen, notice: null } };
  if (key === 'enter') return confirmed(state, view);
  if (key === 'u') return { done: { kind: 'agree', value: 'unknown' } };
  if (key === 'n') return notApplicable(state, view);
  if (Object.hasOwn(away, key)) return { done: { kind: away[key]! } };
  const isNothing = key === 'c' && view.standing.comments.length === 0;
  if (isNothing || !Object.hasOwn(aside, key)) return { state };
  return { done: { kind: aside[key]!, chosen: state.chosen } };
}

/** Without a choice, what was agreed on is confirmed. */
function confirmed(state: DiscussionState, { standing }: DiscussionView): DiscussionStep {
  if (state.chosen !== null) return { done: { kind: 'agree', value: state.chosen } };
  if (standing.agreed?.answer === 'unknown') return { done: { kind: 'agree', value: 'unknown' } };
  if (standing.agreed?.answer === 'na') return { done: { kind: 'keep' } };
  return { state: { ...state, notice: 'choose-first' } };
}

function notApplicable(state: DiscussionState, { standing }: DiscussionView): DiscussionStep {
  if (standing.criterion.na.allowed) return { done: { kind: 'not-applicable', chosen: state.chosen } };
  return { state: { ...state, notice: 'never-na' } };
}
