import { InputError } from '../../errors.ts';

const REQUIRED = ['gate', 'answer'] as const;
const OPTIONAL = ['respondent', 'role', 'comment'] as const;
/** Columns of what goes into one piece of evidence, and its keys in an answers file. */
export const EVIDENCE = {
  evidence_kind: 'kind',
  evidence: 'what',
  evidence_date: 'date',
  evidence_owner: 'owner',
  evidence_link: 'link',
} as const;
/** Columns of what goes into a "not applicable", and its keys in an answers file. */
export const NA = { na_reason: 'reason', na_approver: 'approver', na_expires: 'expires' } as const;

export type Column =
  | (typeof REQUIRED)[number]
  | (typeof OPTIONAL)[number]
  | keyof typeof EVIDENCE
  | keyof typeof NA;

const COLUMNS = [...REQUIRED, ...OPTIONAL, ...Object.keys(EVIDENCE), ...Object.keys(NA)] as readonly Column[];

/** The columns that people are told to begin with. */
export const USUAL_HEADER = [...REQUIRED, ...OPTIONAL].join(',');

/** The columns that are read, by their 0-based number; all others are left aside. */
export interface Header {
  readonly path: string;
  /** Where it stands. */
  readonly place: string;
  readonly columns: ReadonlyMap<Column, number>;
  readonly width: number;
}

/** A row of the table, by the names of its columns. */
export interface Row {
  /** Its number, as people find it. @example 'line 3' */
  readonly number: string;
  /** The text of a cell; empty where there is no such column. */
  text(column: Column): string;
  /** Where a cell stands; the beginning of the row where there is no such column. */
  place(column: Column): string;
}

/**
 * @param placeOf where a cell stands, by its 0-based number; of none, where the header does
 * @throws InputError when a column comes twice, or one that is required does not come
 */
export function headerOf(
  cells: readonly string[],
  path: string,
  placeOf: (column?: number) => string,
): Header {
  const columns = new Map<Column, number>();
  for (const [i, cell] of cells.entries()) {
    const name = COLUMNS.find((column) => column === cell.toLowerCase());
    if (name === undefined) continue;
    if (columns.has(name)) throw duplicateColumn(cell, placeOf(i));
    columns.set(name, i);
  }
  for (const name of REQUIRED) if (!columns.has(name)) throw noColumn(name, cells, placeOf());
  return { path, place: placeOf(), columns, width: cells.length };
}

/** @throws InputError when the row is not as wide as the header */
export function rowOf(cells: readonly string[], line: number, { path, columns, width }: Header): Row {
  if (cells.length !== width) throw unevenRow(cells.length, width, `${path}:${line}:1`);
  return {
    number: `line ${line}`,
    text: (column) => unguarded(cells[columns.get(column) ?? -1] ?? ''),
    place: (column) => {
      const index = columns.get(column) ?? 0;
      return `${path}:${line + lineEndsIn(cells.slice(0, index))}:${index + 1}`;
    },
  };
}

/** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
function unguarded(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function lineEndsIn(cells: readonly string[]): number {
  return cells.join(' ').match(/\r\n|\n|\r/g)?.length ?? 0;
}

function noColumn(name: string, cells: readonly string[], place: string): InputError {
  const names = cells.slice(0, 20).map((cell) => JSON.stringify(cell.slice(0, 60)));
  return new InputError({
    code: 'survey-column',
    place,
    what: `expected a column "${name}", got ${names.join(', ')}`,
    fix: `name the columns ${USUAL_HEADER}`,
  });
}

function duplicateColumn(name: string, place: string): InputError {
  return new InputError({
    code: 'csv-duplicate-column',
    place,
    what: `column ${JSON.stringify(name)} appears twice`,
    fix: 'rename one of the two',
  });
}

function unevenRow(count: number, width: number, place: string): InputError {
  return new InputError({
    code: 'csv-row',
    place,
    what: `row has ${count} ${count === 1 ? 'field' : 'fields'}, the header has ${width}`,
    fix: 'repair the row: a comment that holds the delimiter needs quotes',
  });
}
