import type { Footer, ParagraphChild } from 'docx';
import { footLine } from '../office/foot-line.ts';
import type { OfficeBranding } from '../office/office-report.ts';
import type { Setting } from './setting.ts';
import { textRuns } from './text-runs.ts';

/** Stand for the number of the page and of all pages until their fields take their places. */
const [PAGE, PAGES] = ['\ufdd1', '\ufdd2'];

/** The foot of every page but the cover: what the client wants there, and the page of how many. */
export function pageFoot(branding: OfficeBranding | null, width: number, setting: Setting): Footer {
  const { docx, words } = setting;
  const pages = words
    .page(PAGE, PAGES)
    .split(/([\ufdd1\ufdd2])/)
    .flatMap((piece): ParagraphChild[] => {
      if (piece === PAGE) return [new docx.TextRun({ children: [docx.PageNumber.CURRENT] })];
      if (piece === PAGES) return [new docx.TextRun({ children: [docx.PageNumber.TOTAL_PAGES] })];
      return textRuns(docx, piece);
    });
  const paragraph = new docx.Paragraph({
    style: 'Foot',
    tabStops: [{ type: docx.TabStopType.RIGHT, position: width }],
    children: [
      ...textRuns(docx, footLine(branding)),
      new docx.TextRun({ children: [new docx.Tab()] }),
      ...pages,
    ],
  });
  return new docx.Footer({ children: [paragraph] });
}
