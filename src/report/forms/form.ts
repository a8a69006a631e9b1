import type { Questionnaire } from '../../maturity/questionnaire.ts';

/** What is filled in before a form goes out. */
export interface FormOptions {
  /** Of the words around the model, which comes translated: `en`, `pt-BR` or `ko`; any other reads as `en`. */
  readonly language: string;
  /** Gates above this level are not asked. */
  readonly upto?: number | undefined;
  readonly client?: string | undefined;
  readonly scope?: string | undefined;
  readonly facilitator?: string | undefined;
  readonly date?: string | undefined;
  readonly respondent?: string | undefined;
  readonly role?: string | undefined;
  /** A level, or a level for each dimension. */
  readonly target?: number | Readonly<Record<string, number>> | undefined;
}

/** An empty form for one respondent, in one format. */
export type Form = (questionnaire: Questionnaire, options: FormOptions) => string;
