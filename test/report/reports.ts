import type {
  DetectionReport,
  FindingsResult,
  ReportedFinding,
  ReportedSeries,
} from '../../src/report/result.ts';
import { findingMessage } from '../../src/report/wording.ts';
import { perfectInput, perfectSeries } from './qualities.ts';

/** Saturday, 7 November 2026, 00:00 UTC. */
const START_MS = Date.UTC(2026, 10, 7);
const STEP_MS = 60_000;
const SLOTS = 240;

/** A day's wave, the same on every machine. */
function wave(height: number): number[] {
  return Array.from({ length: SLOTS }, (_, slot) => Math.round(height * (10 + Math.sin(slot / 20) * 3)) / 10);
}

/** Values with some slots replaced. */
function disturbed(values: readonly number[], from: number, replacements: readonly (number | null)[]) {
  return values.map((value, slot) => {
    const replacement = replacements[slot - from];
    return replacement === undefined ? value : replacement;
  });
}

function seriesOf(
  name: string,
  labels: Record<string, string>,
  values: readonly (number | null)[],
): ReportedSeries {
  const present = values.filter((value) => value !== null).length;
  return {
    series: name,
    labels,
    derived: null,
    type: 'gauge',
    samples: present,
    missing: values.length - present,
    stepMs: STEP_MS,
    from: timeOf(0),
    to: timeOf(values.length - 1),
    periods: [{ ms: 86_400_000, label: 'day', strength: 0.82 }],
    needs: null,
    levelShifts: [],
    model: 'seasonal-trend',
    transform: 'none',
    quality: perfectSeries(values.length),
    sources: null,
    reported: { from: null, samples: present, missing: values.length - present },
    data: {
      shape: 'samples',
      startMs: START_MS,
      stepMs: STEP_MS,
      values: [...values],
      expected: values.map(() => 100),
      lower: values.map(() => 90),
      upper: values.map(() => 110),
      trend: values.map(() => 100),
      seasonal: [values.map(() => 0)],
    },
  };
}

type Facts = Pick<ReportedFinding, 'kind' | 'series' | 'labels' | 'severity' | 'value'> &
  Partial<ReportedFinding> & { readonly from: number; readonly to: number };

function findingOf({ from, to, ...facts }: Facts): ReportedFinding {
  const samples = to - from + 1;
  const expected = facts.expected === undefined ? 100 : facts.expected;
  const size = facts.value === null || expected === null ? null : facts.value - expected;
  const finding = {
    id: `${facts.kind}-${from}`,
    derived: null,
    start: timeOf(from),
    end: timeOf(to),
    direction: size === null ? null : size < 0 ? ('down' as const) : ('up' as const),
    severityScore: 80,
    score: 0.9995,
    probability: 0.0005,
    expected,
    lower: expected === null ? null : 90,
    upper: expected === null ? null : 110,
    samples,
    size,
    sizeRelative: size === null || !expected ? null : size / expected,
    details: {},
    parts: null,
    confidence: 'high' as const,
    message: '',
    explained: null,
    accepted: null,
    members: null,
    source: { path: 'metrics.csv', line: from + 2 },
    ...facts,
  };
  return {
    ...finding,
    evidence: evidenceOf(from, finding),
    message: findingMessage({ ...finding, durationMs: samples * STEP_MS, concerned: 1 }),
  };
}

type Sized = Pick<ReportedFinding, 'size' | 'lower' | 'upper' | 'samples' | 'sizeRelative'>;

/** What is as far out was always a hundred minutes before, where there was anything. */
function evidenceOf(from: number, { size, lower, upper, ...of }: Sized): ReportedFinding['evidence'] {
  const half = upper === null || lower === null ? Number.NaN : (upper - lower) / 2;
  return {
    lastSimilar: from < 100 ? null : timeOf(from - 100),
    historyMs: from * STEP_MS,
    bandFactor: size === null ? null : Number((Math.abs(size) / half).toPrecision(4)),
    chancePerWeek: 5.04,
    vanishes: {
      within: size !== null && size < 0 ? lower : upper,
      budgetPerWeek: 5.04,
      minDurationMs: of.samples * STEP_MS,
      minChange: size === null ? null : Math.abs(size),
      minChangeShare: of.sizeRelative === null ? null : Math.abs(of.sizeRelative),
    },
    confidenceWhy: 'its season (day) was seen 21 times',
    reproduce: `aiops detect --judge-since ${timeOf(from)} metrics.csv`,
  };
}

function timeOf(slot: number): string {
  return new Date(START_MS + slot * STEP_MS).toISOString().replace('.000Z', 'Z');
}

function reportOf(series: ReportedSeries[], findings: ReportedFinding[]): DetectionReport {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const kinds = new Set(findings.map(({ kind }) => kind));
  const result: FindingsResult = {
    schema: 'aiops/findings/v1',
    tool: { name: 'aiops', version: '0.1.0' },
    inputs: [
      {
        path: 'metrics.csv',
        format: 'csv',
        sha256: '0'.repeat(64),
        bytes: 4096,
        rows: SLOTS,
        badRows: 0,
        series: series.length,
        from: timeOf(0),
        to: timeOf(SLOTS - 1),
        assumptions: ['delimiter ";"'],
        quality: perfectInput(SLOTS * series.length, STEP_MS),
      },
    ],
    settings: { command: 'aiops detect metrics.csv', sensitivity: 'medium' },
    series,
    findings,
    filtered: [],
    summary: {
      bySeverity: {
        low: count('low'),
        medium: count('medium'),
        high: count('high'),
        critical: count('critical'),
      },
      byKind: Object.fromEntries(
        [...kinds].map((kind) => [kind, findings.filter((f) => f.kind === kind).length]),
      ),
      series: series.length,
      seriesWithFindings: new Set(findings.map((finding) => finding.series)).size,
      samples: series.reduce((sum, { samples }) => sum + samples, 0),
      expectedFalseAlarms: 0.4213,
      falseDiscoveryRate: null,
      coverage: { expected: 0.99, observed: 0.9871 },
      unlikeDays: [],
    },
    gate: { configured: false, passed: null, rules: [] },
    baseline: null,
  };
  const scored = series.map((one) => {
    const values = one.data?.shape === 'samples' ? one.data.values.slice(0, 5) : [];
    return {
      name: one.series,
      labels: one.labels,
      timestampsMs: Float64Array.from(
        values,
        (_, slot) => START_MS + slot * STEP_MS + (slot === 4 ? 250 : 0),
      ),
      values: Float64Array.from(values, (value, slot) => (slot === 2 ? Number.NaN : (value ?? Number.NaN))),
      scores: Float64Array.from(values, (_, slot) => (slot === 2 ? Number.NaN : slot / 4)),
      isAnomaly: values.map((_, slot) => slot === 4),
    };
  });
  return { result, scored };
}

const latency = {
  __name__: 'http_request_duration_p95_seconds',
  service: 'checkout',
  region: 'eu-central-1',
};
const latencyName = 'http_request_duration_p95_seconds{region="eu-central-1",service="checkout"}';
const errors = { __name__: 'http_errors', service: 'checkout' };

/** One incident in two series, and one finding of each other kind. */
const incident = reportOf(
  [
    seriesOf(latencyName, latency, disturbed(wave(100), 122, [380, 430, 415, 290])),
    seriesOf('http_errors{service="checkout"}', errors, disturbed(wave(1), 123, [9, 12.25, 8])),
    seriesOf(
      'queue_depth',
      { __name__: 'queue_depth' },
      disturbed(wave(1200), 150, Array(90).fill(2345.678)),
    ),
    seriesOf('cpu', { __name__: 'cpu' }, disturbed(wave(40), 60, Array(25).fill(null))),
    seriesOf('disk_free', { __name__: 'disk_free' }, disturbed(wave(9e8), 200, Array(30).fill(912_345_678))),
  ],
  [
    findingOf({
      kind: 'spike',
      series: latencyName,
      labels: latency,
      severity: 'critical',
      value: 430,
      from: 122,
      to: 125,
    }),
    findingOf({
      kind: 'level-shift',
      series: 'queue_depth',
      labels: { __name__: 'queue_depth' },
      severity: 'high',
      value: 2345.678,
      expected: 1200,
      lower: 1100,
      upper: 1300,
      from: 150,
      to: 239,
    }),
    findingOf({
      kind: 'spike',
      series: 'http_errors{service="checkout"}',
      labels: errors,
      severity: 'medium',
      value: 12.25,
      expected: 0,
      lower: 0,
      upper: 0.5,
      from: 123,
      to: 125,
      explained: 'release 4.2',
    }),
    findingOf({
      kind: 'missing-data',
      series: 'cpu',
      labels: { __name__: 'cpu' },
      severity: 'medium',
      value: null,
      expected: null,
      from: 60,
      to: 84,
    }),
    findingOf({
      kind: 'flatline',
      series: 'disk_free',
      labels: { __name__: 'disk_free' },
      severity: 'low',
      value: 912_345_678,
      expected: null,
      direction: null,
      from: 200,
      to: 229,
      confidence: 'low',
    }),
    findingOf({
      kind: 'dip',
      series: 'cpu',
      labels: { __name__: 'cpu' },
      severity: 'low',
      value: -3,
      from: 20,
      to: 20,
      accepted: { reason: 'restart', owner: null, expires: null, severity: 'low' },
    }),
  ],
);

export const hostileLabels = {
  __name__: '=cmd|calc',
  job: 'a "quoted"\nname\u001b[31mred\u202eevil',
  page: '</script><b>&amp;',
  team: '수도권 데이터 센터 🚀👩‍💻',
  'x,y': "it's",
};
const hostileName = `=cmd|calc{job="a \\"quoted\\"\\nname\u001b[31mred\u202eevil",page="</script><b>&amp;",team="${hostileLabels.team}",x,y="it's"}`;
const wideLabels = { __name__: '데이터베이스_응답시간_백분위수_九十五_ミリ秒' };

/** Names that try to be something else, and names that are wider than they are long. */
const hostile = reportOf(
  [
    seriesOf(hostileName, hostileLabels, disturbed(wave(100), 122, [380, 430])),
    seriesOf(wideLabels.__name__, wideLabels, disturbed(wave(1e-7), 10, [-5e-6])),
  ],
  [
    findingOf({
      kind: 'spike',
      series: hostileName,
      labels: hostileLabels,
      severity: 'high',
      value: 430,
      from: 122,
      to: 123,
    }),
    findingOf({
      kind: 'dip',
      series: wideLabels.__name__,
      labels: wideLabels,
      severity: 'low',
      value: -5e-6,
      expected: 1e-7,
      lower: -2e-7,
      upper: 4e-7,
      from: 10,
      to: 10,
    }),
  ],
);

const quiet = reportOf([seriesOf('cpu', { __name__: 'cpu' }, wave(40))], []);

/** Something was found, and a filter hid it. */
const filtered: DetectionReport = {
  ...quiet,
  result: {
    ...quiet.result,
    filtered: [
      {
        ...findingOf({
          kind: 'spike',
          series: 'cpu',
          labels: { __name__: 'cpu' },
          severity: 'low',
          value: 61,
          from: 9,
          to: 9,
        }),
        filter: 'min-duration',
      },
    ],
  },
};

const shares = (name: string) =>
  ['api', 'db', 'web'].map(
    (job) => `${name}{instance="${job}-eu-central-1a.example.internal:9100",job="${job}"}`,
  );
const sharedGap = { kind: 'missing-data', severity: 'medium', value: null, expected: null } as const;

/** What several series share: it says of which, where they agree in next to nothing. */
const shared = reportOf(
  [seriesOf('cpu', { __name__: 'cpu' }, wave(40))],
  [
    {
      ...findingOf({
        ...sharedGap,
        series: '{}',
        labels: {},
        from: 60,
        to: 84,
        members: [...shares('cpu'), ...shares('up')],
      }),
      message: 'no sample of any of 6 series for 25 samples (25m): nothing was collected',
    },
    {
      ...findingOf({
        ...sharedGap,
        series: '{job="web"}',
        labels: { job: 'web' },
        from: 120,
        to: 129,
        members: ['a{job="web"}', 'b{job="web"}'],
      }),
      message: 'no sample of any of 2 series for 10 samples (10m) of this target, while others have some',
    },
    {
      ...findingOf({
        ...sharedGap,
        series: '{instance="a:1",job="api"}',
        labels: { instance: 'a:1', job: 'api' },
        from: 200,
        to: 209,
        members: ['a{instance="a:1",job="api"}', 'b{instance="a:1",job="api"}'],
      }),
      message: 'no sample of any of 2 series for 10 samples (10m) of this target, while others have some',
    },
  ],
);

/** Reports that every output format must be able to tell. */
export const reports = { incident, hostile, quiet, filtered, shared };
export type ReportName = keyof typeof reports;
export const reportNames = Object.keys(reports) as ReportName[];
