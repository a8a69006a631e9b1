import { footLine } from '../office/foot-line.ts';
import type { OfficeReport } from '../office/office-report.ts';
import { officeColours } from '../office/tones.ts';
import { sheetNames } from './sheet-names.ts';
import { sentencesSheet, summarySheet } from './summary-sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { tablesOf } from './tables.ts';
import { workbookFile } from './workbook-file.ts';

/**
 * The report as a workbook to count with: a summary with links to the others, a sheet for each kind of table and for
 * the numbers of each chart, and all sentences on the last. Numbers are numbers, days are days, nothing is a formula.
 * @throws Error where the package is not installed
 */
export async function xlsxOf(report: OfficeReport): Promise<Uint8Array> {
  const { title, subtitle, lang, date, branding, words } = report;
  const tables = tablesOf(report);
  const [summary = '', sentences = '', ...names] = sheetNames([
    report.parts[0]?.heading ?? title,
    title,
    ...tables.map(({ heading }) => heading),
  ]);
  const named = tables.map((table, at) => ({ ...table, sheet: names[at]! }));
  return workbookFile({
    title,
    subtitle,
    lang,
    date,
    colour: officeColours(branding).primary,
    foot: footLine(branding),
    page: words.page,
    sheets: [
      summarySheet(summary, report, named),
      ...named.map(tableSheet),
      sentencesSheet(sentences, report),
    ],
  });
}
