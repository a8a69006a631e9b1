import type { Dress } from '../formats/format.ts';
import type { ReportDocument } from './document.ts';

/** Turns a report into text, piece by piece. */
type DocumentFormat = (
  document: ReportDocument,
  dress: Pick<Dress, 'pageAssets'>,
) => Iterable<string> | Promise<Iterable<string>>;

/** The formats of `aiops report`, each loaded when it is asked for. */
export const reportFormats = {
  html: onePage,
  /** The page that is printed. */
  pdf: onePage,
  markdown: async (): Promise<DocumentFormat> => (await import('./markdown.ts')).reportMarkdown,
  none: async (): Promise<DocumentFormat> => () => [],
} satisfies Record<string, () => Promise<DocumentFormat>>;

async function onePage(): Promise<DocumentFormat> {
  const { page } = await import('../page/page.ts');
  return async (document, { pageAssets }) => [await page(document, (await pageAssets?.()) ?? null)];
}

type ReportFormatName = keyof typeof reportFormats;
export const reportFormatNames: readonly ReportFormatName[] = Object.keys(
  reportFormats,
) as ReportFormatName[];

/** What a file's ending says of its format. */
export const reportFormatOfExtension: Readonly<Record<string, ReportFormatName>> = {
  '.html': 'html',
  '.pdf': 'pdf',
  '.md': 'markdown',
};
