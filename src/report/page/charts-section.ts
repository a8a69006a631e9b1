import { chartLegend } from '../charts/legend.ts';
import type { ChartMark, ChartPart, ReportDocument } from '../document/document.ts';
import { html, jsonMarkup, type Markup, trusted } from './markup.ts';
import { type DrawnChart, drawnChart } from './pictures.ts';
import { sectionMarkup } from './section.ts';
import { severityMarkup } from './severity.ts';
import { tableMarkup } from './table.ts';

/**
 * A figure a series: its picture, what it is made of, its findings as a table.
 * @param isLive whether a script reads the numbers of the charts
 */
export function chartsSection({ charts, tz }: ReportDocument, isLive: boolean): Markup {
  const figures = charts.map((part) => figureOf(part, drawnChart(part, { tz, isLive })));
  return sectionMarkup({
    id: 'charts',
    heading: 'The series in question',
    content: figures.length === 0 ? [html`<p>No series is drawn.</p>\n`] : [trusted(chartLegend()), figures],
  });
}

function figureOf(
  { id, series, unit, marks }: ChartPart,
  { chart, decomposition, data }: DrawnChart,
): Markup {
  return html`<figure class="chart" id="${id}" data-chart="${id}">
<figcaption><h3>${series.text}</h3>${unit === null ? null : html`<p class="aside">Values in ${unit}</p>`}</figcaption>
${chart}
${data === null ? null : html`<script type="application/json" class="chart-data">${jsonMarkup(data)}</script>\n`}<details class="decomposition"><summary>Taken apart<span class="unseen">: ${series.text}</span></summary>
${decomposition}
</details>
<details><summary>Findings as a table<span class="unseen">: ${series.text}</span></summary>
${tableMarkup({
  caption: `Findings in ${series.text}`,
  columns: [{ heading: 'Severity' }, { heading: 'Finding' }],
  rows: marks.map(markCells),
  heads: 1,
})}</details>
</figure>
`;
}

function markCells({ id, severity, text }: ChartMark): Markup[] {
  return [severityMarkup(severity), html`<a href="#${id}">${text}</a>`];
}
