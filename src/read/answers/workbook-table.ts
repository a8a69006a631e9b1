import { InputError } from '../../errors.ts';
import type { CellValue, ReadSheet } from '../xlsx/sheets.ts';
import { columnNumber } from '../xlsx/tamed-sheet.ts';
import { cellText } from './workbook-cell.ts';

/** Rows above the names of columns: a title, and what somebody may have written there. */
const HIGHEST = 20;

/** A table of a sheet, found by the names of its columns. */
export interface WorkbookTable {
  readonly sheet: ReadSheet;
  /** Texts of the row of names. */
  readonly names: readonly string[];
  /** 0-based number of that row. */
  readonly at: number;
  /** Where a cell stands: by the 0-based numbers of its row and column, or of the row alone. */
  placeOf(row: number, column?: number): string;
}

/** The tables that have all of these columns, one a sheet at most. */
export function tablesWith(
  sheets: readonly ReadSheet[],
  columns: readonly string[],
  path: string,
): WorkbookTable[] {
  return sheets.flatMap((sheet): WorkbookTable[] => {
    const rows = sheet.rows.slice(0, HIGHEST).map((row) => row.map((value) => cellText(value).toLowerCase()));
    const at = rows.findIndex((names) => columns.every((column) => names.includes(column)));
    const placeOf = (row: number, column?: number): string =>
      `${path} ${sheet.name}!${column === undefined ? '' : lettersOf(column)}${row + 1}`;
    return at === -1 ? [] : [{ sheet, names: rows[at]!, at, placeOf }];
  });
}

/** The rows below the names, with their 0-based numbers. */
export function rowsBelow({ sheet, at }: WorkbookTable): [number: number, row: readonly CellValue[]][] {
  return [...sheet.rows.entries()].slice(at + 1);
}

/**
 * @param columns 0-based numbers of those that are read
 * @throws InputError when cells are merged in one of them: which rows they are meant for, nobody can tell
 */
export function refuseMerged({ sheet, at }: WorkbookTable, columns: readonly number[], path: string): void {
  for (const range of sheet.merged) {
    const [, left = '', top, right = left, bottom = top] =
      /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(range) ?? [];
    const isRead = columns.some((column) => column + 1 >= columnNumber(left) && column < columnNumber(right));
    if (Number(bottom) <= at + 1 || !isRead) continue;
    throw new InputError({
      code: 'workbook-merged',
      place: `${path} ${sheet.name}!${range}`,
      what: 'the cells are merged, so that nobody can tell which rows or columns they are meant for',
      fix: 'unmerge them, and fill in each row',
    });
  }
}

function lettersOf(column: number): string {
  const before = column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '';
  return `${before}${String.fromCharCode(65 + (column % 26))}`;
}
