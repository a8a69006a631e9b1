import { oneLine } from '../office/one-line.ts';
import { cutToLines, lineHeight, type TextStyle, textHeight } from './measured-text.ts';
import { type Box, body, type PlacedText, type PlannedParagraph } from './planned.ts';

type Look = Pick<PlannedParagraph, 'colour' | 'isBold'> & { readonly sizePoints: number };

/** Sizes and colours of what is no table and no chart. */
export const looks = {
  lead: { sizePoints: 18, colour: 'ink', isBold: false },
  plain: { sizePoints: 15, colour: 'ink', isBold: false },
  aside: { sizePoints: 12, colour: 'muted', isBold: false },
  caption: { sizePoints: 12, colour: 'muted', isBold: true },
  heading2: { sizePoints: 17, colour: 'brand', isBold: true },
  heading3: { sizePoints: 14, colour: 'ink', isBold: true },
  label: { sizePoints: 12, colour: 'muted', isBold: false },
  value: { sizePoints: 20, colour: 'ink', isBold: true },
  longValue: { sizePoints: 14, colour: 'ink', isBold: true },
} as const satisfies Record<string, Look>;

/** A paragraph of at most so many lines, cut where it is longer. */
export function paragraphOf(
  text: string,
  look: Look,
  lines: number,
  widthPoints = body.width,
): PlannedParagraph {
  const style: TextStyle = look;
  return {
    ...look,
    text: cutToLines(oneLine(text), style, { widthPoints, lines }),
    lineHeight: lineHeight(text, style),
    isBullet: false,
    after: 0,
  };
}

/** Height of its lines, without what lies below it. */
export function heightOf(paragraph: PlannedParagraph, width: number): number {
  return textHeight(paragraph.text, paragraph, width);
}

export function textAt(box: Box, paragraphs: readonly PlannedParagraph[]): PlacedText {
  return { kind: 'text', box, paragraphs, isCard: false };
}

/** Small words in one line: above a table, or of what was left out. */
export function smallText(text: string, box: Box): PlacedText {
  return textAt(box, [paragraphOf(text, looks.caption, 1, box.width)]);
}

export const smallTextHeight = 18;
