import type { SaidAnswer } from '../../maturity/answers.ts';
import type { Criterion, Questionnaire } from '../../maturity/questionnaire.ts';
import type { Score } from '../../maturity/ratings.ts';
import type { Standing } from '../../maturity/standing.ts';

/** What every screen of a sitting shows in its first line. */
export interface Header {
  /** How far it is: answered gates, of those that are asked. */
  readonly answered: { readonly gates: number; readonly of: number };
  /** What has just happened. */
  readonly notice?: string | undefined;
}

/** What is known of the same gate from an earlier assessment. */
export interface EarlierAnswer {
  /** Null: it was not answered then. */
  readonly answer: Score | 'unknown' | 'na' | null;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** One question of one respondent. */
export interface QuestionView extends Header {
  readonly questionnaire: Questionnaire;
  readonly criterion: Criterion;
  /** Its place among the questions of its dimension, from 1. */
  readonly place: { readonly at: number; readonly of: number };
  readonly said: SaidAnswer;
  /** The question before had the same scale: what it measures is not told again. */
  readonly isScaleKnown?: boolean;
  readonly earlier?: EarlierAnswer | undefined;
  /** Level that the target asks of the dimension; 0: nothing. Left out: no target is known. */
  readonly target?: number | undefined;
  /** What was chosen, not yet confirmed, when this question was left for a moment; left out: what was said. */
  readonly chosen?: Score | null | undefined;
}

export type QuestionOutcome =
  | { readonly kind: 'answer'; readonly value: Score | 'unknown' }
  | {
      /** keep: the "not applicable" that stands there is confirmed. */
      readonly kind: 'keep' | 'back' | 'skip' | 'quit';
    }
  | {
      readonly kind: 'not-applicable' | 'evidence' | 'comment' | 'help' | 'go-to';
      /** What was chosen and not yet confirmed, to begin with when the question is shown again. */
      readonly chosen: Score | null;
    };

/** One gate that the room talks about; nobody's name is in it. */
export interface DiscussionView {
  readonly questionnaire: Questionnaire;
  readonly standing: Standing;
  /** Its place among the gates to be talked about, from 1. */
  readonly place: { readonly at: number; readonly of: number };
  /** What was chosen, not yet confirmed, when this gate was left for a moment; left out: what was agreed on. */
  readonly chosen?: Score | null | undefined;
  readonly notice?: string | undefined;
}

export type DiscussionOutcome =
  | { readonly kind: 'agree'; readonly value: Score | 'unknown' }
  | {
      /** keep: the "not applicable" that was agreed on is confirmed. */
      readonly kind: 'keep' | 'back' | 'skip' | 'quit';
    }
  | {
      readonly kind: 'not-applicable' | 'evidence' | 'help' | 'comments';
      /** What was chosen and not yet confirmed, to begin with when the gate is shown again. */
      readonly chosen: Score | null;
    };

/** What stands in a file before it is scored. */
export interface ReviewView extends Header {
  readonly questionnaire: Questionnaire;
  /** Every gate with what this respondent said; gates that are not asked are left out of `said`. */
  readonly said: ReadonlyMap<string, SaidAnswer>;
  /** Of the whole file; told only as a number. */
  readonly respondents: number;
}

export type ReviewOutcome = {
  readonly kind: 'score' | 'open' | 'go-to' | 'more' | 'next-respondent' | 'how' | 'quit';
};
