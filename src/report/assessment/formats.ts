import type { Dress } from '../formats/format.ts';
import type { AssessmentResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

type Render = (result: AssessmentResult, words: AssessmentWords, dress: Dress) => Iterable<string>;

/** The output formats of `aiops assess`, each loaded when it is asked for. */
export const assessmentFormats = {
  text: async (): Promise<Render> => (await import('./text.ts')).assessmentText,
  markdown: async (): Promise<Render> => (await import('./markdown.ts')).assessmentMarkdown,
  json: async (): Promise<Render> => (result) => [`${JSON.stringify(result, null, 2)}\n`],
  csv: async (): Promise<Render> => (await import('./roadmap-csv.ts')).roadmapCsv,
  none: async (): Promise<Render> => () => [],
};

export type AssessmentFormat = keyof typeof assessmentFormats;
export const assessmentFormatNames = Object.keys(assessmentFormats) as readonly AssessmentFormat[];

/** What a file's ending says of its format. */
export const assessmentFormatOfExtension: Readonly<Record<string, AssessmentFormat>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.json': 'json',
  '.csv': 'csv',
};
