import type { Bullets, Cell, Facts, Heading, Paragraph, Table } from '../office/office-report.ts';

/** A column with its share of the width; `number` ones stand on the right. */
type ColumnOf = readonly [heading: string, share: number, kind?: 'number'];

export function heading(text: string, depth: Heading['depth'] = 2): Heading {
  return { kind: 'heading', depth, text };
}

export function paragraph(text: string, look?: NonNullable<Paragraph['look']>): Paragraph {
  return look === undefined ? { kind: 'paragraph', text } : { kind: 'paragraph', text, look };
}

/** None where there is nothing to list. */
export function bullets(items: readonly string[]): Bullets[] {
  return items.length === 0 ? [] : [{ kind: 'bullets', items }];
}

export function facts(told: readonly (readonly [label: string, value: string])[]): Facts {
  return { kind: 'facts', facts: told.map(([label, value]) => ({ label, value })) };
}

/** The shares are made to be 1 together; a bare text is a cell. */
export function table(
  caption: string,
  columns: readonly ColumnOf[],
  rows: readonly (readonly (Cell | string)[])[],
): Table {
  const whole = columns.reduce((sum, [, share]) => sum + share, 0);
  return {
    kind: 'table',
    caption,
    columns: columns.map(([text, share, kind]) => ({
      heading: text,
      share: share / whole,
      isNumber: kind === 'number',
    })),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))),
  };
}

/** A number that is also a value of a workbook. */
export function numberCell(value: number | null, text = value === null ? '–' : String(value)): Cell {
  return { text, value };
}
