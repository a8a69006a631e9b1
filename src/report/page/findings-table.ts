import { type Severity, severities } from '../../findings/finding.ts';
import {
  type Cell,
  type FindingColumn,
  type FindingRow,
  type FindingState,
  findingColumns,
} from '../document/document.ts';
import { counted } from '../units.ts';
import { factsMarkup } from './lists.ts';
import { html, type Markup } from './markup.ts';
import { sectionMarkup } from './section.ts';
import { severityMarkup } from './severity.ts';
import { scrolling } from './table.ts';

/** Of so many findings, the worst, a page holds the evidence; that of more would outweigh all else. */
const MOST_EXPLAINED = 1000;

const columns = Object.keys(findingColumns) as FindingColumn[];

/**
 * All findings, worst first, as they can be read without a script; the script sorts and filters them. The roles say
 * what the elements are, because on a narrow screen their style no longer does.
 */
export function findingsSection(findings: readonly FindingRow[]): Markup {
  return sectionMarkup({
    id: 'findings-section',
    heading: 'All findings',
    content:
      findings.length === 0
        ? [html`<p>Nothing was found.</p>\n`]
        : [filterForm(findings), tableOf(findings), leftOut(findings.length - MOST_EXPLAINED)],
  });
}

function tableOf(findings: readonly FindingRow[]): Markup {
  return scrolling(
    'All findings',
    html`<table id="findings" role="table">
<caption>All findings, worst first</caption>
<thead role="rowgroup"><tr role="row">${columns.map(headOf)}</tr></thead>
<tbody role="rowgroup">
${findings.map((row, at) => rowOf(at < MOST_EXPLAINED ? row : { ...row, evidence: [] }))}</tbody>
</table>`,
  );
}

function leftOut(unexplained: number): Markup | null {
  if (unexplained <= 0) return null;
  const of = counted(unexplained, 'milder finding');
  return html`<p class="aside">Left out: the evidence of ${of}; it is in the saved result.</p>\n`;
}

function headOf(column: FindingColumn): Markup {
  const { heading, isNumber } = findingColumns[column];
  const sorted = column === 'severity' ? html` aria-sort="descending"` : null;
  return html`<th scope="col" role="columnheader" data-column="${column}"${isNumber ? html` class="number"` : null}${sorted}>${heading}</th>`;
}

function rowOf(row: FindingRow): Markup {
  const { id, severity, kind, state, chart } = row;
  return html`<tr role="row" id="${id}" data-severity="${severity}" data-kind="${kind}" data-state="${state}"${chart === null ? null : html` data-chart="${chart}"`}>${columns.map((column) => cellOf(column, row))}</tr>\n`;
}

function cellOf(column: FindingColumn, row: FindingRow): Markup {
  const { sort } = row.cells[column];
  const told = contentOf(column, row);
  const key = html`${classOf(column)} data-sort="${sort ?? ''}"`;
  return column === 'series'
    ? html`<th scope="row" role="rowheader"${key}>${told}</th>`
    : html`<td role="cell"${key}>${told}</td>`;
}

function contentOf(column: FindingColumn, row: FindingRow): Markup {
  const { text }: Cell = row.cells[column];
  if (column === 'severity') return severityMarkup(row.severity, text);
  if (column === 'series') return nameOf(row);
  return column === 'message' ? whatHappened(row) : html`${text}`;
}

function nameOf({ cells, chart }: FindingRow): Markup {
  const { text } = cells.series;
  return chart === null ? html`${text}` : html`<a class="show" href="#${chart}">${text}</a>`;
}

function whatHappened({ cells, aside, evidence, series, fingerprint }: FindingRow): Markup {
  const told = html`${cells.message.text}${aside === null ? null : html` <span class="aside">${aside}</span>`}`;
  if (evidence.length === 0) return told;
  const whole = series.full === null ? [] : [{ label: 'Series in full', value: series.full }];
  const facts = [...evidence, ...whole, { label: 'Fingerprint', value: fingerprint }];
  return html`${told}<details><summary>Why</summary>${factsMarkup(facts, 'terms')}</details>`;
}

function classOf(column: FindingColumn): Markup | null {
  if (findingColumns[column].isNumber) return html` class="number"`;
  if (column === 'start') return html` class="time"`;
  return column === 'message' ? html` class="wide"` : null;
}

/** Hidden until the script of the page can do what it says. */
function filterForm(findings: readonly FindingRow[]): Markup {
  const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
  return html`<form id="filter" hidden>
<label>Contains <input type="search" name="text" autocomplete="off"></label>
${selectOf('severity', 'Severity', severities.toReversed() satisfies Severity[])}${selectOf('kind', 'Kind', kinds)}${selectOf('state', 'State', statesOf(findings))}<output name="count" aria-live="polite"></output>
</form>
`;
}

function statesOf(findings: readonly FindingRow[]): FindingState[] {
  return [...new Set(findings.map(({ state }) => state))].sort();
}

function selectOf(name: string, label: string, choices: readonly string[]): Markup {
  const options = choices.map((choice) => html`<option>${choice}</option>`);
  return html`<label>${label} <select name="${name}"><option value="">all</option>${options}</select></label>\n`;
}
