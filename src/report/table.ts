import stringWidth from 'string-width';
import type { Dress, PaintRole } from './formats/format.ts';

export interface Cell {
  readonly text: string;
  readonly role?: PaintRole;
}

export interface Column {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

const GUTTER = '  ';

/** Width of each column: its widest cell or its heading, in terminal columns. */
export function columnWidths(columns: readonly Column[], rows: readonly (readonly Cell[])[]): number[] {
  const widest = columns.map(({ heading }) => stringWidth(heading));
  for (const row of rows) {
    for (const [index, { text }] of row.entries())
      widest[index] = Math.max(widest[index] ?? 0, stringWidth(text));
  }
  return widest;
}

/** One line of a table; colours never count as width, and no blank ends a line. */
export function tableLine(
  columns: readonly Column[],
  widths: readonly number[],
  row: readonly Cell[],
  paint: Dress['paint'],
): string {
  const cells = row.map((cell, index) => {
    const pad = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(cell.text)));
    const text = cell.role === undefined || cell.text === '' ? cell.text : paint(cell.role, cell.text);
    if (columns[index]?.align === 'right') return pad + text;
    return index === row.length - 1 ? text : text + pad;
  });
  return cells.join(GUTTER).trimEnd();
}

/** A whole table, each column as wide as it needs; without its first line where no column has a heading. */
export function* tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  paint: Dress['paint'],
): Generator<string> {
  const widths = columnWidths(columns, rows);
  const headings = columns.map(({ heading }): Cell => ({ text: heading, role: 'dim' }));
  const hasHeading = columns.some(({ heading }) => heading !== '');
  for (const row of hasHeading ? [headings, ...rows] : rows) {
    yield `${tableLine(columns, widths, row, paint)}\n`;
  }
}

/** Columns that a row of these widths takes. */
export function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GUTTER.length * Math.max(0, widths.length - 1);
}

/** A column narrower than this tells nothing: rather wider than the terminal. */
const LEAST_WIDTH = 14;

/** The widths, with one column taken back as far as the terminal asks, but to no less than `least`. */
export function fitted(
  widths: readonly number[],
  available: number,
  column: number,
  least = LEAST_WIDTH,
): number[] {
  const tooMuch = Math.max(0, totalWidth(widths) - available);
  const wanted = widths[column] ?? 0;
  return widths.with(column, Math.max(Math.min(wanted, least), wanted - tooMuch));
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text of at most `width` terminal columns: what is too much is taken from its middle, because names begin
 * with what they are and end with what tells them apart.
 * @example shortened('http_requests_total', 9) // => 'http…otal'
 */
export function shortened(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = [...graphemes.segment(text)].map(({ segment }) => segment);
  const tail = taken(characters.toReversed(), Math.floor((width - 1) / 2)).toReversed();
  const head = taken(characters, width - 1 - stringWidth(tail.join('')));
  return `${head.join('')}…${tail.join('')}`;
}

/**
 * The beginning of a text, in at most `width` terminal columns.
 * @example beginning('each service', 6) // => 'each …'
 */
export function beginning(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = [...graphemes.segment(text)].map(({ segment }) => segment);
  return `${taken(characters, width - 1).join('')}…`;
}

function taken(characters: readonly string[], width: number): string[] {
  const fitting: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += stringWidth(character);
    if (used > width) break;
    fitting.push(character);
  }
  return fitting;
}

/** A text in lines of at most `width` columns, broken at blanks; a longer word keeps its own line. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
