import type { IStylesOptions } from 'docx';
import { regionalLang } from '../office/regional-lang.ts';
import type { OfficeColours } from '../office/tones.ts';

/** Sizes in half points, spaces in twentieths of a point, as the package takes them. */
export function documentStyles(colours: OfficeColours, lang: string): IStylesOptions {
  const { primary, ink, muted } = colours;
  return {
    default: {
      document: { run: { font, size: 21, color: ink, language: languageOf(lang) }, paragraph: bodyParagraph },
      title: {
        run: { size: 60, bold: true, color: primary },
        paragraph: { spacing: { before: 2400, after: 240 } },
      },
      heading1: headingLook(34, primary, 480),
      heading2: headingLook(26, primary, 320),
      heading3: headingLook(22, ink, 240),
    },
    paragraphStyles: [
      { id: 'Normal', name: 'Normal', quickFormat: true },
      paragraphStyle('Subtitle', 'Subtitle', { size: 28, color: muted }, { after: 240 }),
      paragraphStyle('Message', 'Message', { size: 24, bold: true }, { after: 200 }),
      paragraphStyle('Lead', 'Lead', { size: 24 }, { after: 200 }),
      paragraphStyle('Aside', 'Aside', { size: 19, color: muted }, { after: 120 }),
      paragraphStyle(
        'Caption',
        'caption',
        { size: 19, bold: true, color: muted },
        { before: 200, after: 80 },
      ),
      paragraphStyle('TableText', 'Table Text', { size: 18 }, { before: 30, after: 30 }),
      paragraphStyle('TableHead', 'Table Head', { size: 18, bold: true }, { before: 40, after: 40 }),
      paragraphStyle(
        'ContentsHeading',
        'Contents Heading',
        { size: 34, bold: true, color: primary },
        { after: 240 },
      ),
      paragraphStyle('TOC1', 'toc 1', { bold: true }, { before: 100, after: 40 }),
      { ...paragraphStyle('TOC2', 'toc 2', {}, { after: 40 }), paragraph: { indent: { left: 360 } } },
      paragraphStyle('Foot', 'Foot', { size: 17, color: muted }, { after: 0 }),
    ],
  };
}

/** Latin letters where Calibri is missing take what the system has of the same width (Carlito). */
export const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Malgun Gothic' };

const bodyParagraph = { spacing: { after: 120, line: 269, lineRule: 'auto' as const } };

function headingLook(size: number, color: string, before: number) {
  return {
    run: { size, bold: true, color },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 120 } },
  };
}

function paragraphStyle(
  id: string,
  name: string,
  run: { readonly size?: number; readonly bold?: boolean; readonly color?: string },
  spacing: { readonly before?: number; readonly after: number },
) {
  return { id, name, basedOn: 'Normal', quickFormat: true, run, paragraph: { spacing } };
}

/** Word knows languages by country, and those of East Asia apart from the others. */
function languageOf(lang: string) {
  return lang === 'ko' ? { value: 'en-US', eastAsia: 'ko-KR' } : { value: regionalLang(lang) };
}
