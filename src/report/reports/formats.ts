import type { Dress } from '../formats/format.ts';
import type { Told } from './told.ts';

/** Text, or bytes that stay as they are. */
export type Written = Iterable<string | Uint8Array>;

/** Turns what is told into a report, piece by piece. */
type ReportFormat = (told: Told, dress: Pick<Dress, 'pageAssets'>) => Written | Promise<Written>;

/** The formats of `aiops report`, each loaded when it is asked for. */
export const reportFormats = {
  html: onePage,
  /** The page that is printed. */
  pdf: onePage,
  markdown: async (): Promise<ReportFormat> => (await import('./markdown.ts')).markdownReport,
  docx: async (): Promise<ReportFormat> => {
    const [{ docxOf }, { officeReport }] = await Promise.all([
      import('../docx/docx.ts'),
      import('./office.ts'),
    ]);
    return async (told) => [await docxOf(officeReport(told, 'docx'))];
  },
  pptx: async (): Promise<ReportFormat> => {
    const [{ pptxOf }, { officeReport }] = await Promise.all([
      import('../pptx/pptx.ts'),
      import('./office.ts'),
    ]);
    return async (told) => [await pptxOf(officeReport(told, 'pptx'))];
  },
  xlsx: async (): Promise<ReportFormat> => {
    const [{ xlsxOf }, { officeReport }] = await Promise.all([
      import('../xlsx/xlsx.ts'),
      import('./office.ts'),
    ]);
    return async (told) => [await xlsxOf(officeReport(told, 'xlsx'))];
  },
  /** The roadmap of an assessment, for a tracker; findings have none. */
  csv: async (): Promise<ReportFormat> => {
    const { roadmapCsv } = await import('../assessment/roadmap-csv.ts');
    return (told) => (told.of === 'assessment' ? roadmapCsv(told.result, told.words) : []);
  },
  none: async (): Promise<ReportFormat> => () => [],
} satisfies Record<string, () => Promise<ReportFormat>>;

async function onePage(): Promise<ReportFormat> {
  const { pageReport } = await import('./page.ts');
  return pageReport;
}

export type ReportFormatName = keyof typeof reportFormats;
export const reportFormatNames: readonly ReportFormatName[] = Object.keys(
  reportFormats,
) as ReportFormatName[];

/** What a file's ending says of its format. */
export const reportFormatOfExtension: Readonly<Record<string, ReportFormatName>> = {
  '.html': 'html',
  '.pdf': 'pdf',
  '.md': 'markdown',
  '.docx': 'docx',
  '.pptx': 'pptx',
  '.xlsx': 'xlsx',
  '.csv': 'csv',
};

/** Those that are bytes: they go to files, and never to standard output. */
export const fileFormats: readonly string[] = ['pdf', 'docx', 'pptx', 'xlsx'] satisfies ReportFormatName[];
