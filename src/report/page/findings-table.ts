import {
  type FindingColumn,
  type FindingRow,
  findingColumns,
  type ReportDocument,
} from '../document/document.ts';
import { type FindingsTable, findingsTable, sourceIn } from '../document/findings-table.ts';
import { withinBytes } from '../document/within-bytes.ts';
import { idsOfCards } from '../document/worst.ts';
import { counted } from '../units.ts';
import { filterForm } from './filter-form.ts';
import { factsMarkup } from './lists.ts';
import { type Content, html, type Markup } from './markup.ts';
import { sectionMarkup } from './section.ts';
import { severityMarkup } from './severity.ts';
import { scrolling } from './table.ts';
import { wrappable } from './wrappable.ts';

/** What the table may take. */
export interface FindingsRoom {
  /** How many findings there are, of which the rows are the worst and what is to be looked at first. */
  readonly all: number;
  readonly bytes: number;
}

/**
 * All findings, worst first, as they can be read without a script; the script sorts and filters them. The roles say
 * what the elements are, because on a narrow screen their style no longer does.
 */
export function findingsSection(findings: readonly FindingRow[], room: FindingsRoom): Markup {
  return sectionMarkup({
    id: 'findings-section',
    heading: 'All findings',
    content:
      findings.length === 0
        ? [html`<p>Nothing was found.</p>\n`]
        : [filterForm(findings), ...tableOf(findings, room)],
  });
}

/** How many of the worst rows have room, without their evidence; the rows of what is to be looked at first always have. */
export function rowsWithRoom(
  { findings, first }: Pick<ReportDocument, 'findings' | 'first'>,
  { all, bytes }: FindingsRoom,
): number {
  const table = findingsTable(findings, all);
  const cards = idsOfCards(first);
  const ofCards = findings.filter(({ id }) => cards.has(id)).map((row) => bareRow(row, table));
  const others = findings.map((row) => (cards.has(row.id) ? '' : String(bareRow(row, table))));
  return withinBytes(others, bytes - sizeOf(ofCards)).length;
}

function bareRow(row: FindingRow, table: FindingsTable): Markup {
  return rowOf({ ...row, evidence: [] }, table);
}

/** The worst rows come with their evidence, as far as there is room. */
function tableOf(findings: readonly FindingRow[], { all, bytes }: FindingsRoom): Content[] {
  const table = findingsTable(findings, all);
  const bare = findings.map((row) => bareRow(row, table));
  const evidence = findings.map((row) => String(evidenceOf(row)));
  const explained = withinBytes(evidence, bytes - sizeOf(bare)).length;
  const rows = bare.map((row, at) => (at < explained ? rowOf(findings[at]!, table) : row));
  return [
    scrolling(
      'All findings',
      html`<table id="findings" role="table" data-all="${all}">
<caption>${wrappable(table.caption)}</caption>
<thead role="rowgroup"><tr role="row">${table.columns.map(headOf)}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody>
</table>`,
    ),
    explained === rows.length ? null : unexplainedText(rows.length - explained),
  ];
}

function sizeOf(items: readonly Markup[]): number {
  return new TextEncoder().encode(items.join('')).length;
}

function unexplainedText(count: number): Markup {
  const of = counted(count, 'milder finding');
  return html`<p class="aside">Left out: the evidence of ${of}; it is in the saved result.</p>\n`;
}

function headOf(column: FindingColumn): Markup {
  const { heading, isNumber } = findingColumns[column];
  const sorted = column === 'severity' ? html` aria-sort="descending"` : null;
  return html`<th scope="col" role="columnheader" data-column="${column}"${isNumber ? html` class="number"` : null}${sorted}>${heading}</th>`;
}

function rowOf(row: FindingRow, table: FindingsTable): Markup {
  const { id, severity, kind, state, chart } = row;
  const cells = table.columns.map((column) => cellOf(column, row, table));
  return html`<tr role="row" id="${id}" data-severity="${severity}" data-kind="${kind}" data-state="${state}"${chart === null ? null : html` data-chart="${chart}"`}>${cells}</tr>\n`;
}

function cellOf(column: FindingColumn, row: FindingRow, table: FindingsTable): Markup {
  const { sort } = row.cells[column];
  const look = findingColumns[column].isNumber ? ' number' : '';
  const told = contentOf(column, row, table);
  const key = html` class="of-${column}${look}" data-sort="${sort ?? ''}"`;
  return column === 'series'
    ? html`<th scope="row" role="rowheader"${key}>${told}</th>`
    : html`<td role="cell"${key}>${told}</td>`;
}

function contentOf(column: FindingColumn, row: FindingRow, { path }: FindingsTable): Content {
  const { text } = row.cells[column];
  switch (column) {
    case 'severity':
      return severityMarkup(row.severity, text);
    case 'series':
      return nameOf(row);
    case 'start':
      return wholes(text.split(' '));
    case 'expected':
      return wholes(text.split(/ (?=\()/));
    case 'message':
      return whatHappened(row);
    case 'source':
      return path === null
        ? wrappable(text)
        : html`<span class="unseen">${path}</span>${sourceIn(path, row)}`;
    default:
      return text;
  }
}

/** Parts that are never broken, a blank between them. */
function wholes(parts: readonly string[]): Content {
  return parts.map((part, at) => html`${at === 0 ? '' : ' '}<span class="whole">${part}</span>`);
}

function nameOf({ cells, chart }: FindingRow): Content {
  const name = wrappable(cells.series.text);
  return chart === null ? name : html`<a class="show" href="#${chart}">${name}</a>`;
}

function whatHappened(row: FindingRow): Markup {
  const { cells, aside, evidence } = row;
  const told = html`${cells.message.text}${aside === null ? null : html` <span class="aside">${aside}</span>`}`;
  return evidence.length === 0 ? told : html`${told}${evidenceOf(row)}`;
}

function evidenceOf({ evidence, series, fingerprint }: FindingRow): Markup {
  const whole = series.full === null ? [] : [{ label: 'Series in full', value: series.full }];
  const facts = [...evidence, ...whole, { label: 'Fingerprint', value: fingerprint }];
  return html`<details><summary>Why</summary>${factsMarkup(facts, 'terms')}</details>`;
}
