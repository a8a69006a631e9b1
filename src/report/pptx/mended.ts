import { type Parts, partOfText, textOfPart } from '../../zip.ts';
import { CORE_PROPERTIES, coreProperties } from '../office/core-properties.ts';
import type { OfficeReport } from '../office/office-report.ts';
import { regionalLang } from '../office/regional-lang.ts';
import type { OfficeColours } from '../office/tones.ts';
import { deckCharts } from './deck-charts.ts';
import { mendedNotes, mendedSlide } from './mended-slide.ts';
import { mendedTheme } from './mended-theme.ts';
import type { PlannedSlide } from './planned.ts';
import { programProperties } from './program-properties.ts';

export interface Mending {
  readonly report: OfficeReport;
  readonly slides: readonly PlannedSlide[];
  readonly colours: OfficeColours;
}

const OWN_CHART = /charts\/chart(\d+)\.xml/g;
const NOTES_THEME = 'ppt/theme/theme2.xml';

/**
 * The parts of a deck of pptxgenjs 4.0.1 as the format wants them. That version names parts that are not there, gives
 * shapes of a slide one id, puts the list of notes masters in the wrong place, lets two masters share a theme, writes
 * the clock, and charts with three axes for two whose workbooks lose zeros: charts and their workbooks are our own.
 * @param parts as unzipped, folders left out
 */
export async function mended(parts: Parts, mending: Mending): Promise<Parts> {
  const isKorean = mending.report.lang.startsWith('ko');
  const lang = regionalLang(mending.report.lang);
  const texts = new Map<string, string>();
  const whole = new Map<string, Uint8Array>();
  const ownCharts = chartNumbers(parts);
  for (const [path, bytes] of parts) {
    if (/^ppt\/(?:charts|embeddings)\//.test(path)) continue;
    if (!/\.(?:xml|rels)$/.test(path)) whole.set(path, bytes);
    else texts.set(path, renumbered(textOfPart(bytes), ownCharts));
  }
  for (const [path, text] of texts) {
    if (/^ppt\/(?:slides|slideLayouts)\/[^/]+$/.test(path)) texts.set(path, mendedSlide(text, lang));
    if (/^ppt\/notesSlides\/[^/]+$/.test(path)) texts.set(path, mendedNotes(text, lang));
  }
  const theme = mendedTheme(texts.get('ppt/theme/theme1.xml') ?? '', mending.colours, isKorean);
  texts.set('ppt/theme/theme1.xml', theme);
  texts.set(NOTES_THEME, theme);
  change(texts, 'ppt/notesMasters/_rels/notesMaster1.xml.rels', (text) =>
    text.replace('theme1.xml', 'theme2.xml'),
  );
  change(texts, 'ppt/presentation.xml', inOrder);
  texts.set(CORE_PROPERTIES, coreProperties(mending.report));
  texts.set('docProps/app.xml', programProperties(mending.slides.length));

  const charts = mending.slides.flatMap(({ placed }) => placed.filter((one) => one.kind === 'chart'));
  const mendedParts = new Map([...whole, ...(await deckCharts(charts, { lang, colours: mending.colours }))]);
  for (const [path, text] of texts) mendedParts.set(path, partOfText(text));
  mendedParts.set(
    '[Content_Types].xml',
    partOfText(typesOf(texts.get('[Content_Types].xml') ?? '', mendedParts)),
  );
  return mendedParts;
}

/** Numbers of the package's charts, which count on from deck to deck, in the order of the slides. */
function chartNumbers(parts: Parts): readonly number[] {
  return [...parts.keys()]
    .map((path) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(path)?.[1])
    .filter((told) => told !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

function renumbered(text: string, ownCharts: readonly number[]): string {
  return text.replaceAll(OWN_CHART, (_, told) => `charts/chart${ownCharts.indexOf(Number(told)) + 1}.xml`);
}

/** SOURCE: ECMA-376 part 1, §19.2.1.26: masters, masters of notes, slides. */
function inOrder(text: string): string {
  const [notes = ''] = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(text) ?? [];
  return text.replace(notes, '').replace('<p:sldIdLst>', `${notes}<p:sldIdLst>`);
}

/** The table of content types without parts that are not there, and with those that were added. */
function typesOf(text: string, parts: Parts): string {
  const [head = ''] = /^.*?<Types[^>]*>/s.exec(text) ?? [];
  const kept = [...text.matchAll(/<(?:Default|Override)\b[^>]*\/>/g)]
    .map(([element]) => element)
    .filter((element) => {
      const path = /PartName="\/([^"]+)"/.exec(element)?.[1];
      return path === undefined || parts.has(path);
    });
  const notesTheme = `<Override PartName="/${NOTES_THEME}" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>`;
  return `${head}${[...new Set([...kept, notesTheme])].join('')}</Types>`;
}

function change(texts: Map<string, string>, path: string, to: (text: string) => string): void {
  const text = texts.get(path);
  if (text !== undefined) texts.set(path, to(text));
}
