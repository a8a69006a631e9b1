import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Spike } from '../../src/findings/finding.ts';
import type { Judgement } from '../../src/model/detectors/detector.ts';
import { type DetectOptions, detectDefaults } from '../../src/options.ts';
import {
  buildReport,
  type RunToReport,
  type SeriesToReport,
  type SharedToReport,
} from '../../src/report/build.ts';
import { type FindingsResult, findingsResultSchema, type ReportedInput } from '../../src/report/result.ts';
import { asItIs } from '../../src/series/derived/judged.ts';
import { toGrid } from '../../src/series/grid.ts';
import { joinColumns } from '../../src/series/join.ts';
import { seriesQuality } from '../../src/series/quality.ts';
import { SampleColumn } from '../../src/series/samples.ts';
import { minChange, minDuration } from '../rules.ts';
import { perfectInput } from './qualities.ts';

const MINUTE = 60_000;
const START_MS = Date.UTC(2026, 4, 19, 10);
const SLOTS = 30;
const ALL_TIMES = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

type Times = readonly number[];
const minutes = (from: number, count: number): Times =>
  Array.from({ length: count }, (_, i) => START_MS + (from + i) * MINUTE);

/** A series of tens, read from some inputs; a row of an input is on the line after its number. */
function judged(
  name: string,
  findings: readonly Finding[],
  inputs: Readonly<Record<string, Times>> = { 'a.csv': minutes(0, SLOTS) },
): SeriesToReport {
  const columns = Object.entries(inputs).map(([path, times]) => {
    const column = new SampleColumn({ __name__: name });
    times.forEach((timestampMs, i) => {
      column.push(timestampMs, 10, i + 2);
    });
    return { path, column, range: ALL_TIMES };
  });
  const joined = joinColumns(columns)[0]!;
  const gridded = toGrid(joined.column, ALL_TIMES);
  const all = (value: number) => gridded.series.values.map(() => value);
  const judgement: Judgement = {
    model: 'trend',
    transform: 'none',
    expected: all(10),
    lower: all(8),
    upper: all(12),
    trend: all(10),
    seasonal: [],
    level: all(10),
    foretold: (level) => level,
    shifts: [],
    probability: all(1),
    periods: [],
    isLearned: true,
  };
  const facts = { findings, scores: all(0.5), expectedFalseAlarms: 0.25, needs: null };
  const sourceQualities = [seriesQuality(joined.column, joined.range)];
  return { joined: asItIs(joined), sourceQualities, gridded, judgement, ...facts };
}

/** A spike of one minute; the larger, the graver. */
const spike = (slot: number, value = 20, lastSlot = slot): Spike => ({
  kind: 'spike',
  direction: 'up',
  firstSlot: slot,
  lastSlot,
  peakSlot: slot,
  probability: 1e-5,
  value,
  expected: 10,
  lower: 8,
  upper: 12,
});
const dip = (slot: number): Finding => ({ ...spike(slot, 0), kind: 'dip', direction: 'down' });
const missing = (firstSlot: number, lastSlot: number): Finding => ({
  kind: 'missing-data',
  firstSlot,
  lastSlot,
  peakSlot: firstSlot,
  probability: 1e-9,
  missing: lastSlot - firstSlot + 1,
  whose: 'series',
});

const input: ReportedInput = {
  path: 'a.csv',
  format: 'csv',
  sha256: '0'.repeat(64),
  bytes: 900,
  rows: SLOTS,
  badRows: 0,
  series: 2,
  from: '2026-05-19T10:00:00Z',
  to: '2026-05-19T10:29:00Z',
  assumptions: ['delimiter ","'],
  quality: perfectInput(SLOTS, MINUTE),
};

const runOf = (series: readonly SeriesToReport[], said: Partial<RunToReport> = {}): RunToReport => ({
  toolVersion: '1.2.3',
  options: detectDefaults,
  inputs: [input],
  series,
  shared: [],
  reportFromMs: Number.NEGATIVE_INFINITY,
  days: { unlike: [], explained: new Map() },
  bandCoverage: 0.99,
  ...said,
});

async function resultOf(
  series: readonly SeriesToReport[],
  said: Partial<RunToReport> = {},
): Promise<FindingsResult> {
  return (await buildReport(runOf(series, said))).result;
}

/** Series, kind and start of each finding, in order. */
const told = (findings: FindingsResult['findings'] | FindingsResult['filtered']) =>
  findings.map(({ series, kind, start }) => `${series} ${kind} ${start.slice(11, 16)}`);

describe('buildReport', () => {
  it('buildReport(run).result keeps its contract, and survives JSON', async () => {
    const series = [judged('cpu', [spike(3), missing(5, 9)]), judged('disk', [dip(2)]), judged('up', [])];
    const options: DetectOptions = {
      ...detectDefaults,
      direction: 'up',
      failOn: 'medium',
      tz: 'Europe/Vienna',
    };
    const result = await resultOf(series, { options });
    expect(findingsResultSchema.parse(result)).toEqual(result);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('buildReport(run).result tells the tool, the inputs, the settings and the command', async () => {
    const options: DetectOptions = {
      ...detectDefaults,
      minDurationMs: minDuration('1m'),
      judgeSince: '-24h',
    };
    const result = await resultOf([], { options });
    expect(result).toEqual({
      schema: 'aiops/findings/v1',
      tool: { name: 'aiops', version: '1.2.3' },
      inputs: [input],
      settings: { ...options, command: 'aiops detect --judge-since=-24h --min-duration 1m a.csv' },
      series: [],
      findings: [],
      filtered: [],
      summary: {
        bySeverity: { low: 0, medium: 0, high: 0, critical: 0 },
        byKind: {},
        series: 0,
        seriesWithFindings: 0,
        samples: 0,
        expectedFalseAlarms: 0,
        falseDiscoveryRate: null,
        coverage: { expected: 0.99, observed: null },
        unlikeDays: [],
      },
      baseline: null,
      gate: { configured: false, passed: null, rules: [] },
    });
  });

  it('buildReport(run).result tells the worst first, across all series', async () => {
    const series = [
      judged('cpu', [spike(1, 15), spike(9, 200)]),
      judged('disk', [spike(4, 60), spike(7, 15)]),
    ];
    const { findings } = await resultOf(series);
    expect(told(findings)).toEqual([
      'cpu spike 10:09',
      'disk spike 10:04',
      'cpu spike 10:01',
      'disk spike 10:07',
    ]);
  });

  it.each<[Partial<DetectOptions>, string[], string[]]>([
    [{}, ['cpu missing-data 10:05', 'cpu dip 10:12', 'cpu spike 10:20', 'cpu spike 10:03'], []],
    [
      { minDurationMs: minDuration('2m') },
      ['cpu missing-data 10:05', 'cpu spike 10:20'],
      ['cpu dip 10:12 min-duration', 'cpu spike 10:03 min-duration'],
    ],
    [
      { direction: 'up' },
      ['cpu missing-data 10:05', 'cpu spike 10:20', 'cpu spike 10:03'],
      ['cpu dip 10:12 direction'],
    ],
    [
      { minChange: minChange('8') },
      ['cpu missing-data 10:05', 'cpu dip 10:12'],
      ['cpu spike 10:20 min-change', 'cpu spike 10:03 min-change'],
    ],
    [
      { minDurationMs: minDuration('1h') },
      [],
      [
        'cpu missing-data 10:05 min-duration',
        'cpu dip 10:12 min-duration',
        'cpu spike 10:20 min-duration',
        'cpu spike 10:03 min-duration',
      ],
    ],
  ])('buildReport(run with %j).result keeps apart what a filter hides', async (changed, listed, hidden) => {
    const series = [judged('cpu', [spike(3, 13), missing(5, 9), dip(12), spike(20, 13, 21)])];
    const result = await resultOf(series, { options: { ...detectDefaults, ...changed } });
    expect(told(result.findings)).toEqual(listed);
    expect(result.filtered.map((one) => `${told([one])[0]} ${one.filter}`)).toEqual(hidden);
    expect(result.summary.seriesWithFindings).toBe(listed.length > 0 ? 1 : 0);
    expect(result.series[0]?.data?.shape).toBe(listed.length > 0 ? 'samples' : 'picture');
  });

  it.each([
    [Number.NEGATIVE_INFINITY, ['10:03', '10:12', '10:20']],
    [START_MS + 3 * MINUTE, ['10:03', '10:12', '10:20']],
    [START_MS + 3 * MINUTE + 1, ['10:12', '10:20']],
    [START_MS + 14 * MINUTE, ['10:12', '10:20']],
    [START_MS + 15 * MINUTE, ['10:20']],
    [START_MS + 60 * MINUTE, []],
  ])(
    'buildReport(run from %d on).result tells the findings that have not ended before',
    async (reportFromMs, starts) => {
      const series = [judged('cpu', [spike(3), spike(12, 20, 14), spike(20)])];
      const { findings, filtered, summary } = await resultOf(series, { reportFromMs });
      expect(findings.map(({ start }) => start.slice(11, 16)).sort()).toEqual(starts);
      expect(filtered).toEqual([]);
      expect(summary.byKind).toEqual(starts.length === 0 ? {} : { spike: starts.length });
    },
  );

  it('buildReport(run).result hands the gate what is listed, not what is filtered', async () => {
    const series = [judged('cpu', [dip(3), spike(9)])];
    const failOn = { ...detectDefaults, failOn: 'low' };
    const observed = async (options: DetectOptions) =>
      (await resultOf(series, { options })).gate.rules[0]?.observed;
    expect(await observed(failOn)).toBe(2);
    expect(await observed({ ...failOn, direction: 'down' })).toBe(1);
    expect(await observed({ ...failOn, minDurationMs: minDuration('1h') })).toBe(0);
  });

  it('buildReport(run).result adds up samples and expected false alarms', async () => {
    const { summary } = await resultOf([judged('cpu', []), judged('disk', []), judged('up', [])]);
    expect(summary).toMatchObject({ series: 3, samples: 3 * SLOTS, expectedFalseAlarms: 0.75 });
  });

  it('buildReport(run).result tells how much the band holds, and which days were unlike others', async () => {
    const beyond = judged('disk', []);
    beyond.judgement.lower.fill(10.5, 0, 6);
    const day = { civilMs: Date.UTC(2026, 4, 19), departing: 43, of: 58 };
    const found = spike(3);
    const days = { unlike: [day], explained: new Map([[found as Finding, day]]) };
    const run = { days, options: { ...detectDefaults, failOn: 'low' } };
    const { summary, findings, gate } = await resultOf([judged('cpu', [found]), beyond], run);
    expect(summary.coverage).toEqual({ expected: 0.99, observed: 0.9 });
    expect(summary.unlikeDays).toEqual([{ date: '2026-05-19', departing: 43, of: 58 }]);
    expect(findings).toMatchObject([{ explained: 'a day unlike others in 74% of 58 series' }]);
    expect(gate.passed).toBe(true);
  });

  it('buildReport(run).result does not depend on the order of the series', async () => {
    const series = [
      judged('cpu', [spike(3), dip(9)]),
      judged('disk', [spike(3), missing(12, 20)]),
      judged('memory', [spike(3), spike(4)]),
      judged('up', [dip(9)]),
    ];
    const options: DetectOptions = { ...detectDefaults, direction: 'up', failOn: 'low' };
    const sorted = await resultOf(series, { options });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(series, { minLength: series.length }), async (shuffled) => {
        const { series: inOrder, ...rest } = await resultOf(shuffled, { options });
        expect({ ...rest, series: inOrder.toSorted((a, b) => (a.series < b.series ? -1 : 1)) }).toEqual(
          sorted,
        );
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  /** A gap of these series that the run tells of once. */
  const shared = (
    name: string,
    members: readonly SeriesToReport[],
    firstSlot = 5,
    lastSlot = firstSlot + 4,
  ): SharedToReport => ({
    finding: { ...missing(firstSlot, lastSlot), whose: 'all' } as Finding,
    series: { ...members[0]!.gridded.series, labels: {}, name },
    members: members.map(({ joined }) => joined.sources[0]!),
  });

  it('buildReport(run).result counts the series that a shared finding covers', async () => {
    const series = [judged('cpu', []), judged('disk', []), judged('load', []), judged('up', [spike(3)])];
    const { summary } = await resultOf(series, { shared: [shared('{}', series.slice(0, 2))] });
    expect(summary).toMatchObject({ series: 4, seriesWithFindings: 3 });
  });

  it('buildReport(run).scored marks the rows of a shared finding in all series that it covers', async () => {
    const series = [judged('cpu', [spike(20)]), judged('disk', []), judged('load', [])];
    const { scored } = await buildReport(runOf(series, { shared: [shared('{}', series.slice(0, 2))] }));
    const marked = scored.map(({ isAnomaly }) => isAnomaly.flatMap((is, row) => (is ? [row] : [])));
    expect(marked).toEqual([[5, 6, 7, 8, 9, 20], [5, 6, 7, 8, 9], []]);
  });

  it('buildReport(run).result has no id twice, also where two inputs stop at one time', async () => {
    const series = ['cpu', 'disk', 'load', 'memory'].map((name) => judged(name, [spike(3), missing(5, 9)]));
    const [one, other] = [shared('{}', series.slice(0, 2)), shared('{}', series.slice(2), 5, 12)];
    const later = shared('{}', series.slice(0, 2), 20);
    const idsOf = async (run: Partial<RunToReport>) =>
      (await resultOf(series, run)).findings.map(({ id }) => id);
    const ids = await idsOf({ shared: [one, other, later] });
    expect(ids).toHaveLength(11);
    expect(new Set(ids).size).toBe(11);
    expect((await idsOf({ shared: [later, other, one] })).sort()).toEqual(ids.toSorted());
    // Reporting from a later time on leaves one of the two; it keeps the id it had.
    const reported = await idsOf({ shared: [one, other], reportFromMs: START_MS + 11 * MINUTE });
    expect(reported).toHaveLength(1);
    expect(ids).toContain(reported[0]);
  });

  describe('the source of a finding', () => {
    it.each<[string, Readonly<Record<string, Times>>, number, { path: string; line: number | null }]>([
      ['one input', { 'a.csv': minutes(0, SLOTS) }, 7, { path: 'a.csv', line: 9 }],
      [
        'the first part',
        { 'b.csv': minutes(0, 10), 'a.csv': minutes(10, 10) },
        9,
        { path: 'b.csv', line: 11 },
      ],
      [
        'the second part',
        { 'b.csv': minutes(0, 10), 'a.csv': minutes(10, 10) },
        10,
        { path: 'a.csv', line: 2 },
      ],
      [
        'a gap between parts',
        { 'b.csv': minutes(0, 10), 'a.csv': minutes(15, 10) },
        12,
        { path: 'b.csv', line: null },
      ],
      [
        'the first sample of a part, a little late',
        {
          'b.csv': minutes(0, 10),
          'a.csv': minutes(10, 10).map((time, i) => (i === 0 ? time + 9000 : time)),
        },
        10,
        { path: 'a.csv', line: 2 },
      ],
    ])('is %s', async (_, inputs, slot, source) => {
      const { findings } = await resultOf([judged('cpu', [spike(slot)], inputs)]);
      expect(findings[0]?.source).toEqual(source);
    });
  });

  it('buildReport(run).scored marks the rows of listed findings alone', async () => {
    const series = [judged('cpu', [spike(3), dip(5), spike(7, 20, 8)]), judged('up', [])];
    const options: DetectOptions = { ...detectDefaults, direction: 'up' };
    const { scored } = await buildReport(runOf(series, { options }));
    const marked = scored.map(({ name, isAnomaly }) => [
      name,
      isAnomaly.flatMap((isMarked, row) => (isMarked ? [row] : [])),
    ]);
    expect(marked).toEqual([
      ['cpu', [3, 7, 8]],
      ['up', []],
    ]);
    expect(scored[0]?.scores).toEqual(new Float64Array(SLOTS).fill(0.5));
  });
});
