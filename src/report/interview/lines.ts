import stringWidth from 'string-width';
import type { Dress, PaintRole } from '../formats/format.ts';
import { plain } from '../plain.ts';
import { shortened, wrapped } from '../table.ts';

/** A part of a line; colours are put on last, so that they never count as width. */
export interface Piece {
  readonly text: string;
  readonly role?: PaintRole | undefined;
}

export type Line = readonly Piece[];

export const BLANK: Line = [];

export function lineOf(text: string, role?: PaintRole): Line {
  return [{ text, role }];
}

interface Shape {
  readonly columns: number;
  readonly role?: PaintRole | undefined;
  /** What stands before the first line; the others are as far in. */
  readonly lead?: string;
}

/** A text of any origin in lines; ends of lines within it become blanks. */
export function paragraph(text: string, { columns, role, lead = '' }: Shape): Line[] {
  const indent = stringWidth(lead);
  return folded(harmless(text), Math.max(1, columns - indent)).map((line, at) => [
    { text: at === 0 ? lead : ' '.repeat(indent), role },
    { text: line, role },
  ]);
}

/** A text in one line that can do nothing to a terminal. */
export function harmless(text: string): string {
  return plain(text.replace(/\s+/g, ' ').trim());
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Broken at blanks; a word that is wider than a line is cut between characters. */
export function folded(text: string, width: number): string[] {
  return wrapped(text, width).flatMap((line) =>
    stringWidth(line) <= width ? [line] : cutInRows(line, width),
  );
}

/** A text in rows as a terminal shows it that breaks no words; never none. */
export function cutInRows(text: string, width: number): string[] {
  const rows = [''];
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const wide = stringWidth(segment);
    const isFull = used > 0 && used + wide > width;
    if (isFull) rows.push(segment);
    else rows[rows.length - 1] += segment;
    used = isFull ? wide : used + wide;
  }
  return rows;
}

export function widthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + stringWidth(text), 0);
}

/** A line as the terminal gets it: never wider than `columns`, and no blank ends it. */
export function painted(line: Line, columns: number, paint: Dress['paint']): string {
  let left = columns;
  const parts: string[] = [];
  for (const { text, role } of line) {
    const fitting = within(text, left);
    left -= stringWidth(fitting);
    parts.push(role === undefined || fitting.trim() === '' ? fitting : paint(role, fitting));
  }
  return parts.join('').trimEnd();
}

function within(text: string, width: number): string {
  return width < 1 ? '' : shortened(text, width);
}
