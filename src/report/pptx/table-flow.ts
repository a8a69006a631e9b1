import type { Cell, Column, Table } from '../office/office-report.ts';
import { oneLine } from '../office/one-line.ts';
import { columnWidths, hasRoomForWords } from './column-widths.ts';
import { type Flow, noRoom, type Taken } from './flow.ts';
import { cutToLines, lineCount, lineHeight } from './measured-text.ts';
import { smallText, smallTextHeight } from './paragraphs.ts';
import { body, cellPadding, type PlannedRow } from './planned.ts';

/** The largest with which a table has room on one slide. */
const sizes = [14, 13, 12, 11] as const;
/** Of a table that goes on, and of one whose columns are too many for its words. */
const sizesOfMany = [11, 10, 9] as const;
const MOST_LINES_OF_A_CELL = 6;
const FEW_ROWS = 3;

/** A table goes on over several slides, its head above each; no row is parted. */
export function tableFlow(table: Table): Flow {
  const hasWords = (sizePoints: number) => hasRoomForWords(table, sizePoints);
  const measured = (sizePoints: number) => ({ table, sizePoints, widths: columnWidths(table, sizePoints) });
  const size =
    sizes.find((one) => hasWords(one) && hasRoom(measured(one))) ??
    sizesOfMany.find(hasWords) ??
    sizesOfMany[1];
  return rowsFrom(measured(size), 0);
}

interface MeasuredTable {
  readonly table: Table;
  readonly sizePoints: number;
  readonly widths: readonly number[];
}

function hasRoom(measured: MeasuredTable): boolean {
  const { rows } = measured.table;
  let left = body.height - smallTextHeight - headOf(measured).height;
  for (let at = 0; at < rows.length && left >= 0; at++) left -= rowOf(measured, rows[at]!).height;
  return left >= 0;
}

function rowsFrom(measured: MeasuredTable, first: number): Flow {
  const { table, sizePoints, widths } = measured;
  return {
    count: table.rows.length - first,
    needsBelow: 0,
    take: (room): Taken => {
      const set = [headOf(measured)];
      let height = smallTextHeight + set[0]!.height;
      let next = first;
      for (; next < table.rows.length; next++) {
        const row = rowOf(measured, table.rows[next]!);
        if (height + row.height > room) break;
        height += row.height;
        set.push(row);
      }
      while (isLonely(table.rows.length - next) && set.length > FEW_ROWS * 2) {
        height -= set.pop()?.height ?? 0;
        next--;
      }
      if (height > room || (next === first && table.rows.length > 0)) return { ...noRoom, rest: null };
      return {
        height,
        rest: next < table.rows.length ? rowsFrom(measured, next) : null,
        place: (x, y) => [
          smallText(table.caption, { x, y, width: body.width, height: smallTextHeight }),
          {
            kind: 'table',
            box: { x, y: y + smallTextHeight, width: body.width, height: height - smallTextHeight },
            caption: oneLine(table.caption),
            sizePoints,
            columnWidths: widths,
            rows: set,
          },
        ],
      };
    },
  };
}

/** A row or two do not stand alone on a slide: some of those before go with them. */
function isLonely(rows: number): boolean {
  return rows > 0 && rows < FEW_ROWS;
}

function headOf(measured: MeasuredTable): PlannedRow {
  return rowOf(
    measured,
    measured.table.columns.map(({ heading }) => ({ text: heading, isStrong: true })),
  );
}

function rowOf({ table, sizePoints, widths }: MeasuredTable, cells: readonly Cell[]): PlannedRow {
  const set = table.columns.map((column, at) =>
    cellOf(cells[at] ?? { text: '' }, column, { sizePoints, width: widths[at]! - 2 * cellPadding.beside }),
  );
  const line = Math.max(...set.map(({ text }) => lineHeight(text, { sizePoints })));
  const lines = Math.max(...set.map((cell) => cell.lines));
  return { height: lines * line + 2 * cellPadding.above, lineHeight: line, cells: set };
}

function cellOf(cell: Cell, column: Column, { sizePoints, width }: { sizePoints: number; width: number }) {
  const style = { sizePoints, isBold: cell.isStrong ?? false };
  const text = cutToLines(oneLine(cell.text), style, { widthPoints: width, lines: MOST_LINES_OF_A_CELL });
  return {
    text,
    lines: lineCount(text, style, width),
    isNumber: column.isNumber,
    isStrong: style.isBold,
    tone: cell.tone ?? null,
  };
}
