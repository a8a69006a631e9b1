import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { columnLetters } from '../office/column-letters.ts';
import { quotedName } from '../xlsx/sheet-xml.ts';
import type { Sheet, SheetCell } from '../xlsx/workbook.ts';
import { anchorsOf, oneLine } from './texts.ts';
import { formWords } from './words.ts';
import { type WorkbookWords, workbookWords } from './workbook-words.ts';

/** What the drop-downs of a form offer, by name. Each entry is a code, which is read back, and what it means. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** @example entry('3', 'The usual way') // => '3 · The usual way' */
export function entry(code: string, meaning: string): string {
  return `${code} · ${meaning}`;
}

export function listsOf(questionnaire: Questionnaire, language: string): Lists {
  const words = workbookWords(language);
  return new Map<string, readonly string[]>([
    ...questionnaire.criteria.map(
      (gate) => [answerList(gate), answerEntries(gate, questionnaire, language)] as const,
    ),
    ['role', questionnaire.roles.map(({ id, title }) => entry(id, oneLine(title)))],
    ['evidence_kind', entries(words.kinds)],
    ['na_reason', entries(words.reasons)],
    ['seen', [entry('true', words.yes), entry('false', words.no)]],
  ]);
}

/** Gates of one scale have one list; another where "not applicable" is an answer. */
export function answerList({ scale, na }: Questionnaire['criteria'][number]): string {
  return na.allowed ? `answer ${scale} na` : `answer ${scale}`;
}

function answerEntries(
  gate: Questionnaire['criteria'][number],
  questionnaire: Questionnaire,
  language: string,
): string[] {
  const { unknown, na } = formWords(language);
  return [
    ...anchorsOf(questionnaire, gate).map((anchor, value) => entry(String(value), anchor)),
    entry('unknown', unknown),
    ...(gate.na.allowed ? [entry('na', na)] : []),
  ];
}

function entries(meanings: Readonly<Record<string, string>>): string[] {
  return Object.entries(meanings).map(([code, meaning]) => entry(code, meaning));
}

/** The lists as a hidden sheet: a column each, its name on top. */
export function listsSheet(lists: Lists, { sheets }: WorkbookWords): Sheet {
  const columns = [...lists];
  const most = Math.max(...columns.map(([, all]) => all.length));
  return {
    name: sheets.lists,
    columns: columns.map(() => ({ width: 30 })),
    rows: [
      columns.map(([name]): SheetCell => ({ text: name, look: 'strong' })),
      ...Array.from({ length: most }, (_, at) =>
        columns.map(([, all]): SheetCell | null => (all[at] === undefined ? null : { text: all[at] })),
      ),
    ],
    isLocked: true,
    isHidden: true,
  };
}

/** Where the entries of a list stand. @example listRange(lists, 'role', 'Lists') // => "'Lists'!$C$2:$C$4" */
export function listRange(lists: Lists, name: string, sheet: string): string {
  const column = columnLetters([...lists.keys()].indexOf(name) + 1);
  return `${quotedName(sheet)}!$${column}$2:$${column}$${(lists.get(name)?.length ?? 0) + 1}`;
}
