import { type Parts, partOfText } from '../../zip.ts';
import type { BarChart, TimeChart } from '../office/office-report.ts';
import { relationshipsPart } from '../office/relationships.ts';
import { barChartXml, barSheet } from './bar-chart.ts';
import type { ChartLook } from './chart-look.ts';
import { WORKBOOK_RELATIONSHIP } from './chart-space.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { timeChartXml, timeSheet } from './time-chart.ts';

/** Where the parts of a chart go. */
export interface ChartPlace {
  /** Of the document or deck, in which charts and embeddings are folders: `word`. */
  readonly folder: string;
  /** Without an extension: `chart1`. */
  readonly chartName: string;
  readonly workbookName: string;
}

/** The parts of a native chart: the drawing, the workbook in which its numbers are edited, and what joins the two. */
export async function chartParts(
  chart: BarChart | TimeChart,
  { folder, chartName, workbookName }: ChartPlace,
  look: ChartLook,
): Promise<Parts> {
  const sheet = chart.kind === 'bars' ? barSheet(chart) : timeSheet(chart);
  const xml = chart.kind === 'bars' ? barChartXml(chart, sheet, look) : timeChartXml(chart, sheet, look);
  const workbook = `../embeddings/${workbookName}.xlsx`;
  const toWorkbook = relationshipsPart([
    { id: WORKBOOK_RELATIONSHIP, type: 'office/package', target: workbook },
  ]);
  return new Map([
    [`${folder}/charts/${chartName}.xml`, partOfText(xml)],
    [`${folder}/charts/_rels/${chartName}.xml.rels`, partOfText(toWorkbook)],
    [`${folder}/embeddings/${workbookName}.xlsx`, await chartWorkbook(sheet)],
  ]);
}
