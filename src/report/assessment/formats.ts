import type { Dress } from '../formats/format.ts';
import { type ReportFormatName, reportFormats, type Written } from '../reports/formats.ts';
import type { AssessmentResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

type Render = (result: AssessmentResult, words: AssessmentWords, dress: Dress) => Written | Promise<Written>;

/** The output formats of `aiops assess`, each loaded when it is asked for. */
export const assessmentFormats = {
  text: async (): Promise<Render> => (await import('./text.ts')).assessmentText,
  markdown: async (): Promise<Render> => (await import('./markdown.ts')).assessmentMarkdown,
  json: async (): Promise<Render> => (result) => [`${JSON.stringify(result, null, 2)}\n`],
  csv: async (): Promise<Render> => (await import('./roadmap-csv.ts')).roadmapCsv,
  html: () => asReport('html'),
  pdf: () => asReport('pdf'),
  docx: () => asReport('docx'),
  pptx: () => asReport('pptx'),
  xlsx: () => asReport('xlsx'),
  none: async (): Promise<Render> => () => [],
};

/** As `aiops report` makes it of the saved result. */
async function asReport(format: ReportFormatName): Promise<Render> {
  const [{ toldAssessment }, render] = await Promise.all([
    import('../reports/told.ts'),
    reportFormats[format](),
  ]);
  return async (result, _, dress) => render(await toldAssessment(result, [], dress.branding ?? null), dress);
}

export type AssessmentFormat = keyof typeof assessmentFormats;
export const assessmentFormatNames = Object.keys(assessmentFormats) as readonly AssessmentFormat[];

/** What a file's ending says of its format. */
export const assessmentFormatOfExtension: Readonly<Record<string, AssessmentFormat>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.json': 'json',
  '.csv': 'csv',
  '.html': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.pptx': 'pptx',
  '.xlsx': 'xlsx',
};
