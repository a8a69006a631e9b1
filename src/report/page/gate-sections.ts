import type { AcceptedRow, FindingRow, GateRow, ReportDocument } from '../document/document.ts';
import { humanCount } from '../units.ts';
import { html, type Markup } from './markup.ts';
import { sectionMarkup } from './section.ts';
import { tableMarkup } from './table.ts';
import { wrappable } from './wrappable.ts';

/** Every threshold with what was seen, what failed first. */
export function gateSection({ gate: { texts, rules }, findings }: ReportDocument): Markup {
  const byId = new Map(findings.map((row) => [row.id, row]));
  return sectionMarkup({
    id: 'gate',
    heading: 'Gate',
    content: [
      texts.map((text) => html`<p>${text}</p>\n`),
      tableMarkup({
        caption: 'Rules of the gate',
        columns: [
          { heading: 'Verdict', look: 'word' },
          { heading: 'Rule' },
          { heading: 'Series' },
          { heading: 'Observed', look: 'number' },
          { heading: 'Limit', look: 'number' },
          { heading: 'Level', look: 'word' },
          { heading: 'Findings' },
        ],
        rows: rules.map((rule) => ruleCells(rule, byId)),
        heads: 1,
      }),
    ],
  });
}

function ruleCells(row: GateRow, byId: ReadonlyMap<string, FindingRow>) {
  const { verdict, rule, series, observed, limit, level, findings } = row;
  return [
    html`<strong class="${verdict}">${verdict}</strong>`,
    html`<code>${wrappable(rule)}</code>`,
    wrappable(series.text),
    observed,
    limit,
    level,
    linksTo(
      findings.flatMap((id) => byId.get(id) ?? []),
      findings.length,
    ),
  ];
}

const LINKS = 5;

/** The worst of all of them that have a row, a line each; how many more there are. */
function linksTo(findings: readonly FindingRow[], all: number): Markup | null {
  if (all === 0) return null;
  const links = findings
    .slice(0, LINKS)
    .map(({ id, kind, cells }) => html`<li><a href="#${id}">${kind}, ${cells.start.text}</a></li>`);
  const more = all - links.length;
  const told = `${links.length === 0 ? '' : 'and '}${humanCount(more)} ${links.length === 0 ? 'in the saved result' : 'more'}`;
  return html`<ul class="links">${links}${more > 0 ? html`<li>${told}</li>` : null}</ul>`;
}

/** What somebody decided to live with, soonest to expire first. */
export function acceptedSection(accepted: readonly AcceptedRow[]): Markup {
  const none = html`<p>No finding is accepted.</p>\n`;
  const table = tableMarkup({
    caption: 'Accepted findings, soonest to expire first',
    columns: [
      { heading: 'Expires', look: 'time' },
      { heading: 'State', look: 'word' },
      { heading: 'Series' },
      { heading: 'Kind', look: 'word' },
      { heading: 'Start', look: 'time' },
      { heading: 'Severity' },
      { heading: 'Reason' },
      { heading: 'Owner' },
    ],
    rows: accepted.map(acceptedCells),
    heads: 2,
  });
  return sectionMarkup({ id: 'accepted', heading: 'Accepted findings', content: [table ?? none] });
}

function acceptedCells({
  expires,
  state,
  finding,
  series,
  kind,
  start,
  severity,
  reason,
  owner,
}: AcceptedRow) {
  const text = wrappable(series.text);
  const name = finding === null ? text : html`<a href="#${finding}">${text}</a>`;
  return [expires, state, name, kind, start, severity, reason, owner];
}
