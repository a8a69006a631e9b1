import { oneLine } from '../office/one-line.ts';
import { type OfficeColours, tones } from '../office/tones.ts';
import type { Deck, Slide, TableCell } from './deck-package.ts';
import { cardPadding } from './facts-flow.ts';
import { inches, layoutNames, place } from './layouts.ts';
import { lineHeight } from './measured-text.ts';
import {
  cellPadding,
  type Placed,
  type PlacedChart,
  type PlacedTable,
  type PlacedText,
  type PlannedCell,
  type PlannedRow,
  type PlannedSlide,
} from './planned.ts';
import { bulletIndent } from './text-flows.ts';

const CARD = 'F4F6F8';
const PAPER = 'FFFFFF';

/** Sets a slide as it was planned: its title first, which is what is read first. */
export function writeSlide(deck: Deck, planned: PlannedSlide, colours: OfficeColours): void {
  const slide = deck.addSlide({ masterName: layoutNames[planned.layout] });
  const { text, sizePoints } = planned.title;
  const lineSpacing = lineHeight(text, { sizePoints });
  const titleColour = planned.layout === 'title' ? colours.primary : colours.ink;
  slide.addText([{ text, options: { fontSize: sizePoints, bold: true, color: titleColour, lineSpacing } }], {
    placeholder: 'title',
  });
  const headingColour = planned.layout === 'title' ? colours.muted : colours.primary;
  slide.addText([{ text: planned.heading, options: { color: headingColour } }], { placeholder: 'body' });
  for (const [at, placed] of planned.placed.entries()) writePlaced(slide, placed, { at, colours });
  slide.addNotes(planned.notes.map(oneLine).join('\n'));
}

interface Setting {
  /** Of the placed one on its slide, from 0. */
  readonly at: number;
  readonly colours: OfficeColours;
}

function writePlaced(slide: Slide, placed: Placed, setting: Setting): void {
  switch (placed.kind) {
    case 'text':
      writeText(slide, placed, setting);
      break;
    case 'table':
      writeTable(slide, placed, setting);
      break;
    case 'chart':
      writeChart(slide, placed, setting);
      break;
  }
}

function writeText(slide: Slide, { box, paragraphs, isCard }: PlacedText, { at, colours }: Setting): void {
  const colourOf = { ink: colours.ink, muted: colours.muted, brand: colours.primary };
  slide.addText(
    paragraphs.map(({ text, sizePoints, lineHeight: lineSpacing, colour, isBold, isBullet, after }) => ({
      text,
      options: {
        fontSize: sizePoints,
        lineSpacing,
        color: colourOf[colour],
        bold: isBold,
        paraSpaceAfter: after,
        breakLine: true,
        ...(isBullet ? { bullet: { indent: bulletIndent } } : {}),
      },
    })),
    {
      ...place(box),
      objectName: `Text ${at + 1}`,
      valign: 'top',
      align: 'left',
      isTextBox: true,
      margin: isCard ? cardPadding : 0,
      ...(isCard ? { fill: { color: CARD } } : {}),
    },
  );
}

/** The name of a table becomes its alternative text when the deck is mended: the package has no other place for it. */
function writeTable(slide: Slide, table: PlacedTable, { colours }: Setting): void {
  slide.addTable(
    table.rows.map((row, at) => row.cells.map((cell) => cellOf(cell, row, { at, table, colours }))),
    {
      ...place(table.box),
      objectName: table.caption,
      colW: table.columnWidths.map(inches),
      rowH: table.rows.map(({ height }) => inches(height)),
    },
  );
}

function cellOf(
  cell: PlannedCell,
  { lineHeight: lineSpacing }: PlannedRow,
  { at, table, colours }: { at: number; table: PlacedTable; colours: OfficeColours },
): TableCell {
  const isHead = at === 0;
  const tone = cell.tone === null ? { fill: PAPER, ink: colours.ink } : tones[cell.tone];
  const { fill, ink } = isHead ? { fill: colours.primary, ink: PAPER } : tone;
  const { beside, above } = cellPadding;
  const none = { type: 'none' } as const;
  return {
    text: cell.text,
    options: {
      fontSize: table.sizePoints,
      // The type leaves it out, but the package sets it.
      ...({ lineSpacing } as object),
      color: ink,
      bold: cell.isStrong,
      fill: { color: fill },
      align: cell.isNumber ? 'right' : 'left',
      valign: 'middle',
      margin: [above, beside, above, beside],
      border: [none, none, { type: 'solid', pt: 0.75, color: colours.rule }, none],
    },
  };
}

/** Only its place and alternative text: the package's own chart is put out of the way when the deck is mended. */
function writeChart(slide: Slide, { box, chart }: PlacedChart, { at }: Setting): void {
  slide.addChart('line', [{ name: '', labels: [''], values: [0] }], {
    ...place(box),
    objectName: `Chart ${at + 1}`,
    altText: oneLine(chart.description),
  });
}
