import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { changes, delta, increase, irate, rate, resets } from '../../src/series/counters.ts';
import { histogramQuantiles } from '../../src/series/histograms.ts';
import { type Labels, NAME_LABEL, seriesName } from '../../src/series/labels.ts';
import { averageOf, sumOf } from '../../src/series/sums.ts';
import {
  LOOKBACK_MS,
  lastValue,
  overWindows,
  type RawSamples,
  type TimeWindow,
  type WindowRule,
} from '../../src/series/windows.ts';

/** A series of an answer: only the times at which it has a value. */
interface AnswerSeries {
  readonly labels: Labels;
  /** Seconds since 1970 UTC. */
  readonly times: readonly number[];
  /** NaN and ±Infinity as text. */
  readonly values: readonly (number | string)[];
}

interface Query {
  readonly name: string;
  readonly expr: string;
  /** Seconds since 1970 UTC. */
  readonly start: number;
  readonly end: number;
  /** Seconds. */
  readonly step: number;
  readonly prometheus2: readonly AnswerSeries[];
  readonly prometheus3?: readonly AnswerSeries[];
}

interface Oracle {
  readonly samples: readonly {
    readonly labels: Labels;
    readonly timeStepsMs: readonly number[];
    readonly values: readonly number[];
  }[];
  readonly queries: readonly Query[];
}

const oracle = JSON.parse(
  gunzipSync(readFileSync(new URL('../../fixtures/promql/oracle.json.gz', import.meta.url))).toString(),
) as Oracle;

const series = oracle.samples.map(({ labels, timeStepsMs, values }) => {
  let timeMs = 0;
  const timestampsMs = Float64Array.from(timeStepsMs, (stepMs) => (timeMs += stepMs));
  return { labels, samples: { timestampsMs, values: Float64Array.from(values) } };
});

/** A series of our answer; where NaN is a value and not absence, `isThere` knows. */
interface Row {
  readonly labels: Labels;
  readonly values: Float64Array;
  readonly isThere?: (slot: number) => boolean;
}

type Selector = Readonly<Record<string, string>>;
type RangeFunction = (samples: RawSamples, evalTimesMs: Float64Array, window: TimeWindow) => Float64Array;

/** The evaluation of one query under one rule. */
class Evaluation {
  readonly times: Float64Array;
  readonly rule: WindowRule;

  constructor(times: Float64Array, rule: WindowRule) {
    this.times = times;
    this.rule = rule;
  }

  /** `fn(selector[range] offset)` */
  over(fn: RangeFunction, selector: Selector, rangeS: number, offsetS = 0): Row[] {
    const times = this.times.map((timeMs) => timeMs - offsetS * 1000);
    return this.#selected(selector).map(({ labels, samples }) => ({
      labels: without(labels, [NAME_LABEL]),
      values: fn(samples, times, { rangeMs: rangeS * 1000, rule: this.rule }),
    }));
  }

  plain(selector: Selector): Row[] {
    const window = { rangeMs: LOOKBACK_MS, rule: this.rule };
    return this.#selected(selector).map(({ labels, samples }) => ({
      labels,
      values: lastValue(samples, this.times, window),
    }));
  }

  #selected(selector: Selector) {
    return series.filter(({ labels }) =>
      Object.entries(selector).every(([label, value]) => labels[label] === value),
    );
  }
}

function without(labels: Labels, dropped: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => !dropped.includes(label)));
}

function only(labels: Labels, kept: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => kept.includes(label)));
}

function grouped(rows: readonly Row[], labelsOf: (labels: Labels) => Labels): [Labels, Row[]][] {
  const groups = new Map<string, [Labels, Row[]]>();
  for (const row of rows) {
    const labels = labelsOf(row.labels);
    const group = groups.get(seriesName(labels)) ?? [labels, []];
    group[1].push(row);
    groups.set(seriesName(labels), group);
  }
  return [...groups.values()];
}

function aggregate(rows: readonly Row[], by: readonly string[], over = sumOf): Row[] {
  return grouped(rows, (labels) => only(labels, by)).map(([labels, members]) => ({
    labels,
    values: over(members.map(({ values }) => values)),
  }));
}

/** Rows of equal labels, put together slot by slot; there where both are. */
function together(
  left: readonly Row[],
  right: readonly Row[],
  join: (a: number, b: number) => number,
): Row[] {
  return left.flatMap(({ labels, values }) => {
    const other = right.find((row) => seriesName(row.labels) === seriesName(labels))?.values;
    if (other === undefined) return [];
    const isThere = (slot: number) => !Number.isNaN(values[slot]) && !Number.isNaN(other[slot]);
    return [{ labels, values: values.map((value, slot) => join(value, other[slot]!)), isThere }];
  });
}

const ratio = (left: readonly Row[], right: readonly Row[]) => together(left, right, (a, b) => a / b);

function quantiles(quantile: number, rows: readonly Row[], rule: WindowRule): Row[] {
  return grouped(rows, (labels) => without(labels, [NAME_LABEL, 'le'])).map(([labels, members]) => ({
    labels,
    values: histogramQuantiles(
      quantile,
      members.map((row) => ({ upperBound: boundOf(row.labels), counts: row.values })),
      rule,
    ),
    isThere: (slot) => members.some(({ values }) => !Number.isNaN(values[slot])),
  }));
}

function boundOf({ le }: Labels): number {
  return le === '+Inf' ? Infinity : Number(le);
}

const REQUESTS = { __name__: 'http_requests_total' };
const FRAUD = { ...REQUESTS, job: 'fraud-check' };
const BUCKETS = { __name__: 'http_request_duration_seconds_bucket' };
const COUNT = { __name__: 'http_request_duration_seconds_count' };
const SUM = { __name__: 'http_request_duration_seconds_sum' };
const ACTIVE = { __name__: 'http_server_active_requests' };
const EDGES = { __name__: 'edge_total' };
const EDGE_BUCKETS = { __name__: 'edge_bucket' };

const countOverTime: RangeFunction = (samples, times, window) =>
  overWindows(samples, times, window, (first, end) => end - first);

const averageOverTime: RangeFunction = (samples, times, window) =>
  overWindows(samples, times, window, (first, end) => {
    const held = samples.values.subarray(first, end);
    return held.reduce((sum, value) => sum + value, 0) / held.length;
  });

/** `rate(sum(…)[5m:1m])`: the sum at every minute, then the rate of that. */
function rateOfSum(at: Evaluation): Row[] {
  const minutes = everyStep(at.times[0]! - 300_000, at.times.at(-1)!, 60_000);
  const sums = aggregate(new Evaluation(minutes, at.rule).plain(REQUESTS), []);
  return sums.map(({ labels, values }) => ({
    labels,
    values: rate({ timestampsMs: minutes, values }, at.times, { rangeMs: 300_000, rule: at.rule }),
  }));
}

function greatest(count: number, rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => b.values[0]! - a.values[0]!).slice(0, count);
}

type Recipe = (at: Evaluation) => Row[];

const byJob = (at: Evaluation, selector: Selector, rangeS = 300, offsetS = 0): Row[] =>
  aggregate(at.over(rate, selector, rangeS, offsetS), ['job']);

const quantileByJob =
  (quantile: number): Recipe =>
  (at) =>
    quantiles(quantile, aggregate(at.over(rate, BUCKETS, 300), ['job', 'le']), at.rule);

/** How each query is put together from the functions under test. */
const recipes: Readonly<Record<string, Recipe>> = {
  'rate5m-normal': (at) => at.over(rate, { ...REQUESTS, job: 'gateway', status: '200' }, 300),
  'rate5m-across-restart': (at) => at.over(rate, { ...FRAUD, status: '200' }, 300),
  'increase10m-across-restart': (at) => at.over(increase, FRAUD, 600),
  'rate1m-single-sample': (at) => at.over(rate, { ...REQUESTS, job: 'gateway', status: '200' }, 60),
  'rate2m-missed-scrapes': (at) => at.over(rate, { ...FRAUD, status: '200' }, 120),
  'rate5m-target-down': (at) => at.over(rate, { ...FRAUD, status: '200' }, 300),
  'selector-lookback-target-down': (at) => at.plain({ ...FRAUD, status: '200' }),
  'rate5m-prometheus-gap': (at) => byJob(at, REQUESTS),
  'deploy-reset-sum-rate-vs-rate-sum': (at) => aggregate(at.over(rate, REQUESTS, 300), []),
  'WRONG-rate-of-sum': rateOfSum,
  irate: (at) => at.over(irate, { ...REQUESTS, job: 'ledger', status: '200' }, 300),
  'resets-6h': (at) => at.over(resets, { ...FRAUD, status: '200' }, 6 * 3600),
  'changes-1h': (at) => at.over(changes, { __name__: 'pg_stat_activity_count' }, 3600),
  'delta-gauge': (at) => at.over(delta, { __name__: 'node_filesystem_avail_bytes' }, 3600),
  'hq-0.5-by-job': quantileByJob(0.5),
  'hq-0.9-by-job': quantileByJob(0.9),
  'hq-0.95-by-job': quantileByJob(0.95),
  'hq-0.99-by-job': quantileByJob(0.99),
  'hq-across-restart': (at) =>
    quantiles(0.95, aggregate(at.over(rate, { ...BUCKETS, job: 'fraud-check' }, 300), ['le']), at.rule),
  'hq-1.0': quantileByJob(1),
  'mean-latency': (at) => ratio(byJob(at, SUM), byJob(at, COUNT)),
  'error-ratio': (at) => ratio(byJob(at, { ...REQUESTS, status: '500' }), byJob(at, REQUESTS)),
  apdex: (at) => {
    const satisfied = byJob(at, { ...BUCKETS, le: '0.1' });
    const tolerating = byJob(at, { ...BUCKETS, le: '0.5' });
    return ratio(
      together(satisfied, tolerating, (a, b) => (a + b) / 2),
      byJob(at, COUNT),
    );
  },
  'offset-1w': (at) => byJob(at, REQUESTS, 300, 7 * 24 * 3600),
  'boundary-15s-aligned-1m': (at) => at.over(countOverTime, ACTIVE, 60),
  'boundary-15s-aligned-avg': (at) => at.over(averageOverTime, ACTIVE, 60),
  'boundary-15s-shifted': (at) => at.over(countOverTime, ACTIVE, 60),
  topk: (at) => greatest(3, aggregate(at.over(rate, REQUESTS, 300), ['job', 'status'])),
  ...edgeRecipes(),
};

function edgeRecipes(): Record<string, Recipe> {
  const recipes: Record<string, Recipe> = {
    'edge-selector': (at) => at.plain(EDGES),
    'edge-sum': (at) => aggregate(at.over(rate, EDGES, 60), []),
    'edge-avg': (at) => aggregate(at.over(rate, EDGES, 60), [], averageOf),
    'edge-hq-rate': (at) => quantiles(0.9, at.over(rate, EDGE_BUCKETS, 60), at.rule),
  };
  for (const fn of [rate, increase, delta, irate, resets, changes]) {
    recipes[`edge-${fn.name}-1m`] = (at) => at.over(fn, EDGES, 60);
    recipes[`edge-${fn.name}-100s`] = (at) => at.over(fn, EDGES, 100);
    recipes[`edge-${fn.name}-5m`] = (at) => at.over(fn, EDGES, 300);
  }
  for (const quantile of [Number.NaN, -0.1, 0, 0.05, 0.5, 0.95, 1, 1.1]) {
    recipes[`edge-hq-${quantile}`] = (at) => quantiles(quantile, at.plain(EDGE_BUCKETS), at.rule);
  }
  return recipes;
}

function everyStep(startMs: number, endMs: number, stepMs: number): Float64Array {
  const count = Math.floor((endMs - startMs) / stepMs) + 1;
  return Float64Array.from({ length: count }, (_, i) => startMs + i * stepMs);
}

function evaluate(query: Query, rule: WindowRule): Map<string, number> {
  const times = everyStep(query.start * 1000, query.end * 1000, query.step * 1000);
  const points = new Map<string, number>();
  for (const { labels, values, isThere } of recipes[query.name]!(new Evaluation(times, rule))) {
    values.forEach((value, slot) => {
      if (isThere?.(slot) ?? !Number.isNaN(value)) points.set(pointName(labels, times[slot]!), value);
    });
  }
  return points;
}

function expectedOf(answer: readonly AnswerSeries[]): Map<string, number> {
  return new Map(
    answer.flatMap(({ labels, times, values }) =>
      values.map((value, i) => [pointName(labels, times[i]! * 1000), Number(value)] as const),
    ),
  );
}

function pointName(labels: Labels, timeMs: number): string {
  return `${seriesName(labels)} @${timeMs}`;
}

/** Points that only one side has, and those that differ by more than 1e-9 of their size. */
function disagreements(got: Map<string, number>, expected: Map<string, number>): string[] {
  const names = new Set([...got.keys(), ...expected.keys()]);
  return [...names]
    .filter((name) => !isEqual(got.get(name), expected.get(name)))
    .map((name) => `${name}: got ${got.get(name)}, Prometheus says ${expected.get(name)}`);
}

function isEqual(got: number | undefined, expected: number | undefined): boolean {
  if (got === undefined || expected === undefined || Object.is(got, expected))
    return got === expected || Number.isNaN(got);
  return Math.abs(got - expected) <= 1e-9 * Math.abs(expected);
}

/** Where the two versions part: samples on the edge of a window, and counters that had just begun. */
const PARTING = /^edge-|^WRONG-rate-of-sum$|^boundary-15s-aligned|^deploy-reset/;

const queryNamed = (name: string) => oracle.queries.find((query) => query.name === name)!;

describe('PromQL against a Prometheus server', () => {
  it('recipes has every query', () => {
    expect(oracle.queries.map(({ name }) => name).sort()).toEqual(Object.keys(recipes).sort());
  });

  it.each(oracle.queries)('$name: $expr under closed', (query) => {
    const expected = expectedOf(query.prometheus2);
    expect(disagreements(evaluate(query, 'closed'), expected)).toEqual([]);
    expect(expected.size > 0).toBe(query.name !== 'rate1m-single-sample');
  });

  it.each(oracle.queries.filter(({ name }) => !PARTING.test(name)))(
    '$name: $expr under left-open',
    (query) => {
      const expected = expectedOf(query.prometheus3 ?? query.prometheus2);
      expect(disagreements(evaluate(query, 'left-open'), expected)).toEqual([]);
    },
  );

  it('boundary-15s-aligned-1m under left-open holds one sample less', () => {
    const query = queryNamed('boundary-15s-aligned-1m');
    expect(new Set(evaluate(query, 'closed').values())).toEqual(new Set([5]));
    expect(new Set(evaluate(query, 'left-open').values())).toEqual(new Set([4]));
  });

  // Two counters had 19 and 7 some 101 s behind the left edge, so zero 57 and 38 s before: less than 1.1 gaps
  // (Prometheus 2 goes there), more than half a gap (where Prometheus 3 stops).
  it('deploy-reset-sum-rate-vs-rate-sum under left-open differs once', () => {
    const query = queryNamed('deploy-reset-sum-rate-vs-rate-sum');
    const difference = (60 * (57 - 30)) / 180 / 300 + (33 * ((7 / 33) * 180 - 30)) / 180 / 300;
    const expected = expectedOf(query.prometheus2);
    const name = pointName({}, 1_778_577_420_000);
    expected.set(name, expected.get(name)! - difference);
    expect(disagreements(evaluate(query, 'left-open'), expected)).toEqual([]);
  });
});
