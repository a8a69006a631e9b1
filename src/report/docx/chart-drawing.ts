import type { Paragraph, XmlComponent } from 'docx';
import type { BarChart, TimeChart } from '../office/office-report.ts';
import { element, runOf } from './elements.ts';
import type { Setting } from './setting.ts';
import { guardedLine } from './text-runs.ts';

const EMU_PER_MM = 36_000;

/** Between the margins of A4; of the client's page only that it is A4 or Letter, with an inch at each side, is assumed. */
const [WIDTH_MM, TEMPLATE_WIDTH_MM] = [170, 158];

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** The paragraph that shows a chart: the part itself joins when the file is finished. */
export function chartParagraph(chart: BarChart | TimeChart, setting: Setting): Paragraph {
  const { docx, charts } = setting;
  const number = charts.indexOf(chart) + 1;
  return new docx.Paragraph({ keepNext: true, children: [runOf(docx, drawing(chart, number, setting))] });
}

/** Of the relationship that leads from the document to the part of its nth chart, from 1. */
export function chartRelationshipId(number: number): string {
  return `rIdChart${number}`;
}

/** SOURCE: ECMA-376 part 1, §20.4.2.8 (inline) and §21.2.2.29 (chart). */
function drawing(chart: BarChart | TimeChart, number: number, setting: Setting): XmlComponent {
  const { docx, isInTemplate } = setting;
  const width = (isInTemplate ? TEMPLATE_WIDTH_MM : WIDTH_MM) * EMU_PER_MM;
  const size = { cx: String(width), cy: String(heightOf(chart)) };
  const names = { id: String(number), name: `Chart ${number}`, descr: guardedLine(chart.description) };
  const reference = element(docx, 'c:chart', {
    'xmlns:c': `${DRAWING}/chart`,
    'r:id': chartRelationshipId(number),
  });
  return element(docx, 'w:drawing', {}, [
    element(docx, 'wp:inline', { distT: '0', distB: '0', distL: '0', distR: '0' }, [
      element(docx, 'wp:extent', size),
      element(docx, 'wp:docPr', names),
      element(docx, 'wp:cNvGraphicFramePr'),
      element(docx, 'a:graphic', { 'xmlns:a': `${DRAWING}/main` }, [
        element(docx, 'a:graphicData', { uri: `${DRAWING}/chart` }, [reference]),
      ]),
    ]),
  ]);
}

/** Bars need room each; more than a page has would be cut off. */
function heightOf(chart: BarChart | TimeChart): number {
  if (chart.kind === 'time') return 80 * EMU_PER_MM;
  const rows = chart.categories.length * (2 + 4 * chart.series.length);
  return Math.min(200, 30 + rows) * EMU_PER_MM;
}
