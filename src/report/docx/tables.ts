import type { Table as DocxTable, ITableBordersOptions, Paragraph, TableCell, TableRow } from 'docx';
import type { Cell, Column, Table } from '../office/office-report.ts';
import { tones } from '../office/tones.ts';
import { columnShares } from './column-shares.ts';
import { element } from './elements.ts';
import { page, type Setting } from './setting.ts';
import { guardedLine, textRuns } from './text-runs.ts';

/** A row may break over pages only where it could be taller than one. */
const LONGEST_UNBROKEN = 1200;

const MOST_UPRIGHT_COLUMNS = 7;

/** The caption and the table below it; without columns the caption alone. The head stands again on each page. */
export function tableChildren(table: Table, setting: Setting): (Paragraph | DocxTable)[] {
  const { docx } = setting;
  const caption = new docx.Paragraph({
    style: 'Caption',
    keepNext: true,
    children: textRuns(docx, table.caption),
  });
  if (table.columns.length === 0) return [caption];
  return [caption, describedTable(table, setting), afterTable(setting)];
}

/** Whether it is read on a page that lies. */
export function isWide({ columns }: Table): boolean {
  return columns.length > MOST_UPRIGHT_COLUMNS;
}

/** Keeps what follows apart, and two tables from becoming one. */
export function afterTable({ docx }: Setting): Paragraph {
  return new docx.Paragraph({ spacing: { after: 60 }, children: [] });
}

/** The table alone; its caption is its alternative text. */
export function describedTable(table: Table, setting: Setting): DocxTable {
  const { docx, colours } = setting;
  const width = (isWide(table) ? page.height : page.width) - 2 * page.margin;
  const shares = columnShares(table, width);
  const columns = table.columns.map((column, at) => ({ ...column, share: shares[at] ?? column.share }));
  return new (describedTables(setting, table.caption))({
    rows: [headRow(columns, setting), ...table.rows.map((row) => bodyRow(row, columns, setting))],
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    columnWidths: shares.map((share) => Math.round(share * width)),
    layout: docx.TableLayoutType.FIXED,
    margins: { left: 80, right: 80 },
    borders: ruled(setting, colours.rule),
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
  });
}

/** Tables with an alternative text, which the package has no option for. */
function describedTables({ docx }: Setting, description: string) {
  return class extends docx.Table {
    constructor(options: ConstructorParameters<typeof docx.Table>[0]) {
      super(options);
      const [properties] = this.root;
      if (!(properties instanceof docx.XmlComponent)) return;
      for (const name of ['w:tblCaption', 'w:tblDescription'])
        properties.addChildElement(element(docx, name, { 'w:val': guardedLine(description) }));
    }
  };
}

function ruled({ docx }: Setting, color: string): ITableBordersOptions {
  const rule = { style: docx.BorderStyle.SINGLE, size: 4, color };
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  return { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none };
}

function headRow(columns: readonly Column[], setting: Setting): TableRow {
  const { docx, colours } = setting;
  const look = { color: 'FFFFFF', bold: true };
  const cells = columns.map(
    (column) =>
      new docx.TableCell({
        width: widthOf(column, setting),
        shading: { type: docx.ShadingType.CLEAR, color: 'auto', fill: colours.primary },
        verticalAlign: docx.VerticalAlign.BOTTOM,
        children: [cellParagraph(column.heading, 'TableHead', column, look, setting)],
      }),
  );
  return new docx.TableRow({ children: cells, tableHeader: true, cantSplit: true });
}

function bodyRow(row: readonly Cell[], columns: readonly Column[], setting: Setting): TableRow {
  const isShort = row.every(({ text }) => text.length <= LONGEST_UNBROKEN);
  const cells = columns.map((column, at) => bodyCell(row[at] ?? { text: '' }, column, setting));
  return new setting.docx.TableRow({ children: cells, cantSplit: isShort });
}

function bodyCell(cell: Cell, column: Column, setting: Setting): TableCell {
  const { docx } = setting;
  const tone = cell.tone === undefined ? null : tones[cell.tone];
  const look = { ...(cell.isStrong === true && { bold: true }), ...(tone !== null && { color: tone.ink }) };
  return new docx.TableCell({
    width: widthOf(column, setting),
    ...(tone !== null && { shading: { type: docx.ShadingType.CLEAR, color: 'auto', fill: tone.fill } }),
    children: [cellParagraph(cell.text, 'TableText', column, look, setting)],
  });
}

function cellParagraph(
  text: string,
  style: string,
  { isNumber }: Column,
  look: { readonly color?: string; readonly bold?: boolean },
  { docx }: Setting,
): Paragraph {
  const alignment = isNumber ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT;
  return new docx.Paragraph({ style, alignment, children: textRuns(docx, text, look) });
}

function widthOf({ share }: Column, { docx }: Setting) {
  return { size: Math.round(share * 1000) / 10, type: docx.WidthType.PERCENTAGE };
}
