import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { Gravity } from '../../src/findings/severity.ts';
import type { Judgement } from '../../src/model/detectors/detector.ts';
import type { Period } from '../../src/model/periods/periods.ts';
import { detectDefaults } from '../../src/options.ts';
import { reportedFinding, reportedSeries } from '../../src/report/reported.ts';
import type { RunOfFinding } from '../../src/report/reproduced.ts';
import type { ReportedSeries } from '../../src/report/result.ts';
import type { GridQuality } from '../../src/series/grid.ts';
import { type SeriesQuality, seriesQuality } from '../../src/series/quality.ts';
import { SampleColumn } from '../../src/series/samples.ts';
import type { Series } from '../../src/series/series.ts';

const MINUTE = 60_000;
const START_MS = Date.UTC(2026, 4, 19, 10);
const GAP = Number.NaN;

function seriesOf(values: readonly number[]): Series {
  return {
    labels: { __name__: 'cpu', host: 'a' },
    name: 'cpu{host="a"}',
    startMs: START_MS,
    stepMs: MINUTE,
    values: Float64Array.from(values),
  };
}

const five = seriesOf([10, 11, 99.123456789123, 12, GAP]);
const day: Period = { label: 'day', ms: 86_400_000, length: 1440, strength: 0.123456 };

function judgementOf(series: Series, said: Partial<Judgement> = {}): Judgement {
  const all = (value: number) => series.values.map(() => value);
  return {
    model: 'seasonal-trend',
    transform: 'none',
    expected: all(12),
    lower: all(9),
    upper: all(15),
    trend: all(10),
    seasonal: [all(2)],
    level: all(10),
    foretold: (level) => level + 2,
    shifts: [],
    probability: all(1),
    periods: [],
    isLearned: true,
    ...said,
  };
}

const gravity: Gravity = { severity: 'high', severityScore: 71 };
const source = { path: 'cpu.csv', line: 4 };
const spike: Finding = {
  kind: 'spike',
  direction: 'up',
  firstSlot: 2,
  lastSlot: 3,
  peakSlot: 2,
  probability: 0.0000123456789,
  value: 99.123456789123,
  expected: 12,
  lower: 9,
  upper: 15,
};

const run: RunOfFinding = {
  options: detectDefaults,
  paths: ['cpu.csv'],
  ownPaths: ['cpu.csv'],
  sources: [{ __name__: 'cpu', host: 'a' }],
};

const report = (finding: Finding, series = five, said: Partial<Judgement> = {}) =>
  reportedFinding(finding, gravity, series, {
    judgement: judgementOf(series, said),
    derived: null,
    members: null,
    source,
    run,
  });

describe('reportedFinding', () => {
  it('reportedFinding(spike, …) tells every fact', async () => {
    expect(await report(spike)).toEqual({
      id: '31293c05b76dd77a',
      kind: 'spike',
      series: 'cpu{host="a"}',
      labels: { __name__: 'cpu', host: 'a' },
      derived: null,
      start: '2026-05-19T10:02:00Z',
      end: '2026-05-19T10:03:00Z',
      direction: 'up',
      severity: 'high',
      severityScore: 71,
      score: 1 - 0.0000123456789,
      probability: 0.00001235,
      value: 99.123456789123,
      expected: 12,
      lower: 9,
      upper: 15,
      samples: 2,
      size: 87.1234568,
      sizeRelative: 7.26028807,
      details: {},
      parts: { trend: 10, seasonal: [2] },
      confidence: 'medium',
      evidence: {
        lastSimilar: null,
        historyMs: 2 * MINUTE,
        bandFactor: 29.0411523,
        chancePerWeek: 0.1244,
        vanishes: {
          within: 15,
          budgetPerWeek: 0.1244,
          minDurationMs: 2 * MINUTE,
          minChange: 87.1234568,
          minChangeShare: 7.26028807,
        },
        confidenceWhy: '5 samples, and no season; from 1,000 on it is known well',
        reproduce: `aiops detect --judge-since 2026-05-19T10:02:00Z --select 'cpu{host="a"}' cpu.csv`,
      },
      message: '99.12 is 87.12 above the expected 12 (8.3×, band 9–15) for 2 samples (2m)',
      explained: null,
      accepted: null,
      members: null,
      source: { path: 'cpu.csv', line: 4 },
    });
  });

  it('reportedFinding(level shift, …) tells the size between the levels, and the old level as trend', async () => {
    const shift: Finding = { ...spike, kind: 'level-shift', value: 40, levelBefore: 8, levelAfter: 30 };
    expect(await report(shift)).toMatchObject({
      size: 22,
      sizeRelative: 2.75,
      details: { levelBefore: 8, levelAfter: 30 },
      expected: 12,
      parts: { trend: 10, seasonal: [2] },
      message: 'the level rose by 22: 40 against the expected 12 (+275%, band 9–15) for 2 samples (2m)',
    });
  });

  const nothing = {
    direction: null,
    expected: null,
    lower: null,
    upper: null,
    size: null,
    sizeRelative: null,
    parts: null,
  };
  const slots = { firstSlot: 1, lastSlot: 4, peakSlot: 4, probability: 1e-20 };
  it.each<[string, Finding, object]>([
    ['a flatline', { kind: 'flatline', ...slots, value: 7 }, { ...nothing, value: 7, samples: 4, score: 1 }],
    [
      'missing data',
      { kind: 'missing-data', ...slots, missing: 4, whose: 'series' },
      { ...nothing, value: null, samples: 4 },
    ],
    ['a spike from zero', { ...spike, expected: 0 }, { size: 99.1234568, sizeRelative: null }],
    [
      'a band without an end',
      { ...spike, lower: Number.NEGATIVE_INFINITY, upper: GAP },
      { lower: null, upper: null },
    ],
    [
      'computed values',
      { ...spike, expected: 1 / 3, upper: 2e-20 / 3 },
      { expected: 0.333333333, upper: 6.66666667e-21 },
    ],
    [
      'a dip',
      { ...spike, kind: 'dip', direction: 'down', value: 6 },
      { direction: 'down', size: -6, sizeRelative: -0.5 },
    ],
  ])('reportedFinding(%s, …) is safe in JSON and rounded', async (_, finding, facts) => {
    const reported = await report(finding);
    expect(reported).toMatchObject(facts);
    expect(JSON.parse(JSON.stringify(reported))).toEqual(reported);
  });

  it('reportedFinding(missing data, …) tells what only its kind has, in facts and in words', async () => {
    const down: Finding = { kind: 'missing-data', ...slots, missing: 4, whose: 'target-down' };
    expect(await report(down)).toMatchObject({
      details: { missing: 4, whose: 'target-down' },
      message: 'the target was down for 4 samples (4m)',
    });
  });

  it('reportedFinding(outside limits, …) is sure without history', async () => {
    const { value, direction } = spike;
    const outside: Finding = { kind: 'outside-limits', ...slots, value, direction, limit: 90, rule: '<90' };
    expect(await report(outside, five, { isLearned: false })).toMatchObject({
      confidence: 'high',
      expected: null,
      details: { limit: 90, rule: '<90' },
      evidence: { confidenceWhy: 'it needs no history' },
    });
  });

  it('reportedFinding(peer outlier, …) has no parts: its own season does not make what is expected', async () => {
    const outlier: Finding = { ...spike, kind: 'peer-outlier', peers: 4 };
    expect(await report(outlier)).toMatchObject({ parts: null, details: { peers: 4 } });
  });

  it('reportedFinding(finding, …) seeks what was before among the others, and shows how to see it again', async () => {
    const flatline: Finding = { kind: 'flatline', ...slots, firstSlot: 3, value: 7 };
    const before: Finding = { ...flatline, firstSlot: 0, lastSlot: 1 };
    const reported = await reportedFinding(flatline, gravity, five, {
      judgement: judgementOf(five),
      derived: null,
      members: null,
      source,
      others: [flatline, before],
      run,
    });
    expect(reported.evidence).toMatchObject({
      lastSimilar: '2026-05-19T10:00:00Z',
      reproduce: `aiops detect --judge-since 2026-05-19T10:03:00Z --select 'cpu{host="a"}' cpu.csv`,
    });
  });

  it('reportedFinding(finding, …) has the id of its series, kind and start', async () => {
    const { id } = await report(spike);
    const hashed = JSON.stringify(['aiops/findings/v1', five.name, 'spike', '2026-05-19T10:02:00Z']);
    expect(id).toBe(createHash('sha256').update(hashed).digest('hex').slice(0, 16));
  });

  it.each<[string, Finding, Series]>([
    ['length', { ...spike, lastSlot: 4 }, five],
    ['peak, value and probability', { ...spike, peakSlot: 3, value: 12, probability: 0.5 }, five],
    ['history', { ...spike, firstSlot: 3, lastSlot: 4 }, { ...five, startMs: START_MS - MINUTE }],
    ['values', spike, { ...five, values: Float64Array.of(0, 0, 0, 0, 0) }],
  ])('reportedFinding(finding, …) keeps its id when the %s is another', async (_, finding, series) => {
    expect((await report(finding, series)).id).toBe((await report(spike)).id);
  });

  it('reportedFinding(finding, …) has another id for another series, kind or start', async () => {
    const ids = await Promise.all([
      report(spike),
      report(spike, { ...five, name: 'cpu{host="b"}' }),
      report({ ...spike, kind: 'dip', direction: 'down' }),
      report({ ...spike, firstSlot: 1 }),
      report(spike, { ...five, startMs: START_MS + 1 }),
    ]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(5);
  });

  it.each<[string, number, Partial<Judgement>, string]>([
    ['nothing learned', 100_000, { isLearned: false }, 'low'],
    ['999 samples, no season', 999, {}, 'medium'],
    ['1000 samples, no season', 1000, {}, 'high'],
    ['less than four days of a daily season', 4 * 1440 - 1, { periods: [day] }, 'medium'],
    ['four days of a daily season', 4 * 1440, { periods: [day] }, 'high'],
    ['a few samples, their median alone', 1000, { model: 'median' }, 'low'],
    ['less than three days, a trend alone', 3 * 1440 - 1, { model: 'trend' }, 'low'],
    ['three days, a trend alone', 3 * 1440, { model: 'trend' }, 'high'],
    ['less than three days of a level that wanders', 3 * 1440 - 1, { model: 'random-walk' }, 'high'],
  ])('reportedFinding(finding, …) after %s (%d samples)', async (_, samples, said, confidence) => {
    const series = seriesOf(Array<number>(samples).fill(10));
    expect((await report(spike, series, said)).confidence).toBe(confidence);
  });
});

const quality: GridQuality = {
  duplicates: 1,
  conflicts: 2,
  late: 3,
  stray: 4,
  merged: 5,
  infinite: 6,
  longestGap: 7,
};

/** What was counted of the two series that it was made of. */
const empty = seriesQuality(new SampleColumn({}), { fromMs: 0, toMs: 0 });
const sourceQualities: readonly SeriesQuality[] = [
  { ...empty, samples: 9, expected: 10, resets: 2 },
  { ...empty, samples: 5, expected: 10, missing: 1, late: 3, longestGapMs: 60_000 },
];

function tellSeries(
  series: Series,
  said: Partial<Judgement>,
  hasFindings: boolean,
  fromMs = Number.NEGATIVE_INFINITY,
): ReportedSeries {
  const joined = { derived: null, type: 'unknown', sources: [] } as const;
  const judgement = judgementOf(series, said);
  const needs = { label: 'day', ms: 3_600_000 };
  const facts = { gridded: { series, quality }, judgement, joined, sourceQualities, needs };
  return reportedSeries(facts, { hasFindings, fromMs });
}

type Data = NonNullable<ReportedSeries['data']>;
function dataOf<Shape extends Data['shape']>(shape: Shape, series: Series): Extract<Data, { shape: Shape }> {
  const { data } = tellSeries(series, {}, shape === 'samples');
  if (data?.shape !== shape) throw new Error(`expected ${shape}, got ${data?.shape}`);
  return data as Extract<Data, { shape: Shape }>;
}

describe('reportedSeries', () => {
  it('reportedSeries(series, hasFindings) tells what is known of it', () => {
    const said: Partial<Judgement> = { periods: [day], shifts: [2, 4], transform: 'log' };
    const { data, ...known } = tellSeries(five, said, false);
    expect(known).toEqual({
      series: 'cpu{host="a"}',
      labels: { __name__: 'cpu', host: 'a' },
      derived: null,
      type: 'unknown',
      samples: 4,
      missing: 1,
      stepMs: MINUTE,
      from: '2026-05-19T10:00:00Z',
      to: '2026-05-19T10:04:00Z',
      periods: [{ ms: 86_400_000, label: 'day', strength: 0.1235 }],
      needs: { label: 'day', ms: 3_600_000 },
      levelShifts: ['2026-05-19T10:02:00Z', '2026-05-19T10:04:00Z'],
      model: 'seasonal-trend',
      transform: 'log',
      quality: {
        samples: 14,
        expected: 20,
        missing: 1,
        missingShare: 0.35,
        staleMarkers: 0,
        infinite: 0,
        duplicates: 0,
        conflicts: 0,
        late: 3,
        stray: 0,
        longestGapMs: 60_000,
        resets: 2,
        stepChanges: 0,
        merged: 5,
        longestGap: 7,
      },
      sources: null,
      reported: { from: null, samples: 4, missing: 1 },
    });
    expect(data?.shape).toBe('picture');
  });

  it.each([
    [0, '2026-05-19T10:00:00Z', 4, 1],
    [2, '2026-05-19T10:02:00Z', 2, 1],
    [5, '2026-05-19T10:05:00Z', 0, 0],
  ])(
    'reportedSeries(series, { fromMs: minute %d }) counts what is reported on',
    (minute, from, samples, missing) => {
      const told = tellSeries(five, {}, false, five.startMs + minute * MINUTE);
      expect(told.reported).toEqual({ from, samples, missing });
    },
  );

  it('reportedSeries(series, …) with findings holds every sample, in full as measured, in nine digits as computed', () => {
    const third = five.values.map(() => 1 / 3);
    const said = { expected: third, seasonal: [third, third] };
    expect(tellSeries(five, said, true).data).toEqual({
      shape: 'samples',
      startMs: START_MS,
      stepMs: MINUTE,
      values: [10, 11, 99.123456789123, 12, null],
      expected: Array(5).fill(0.333333333),
      lower: Array(5).fill(9),
      upper: Array(5).fill(15),
      trend: Array(5).fill(10),
      seasonal: [Array(5).fill(0.333333333), Array(5).fill(0.333333333)],
    });
  });

  it('reportedSeries(series of gaps, …) is null throughout', () => {
    const gaps = seriesOf([GAP, GAP]);
    const nan = gaps.values;
    const { data } = tellSeries(gaps, { expected: nan, lower: nan, upper: nan }, true);
    expect(data).toMatchObject({ values: [null, null], expected: [null, null], lower: [null, null] });
    const none = [null, null];
    expect(dataOf('picture', gaps)).toMatchObject({ first: none, min: none, max: none, last: none });
  });

  it.each([0, 1, 299, 300])('reportedSeries(series of %d samples, …) is a picture of each', (samples) => {
    const values = Array.from({ length: samples }, (_, slot) => slot);
    expect(dataOf('picture', seriesOf(values))).toEqual({
      shape: 'picture',
      startMs: START_MS,
      stepMs: MINUTE,
      first: values,
      min: values,
      max: values,
      last: values,
    });
  });

  it('reportedSeries(series of 601 samples, …) is a picture of three samples a pixel', () => {
    const values = Array.from({ length: 601 }, (_, slot) => slot);
    values.splice(0, 6, 2, 9, 1, GAP, 5, GAP);
    const picture = dataOf('picture', seriesOf(values));
    expect(picture.stepMs).toBe(3 * MINUTE);
    expect(picture.first.slice(0, 3)).toEqual([2, 5, 6]);
    expect(picture.min.slice(0, 3)).toEqual([1, 5, 6]);
    expect(picture.max.slice(0, 3)).toEqual([9, 5, 8]);
    expect(picture.last.slice(0, 3)).toEqual([1, 5, 8]);
    expect([picture.first, picture.min, picture.max, picture.last].map((part) => part.length)).toEqual([
      201, 201, 201, 201,
    ]);
    expect(picture.last.at(-1)).toBe(600);
  });

  it.each([0, 1, 4999, 9998, 9999])(
    'reportedSeries(series, …) loses no spike, nor a dip, at slot %d of 10,000',
    (slot) => {
      const flat = Array<number>(10_000).fill(5);
      for (const extreme of [1e6, -1e6]) {
        const { min, max, first } = dataOf('picture', seriesOf(flat.with(slot, extreme)));
        const pixel = Math.floor(slot / 34);
        expect((extreme > 0 ? max : min).map((value) => value === extreme).indexOf(true)).toBe(pixel);
        expect(first).toHaveLength(Math.ceil(10_000 / 34));
      }
    },
  );

  it('reportedSeries(series, …) gives away neither labels nor quality', () => {
    const reported = tellSeries(five, {}, false);
    expect(reported.labels).not.toBe(five.labels);
    expect(reported.quality).not.toBe(quality);
  });
});
