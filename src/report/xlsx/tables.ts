import { groupedBy } from '../../grouped.ts';
import { barTable, chartColumns } from '../office/bar-table.ts';
import type {
  Cell,
  OfficeBlock,
  OfficePart,
  OfficeReport,
  Table,
  TimeChart,
} from '../office/office-report.ts';
import { humanTime } from '../units.ts';

/** A table of a sheet of its own. */
export interface SheetTable {
  /** Ids of the parts that it is of. */
  readonly parts: readonly string[];
  /** What its sheet is called after. */
  readonly heading: string;
  readonly caption: string;
  readonly columns: Table['columns'];
  readonly rows: readonly (readonly MomentCell[])[];
}

/** A cell that may also tell a moment: milliseconds of the clock that it shows. */
export type MomentCell = Cell & { readonly civilMs?: number };

/**
 * The tables of a report and the numbers of its charts. Those with the same heads become one, in which a first column
 * tells them apart: what is read in pieces is filtered and counted as a whole.
 */
export function tablesOf({ parts, lang }: OfficeReport): SheetTable[] {
  const tables = parts.flatMap((part) =>
    part.blocks.flatMap((block) => tableOf(block, lang)).map((table): PartTable => ({ part, table })),
  );
  const alike = groupedBy(tables, ({ table }) => JSON.stringify(table.columns.map(({ heading }) => heading)));
  return [...alike.values()].map(joined);
}

interface PartTable {
  readonly part: OfficePart;
  readonly table: Omit<Table, 'rows'> & Pick<SheetTable, 'rows'>;
}

/** None where a block has no numbers, or a table of the report tells them. */
function tableOf(block: OfficeBlock, lang: string): PartTable['table'][] {
  switch (block.kind) {
    case 'table':
      return [block];
    case 'bars':
      if (block.isTabled === true) return [];
      return [{ ...barTable(block, lang), caption: `${block.title}: ${block.description}` }];
    case 'time':
      return [timeTable(block)];
    case 'heading':
    case 'paragraph':
    case 'bullets':
    case 'facts':
      return [];
  }
}

function joined(tables: readonly PartTable[]): SheetTable {
  const { part, table } = tables[0]!;
  const parts = [...new Set(tables.map((one) => one.part.id))];
  const { caption, columns, rows } = table;
  if (tables.length === 1) return { parts, heading: part.heading, caption, columns, rows };
  const heading = commonStart(tables.map((one) => one.part.heading)) || part.heading;
  return {
    parts,
    heading,
    caption: parts.length === 1 ? part.message : heading,
    columns: [{ heading, share: 0.2, isNumber: false }, ...columns],
    rows: tables.flatMap((one) => one.table.rows.map((row) => [{ text: one.table.caption }, ...row])),
  };
}

/** Whole words that all begin with. @example commonStart(['Why: CON', 'Why: COL']) // => 'Why' */
function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  if (length === first.length) return first;
  return first
    .slice(0, length)
    .replace(/[^\s:·–-]*$/, '')
    .replace(/[\s:·–-]+$/, '');
}

/** Times stand as the clock of the zone shows them, which is the head of their column. */
function timeTable({ title, tz, times, series }: TimeChart): PartTable['table'] {
  return {
    kind: 'table',
    caption: title,
    columns: chartColumns(tz, series),
    rows: times.map((time, at) => [
      momentCell(time, tz),
      ...series.map(({ values }) => numberCell(values[at])),
    ]),
  };
}

function momentCell(timeMs: number, tz: string): MomentCell {
  const text = humanTime(timeMs, tz);
  return { text, civilMs: Date.parse(`${text.replace(' ', 'T')}Z`) };
}

function numberCell(value: number | null | undefined): MomentCell {
  return value == null ? { text: '' } : { text: String(value), value };
}
