import type { FileChild, Paragraph, Run } from 'docx';
import { logoOf } from '../office/logo.ts';
import type { OfficeReport } from '../office/office-report.ts';
import { anchorOf, type Chapter } from './chapters.ts';
import { element, runOf } from './elements.ts';
import { logoRun } from './logo.ts';
import type { Docx, Setting } from './setting.ts';
import { textRuns } from './text-runs.ts';

/** The cover: logo, title, subtitle, the day, and how confidential it is. */
export function coverChildren(report: OfficeReport, setting: Setting): Paragraph[] {
  const { docx } = setting;
  const { branding, title, subtitle, date } = report;
  const logo = logoOf(branding);
  const paragraph = (style: string, text: string) =>
    new docx.Paragraph({ style, children: textRuns(docx, text) });
  return [
    ...(logo === null ? [] : [new docx.Paragraph({ children: [logoRun(docx, logo, title)] })]),
    new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: textRuns(docx, title) }),
    paragraph('Subtitle', subtitle),
    paragraph('Aside', date),
    ...(branding?.confidentiality == null ? [] : [paragraph('Aside', branding.confidentiality)]),
  ];
}

/**
 * The contents as a field that a reader may renew: its entries are there and lead to their headings, so nobody is
 * asked; pages join when it is renewed, since only a program that lays the text out knows them.
 * SOURCE: ECMA-376 part 1, §17.16.5.68 (TOC) and §17.16.18 (fldChar).
 */
export function contentsChildren(chapters: readonly Chapter[], { docx, words }: Setting): FileChild[] {
  const heading = new docx.Paragraph({
    style: 'ContentsHeading',
    pageBreakBefore: true,
    children: textRuns(docx, words.contents),
  });
  const instruction = element(docx, 'w:instrText', { 'xml:space': 'preserve' }, [
    ' TOC \\o "1-2" \\h \\z \\u ',
  ]);
  const begin = [mark(docx, 'begin'), runOf(docx, instruction), mark(docx, 'separate')];
  const entries = chapters.map((chapter, at) => {
    const link = new docx.InternalHyperlink({
      anchor: anchorOf(chapter),
      children: textRuns(docx, chapter.text),
    });
    const end = at === chapters.length - 1 ? [mark(docx, 'end')] : [];
    return new docx.Paragraph({
      style: `TOC${chapter.depth}`,
      children: [...(at === 0 ? begin : []), link, ...end],
    });
  });
  return entries.length === 0 ? [] : [heading, ...entries];
}

/** Where a field begins, where what it shows begins, and where that ends. */
function mark(docx: Docx, type: 'begin' | 'separate' | 'end'): Run {
  return runOf(docx, element(docx, 'w:fldChar', { 'w:fldCharType': type }));
}
