import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { type DetectOptions, detectDefaults } from '../../src/options.ts';
import type { RunToReport, SeriesToReport } from '../../src/report/build.ts';
import { reportedSlots } from '../../src/report/reported-slots.ts';
import { sieve } from '../../src/report/sieve.ts';

const FIVE_MINUTES = 300_000;
const WEEK = 2016;

const spike = (slot: number, probability: number): Finding => ({
  kind: 'spike',
  direction: 'up',
  firstSlot: slot,
  lastSlot: slot,
  peakSlot: slot,
  probability,
  value: 20,
  expected: 10,
  lower: 8,
  upper: 12,
});
const restart = (slot: number): Finding => ({
  kind: 'restart',
  firstSlot: slot,
  lastSlot: slot,
  peakSlot: slot,
  probability: 0,
  counters: 3,
  of: 3,
});

/** A week of a series that moves, or of one that does not. */
function judged(findings: readonly Finding[] = [], { slots = WEEK, isStill = false } = {}): SeriesToReport {
  const values = new Float64Array(slots).map((_, slot) => (isStill ? 7 : slot % 2));
  const series = { labels: {}, name: 'cpu', startMs: 0, stepMs: FIVE_MINUTES, values };
  return { gridded: { series }, judgement: { expected: values }, findings } as unknown as SeriesToReport;
}

const runOf = (
  series: readonly SeriesToReport[],
  options: Partial<DetectOptions> = {},
  said: Partial<RunToReport> = {},
) =>
  ({
    options: { ...detectDefaults, falseDiscoveryRate: 0.2, ...options },
    series,
    shared: [],
    reportFromMs: Number.NEGATIVE_INFINITY,
    days: { unlike: [], explained: new Map() },
    ...said,
  }) as unknown as RunToReport;

/** What hides each finding of each series. */
const filters = (...run: Parameters<typeof runOf>) =>
  sieve(runOf(...run)).series.map((found) => found.map(({ filter }) => filter ?? 'told'));

/** Expected so often by chance in a week of five minutes. */
const perWeek = (times: number) => times / WEEK;
const quiet = (count: number) => Array.from({ length: count }, () => judged());

describe('sieve', () => {
  it('sieve(run of ten series) hides what is no louder than ten series are by chance', () => {
    const loud = judged([spike(9, perWeek(0.01)), spike(900, perWeek(0.05))]);
    const run = runOf([loud, ...quiet(9)]);
    expect(filters([loud, ...quiet(9)])[0]).toEqual(['told', 'fdr']);
    expect(sieve(run).falseDiscoveryRate).toEqual({ limit: 0.2, hidden: 1, expected: 0.2 });
    // Four disturbed series of ten make the same finding credible: 0.05 is below 0.2 · 4 / 10.
    expect(filters([loud, loud, loud, loud, ...quiet(6)])[0]).toEqual(['told', 'told']);
  });

  it.each<[string, readonly SeriesToReport[], Partial<DetectOptions>]>([
    ['it is off', [judged([spike(9, perWeek(0.3))]), ...quiet(9)], { falseDiscoveryRate: undefined }],
    ['one series is judged', [judged([spike(9, perWeek(0.3))])], {}],
    [
      'one series moves',
      [judged([spike(9, perWeek(0.3))]), ...Array.from({ length: 9 }, () => judged([], { isStill: true }))],
      {},
    ],
  ])('sieve(run) controls nothing where %s', (_, series, options) => {
    expect(filters(series, options)[0]).toEqual(['told']);
    expect(sieve(runOf(series, options)).falseDiscoveryRate).toBeNull();
  });

  it('sieve(run) leaves alone what is no matter of chance, and does not count it', () => {
    const series = [judged([restart(9), spike(99, perWeek(0.05))]), judged([restart(9)]), ...quiet(8)];
    expect(filters(series)).toEqual([['told', 'fdr'], ['told'], ...quiet(8).map(() => [])]);
  });

  it('sieve(run) leaves alone what is explained: no holiday makes the noise beside it credible', () => {
    const explained = Array.from({ length: 6 }, () => spike(99, 1e-12));
    const [first, ...others] = explained;
    const weak = spike(999, perWeek(0.05));
    const series = [judged([first!, weak]), ...others.map((finding) => judged([finding]))];
    const day = { civilMs: 0, departing: 6, of: 6 };
    const days = { unlike: [day], explained: new Map(explained.map((finding) => [finding, day])) };
    expect(filters(series, {}, { days })).toEqual([['told', 'fdr'], ...others.map(() => ['told'])]);
    expect(filters(series)[0]).toEqual(['told', 'told']);
  });

  it('sieve(run) asks of each week of a series', () => {
    const rare = Array.from({ length: 10 }, (_, week) => spike(week * WEEK + 9, perWeek(0.05)));
    const [often, once] = [
      judged(rare, { slots: 10 * WEEK }),
      judged(rare.slice(0, 1), { slots: 10 * WEEK }),
    ];
    const other = judged([], { slots: 10 * WEEK });
    expect(filters([often, other])[0]).toEqual(rare.map(() => 'told'));
    expect(filters([once, other])[0]).toEqual(['fdr']);
  });

  it('sieve(run) asks only of the time that is reported on, and of what no filter hides', () => {
    const series = [judged([spike(9, 1e-12), spike(2000, perWeek(0.05))]), judged()];
    const reportFromMs = 1900 * FIVE_MINUTES;
    expect(filters(series)[0]).toEqual(['told', 'told']);
    // In 116 of 2,016 samples such a spike is expected 0.003 times.
    expect(filters(series, {}, { reportFromMs })[0]).toEqual(['told']);
    expect(filters(series, { direction: 'down' })[0]).toEqual(['direction', 'direction']);
    const shared = [{ finding: spike(9, 0.1), series: series[0]!.gridded.series, members: [] }];
    expect(sieve(runOf(series, {}, { shared })).shared.map(({ filter }) => filter)).toEqual([undefined]);
    expect(sieve(runOf(series, {}, { shared, reportFromMs })).shared).toEqual([]);
  });
});

it.each([
  [Number.NEGATIVE_INFINITY, 10],
  [0, 10],
  [1, 9],
  [300_000, 9],
  [2_700_000, 1],
  [2_700_001, 0],
  [Number.POSITIVE_INFINITY, 0],
])('reportedSlots(ten slots, %d) is %d', (reportFromMs, slots) => {
  const series = { labels: {}, name: '', startMs: 0, stepMs: FIVE_MINUTES, values: new Float64Array(10) };
  expect(reportedSlots(series, reportFromMs)).toBe(slots);
});
