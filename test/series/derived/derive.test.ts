import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { type DeriveOptions, deriveSeries } from '../../../src/series/derived/derive.ts';
import type { JudgedColumn } from '../../../src/series/derived/judged.ts';
import type { JoinedColumn } from '../../../src/series/join.ts';
import type { Labels } from '../../../src/series/labels.ts';
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
    expect([...(rate?.column.timestampsMs ?? [])]).toEqual([4, 5, 6, 7].map((minute) => minute * MINUTE));
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
    expect(known).toEqual([4, 5, 6, 7, 8, 9, 10, 24, 25, 26, 27, 28, 29]);
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
    // From 0:04 on; failures are known from 0:24 on.
    expect(share).toHaveLength(26);
    expect(new Set(share.slice(0, 20))).toEqual(new Set([0]));
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
    expect(rate?.column.timestampsMs[0]).toBe(9 * MINUTE);
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

describe('deriveSeries keeps', () => {
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
    derived(given, { sumBy: ['job'] });
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
    expect(values.length).toBeGreaterThanOrEqual(1000 - Math.ceil(300 / seconds) - 2);
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
