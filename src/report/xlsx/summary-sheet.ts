import type { OfficeBlock, OfficePart, OfficeReport } from '../office/office-report.ts';
import type { NamedTable } from './table-sheet.ts';
import type { Sheet, SheetCell } from './workbook.ts';

type Row = readonly (SheetCell | null)[];

/** The first part of the report as it is, and of each other its message and where its tables stand. */
export function summarySheet(name: string, report: OfficeReport, tables: readonly NamedTable[]): Sheet {
  const rows = report.parts.flatMap((part, at) => [
    [],
    ...(at === 0 ? [headingRow(part), ...part.blocks.flatMap(blockRows)] : [headingRow(part)]),
    ...tables.filter((table) => table.parts.includes(part.id)).map(tableRow),
  ]);
  return textSheet(name, report, rows);
}

/** All that the report tells outside its tables, in reading order: labels on the left, what they are of beside them. */
export function sentencesSheet(name: string, report: OfficeReport): Sheet {
  const rows = report.parts.flatMap((part) => [[], headingRow(part), ...part.blocks.flatMap(blockRows)]);
  return textSheet(name, report, rows);
}

function textSheet(name: string, { title, subtitle }: OfficeReport, rows: readonly Row[]): Sheet {
  const front: Row[] = [[{ text: title, look: 'title' }], [{ text: subtitle, look: 'aside' }]];
  return { name, columns: [{ width: 30 }, { width: 100 }], rows: [...front, ...rows] };
}

function headingRow({ heading, message }: OfficePart): Row {
  return [
    { text: heading, look: 'heading' },
    { text: message, look: 'strong' },
  ];
}

function blockRows(block: OfficeBlock): Row[] {
  switch (block.kind) {
    case 'heading':
      return [[{ text: block.text, look: 'strong' }]];
    case 'paragraph':
      return [[null, block.look === 'aside' ? { text: block.text, look: 'aside' } : { text: block.text }]];
    case 'bullets':
      return block.items.map((item) => [null, { text: `• ${item}` }]);
    case 'facts':
      return block.facts.map(({ label, value }) => [{ text: label }, { text: value, look: 'strong' }]);
    case 'table':
    case 'bars':
    case 'time':
      return [];
  }
}

function tableRow({ sheet, caption }: NamedTable): Row {
  return [
    { text: `→ ${sheet}`, leadsTo: sheet },
    { text: caption, look: 'aside' },
  ];
}
