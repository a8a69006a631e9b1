import { type Parts, partOfText, textOfPart, unzipped, zipped } from '../../zip.ts';
import { CORE_PROPERTIES, coreProperties } from '../office/core-properties.ts';
import type { BarChart, OfficeReport, TimeChart } from '../office/office-report.ts';
import { regionalLang } from '../office/regional-lang.ts';
import { type Relationship, withRelationships } from '../office/relationships.ts';
import { chartParts } from '../office-chart/chart-parts.ts';
import { chartRelationshipId } from './chart-drawing.ts';
import type { Setting } from './setting.ts';
import { font } from './styles.ts';
import { withoutGuards } from './text-runs.ts';

const TYPES = '[Content_Types].xml';
const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE_TYPE =
  /application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.template\.main\+xml/;
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The file that the package wrote, with what it cannot write: charts and their workbooks, dates that are those of the
 * report, ids that are told once, and the same bytes each time. What was a template becomes a document.
 */
export async function finished(
  bytes: Uint8Array,
  report: OfficeReport,
  setting: Setting,
): Promise<Uint8Array> {
  const parts = await unzipped(bytes);
  const changed = (path: string, change: (xml: string) => string): void => {
    const part = parts.get(path);
    if (part !== undefined) parts.set(path, partOfText(change(textOfPart(part))));
  };
  for (const path of parts.keys()) if (/^word\/[^/]*\.xml$/.test(path)) changed(path, withoutGuards);
  changed('word/document.xml', withIdsTold);
  changed('word/styles.xml', withDefault);
  const document = textOfPart(parts.get('word/document.xml') ?? new Uint8Array());
  const shown = setting.charts
    .map((chart, at) => ({ chart, number: at + 1 }))
    .filter(({ number }) => document.includes(`"${chartRelationshipId(number)}"`));
  for (const one of shown) for (const [path, part] of await partsOf(one, setting)) parts.set(path, part);
  changed(RELATIONSHIPS, (xml) => withRelationships(xml, shown.map(chartRelationship)));
  changed(TYPES, (xml) => withTypes(xml, shown));
  if (parts.has(CORE_PROPERTIES)) parts.set(CORE_PROPERTIES, partOfText(coreProperties(report)));
  return zipped(parts);
}

/** A chart that stands in the document; the number names its parts. */
interface Shown {
  readonly chart: BarChart | TimeChart;
  readonly number: number;
}

/** At 9 pt, the least that is read in print; its title stands above it. */
function partsOf({ chart, number }: Shown, { colours, lang }: Setting): Promise<Parts> {
  const name = `reportChart${number}`;
  const place = { folder: 'word', chartName: name, workbookName: name };
  const fonts = { latin: font.ascii, eastAsian: font.eastAsia };
  const look = {
    colours,
    fonts,
    lang: regionalLang(lang),
    textPoints: 9,
    numberPoints: 9,
    titlePoints: null,
  };
  return chartParts(chart, place, look);
}

function chartRelationship({ number }: Shown): Relationship {
  const target = `charts/reportChart${number}.xml`;
  return { id: chartRelationshipId(number), type: 'office/chart', target };
}

function withTypes(xml: string, shown: readonly Shown[]): string {
  const document = xml.replace(TEMPLATE_TYPE, MAIN_TYPE);
  if (shown.length === 0) return document;
  const charts = shown.map(
    ({ number }) =>
      `<Override PartName="/word/charts/reportChart${number}.xml" ContentType="${CHART_TYPE}"/>`,
  );
  const workbook = /Extension="xlsx"/i.test(document)
    ? ''
    : `<Default Extension="xlsx" ContentType="${WORKBOOK_TYPE}"/>`;
  return document.replace('</Types>', `${workbook}${charts.join('')}</Types>`);
}

/** Drawings numbered as they come: the package begins anew in each part of a document, and a template has its own. */
function withIdsTold(xml: string): string {
  let count = 0;
  return xml.replaceAll(
    /(<wp:docPr\b[^>]*?\bid=")[^"]*(")/g,
    (_, before, after) => `${before}${++count}${after}`,
  );
}

/** The style of all that names none; a template says it already. */
function withDefault(xml: string): string {
  return xml.replace('<w:style w:type="paragraph" w:styleId="Normal">', (style) =>
    style.replace('>', ' w:default="1">'),
  );
}
