import type { Questionnaire } from '../../maturity/questionnaire.ts';
import type { ToldBeside } from '../../maturity/told-beside.ts';

/** What is filled in before a form goes out. */
export interface FormOptions extends ToldBeside {
  /** Of the words around the model, which comes translated: `en`, `pt-BR` or `ko`; any other reads as `en`. */
  readonly language: string;
}

/** An empty form for one respondent, in one format. */
export type Form = (questionnaire: Questionnaire, options: FormOptions) => string;
