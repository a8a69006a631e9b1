import type { Evidence, NaReason } from '../../maturity/answers.ts';
import { englishWorkbook } from './workbook-words-en.ts';
import { koreanWorkbook } from './workbook-words-ko.ts';
import { brazilianWorkbook } from './workbook-words-pt-br.ts';

/** The words of a form in a workbook, beside those of the other forms. Codes before a ` · ` are never translated. */
export interface WorkbookWords {
  readonly sheets: Readonly<Record<'howTo' | 'answers' | 'about' | 'signs' | 'measures' | 'lists', string>>;
  readonly howToHeading: string;
  readonly steps: readonly string[];
  readonly columns: Readonly<Record<AnswerColumn, string>>;
  readonly about: Readonly<Record<AboutRow, string>>;
  readonly hints: Readonly<Partial<Record<AboutRow, string>>>;
  readonly aboutHeading: string;
  readonly sign: string;
  readonly isSeen: string;
  readonly measure: string;
  readonly unit: string;
  readonly value: string;
  readonly kinds: Readonly<Record<Evidence['kind'], string>>;
  readonly reasons: Readonly<Record<NaReason, string>>;
  readonly yes: string;
  readonly no: string;
  readonly chooseFromList: string;
  readonly enterDay: string;
  readonly enterNumber: string;
  readonly page: (page: string, pages: string) => string;
}

/** Columns of the sheet of answers, as its hidden first row names them; those of a survey, and what is read there. */
export const ANSWER_COLUMNS = [
  'gate',
  'dimension',
  'level',
  'question',
  'examples',
  'answer',
  'comment',
  'evidence_kind',
  'evidence',
  'evidence_date',
  'evidence_owner',
  'evidence_link',
  'na_reason',
  'na_approver',
  'na_expires',
] as const;
export type AnswerColumn = (typeof ANSWER_COLUMNS)[number];

/** What is told of a whole form, as the hidden first column of its sheet names it. */
export const ABOUT_ROWS = [
  'respondent',
  'role',
  'client',
  'scope',
  'facilitator',
  'date',
  'target',
  'upto',
  'schema',
  'model',
  'version',
] as const;
export type AboutRow = (typeof ABOUT_ROWS)[number];

/** Those of a language; English where a model speaks one that the tool does not. */
export function workbookWords(language: string): WorkbookWords {
  return WORDS[language] ?? englishWorkbook;
}

const WORDS: Readonly<Record<string, WorkbookWords>> = {
  en: englishWorkbook,
  'pt-BR': brazilianWorkbook,
  ko: koreanWorkbook,
};
