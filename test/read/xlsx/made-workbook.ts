import type { SheetCell } from '../../../src/report/xlsx/workbook.ts';
import { workbookFile } from '../../../src/report/xlsx/workbook-file.ts';

export type MadeCell = string | number | boolean | null;

/** A workbook by the rows of its sheets; a text such as `2026-05-01` is a day, and `'2026-05-01` the text. */
export function madeWorkbook(sheets: Readonly<Record<string, readonly (readonly MadeCell[])[]>>) {
  return workbookFile({
    title: 'made',
    subtitle: '',
    lang: 'en',
    date: null,
    colour: '00538A',
    foot: '',
    page: (page, pages) => `${page}/${pages}`,
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      columns: [{ width: 20 }],
      rows: rows.map((row) => row.map(cellOf)),
    })),
  });
}

function cellOf(value: MadeCell): SheetCell | null {
  if (value === null) return null;
  if (typeof value === 'number') return { text: String(value), value };
  const text = String(value).replace(/^'/, '');
  return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? { text, day: text } : { text };
}
