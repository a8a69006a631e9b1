import type {
  ChartPart,
  FindingRow,
  FirstFinding,
  ReportDocument,
  ShownName,
} from '../../../src/report/document/document.ts';

const START_MS = Date.UTC(2026, 10, 7);
const STEP_MS = 60_000;

export const hostileName =
  '=cmd|calc{job="a\\u202e b",page="</script><img src=x onerror=alert(1)>",team="데이터 🚀",x=\'--><svg onload=alert(2)>\'}';

/** How large a made report is. */
export interface MadeSize {
  readonly findings: number;
  readonly charts: number;
  readonly samples: number;
}

const nameOf = (index: number): ShownName =>
  index === 0
    ? { text: hostileName, full: `${hostileName}${'x'.repeat(10_000)}` }
    : { text: `http_requests{job="api",instance="host-${index}.example.internal:9100"}`, full: null };

const severityOf = (index: number) => (['critical', 'high', 'medium', 'low'] as const)[index % 4]!;
const stateOf = (index: number) =>
  (['open', 'open', 'accepted', 'explained', 'expired'] as const)[index % 5]!;
const startOf = (index: number) => START_MS + (30 + ((index * 37) % 150)) * STEP_MS;

/** A report with something in each of its parts, the same on every machine; the first series has a hostile name. */
export function madeDocument({ findings, charts, samples }: MadeSize): ReportDocument {
  const rows = Array.from({ length: findings }, (_, index) => rowOf(index, charts));
  return {
    title: 'Findings in metrics.csv',
    lang: 'en',
    tz: 'UTC',
    branding: {
      logo: `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#0b5394"/></svg>')}`,
      colours: ['#0b5394', '#7f1d1d'],
      footer: 'Acme Bank, operations </style><script>alert(3)</script>',
      confidentiality: 'internal',
    },
    verdict: { state: 'failed', text: 'Gate failed: cpu: count(high) == 0 (3), and 2 more of 12 rules' },
    summary: ['Something was found.', `The worst is a spike of ${hostileName}.`, 'It lasted four minutes.'],
    facts: [
      { label: 'Findings', value: String(findings) },
      { label: 'Period', value: '2026-11-07 00:00 to 2026-11-07 03:59 (UTC)' },
    ],
    severities: [
      { severity: 'critical', count: Math.ceil(findings / 4) },
      { severity: 'high', count: 2 },
      { severity: 'medium', count: 1 },
      { severity: 'low', count: 0 },
    ],
    first: rows.slice(0, 5).map((row, index) => cardOf(row, index, charts)),
    timeline: {
      fromMs: START_MS,
      toMs: START_MS + 240 * STEP_MS,
      breaks: [],
      breaksText: null,
      rows: rows.slice(0, 60).map((row, index) => ({
        series: row.series,
        chart: row.chart,
        marks: [markOf(row, index)],
      })),
      leftOut: findings > 60 ? `${findings - 60} series with milder findings have no row.` : null,
    },
    charts: rows.slice(0, charts).map((row, index) => chartOf(row, index, samples)),
    findings: rows,
    gate: {
      state: 'failed',
      texts: ['gate failed: cpu: count(high) == 0 (3)'],
      rules: [
        {
          verdict: 'failed',
          rule: 'cpu: count(high) == 0',
          series: nameOf(0),
          observed: '3',
          limit: '0',
          level: 'error',
          findings: rows.slice(0, 7).map(({ id }) => id),
        },
        {
          verdict: 'warning',
          rule: 'total: share < 1%',
          series: { text: 'all series', full: null },
          observed: '2%',
          limit: '1%',
          level: 'warn',
          findings: [],
        },
        {
          verdict: 'passed',
          rule: 'mem: count == 0',
          series: nameOf(2),
          observed: '0',
          limit: '0',
          level: 'error',
          findings: [],
        },
      ],
    },
    accepted: [
      {
        state: 'accepted',
        finding: rows[2]?.id ?? null,
        series: nameOf(2),
        kind: 'spike',
        start: '2026-11-07 01:00',
        severity: 'medium, now high',
        reason: 'planned <migration>',
        owner: 'sre',
        expires: '2026-12-31',
      },
      {
        state: 'unused',
        finding: null,
        series: nameOf(9),
        kind: 'dip',
        start: '–',
        severity: 'low',
        reason: 'gone',
        owner: '–',
        expires: 'never',
      },
    ],
    quality: {
      inputs: [
        {
          path: 'metrics.csv',
          facts: [{ label: 'Rows', value: '240' }],
          assumptions: ['time zone UTC'],
          warnings: ['3 rows were refused'],
        },
      ],
      series: [{ series: nameOf(1), samples: '240', missing: '12', longestGap: '9', others: '1 reset' }],
      leftOut: null,
    },
    method: {
      sentences: ['Every sample is compared with what its history foretells.'],
      facts: [{ label: 'Sensitivity', value: 'medium' }],
      limits: ['What was never otherwise cannot be seen.'],
      commands: [`aiops detect --select '${hostileName}' metrics.csv`],
    },
    leftOut: findings > charts ? [`${findings - charts} series are not drawn.`] : [],
  };
}

function rowOf(index: number, charts: number): FindingRow {
  const [severity, state, startMs] = [severityOf(index), stateOf(index), startOf(index)];
  const series = nameOf(index);
  return {
    id: `finding-${index}`,
    fingerprint: `f${index}`.padEnd(16, '0'),
    severity,
    kind: 'spike',
    state,
    series,
    path: 'metrics.csv',
    chart: index < charts ? `chart-${index + 1}` : null,
    cells: {
      severity: { text: severity, sort: 3 - (index % 4) },
      state: { text: state, sort: state },
      start: { text: '2026-11-07 02:02', sort: startMs },
      duration: { text: '4m', sort: 240_000 },
      series: { text: series.text, sort: series.text },
      kind: { text: 'spike', sort: 'spike' },
      value: { text: '430', sort: 430 + index },
      expected: { text: '100 (90–110)', sort: 100 },
      message: { text: '430 is 330 above the expected 100 (+330%, band 90–110)', sort: 'x' },
      source: { text: `metrics.csv:${index + 2}`, sort: index },
    },
    aside: state === 'accepted' ? 'accepted until 2026-12-31: planned <migration>' : null,
    evidence: [
      { label: 'Last similar', value: 'none in 2h' },
      { label: 'Again', value: `aiops detect --judge-since 2026-11-07T02:02:00Z metrics.csv` },
    ],
  };
}

function cardOf(
  { id, severity, kind, state, series }: FindingRow,
  index: number,
  charts: number,
): FirstFinding {
  return {
    id,
    severity,
    kind,
    state,
    series,
    when: '2026-11-07 02:02 to 02:05 (UTC)',
    duration: '4m',
    ongoing: index === 1 ? 'still going on when the data ends' : null,
    observed: '430',
    expected: '100 (90–110)',
    message: '430 is 330 above the expected 100 (+330%, band 90–110)',
    why: 'Nothing as far out was seen in the two hours before.',
    source: `metrics.csv:${index + 2}`,
    picture:
      index < charts
        ? {
            chart: `chart-${index + 1}`,
            fromMs: startOf(index) - 20 * STEP_MS,
            toMs: startOf(index) + 24 * STEP_MS,
          }
        : null,
    companions:
      index === 1
        ? [{ id: 'finding-2', severity: severityOf(2), kind, state: stateOf(2), series: nameOf(0) }]
        : [],
    companionsText: index === 1 ? 'With it, 1 finding in 1 other series' : null,
  };
}

function markOf({ id, severity, kind, state }: FindingRow, index: number) {
  const startMs = startOf(index);
  const isHollow = state === 'accepted' || state === 'explained';
  return {
    id,
    startMs,
    endMs: startMs + 3 * STEP_MS,
    severity,
    kind,
    isHollow,
    text: `${severity} spike: 430 is above`,
  };
}

function chartOf(row: FindingRow, index: number, samples: number): ChartPart {
  const startMs = START_MS;
  const slots = Array.from({ length: samples }, (_, slot) => slot);
  const season = slots.map((slot) => Math.round(3000 * Math.sin((2 * Math.PI * slot) / 240)) / 100);
  const noise = slots.map((slot) => Math.round(100 * (((slot * 7919 + index * 131) % 1009) / 100 - 5)) / 100);
  const expected = season.map((value) => 100 + value);
  const mark = { ...markOf(row, index), value: 430 };
  const isFound = (slot: number) => Math.abs(startMs + slot * STEP_MS - mark.startMs) < 2 * STEP_MS;
  const values = slots.map((slot) => {
    if (slot >= 200 && slot < 215) return null;
    return isFound(slot) ? 430 : Math.round(100 * (expected[slot]! + noise[slot]!)) / 100;
  });
  return {
    id: `chart-${index + 1}`,
    series: row.series,
    unit: 's',
    description: `${row.series.text}: one critical spike`,
    data: {
      shape: 'samples',
      startMs,
      stepMs: STEP_MS,
      values,
      expected,
      lower: expected.map((value) => value - 10),
      upper: expected.map((value) => value + 10),
      trend: slots.map(() => 100),
      seasonal: [season],
    },
    marks: [mark],
    gaps: [{ startMs: startMs + 200 * STEP_MS, endMs: startMs + 214 * STEP_MS }],
    decomposition: [
      { role: 'trend', title: 'trend', values: slots.map(() => 100) },
      { role: 'season', title: 'season: day', values: season },
      {
        role: 'remainder',
        title: 'remainder',
        values: values.map((value, slot) => (value === null ? null : value - expected[slot]!)),
      },
    ],
  };
}
