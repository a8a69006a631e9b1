import type { AcceptedRow, FindingColumn, FindingRow, ReportDocument } from '../document/document.ts';
import { findingColumns } from '../document/document.ts';
import { findingsTable, sourceIn } from '../document/findings-table.ts';
import { paragraph, table } from '../maturity-report/blocks.ts';
import type { Cell, OfficePart, Table } from '../office/office-report.ts';
import { counted, humanCount } from '../units.ts';

const shares: Readonly<Record<FindingColumn, number>> = {
  severity: 3,
  state: 2,
  start: 3,
  duration: 2,
  series: 6,
  kind: 2,
  value: 2,
  expected: 3,
  message: 8,
  source: 4,
};

/** @param all how many there are, of which the rows are the worst */
export function findingsPart({ findings, tz }: ReportDocument, all: number): OfficePart {
  return {
    id: 'findings',
    heading: 'All findings',
    message: all === 0 ? 'Nothing was found' : messageOf(findings.length, all),
    blocks: all === 0 ? [] : [tableOf(findings, all, tz)],
    notes: [],
    isAppendix: true,
  };
}

/** What is the same for all rows stands in the caption. */
function tableOf(findings: readonly FindingRow[], all: number, tz: string): Table {
  const { caption, columns, path } = findingsTable(findings, all);
  return table(
    `${caption}; times on the clock of ${tz}`,
    columns.map(columnOf),
    findings.map((row) =>
      columns.map((name) => (name === 'source' ? { text: sourceIn(path, row) } : cellOf(row, name))),
    ),
  );
}

function messageOf(shown: number, all: number): string {
  const count = counted(all, 'finding');
  return shown === all
    ? `${count}, worst first`
    : `The worst ${humanCount(shown)} of ${count}; the saved result holds all`;
}

function columnOf(name: FindingColumn): readonly [string, number, 'number'?] {
  const { heading, isNumber } = findingColumns[name];
  return isNumber ? [heading, shares[name], 'number'] : [heading, shares[name]];
}

/** Value and expected are numbers of a workbook too; what is known of a finding stands behind what happened. */
function cellOf({ cells, severity, aside }: FindingRow, name: FindingColumn): Cell {
  const { text, sort } = cells[name];
  if (name === 'severity') return { text, tone: severity };
  if (name === 'message') return { text: aside === null ? text : `${text} (${aside})` };
  const isValue = name === 'value' || name === 'expected';
  return isValue && typeof sort === 'number' ? { text, value: sort } : { text };
}

/** Every threshold with what was seen, what failed first. */
export function gatePart({ gate: { texts, rules } }: ReportDocument): OfficePart {
  const [message = '', ...others] = texts;
  const rows = rules.map(({ verdict, rule, series, observed, limit, level }): Cell[] => [
    { text: verdict, tone: verdict === 'passed' ? 'good' : verdict === 'failed' ? 'bad' : 'muted' },
    { text: rule },
    { text: series.text },
    { text: observed },
    { text: limit },
    { text: level },
  ]);
  return {
    id: 'gate',
    heading: 'Gate',
    message,
    blocks: [
      ...others.map((text) => paragraph(text)),
      ...(rows.length === 0 ? [] : [table('Rules of the gate', gateColumns, rows)]),
    ],
    notes: texts,
    isAppendix: false,
  };
}

const gateColumns = [
  ['Verdict', 2],
  ['Rule', 6],
  ['Series', 6],
  ['Observed', 2, 'number'],
  ['Limit', 2, 'number'],
  ['Level', 1],
] as const;

/** What somebody decided to live with; none where nothing is accepted. */
export function acceptedPart({ accepted }: ReportDocument): OfficePart[] {
  if (accepted.length === 0) return [];
  return [
    {
      id: 'accepted',
      heading: 'Accepted findings',
      message: `${counted(accepted.length, 'finding')} accepted, soonest to expire first`,
      blocks: [
        table('Accepted findings, soonest to expire first', acceptedColumns, accepted.map(acceptedCells)),
      ],
      notes: [],
      isAppendix: true,
    },
  ];
}

const acceptedColumns = [
  ['Expires', 2],
  ['State', 2],
  ['Series', 6],
  ['Kind', 2],
  ['Start', 3],
  ['Severity', 2],
  ['Reason', 6],
  ['Owner', 2],
] as const;

function acceptedCells({
  expires,
  state,
  series,
  kind,
  start,
  severity,
  reason,
  owner,
}: AcceptedRow): Cell[] {
  const day = /^\d{4}-\d\d-\d\d$/.test(expires) ? { day: expires } : {};
  const others = [state, series.text, kind, start, severity, reason, owner];
  return [{ text: expires, ...day }, ...others.map((text) => ({ text }))];
}
