import { footLine } from '../office/foot-line.ts';
import { type Logo, logoOf } from '../office/logo.ts';
import type { OfficeReport } from '../office/office-report.ts';
import type { OfficeColours } from '../office/tones.ts';
import type { Deck, LayoutObjects } from './deck-package.ts';
import { type Box, headingBox, slideSize, titleBox } from './planned.ts';

/** Names of the layouts, as the list of layouts in a program for decks shows them. */
export const layoutNames = { title: 'Title', part: 'Part' } as const;

const firstTitle: Box = { x: 84, y: 140, width: 792, height: 150 };
const firstSubtitle: Box = { x: 84, y: 306, width: 792, height: 90 };
const foot: Box = { x: 44, y: 508, width: 780, height: 18 };
const number: Box = { x: 836, y: 508, width: 80, height: 18 };
/** Room for a logo: at most so wide and so high. */
const logoRoom = { width: 130, height: 34 } as const;

/** The two layouts of a deck, with the colours, logo and lines of the organisation. */
export function defineLayouts(deck: Deck, report: OfficeReport, colours: OfficeColours): void {
  const logo = logoOf(report.branding);
  const line = footLine(report.branding, report.date);
  deck.defineSlideMaster({
    title: layoutNames.title,
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: inches(28), h: inches(slideSize.height), fill: { color: colours.primary } } },
      {
        rect: {
          x: inches(28),
          y: 0,
          w: inches(6),
          h: inches(slideSize.height),
          fill: { color: colours.secondary },
        },
      },
      ...logoAt(logo, (width) => ({ ...firstTitle, y: 48, width })),
      placeholder('title', firstTitle, {
        valign: 'bottom',
        color: colours.primary,
        bold: true,
        fontSize: 38,
      }),
      placeholder('body', firstSubtitle, { valign: 'top', color: colours.muted, fontSize: 18 }),
      footText(line, { ...foot, x: firstTitle.x }, colours),
    ],
  });
  deck.defineSlideMaster({
    title: layoutNames.part,
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: inches(slideSize.width), h: inches(8), fill: { color: colours.primary } } },
      ...logoAt(logo, (width) => ({ x: titleBox.x + titleBox.width - width, y: 14, width, height: 0 })),
      placeholder('title', titleBox, { valign: 'top', color: colours.ink, bold: true, fontSize: 28 }),
      placeholder('body', headingBox, { valign: 'middle', color: colours.primary, bold: true, fontSize: 13 }),
      footText(line, foot, colours),
    ],
    slideNumber: { ...place(number), align: 'right', fontSize: 10, color: colours.muted },
  });
}

/** Points as the package takes them. */
export function place({ x, y, width, height }: Box) {
  return { x: inches(x), y: inches(y), w: inches(width), h: inches(height) };
}

export function inches(points: number): number {
  return points / 72;
}

function placeholder(
  name: 'title' | 'body',
  box: Box,
  look: { valign: 'top' | 'middle' | 'bottom'; color: string; fontSize: number; bold?: boolean },
): LayoutObjects[number] {
  return {
    placeholder: {
      options: { name, type: name, ...place(box), ...look, align: 'left', margin: 0 },
      text: '',
    },
  };
}

function footText(text: string, box: Box, { muted }: OfficeColours): LayoutObjects[number] {
  const look = { fontSize: 10, color: muted, margin: 0, valign: 'middle', isTextBox: true } as const;
  return { text: { text, options: { ...place(box), ...look } } };
}

function logoAt(logo: Logo | null, boxOf: (width: number) => Box): LayoutObjects {
  if (logo === null) return [];
  const scale = Math.min(logoRoom.width / logo.widthPx, logoRoom.height / logo.heightPx);
  const box = { ...boxOf(logo.widthPx * scale), height: logo.heightPx * scale };
  return [{ image: { data: logo.dataUrl, ...place(box) } }];
}
