import type { Look, Sheet, SheetCell, SheetColumn } from './workbook.ts';

/** Of a line of 10 pt, in points, and beside the lines. */
const [LINE, BESIDE] = [13.5, 3];
/** Letters of two digits: an estimate serves here, and a workbook may have many cells. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/g;
/** Spreadsheets bear no higher row. */
const HIGHEST = 409;
/** Those of larger letters, which stand on one line. */
const HEIGHTS: Readonly<Partial<Record<Look, number>>> = { title: 26, heading: 20 };

/**
 * The height in which all texts of a row have room, in points: spreadsheets work it out anew once somebody writes in
 * the row, yet not all of them when they open a file.
 */
export function rowHeight(row: Sheet['rows'][number], columns: readonly SheetColumn[]): number {
  const heights = row.map((cell, at) => (cell === null ? 0 : heightOf(cell, columns[at]?.width ?? 10)));
  return Math.min(HIGHEST, Math.max(LINE, ...heights) + BESIDE);
}

function heightOf({ text, look }: SheetCell, width: number): number {
  const fixed = look === undefined ? undefined : HEIGHTS[look];
  if (fixed !== undefined) return fixed;
  const lines = text.split('\n').map((line) => Math.ceil(digitsOf(line) / Math.max(1, width - 1)));
  return LINE * lines.reduce((sum, count) => sum + Math.max(1, count), 0);
}

function digitsOf(line: string): number {
  return line.length + (line.match(WIDE)?.length ?? 0);
}
