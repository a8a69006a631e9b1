import type { FileChild, Paragraph } from 'docx';
import type { OfficePart } from '../office/office-report.ts';
import { blockChildren } from './blocks.ts';
import type { Setting } from './setting.ts';
import { textRuns } from './text-runs.ts';

/** A heading that the contents tell, and by which it is found. */
export interface Chapter {
  readonly depth: 1 | 2;
  readonly text: string;
  /** From 1, in the order of the document. */
  readonly number: number;
}

/** The headings of each part that the contents tell: its own, and those one deeper. */
export function chaptersOf(parts: readonly OfficePart[]): Chapter[][] {
  let number = 0;
  return parts.map(({ heading, blocks }) => {
    const below = blocks.filter((block) => block.kind === 'heading').filter(({ depth }) => depth === 2);
    return [
      { depth: 1, text: heading, number: ++number },
      ...below.map(({ text }): Chapter => ({ depth: 2, text, number: ++number })),
    ];
  });
}

export function anchorOf({ number }: Chapter): string {
  return `_Toc${number}`;
}

/** A part as a chapter: its heading, its message and what carries it. */
export function chapterChildren(
  part: OfficePart,
  chapters: readonly Chapter[],
  setting: Setting,
): FileChild[] {
  const [own, ...below] = chapters;
  const children: FileChild[] = [
    headingParagraph(1, part.heading, own, setting),
    messageParagraph(part, setting),
  ];
  for (const block of part.blocks) {
    if (block.kind === 'heading') {
      const chapter = block.depth === 2 ? below.shift() : undefined;
      children.push(headingParagraph(block.depth, block.text, chapter, setting));
    } else children.push(...blockChildren(block, setting));
  }
  return children;
}

/** A part below a heading that the client's template has: its message and what carries it. */
export function bodyChildren(part: OfficePart, setting: Setting): FileChild[] {
  return chapterChildren(part, [], setting).slice(1);
}

function messageParagraph({ message }: OfficePart, { docx }: Setting): Paragraph {
  return new docx.Paragraph({ style: 'Message', keepNext: true, children: textRuns(docx, message) });
}

/** Found by its bookmark where it is a chapter. */
function headingParagraph(
  depth: 1 | 2 | 3,
  text: string,
  chapter: Chapter | undefined,
  { docx }: Setting,
): Paragraph {
  const heading = (
    [docx.HeadingLevel.HEADING_1, docx.HeadingLevel.HEADING_2, docx.HeadingLevel.HEADING_3] as const
  )[depth - 1]!;
  const runs = textRuns(docx, text);
  if (chapter === undefined) return new docx.Paragraph({ heading, keepNext: true, children: runs });
  const { number } = chapter;
  const [start, end] = [new docx.BookmarkStart(anchorOf(chapter), number), new docx.BookmarkEnd(number)];
  return new docx.Paragraph({ heading, keepNext: true, children: [start, ...runs, end] });
}
