import { chartLegend } from '../charts/legend.ts';
import type { ChartMark, ChartPart, ReportDocument } from '../document/document.ts';
import { html, jsonMarkup, type Markup, trusted } from './markup.ts';
import type { DrawnChart } from './pictures.ts';
import { sectionMarkup } from './section.ts';
import { severityMarkup } from './severity.ts';
import { tableMarkup } from './table.ts';

/**
 * A figure a series: its picture, what it is made of, its findings as a table.
 * @param drawn one a chart; those without numbers, among others that have them, say so
 */
export function chartsSection({ charts }: ReportDocument, drawn: readonly DrawnChart[]): Markup {
  const isLive = drawn.some(({ data }) => data !== null);
  const figures = charts.map((part, at) => figureOf(part, drawn[at]!, isLive));
  return sectionMarkup({
    id: 'charts',
    heading: 'The series in question',
    content: figures.length === 0 ? [html`<p>No series is drawn.</p>\n`] : [trusted(chartLegend()), figures],
  });
}

function figureOf(
  { id, series, unit, marks }: ChartPart,
  { chart, decomposition, data }: DrawnChart,
  isLive: boolean,
): Markup {
  return html`<figure class="chart" id="${id}" data-chart="${id}">
<figcaption><h3>${series.text}</h3>${unit === null ? null : html`<p class="aside">Values in ${unit}</p>`}</figcaption>
${chart}
${isLive && data === null ? html`<p class="aside">A picture alone: this page has no room for the samples.</p>\n` : null}${data === null ? null : html`<script type="application/json" class="chart-data">${jsonMarkup(data)}</script>\n`}<details class="decomposition"><summary>Taken apart<span class="unseen">: ${series.text}</span></summary>
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
