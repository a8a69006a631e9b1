import { unzipped, zipped } from '../../zip.ts';
import type { OfficeReport } from '../office/office-report.ts';
import { officeColours } from '../office/tones.ts';
import { deckOf } from './deck.ts';
import { emptyDeck } from './deck-package.ts';
import { defineLayouts } from './layouts.ts';
import { mended } from './mended.ts';
import { writeSlide } from './slide-writer.ts';

/**
 * The report as a deck for PowerPoint: a title, then the parts, each on one slide or more, with native tables and
 * charts and the notes of the speaker; appendices are left out. The same bytes for the same report.
 * @throws Error where the packages for decks are not installed
 */
export async function pptxOf(report: OfficeReport): Promise<Uint8Array> {
  const slides = deckOf(report);
  const colours = officeColours(report.branding);
  const deck = await emptyDeck();
  deck.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' };
  defineLayouts(deck, report, colours);
  for (const slide of slides) writeSlide(deck, slide, colours);
  const written = await deck.write({ outputType: 'uint8array' });
  return zipped(await mended(await unzipped(written as Uint8Array), { report, slides, colours }));
}
