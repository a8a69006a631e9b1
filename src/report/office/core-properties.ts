import type { OfficeReport } from './office-report.ts';
import { oneLine } from './one-line.ts';
import { XML_HEAD, xmlText } from './xml-text.ts';

/** Where it stands in every office file. */
export const CORE_PROPERTIES = 'docProps/core.xml';

const METADATA = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';

/** What an office file tells of itself. */
export interface Described extends Pick<OfficeReport, 'title' | 'subtitle' | 'lang'> {
  /** `YYYY-MM-DD`; null: no day is told. */
  readonly date: string | null;
}

/** The part of an office file that tells title, language and day; no clock. SOURCE: ECMA-376 part 2, §11. */
export function coreProperties({ title, subtitle, lang, date }: Described): string {
  const text = (words: string) => xmlText(oneLine(words));
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${METADATA}" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>${text(title)}</dc:title><dc:subject>${text(subtitle)}</dc:subject><dc:creator>aiops</dc:creator>\
<cp:lastModifiedBy>aiops</cp:lastModifiedBy><cp:revision>1</cp:revision>${date === null ? '' : dayXml(text(date))}\
<dc:language>${text(lang)}</dc:language></cp:coreProperties>`;
}

function dayXml(day: string): string {
  const told = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`;
  return told('created') + told('modified');
}
