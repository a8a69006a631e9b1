import { fittedWidths, sharesOf, sumOf } from '../office/fitted-widths.ts';
import type { Table } from '../office/office-report.ts';
import { oneLine } from '../office/one-line.ts';
import { widestWord } from './measured-text.ts';
import { body, cellPadding } from './planned.ts';

/** No word claims more of a slide: a longer one is broken. */
const MOST_OF_A_WORD = 130;
/** Words of later rows are not looked at: enough to see what a column holds. */
const MOST_ROWS = 200;

/**
 * Widths of the columns of a table, in points; together that of the slide. Each has its share, but no less than
 * its longest word needs; what that takes comes from the columns that have more than they need.
 */
export function columnWidths(table: Table, sizePoints: number): readonly number[] {
  const shares = sharesOf(table.columns.map(({ share }) => share));
  const least = leastWidths(table, sizePoints);
  const claimed = sumOf(least);
  if (claimed >= body.width) return least.map((one) => (one / claimed) * body.width);
  const wanted = shares.map((share, at) => Math.max(share * body.width, least[at]!));
  return fittedWidths(wanted, least, body.width);
}

/** Whether no word of a table has to be broken. */
export function hasRoomForWords(table: Table, sizePoints: number): boolean {
  return sumOf(leastWidths(table, sizePoints)) <= body.width;
}

function leastWidths({ columns, rows }: Table, sizePoints: number): readonly number[] {
  const style = { sizePoints, isBold: true };
  return columns.map(({ heading }, at) => {
    const texts = [heading, ...rows.slice(0, MOST_ROWS).map((row) => row[at]?.text ?? '')];
    const words = Math.max(...texts.map((text) => widestWord(oneLine(text), style)));
    return Math.min(MOST_OF_A_WORD, words) + 2 * cellPadding.beside + 1;
  });
}
