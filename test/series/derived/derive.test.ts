import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { type DeriveOptions, deriveSeries } from '../../../src/series/derived/derive.ts';
import type { JudgedColumn } from '../../../src/series/derived/judged.ts';
import type { JoinedColumn } from '../../../src/series/join.ts';
import { type Labels, seriesName } from '../../../src/series/labels.ts';
import type { MetricType } from '../../../src/series/samples.ts';
import { columnOf, joinedOf, type MadeValue, MINUTE, minutesOf, STALE, times } from '../made-columns.ts';

const defaults: DeriveOptions = { promqlWindow: 'left-open', quantile: 0.95 };
const NONE = Number.NaN;

const made = (labels: Labels, values: readonly (MadeValue | null)[], type: MetricType = 'unknown') =>
  joinedOf(minutesOf(labels, values, type));

/** A counter that has long been running, so that no rate is cut off at its zero, and gains so much a minute. */
const counting = (labels: Labels, perMinute: number, minutes = 30): JoinedColumn =>
  made(
    labels,
    times(minutes, (i) => perMinute * (1000 + i)),
    'counter',
  );

const derived = (joined: readonly JoinedColumn[], options: Partial<DeriveOptions> = {}) =>
  deriveSeries(joined, { ...defaults, ...options });

/** Name → values from the first one on, to nine digits. */
function told(columns: readonly JudgedColumn[]): Record<string, number[]> {
  const rounded = (value: number) => Number(value.toPrecision(9));
  return Object.fromEntries(columns.map(({ name, column }) => [name, [...column.values].map(rounded)]));
}

/** The one value of a series that is even; a list where it is not. */
function even(columns: readonly JudgedColumn[]): Record<string, number | number[]> {
  return Object.fromEntries(
    Object.entries(told(columns)).map(([name, values]) => [
      name,
      new Set(values).size === 1 ? values[0]! : values,
    ]),
  );
}

describe('deriveSeries makes', () => {
  it('of a gauge what it is', () => {
    const gauge = made({ __name__: 'cpu', job: 'a' }, [3, 1, NONE, 2], 'gauge');
    expect(derived([gauge])).toEqual([
      { ...gauge, name: 'cpu{job="a"}', derived: null, type: 'gauge', sources: [gauge] },
    ]);
  });

  it('of a counter its rate, at whole steps, as soon as samples cover the range', () => {
    const counter = counting({ __name__: 'requests_total', job: 'a' }, 60, 8);
    const [rate, ...rest] = derived([counter]);
    expect(rest).toEqual([]);
    expect(rate).toMatchObject({
      name: 'rate(requests_total{job="a"})',
      derived: 'rate',
      type: 'counter',
      sources: [counter],
      parts: counter.parts,
    });
    expect(rate?.column.labels).toEqual({ __name__: 'requests_total', job: 'a' });
    expect([...(rate?.column.timestampsMs ?? [])]).toEqual([5, 6, 7].map((minute) => minute * MINUTE));
    expect(even(derived([counter]))).toEqual({ 'rate(requests_total{job="a"})': 1 });
  });

  it('of a counter that begins anew a rate without a dip below what it is, nor a spike', () => {
    const values = times(40, (i) => (i < 20 ? 60 * (1000 + i) : 60 * (i - 19)));
    const [rates] = Object.values(told(derived([made({ __name__: 'x_total' }, values, 'counter')])));
    expect(Math.min(...rates!)).toBe(1);
    expect(Math.max(...rates!)).toBe(1);
  });

  it('of a counter with a gap no rate where it is not known', () => {
    const values = times(30, (i) => (i >= 10 && i < 20 ? null : 60 * (1000 + i)));
    const [rate] = derived([made({ __name__: 'x_total' }, values, 'counter')]);
    const known = [...rate!.column.timestampsMs]
      .filter((_, i) => !Number.isNaN(rate!.column.values[i]!))
      .map((time) => time / MINUTE);
    expect(known).toEqual([5, 6, 7, 8, 9, 10, 25, 26, 27, 28, 29]);
    expect(new Set(rate!.column.values)).toEqual(new Set([1, NONE]));
  });

  it('of a counter whose samples without a value are markers a rate over the others', () => {
    const values = times(30, (i) => (i === 12 ? NONE : i === 15 ? STALE : 60 * (1000 + i)));
    const [rate] = derived([made({ __name__: 'x_total' }, values, 'counter')]);
    const missing = [...rate!.column.timestampsMs].filter((_, i) => Number.isNaN(rate!.column.values[i]!));
    // A range that would begin where a sample is lost holds too little: PromQL would tell 0.75 and 0.7.
    expect(missing).toEqual([16 * MINUTE, 19 * MINUTE]);
    expect(new Set(rate!.column.values)).toEqual(new Set([1, NONE]));
  });

  it('of one sample an empty series, not an error', () => {
    const [rate] = derived([made({ __name__: 'x_total' }, [5], 'counter')]);
    expect([...rate!.column.values]).toEqual([NONE]);
    expect(derived([made({ __name__: 'x_total' }, [], 'counter')])[0]?.column.length).toBe(1);
  });

  const histogram = (labels: Labels, scale = 1): JoinedColumn[] => [
    counting({ __name__: 't_bucket', ...labels, le: '0.1' }, 30 * scale),
    counting({ __name__: 't_bucket', ...labels, le: '0.2' }, 60 * scale),
    counting({ __name__: 't_bucket', ...labels, le: '+Inf' }, 60 * scale),
    counting({ __name__: 't_count', ...labels }, 60 * scale),
    counting({ __name__: 't_sum', ...labels }, 9 * scale),
  ];

  // One observation a second, half of them up to 0.1, all up to 0.2; 0.15 each in the mean.
  it.each<[number, string, number]>([
    [0.95, 'p95', 0.1 + (0.1 * (0.95 - 0.5)) / 0.5],
    [0.5, 'p50', 0.1],
    [0.25, 'p25', 0.05],
    [0.999, 'p99.9', 0.1998],
  ])('of a histogram its quantile %d, its rate and its average', (quantile, name, expected) => {
    const columns = derived(histogram({ job: 'a' }), { quantile });
    expect(even(columns)).toEqual({
      'average(t{job="a"})': 0.15,
      [`${name}(t{job="a"})`]: Number(expected.toPrecision(9)),
      'rate(t_count{job="a"})': 1,
    });
    expect(columns.map((one) => one.derived)).toEqual(['average', name, 'rate']);
    expect(columns.map(({ column }) => column.labels['__name__'])).toEqual(['t', 't', 't_count']);
  });

  it('of a histogram without observations no quantile and no average', () => {
    const idle = histogram({ job: 'a' }, 0);
    expect(even(derived(idle))).toEqual({
      'average(t{job="a"})': NONE,
      'p95(t{job="a"})': NONE,
      'rate(t_count{job="a"})': 0,
    });
  });

  it('of buckets alone a quantile', () => {
    expect(even(derived(histogram({}).slice(0, 3)))).toEqual({ 'p95(t)': 0.19 });
  });

  it('of a summary its rate and average; its quantiles stay', () => {
    const summary = [
      made({ __name__: 's', quantile: '0.9' }, [1, 2, 3], 'summary'),
      counting({ __name__: 's_count' }, 30),
      counting({ __name__: 's_sum' }, 6),
    ];
    expect(even(derived(summary))).toEqual({
      'average(s)': 0.2,
      'rate(s_count)': 0.5,
      's{quantile="0.9"}': [1, 2, 3],
    });
  });

  it('of requests by status the share of errors', () => {
    const by = (code: string, perMinute: number) =>
      counting({ __name__: 'r_total', job: 'a', code }, perMinute);
    const columns = derived([by('200', 51), by('404', 3), by('500', 5), by('503', 1)]);
    expect(even(columns)).toMatchObject({
      'error-share(r_total{job="a"})': 0.1,
      'rate(r_total{code="503",job="a"})': 0.0166666667,
    });
    expect(columns).toHaveLength(5);
  });

  it('of gRPC calls by code the share of errors', () => {
    const by = (grpc_code: string, perMinute: number) =>
      counting({ __name__: 'g_total', grpc_code }, perMinute);
    const columns = derived([by('OK', 54), by('NotFound', 3), by('Internal', 2), by('Unavailable', 1)]);
    expect(even(columns)).toMatchObject({ 'error-share(g_total)': 0.05 });
  });

  it.each([
    ['no failure', ['200', '404']],
    ['nothing but failures', ['500', '503']],
  ])('no share of errors of %s', (_, codes) => {
    const columns = derived(codes.map((code) => counting({ __name__: 'r_total', code }, 6)));
    expect(columns.map((one) => one.derived)).toEqual(['rate', 'rate']);
  });

  it('a share of errors of zero while no failure has been counted yet', () => {
    const failures = times(30, (i) => (i < 20 ? null : 6 * (i - 19)));
    const columns = derived([
      counting({ __name__: 'r_total', code: '200' }, 54),
      made({ __name__: 'r_total', code: '500' }, failures, 'counter'),
    ]);
    const share = told(columns)['error-share(r_total)']!;
    // From 0:05 on; the first failures at 0:20 have a rate from 0:21 on.
    expect(share).toHaveLength(25);
    expect(new Set(share.slice(0, 16))).toEqual(new Set([0]));
    expect(share[16]).toBeGreaterThan(0);
    expect(share.at(-1)).toBe(0.1);
  });

  it('series in code point order of their names', () => {
    const names = derived([
      counting({ __name__: 'z_total' }, 1),
      made({ __name__: 'rate' }, [1, 2], 'gauge'),
      counting({ __name__: 'a_total' }, 1),
    ]).map(({ name }) => name);
    expect(names).toEqual(['rate', 'rate(a_total)', 'rate(z_total)']);
  });
});

describe('deriveSeries heeds', () => {
  const columns = [
    counting({ __name__: 'x_total', job: 'a' }, 60),
    made(
      { __name__: 'temperature' },
      times(30, (i) => 600 * (1000 + i)),
      'gauge',
    ),
  ];

  it('--as gauge: everything as it stands', () => {
    expect(derived(columns, { as: 'gauge' }).map((one) => [one.name, one.derived])).toEqual([
      ['temperature', null],
      ['x_total{job="a"}', null],
    ]);
  });

  it('--as counter: rates of everything', () => {
    expect(even(derived(columns, { as: 'counter' }))).toEqual({
      'rate(temperature)': 10,
      'rate(x_total{job="a"})': 1,
    });
  });

  it('--range: the rate is covered later, and is the same', () => {
    const [rate] = derived(columns.slice(0, 1), { rangeMs: 10 * MINUTE });
    expect(rate?.column.timestampsMs[0]).toBe(10 * MINUTE);
    expect(new Set(rate?.column.values)).toEqual(new Set([1]));
  });

  it.each([
    ['left-open', 1],
    ['closed', 1],
  ] as const)('--promql-window %s', (promqlWindow, expected) => {
    expect(even(derived(columns.slice(0, 1), { promqlWindow }))).toEqual({
      'rate(x_total{job="a"})': expected,
    });
  });

  it('--sum-by: the labels that stay tell the sums apart', () => {
    const of = (job: string, instance: string, perMinute: number) =>
      counting({ __name__: 'x_total', job, instance }, perMinute);
    const joined = [of('a', '1', 60), of('a', '2', 30), of('b', '1', 6)];
    expect(even(derived(joined, { sumBy: ['job'] }))).toEqual({
      'sum(rate(x_total{job="a"}))': 1.5,
      'sum(rate(x_total{job="b"}))': 0.1,
    });
    expect(even(derived(joined, { sumBy: [] }))).toEqual({ 'sum(rate(x_total))': 1.6 });
    expect(even(derived(joined, { avgBy: ['job'] }))).toEqual({
      'avg(rate(x_total{job="a"}))': 0.75,
      'avg(rate(x_total{job="b"}))': 0.1,
    });
    expect(derived(joined, { sumBy: ['job'] })[0]?.sources).toEqual(joined.slice(0, 2));
  });

  it('--sum-by: rate first, then sum, so that a reset of one member makes no spike', () => {
    const fell = made(
      { __name__: 'x_total', job: 'a', instance: '1' },
      times(30, (i) => (i < 15 ? 60 * (100_000 + i) : 60 * (i - 14))),
      'counter',
    );
    const steady = counting({ __name__: 'x_total', job: 'a', instance: '2' }, 60);
    expect(even(derived([fell, steady], { sumBy: ['job'] }))).toEqual({ 'sum(rate(x_total{job="a"}))': 2 });
  });

  it('--sum-by: gauges are added up, each with its last value', () => {
    const of = (instance: string, values: readonly (MadeValue | null)[]) =>
      made({ __name__: 'q', job: 'a', instance }, values, 'gauge');
    const joined = [of('1', [1, 2, null, STALE, 5]), of('2', [10, 20, 30, 40, 50])];
    expect(told(derived(joined, { sumBy: ['job'] }))).toEqual({ 'sum(q{job="a"})': [11, 22, 32, 40, 55] });
    expect(told(derived(joined, { avgBy: ['job'] }))).toEqual({ 'avg(q{job="a"})': [5.5, 11, 16, 40, 27.5] });
  });

  it('--sum-by: gauges that come once an hour, off the hour', () => {
    const of = (instance: string, value: number) =>
      joinedOf(
        columnOf(
          { __name__: 'q', instance },
          times(5, (i) => [(60 * i + 30) * MINUTE, value * (i + 1)] as const),
          'gauge',
        ),
      );
    expect(told(derived([of('1', 1), of('2', 10)], { sumBy: [] }))).toEqual({ 'sum(q)': [11, 22, 33, 44] });
  });

  it('--sum-by: histograms are added up bucket by bucket, however a bound is spelt', () => {
    const of = (instance: string, le: string) => [
      counting({ __name__: 't_bucket', instance, le }, 30),
      counting({ __name__: 't_bucket', instance, le: '+Inf' }, 60),
    ];
    const one = even(derived([...of('1', '1'), ...of('2', '1.0')], { sumBy: [], quantile: 0.25 }));
    expect(one).toEqual({ 'p25(t)': 0.5 });
  });
});

describe('deriveSeries of many', () => {
  const MEMBERS = ['1', '2', '3'];
  const member = (instance: string, valueAt: (minute: number) => number | null, code = '200') =>
    made({ __name__: 'x_total', instance, code }, times(60, valueAt), 'counter');
  const going = (minute: number) => 60 * (1000 + minute);

  it.each<[string, (minute: number) => number | null]>([
    ['loses a scrape', (minute) => (minute === 30 ? null : going(minute))],
    ['loses some scrapes', (minute) => (minute >= 30 && minute < 33 ? null : going(minute))],
  ])('keeps the sum where one %s', (_, valueAt) => {
    const joined = MEMBERS.map((one) => member(one, one === '2' ? valueAt : going));
    const [sum] = derived(joined, { sumBy: [] });
    const [average] = derived(joined, { avgBy: [] });
    expect(sum!.column.timestampsMs[0]).toBe(5 * MINUTE);
    // A whole member is 1. Behind the gap Prometheus sees 0:33 and 0:34 alone: 60 × 90 s / 60 s / 300 s = 0.3.
    expect(Math.min(...sum!.column.values)).toBeGreaterThan(2.3 - 1e-9);
    expect(Math.max(...sum!.column.values)).toBeLessThanOrEqual(3);
    expect(average!.column.values.every((value) => value > 0.76 && value <= 1)).toBe(true);
  });

  it('lets a member come and go little by little, not all at once', () => {
    const shortLived = (minute: number) => (minute < 20 || minute > 40 ? null : 60 * (minute - 20));
    const [sum] = derived(
      MEMBERS.map((one) => member(one, one === '2' ? shortLived : going)),
      { sumBy: [] },
    );
    const values = [...sum!.column.values];
    expect(values.slice(0, 16).every((value) => value === 2)).toBe(true);
    expect(values[25]).toBe(3);
    values.forEach((value, i) => {
      if (i > 0) expect(Math.abs(value - values[i - 1]!)).toBeLessThanOrEqual(0.5);
    });
  });

  it('is missing where most members are', () => {
    const gone = (minute: number) => (minute >= 30 && minute < 34 ? null : going(minute));
    const [sum] = derived(
      MEMBERS.map((one) => member(one, one === '2' ? going : gone)),
      { sumBy: [] },
    );
    const missing = [...sum!.column.timestampsMs].filter((_, i) => Number.isNaN(sum!.column.values[i]!));
    expect(missing.length).toBeGreaterThan(4);
    expect(missing[0]).toBeGreaterThan(29 * MINUTE);
    expect(missing.at(-1)).toBeLessThan(39 * MINUTE);
  });

  it('keeps an error share in which one member loses scrapes', () => {
    const gappy = (minute: number) => (minute >= 30 && minute < 32 ? null : 54 * (1000 + minute));
    const joined = [member('1', gappy), member('1', (minute) => 6 * (1000 + minute), '500')];
    const share = told(derived(joined))['error-share(x_total{instance="1"})']!;
    // Were the other left out, it would be 1.
    expect(Math.max(...share)).toBeLessThan(0.2);
    expect(Math.min(...share)).toBe(0.1);
  });

  it('has no dip at the start of targets that are scraped one after the other', () => {
    const joined = times(4, (i) =>
      joinedOf(
        columnOf(
          { __name__: 'x_total', i: String(i) },
          times(30, (minute) => [minute * MINUTE + i * 15_000, 60 * minute] as const),
          'counter',
        ),
      ),
    );
    const [sum] = derived(joined, { sumBy: [] });
    expect(sum!.column.timestampsMs[0]).toBe(6 * MINUTE);
    sum!.column.values.forEach((value) => {
      expect(value).toBeCloseTo(4, 9);
    });
  });

  it.each([0, 7, 23])('has no dip where a counter begins at zero (%d s off the minute)', (offS) => {
    const samples = times(30, (minute) => [minute * MINUTE + offS * 1000, 6000 * minute] as const);
    const [rate] = derived([joinedOf(columnOf({ __name__: 'x_total' }, samples, 'counter'))]);
    rate!.column.values.forEach((value) => {
      expect(value).toBeCloseTo(100, 9);
    });
    expect(rate!.column.length).toBeGreaterThanOrEqual(24);
  });

  it('has the step of most samples, whatever a short member has', () => {
    const long = times(10, (i) => counting({ __name__: 'x_total', i: String(i) }, 60, 200));
    const apart = (labels: Labels, hours: number) =>
      joinedOf(
        columnOf(
          labels,
          [
            [0, 1],
            [hours * 60 * MINUTE, 2],
          ],
          'counter',
        ),
      );
    const stepOf = (columns: readonly JudgedColumn[], name: string) => {
      const { timestampsMs } = columns.find((one) => one.name === name)!.column;
      return timestampsMs[1]! - timestampsMs[0]!;
    };
    const sums = derived([...long, apart({ __name__: 'x_total', i: 'short' }, 3)], { sumBy: [] });
    expect(stepOf(sums, 'sum(rate(x_total))')).toBe(MINUTE);
    const shares = derived([
      counting({ __name__: 'r_total', code: '200' }, 60, 400),
      apart({ __name__: 'r_total', code: '500' }, 6),
    ]);
    expect(stepOf(shares, 'error-share(r_total)')).toBe(MINUTE);
  });

  it('has the coarser of two steps that many samples have', () => {
    const every = (minutes: number, i: string) =>
      joinedOf(
        columnOf(
          { __name__: 'x_total', i },
          times(600 / minutes, (at) => [at * minutes * MINUTE, 60 * minutes * (1000 + at)] as const),
          'counter',
        ),
      );
    const [sum] = derived([every(1, 'a'), every(5, 'b')], { sumBy: [] });
    expect(sum!.column.timestampsMs[1]! - sum!.column.timestampsMs[0]!).toBe(5 * MINUTE);
  });
});

describe('deriveSeries refuses', () => {
  const joined = [counting({ __name__: 'x_total', job: 'a', instance: 'b' }, 60)];

  it.each<[Partial<DeriveOptions>, string, string]>([
    [{ sumBy: ['jbo'] }, 'sum-by-nothing', '--sum-by "jbo": no series has such a label'],
    [{ avgBy: ['jbo', 'jb'] }, 'avg-by-nothing', '--avg-by "jbo,jb": no series has such a label'],
  ])('%j', (options, code, what) => {
    const fault = { code, place: 'aiops', what, fix: 'there are: instance, job' };
    expect(() => derived(joined, options)).toThrow(new UsageError(fault));
  });

  it.each([[[]], [['job', 'jbo']]])('no --sum-by of %j', (sumBy) => {
    expect(derived(joined, { sumBy })).toHaveLength(1);
    expect(derived([], { sumBy })).toEqual([]);
  });
});

describe('deriveSeries keeps', () => {
  it('every column: each is a source of something', () => {
    const name = fc.constantFrom('h', 'h_bucket', 'h_count', 'h_sum', 'h_total', 'g');
    const labels = fc.record(
      {
        job: fc.constantFrom('a', 'b'),
        le: fc.constantFrom('1', '+Inf', 'x'),
        code: fc.constantFrom('200', '500'),
      },
      { requiredKeys: [] },
    );
    const type = fc.constantFrom<MetricType>('unknown', 'counter', 'histogram', 'summary', 'gauge');
    const column = fc.tuple(name, labels, type, fc.integer({ min: 1, max: 4 }));
    const unique = {
      selector: ([name, labels]: readonly [string, Labels, ...unknown[]]) =>
        seriesName({ ...labels, __name__: name }),
      minLength: 1,
      maxLength: 12,
    };
    const options = fc.constantFrom<Partial<DeriveOptions>>(
      {},
      { sumBy: [] },
      { avgBy: [] },
      { as: 'counter' },
    );
    fc.assert(
      fc.property(fc.uniqueArray(column, unique), options, (made_, chosen) => {
        const joined = made_.map(([__name__, labels, type, gain]) =>
          made(
            { ...labels, __name__ },
            times(12, (i) => gain * i),
            type,
          ),
        );
        const sources = new Set(derived(joined, chosen).flatMap((one) => one.sources));
        for (const one of joined) expect(sources).toContain(one);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('its word: the sum of rates is the rate of the sum by a label', () => {
    const gains = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 30, maxLength: 30 });
    const restart = fc.option(fc.integer({ min: 5, max: 25 }), { nil: -1 });
    const members = fc.array(fc.tuple(gains, restart), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(members, (all) => {
        const joined = all.map(([gained, at], i) => {
          let sum = 0;
          const values = gained.map((gain, slot) => (sum = slot === at ? gain : sum + gain));
          return made({ __name__: 'x_total', job: 'a', instance: String(i) }, values, 'counter');
        });
        const [sum] = derived(joined, { sumBy: ['job'] });
        const rates = derived(joined);
        expect(rates).toHaveLength(all.length);
        sum!.column.values.forEach((value, slot) => {
          const added = rates.reduce((total, { column }) => total + column.values[slot]!, 0);
          expect(value).toBeCloseTo(added, 9);
        });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('the columns as they are', () => {
    const columns = () => [
      counting({ __name__: 't_bucket', le: '1' }, 3),
      counting({ __name__: 't_bucket', le: '+Inf' }, 6),
      made({ __name__: 'cpu' }, [3, STALE, 1]),
    ];
    const given = columns();
    derived(given);
    derived(given, { sumBy: [] });
    expect(given).toEqual(columns());
  });

  it('within bounds where parts of a whole lie years apart', () => {
    const pair = (labels: Labels, fromMs: number) =>
      joinedOf(
        columnOf(
          labels,
          [
            [fromMs, 1],
            [fromMs + 1, 2],
          ],
          'counter',
        ),
      );
    const joined = [pair({ __name__: 'x_total', i: '1' }, 0), pair({ __name__: 'x_total', i: '2' }, 3e11)];
    const [sum] = derived(joined, { sumBy: [] });
    expect(sum?.column.length).toBeLessThanOrEqual(10_001);
  });

  it.each(
    [15, 60, 120, 150, 300, 3600].flatMap((seconds) => [[seconds, 0] as const, [seconds, 0.31] as const]),
  )('every rate of samples %d s apart, off by %d steps, which jitter', (seconds, phase) => {
    const random = xoroshiro128plus(1);
    const jitterMs = 12 * seconds;
    const samples = times(1000, (i) => {
      const timeMs = Math.round((i + phase) * seconds * 1000) + uniformInt(random, -jitterMs, jitterMs);
      return [timeMs, 1e6 + timeMs / 1000] as const;
    });
    const [rate] = derived([joinedOf(columnOf({ __name__: 'x_total' }, samples, 'counter'))]);
    const values = [...rate!.column.values];
    expect(values.length).toBeGreaterThanOrEqual(1000 - Math.ceil(300 / seconds) - 3);
    expect(values.every((value) => Math.abs(value - 1) < 1e-9)).toBe(true);
  });

  it('no hole where the step of a counter changes for good', () => {
    const at = [...times(101, (i) => i), ...times(40, (i) => 100 + 5 * (i + 1))];
    const counter = columnOf(
      { __name__: 'x_total' },
      at.map((minute) => [minute * MINUTE, 60 * (1000 + minute)] as const),
      'counter',
    );
    const [rate] = derived([joinedOf(counter)]);
    expect(new Set(rate?.column.values)).toEqual(new Set([1]));
    expect(rate?.column.timestampsMs.at(-1)).toBe(300 * MINUTE);
  });
});
