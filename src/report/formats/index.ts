import type { OutputFormat } from './format.ts';

/** The output formats of `aiops detect`, each loaded when it is asked for. */
export const outputFormats = {
  text: async (): Promise<OutputFormat> => (await import('./text.ts')).text,
  json: async (): Promise<OutputFormat> => (await import('./json.ts')).json,
  ndjson: async (): Promise<OutputFormat> => (await import('./ndjson.ts')).ndjson,
  csv: async (): Promise<OutputFormat> => (await import('./csv.ts')).csv,
  scores: async (): Promise<OutputFormat> => (await import('./scores.ts')).scores,
  svg: async (): Promise<OutputFormat> => (await import('./svg.ts')).svg,
  html: async (): Promise<OutputFormat> => (await import('./html.ts')).html,
  /** The page that is printed. */
  pdf: async (): Promise<OutputFormat> => ({
    ...(await import('./html.ts')).html,
    title: 'the same page on paper, printed by Chromium',
  }),
  markdown: async (): Promise<OutputFormat> => (await import('./markdown.ts')).markdown,
  none: async (): Promise<OutputFormat> => (await import('./none.ts')).none,
} satisfies Record<string, () => Promise<OutputFormat>>;

export type OutputFormatName = keyof typeof outputFormats;
export const outputFormatNames: readonly OutputFormatName[] = Object.keys(
  outputFormats,
) as OutputFormatName[];

/** What a file's ending says of its format. */
export const formatOfExtension: Readonly<Record<string, OutputFormatName>> = {
  '.txt': 'text',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.csv': 'csv',
  '.svg': 'svg',
  '.html': 'html',
  '.pdf': 'pdf',
  '.md': 'markdown',
};
