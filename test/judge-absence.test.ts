import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/findings/finding.ts';
import { isAbsentByRight, withAbsence } from '../src/judge-absence.ts';
import { deriveSeries } from '../src/series/derived/derive.ts';
import { asItIs, type JudgedColumn } from '../src/series/derived/judged.ts';
import { toGrid } from '../src/series/grid.ts';
import type { Labels } from '../src/series/labels.ts';
import { joinedOf, type MadeValue, minutesOf, STALE, times } from './series/made-columns.ts';

const NONE = Number.NaN;
const gapOf = (firstSlot: number, lastSlot: number): Finding => ({
  ...{ kind: 'missing-data', whose: 'series', probability: 1e-9 },
  ...{ firstSlot, lastSlot, peakSlot: firstSlot, missing: lastSlot - firstSlot + 1 },
});

/** Twenty minutes of values, then these, then twenty more. */
const around = (middle: readonly (MadeValue | null)[]) => [
  ...times(20, (i) => 60 * (1000 + i)),
  ...middle,
  ...times(20, (i) => 60 * (1020 + middle.length + i)),
];
const gone = Array<null>(30).fill(null);

const gauge = (values: readonly (MadeValue | null)[], labels: Labels = { __name__: 'cpu' }): JudgedColumn =>
  asItIs(joinedOf(minutesOf(labels, values)));

/** Of the longest run of slots without a value. */
function judged(one: JudgedColumn): boolean {
  const { series } = toGrid(one.column, one.range, one.name);
  let [first, last] = [0, -1];
  let from = 0;
  for (let slot = 0; slot <= series.values.length; slot++) {
    if (slot < series.values.length && Number.isNaN(series.values[slot]!)) continue;
    if (slot - 1 - from > last - first) [first, last] = [from, slot - 1];
    from = slot + 1;
  }
  expect(last - first).toBeGreaterThan(2);
  return isAbsentByRight(gapOf(first, last), series, one);
}

describe('isAbsentByRight', () => {
  it.each<[string, JudgedColumn, boolean]>([
    ['after a staleness marker', gauge(around([STALE, ...gone])), true],
    ['after a sample without a value, as some forms write a marker', gauge(around([NONE, ...gone])), true],
    ['after a marker long before', gauge([1, 2, 3, STALE, ...around(gone)]), false],
    ['without a word', gauge(around(gone)), false],
    ['in a series that is there without a value', gauge(around(Array(30).fill(NONE))), false],
    [
      'in a quantile of no observation',
      gauge(around(Array(30).fill(NONE)), { __name__: 'latency', quantile: '0.9' }),
      true,
    ],
    ['in a quantile that is not there', gauge(around(gone), { __name__: 'latency', quantile: '0.9' }), false],
  ])('isAbsentByRight(a gap %s)', (_, one, expected) => {
    expect(judged(one)).toBe(expected);
  });

  const rateOf = (middle: readonly (MadeValue | null)[]): JudgedColumn => {
    const counter = joinedOf(minutesOf({ __name__: 'x_total' }, around(middle), 'counter'));
    return deriveSeries([counter], { promqlWindow: 'left-open', quantile: 0.95 })[0]!;
  };

  it.each<[string, (MadeValue | null)[], boolean]>([
    ['of half an hour', gone, false],
    ['of three minutes, which a range of five doubles', [null, null, null], true],
    ['after a staleness marker', [STALE, ...gone], true],
  ])('isAbsentByRight(a gap in a rate %s)', (_, middle, expected) => {
    expect(judged(rateOf(middle))).toBe(expected);
  });

  /** Added up over pods: a counter of each, as long as it lives. */
  const sumOf = (pods: readonly (readonly (MadeValue | null)[])[]): JudgedColumn => {
    const counters = pods.map((values, pod) =>
      joinedOf(minutesOf({ __name__: 'x_total', pod: `${pod}` }, values, 'counter')),
    );
    return deriveSeries(counters, { promqlWindow: 'left-open', quantile: 0.95, sumBy: [] })[0]!;
  };
  const lives = (before: number, after: number): (MadeValue | null)[] => [
    ...Array<null>(before).fill(null),
    ...times(40, (i) => 60 * (i + 1)),
    STALE,
    ...Array<null>(after).fill(null),
  ];

  it.each<[string, (MadeValue | null)[][], boolean]>([
    ['all end, and others begin later', [lives(0, 0), lives(0, 0), lives(90, 0)], true],
    ['one ended long before the last', [lives(0, 0), lives(60, 0), lives(150, 0)], true],
    [
      'one goes on after half an hour without a word',
      [lives(0, 0), [...lives(0, 0).slice(0, 40), ...gone, ...lives(0, 0)]],
      false,
    ],
  ])('isAbsentByRight(a gap in a sum of pods of which %s)', (_, pods, expected) => {
    expect(judged(sumOf(pods))).toBe(expected);
  });

  it('isAbsentByRight(an average of no observation beside an instance that is gone)', () => {
    const idle = times(90, (i) => 60 * (1000 + Math.min(i, 30) + Math.max(0, i - 60)));
    const parts = ['_count', '_sum'].flatMap((part) => [
      joinedOf(minutesOf({ __name__: `t${part}`, pod: '1' }, idle, 'summary')),
      joinedOf(minutesOf({ __name__: `t${part}`, pod: '2' }, [60, 120, 180, 240, 300, 360, 420], 'summary')),
    ]);
    const options = { promqlWindow: 'left-open', quantile: 0.95, sumBy: [] } as const;
    const average = deriveSeries(parts, options).find(({ derived }) => derived === 'average')!;
    expect(judged(average)).toBe(true);
  });

  it('isAbsentByRight(a quantile of a histogram without observations)', () => {
    const part = (labels: Labels) => {
      const counts = times(90, (i) => 60 * (1000 + Math.min(i, 30) + Math.max(0, i - 60)));
      return joinedOf(minutesOf(labels, counts, 'counter'));
    };
    const [quantile] = deriveSeries(
      [part({ __name__: 't_bucket', le: '1' }), part({ __name__: 't_bucket', le: '+Inf' })],
      { promqlWindow: 'left-open', quantile: 0.95 },
    );
    expect(judged(quantile!)).toBe(true);
  });

  it('isAbsentByRight(a finding of another kind) never is', () => {
    const one = gauge(around([STALE, ...gone]));
    const { series } = toGrid(one.column, one.range);
    const flatline: Finding = { ...gapOf(20, 50), kind: 'flatline', value: 7 } as Finding;
    expect(isAbsentByRight(flatline, series, one)).toBe(false);
  });
});

describe('withAbsence', () => {
  const absenceOf = (one: JudgedColumn, finding: Finding) => {
    const { series } = toGrid(one.column, one.range, one.name);
    const told = withAbsence(finding, series, one);
    return told.kind === 'missing-data' ? told.absence : undefined;
  };
  const counterOf = (middle: readonly (MadeValue | null)[]) =>
    joinedOf(minutesOf({ __name__: 'x_total' }, around(middle), 'counter'));
  const rateOf = (middle: readonly (MadeValue | null)[]) =>
    deriveSeries([counterOf(middle)], { promqlWindow: 'left-open', quantile: 0.95 })[0]!;

  it.each<[string, JudgedColumn, string]>([
    ['where none came', gauge(around(gone)), 'no-sample'],
    ['where they came without a number', gauge(around(Array(30).fill(NONE))), 'not-a-number'],
    ['of which every third came', gauge(around(times(30, (i) => (i % 3 === 0 ? NONE : null)))), 'no-sample'],
    [
      'of which two in three came',
      gauge(around(times(30, (i) => (i % 3 === 0 ? null : NONE)))),
      'not-a-number',
    ],
    ['of a rate of which none came', rateOf(gone), 'no-sample'],
    ['of a rate whose counter was no number', rateOf(Array(30).fill(NONE)), 'not-a-number'],
  ])('withAbsence(samples %s) says so', (_, one, absence) => {
    expect(absenceOf(one, gapOf(20, 49))).toBe(absence);
  });

  it('withAbsence(a finding of another kind) is that finding', () => {
    const one = gauge(around(gone));
    const { series } = toGrid(one.column, one.range, one.name);
    const slots = { firstSlot: 20, lastSlot: 25, peakSlot: 20, probability: 1e-9 };
    const flatline: Finding = { kind: 'flatline', ...slots, value: 1 };
    expect(withAbsence(flatline, series, one)).toBe(flatline);
  });
});
