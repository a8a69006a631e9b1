import type { DocumentPath, Places } from '../documents/located.ts';
import { filledAnswer } from './filled-answer.ts';
import { type Column, EVIDENCE, NA, type Row } from './survey-row.ts';

/** Spellings of the two answers that are no numbers, in the languages of the forms. */
const SPELLINGS: Readonly<Record<string, 'unknown' | 'na'>> = {
  unknown: 'unknown',
  "don't know": 'unknown',
  'dont know': 'unknown',
  '?': 'unknown',
  'não sei': 'unknown',
  모름: 'unknown',
  na: 'na',
  'n/a': 'na',
  'não se aplica': 'na',
  '해당 없음': 'na',
};

/** The answer of one row; an answer that is none stays as it is written: the schema knows what is allowed. */
export function answerOf(row: Row): unknown {
  const piece = filled(row, EVIDENCE);
  return filledAnswer(answerIn(row.text('answer')), {
    comment: row.text('comment'),
    evidence: Object.keys(piece).length > 0 ? [piece] : [],
    na: filled(row, NA),
  });
}

/** Enters where the parts of an answer stand, the missing ones too: the schema may ask for them. */
export function placeAnswer(places: Places, at: DocumentPath, row: Row): void {
  places.set(at, row.place('answer'));
  places.set([...at, 'comment'], row.place('comment'));
  places.set([...at, 'evidence'], row.place('evidence'));
  for (const [column, key] of columnsOf(EVIDENCE)) {
    places.set([...at, 'evidence', 0, key], row.place(column));
  }
  for (const [column, key] of columnsOf(NA)) places.set([...at, key], row.place(column));
}

function filled(row: Row, columns: Partial<Record<Column, string>>): Record<string, string> {
  const pairs = columnsOf(columns).map(([column, key]) => [key, row.text(column)] as const);
  return Object.fromEntries(pairs.filter(([, text]) => text !== ''));
}

function columnsOf(columns: Partial<Record<Column, string>>): [Column, string][] {
  return Object.entries(columns) as [Column, string][];
}

function answerIn(cell: string): number | string | null {
  if (cell === '') return null;
  if (/^[0-4]$/.test(cell)) return Number(cell);
  const spelling = cell.toLowerCase().normalize('NFC').replaceAll('’', "'");
  return Object.hasOwn(SPELLINGS, spelling) ? (SPELLINGS[spelling] ?? cell) : cell;
}
