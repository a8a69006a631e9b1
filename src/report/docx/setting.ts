import type { BarChart, OfficeReport, OfficeWords, TimeChart } from '../office/office-report.ts';
import { type OfficeColours, officeColours } from '../office/tones.ts';

export type Docx = typeof import('docx');

/** What every piece of a document is set with. */
export interface Setting {
  readonly docx: Docx;
  readonly colours: OfficeColours;
  readonly words: OfficeWords;
  /** BCP 47. */
  readonly lang: string;
  /** In the order of the document; the place of a chart here names its part and its relationship. */
  readonly charts: readonly (BarChart | TimeChart)[];
  /** Whether it is set into the client's document, which has no list of ours. */
  readonly isInTemplate: boolean;
}

/** Loads the package, so that nobody pays for it who writes no document. */
export async function settingOf(report: OfficeReport, isInTemplate: boolean): Promise<Setting> {
  const { parts, branding, words, lang } = report;
  const blocks = parts.flatMap((part) => part.blocks);
  return {
    docx: await import('docx'),
    colours: officeColours(branding),
    words,
    lang,
    charts: blocks.filter((block) => block.kind === 'bars' || block.kind === 'time'),
    isInTemplate,
  };
}

/** Twentieths of a point: A4 with margins of 20 mm. */
export const page = { width: 11906, height: 16838, margin: 1134 } as const;
