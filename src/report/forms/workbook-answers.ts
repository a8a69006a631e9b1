import { groupedBy } from '../../grouped.ts';
import type { Criterion, Questionnaire } from '../../maturity/questionnaire.ts';
import { columnLetters } from '../office/column-letters.ts';
import type { Choice, Sheet, SheetCell } from '../xlsx/workbook.ts';
import type { FormOptions } from './form.ts';
import { askedGates, oneLine } from './texts.ts';
import { answerList, type Lists, listRange } from './workbook-lists.ts';
import { ANSWER_COLUMNS, type AnswerColumn, type WorkbookWords } from './workbook-words.ts';

/** In digits. */
const WIDTHS: Readonly<Record<AnswerColumn, number>> = {
  gate: 9,
  dimension: 16,
  level: 7,
  question: 55,
  examples: 40,
  answer: 26,
  comment: 30,
  evidence_kind: 18,
  evidence: 24,
  evidence_date: 12,
  evidence_owner: 16,
  evidence_link: 20,
  na_reason: 20,
  na_approver: 16,
  na_expires: 12,
};

const DAYS: readonly AnswerColumn[] = ['evidence_date', 'na_expires'];

/** Names of columns in the hidden first row, heads in the second. */
const FIRST_GATE = 3;

/** The gates, a row each, with yellow cells for all that may be said of one. */
export function answersSheet(
  questionnaire: Questionnaire,
  { upto }: FormOptions,
  words: WorkbookWords,
  lists: Lists,
): Sheet {
  const gates = questionnaire.dimensions.flatMap(({ id }) => askedGates(questionnaire, id, upto));
  const titles = new Map(questionnaire.dimensions.map(({ id, title }) => [id, oneLine(title)]));
  return {
    name: words.sheets.answers,
    columns: ANSWER_COLUMNS.map((column) => ({ width: WIDTHS[column] })),
    rows: [
      ANSWER_COLUMNS.map((column) => ({ text: column })),
      ANSWER_COLUMNS.map((column) => ({ text: words.columns[column], look: 'head' as const })),
      ...gates.map((gate) => gateRow(gate, titles.get(gate.dimension) ?? gate.dimension)),
    ],
    headRow: FIRST_GATE - 1,
    hiddenRows: [1],
    stillColumns: 1,
    choices: gates.length === 0 ? [] : choicesOf(gates, words, lists),
    isLocked: true,
  };
}

function gateRow(gate: Criterion, dimension: string): (SheetCell | null)[] {
  const told: Partial<Record<AnswerColumn, SheetCell>> = {
    gate: { text: gate.id, look: 'strong' },
    dimension: { text: dimension },
    level: { text: String(gate.level), value: gate.level },
    question: { text: oneLine(gate.text) },
    examples: { text: oneLine(gate.evidence.examples ?? ''), look: 'aside' },
  };
  return ANSWER_COLUMNS.map((column) => {
    if (told[column] !== undefined) return told[column];
    if (column.startsWith('na_') && !gate.na.allowed) return null;
    return { text: '', look: DAYS.includes(column) ? 'inputDay' : 'input' };
  });
}

function choicesOf(gates: readonly Criterion[], words: WorkbookWords, lists: Lists): Choice[] {
  const last = FIRST_GATE + gates.length - 1;
  const whole = (column: AnswerColumn) => `${letters(column)}${FIRST_GATE}:${letters(column)}${last}`;
  const among = (name: string) => ({
    among: { list: listRange(lists, name, words.sheets.lists) },
    refusal: words.chooseFromList,
  });
  const rows = groupedBy(
    gates.map((gate, at) => ({ list: answerList(gate), cell: `${letters('answer')}${FIRST_GATE + at}` })),
    ({ list }) => list,
  );
  return [
    ...[...rows].map(([list, cells]) => ({ cells: cells.map(({ cell }) => cell).join(' '), ...among(list) })),
    { cells: whole('evidence_kind'), ...among('evidence_kind') },
    { cells: whole('na_reason'), ...among('na_reason') },
    { cells: whole('evidence_date'), among: 'day', refusal: words.enterDay },
    { cells: whole('na_expires'), among: 'day', refusal: words.enterDay },
  ];
}

function letters(column: AnswerColumn): string {
  return columnLetters(ANSWER_COLUMNS.indexOf(column) + 1);
}
