import stringWidth from 'string-width';
import { fittedWidths } from '../office/fitted-widths.ts';
import type { Column } from '../office/office-report.ts';
import type { MomentCell, SheetTable } from './tables.ts';
import type { Sheet, SheetCell } from './workbook.ts';

/** Widths of columns, in digits. */
const [NARROWEST, WIDEST, WIDEST_NUMBER] = [8, 60, 14];
/** Of a sheet, and of a column of sentences where there are many columns. */
const [WIDEST_SHEET, NARROW_SENTENCES] = [170, 20];
/** Beside a text, where the mark of a filter stands. */
const FILTER_MARK = 4;
/** Rows that tell how wide a column is: the first of a long table. */
const MEASURED = 500;

/** A table, and the name of its sheet. */
export interface NamedTable extends SheetTable {
  readonly sheet: string;
}

/** A table as a sheet: what it shows, then the heads, then a row each. */
export function tableSheet(table: NamedTable): Sheet {
  const { sheet, caption, columns, rows } = table;
  return {
    name: sheet,
    columns: fitted(columns.map((column, at) => widthOf(column, at, table))).map((width) => ({ width })),
    rows: [
      [{ text: caption, look: 'heading' }],
      columns.map(({ heading, isNumber }) => ({ text: heading, look: isNumber ? 'numberHead' : 'head' })),
      ...rows.map((row) => row.map((cell, at) => sheetCell(cell, columns[at]))),
    ],
    headRow: 2,
    stillColumns: columns.length > STILL_FROM ? 1 : 0,
  };
}

/** So many columns do not fit a screen. */
const STILL_FROM = 4;

function sheetCell(cell: MomentCell, column: Column | undefined): SheetCell {
  const { text, value, day, civilMs, isStrong, tone } = cell;
  const look = isStrong === true ? 'strong' : column?.isNumber === true ? 'number' : undefined;
  return {
    text,
    ...(value !== undefined && { value }),
    ...(day !== undefined && { day }),
    ...(civilMs !== undefined && { civilMs }),
    ...(look !== undefined && { look }),
    ...(tone !== undefined && { tone }),
  };
}

/** Columns of sentences give until the sheet can be read on a page: so many digits fit one across. */
function fitted(widths: readonly number[]): number[] {
  const least = widths.map((width) => Math.min(width, NARROW_SENTENCES));
  return fittedWidths(widths, least, WIDEST_SHEET).map(Math.round);
}

/** Wide enough for most texts of a column: longer ones are wrapped. */
function widthOf({ heading, isNumber }: Column, at: number, { rows }: SheetTable): number {
  const texts = rows.slice(0, MEASURED).map((row) => stringWidth(row[at]?.text ?? ''));
  const longest = texts.reduce((most, width) => Math.max(most, width), 0);
  const wide = Math.min(longest, isNumber ? WIDEST_NUMBER : WIDEST) + 2;
  return Math.max(NARROWEST, wide, Math.min(WIDEST, stringWidth(heading) + FILTER_MARK));
}
