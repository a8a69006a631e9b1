import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import type { JoinedColumn } from '../../src/series/join.ts';
import type { Labels } from '../../src/series/labels.ts';
import {
  counterRestarts,
  isOfServer,
  isUp,
  presenceOf,
  targetKey,
  targetsOf,
} from '../../src/series/targets.ts';
import { columnOf, joinedOf, type MadeValue, MINUTE, minutesOf, STALE, times } from './made-columns.ts';

const NONE = Number.NaN;
const A = { job: 'a', instance: '1' };

const seriesOf = (labels: Labels, values: readonly (MadeValue | null)[] = [1]): JoinedColumn =>
  joinedOf(minutesOf(labels, values));
const counterOf = (name: string, values: readonly (MadeValue | null)[]): JoinedColumn =>
  joinedOf(minutesOf({ __name__: name, ...A }, values, 'counter'));

describe('targetsOf', () => {
  it('targetsOf(columns) puts together what agrees in job and instance, with its `up`', () => {
    const up = seriesOf({ __name__: 'up', ...A });
    const cpu = seriesOf({ __name__: 'cpu', ...A, core: '0' });
    const other = seriesOf({ __name__: 'cpu', job: 'a', instance: '2' });
    const [bare, alsoBare] = [seriesOf({ __name__: 'value' }), seriesOf({ __name__: 'other', job: '' })];
    expect(targetsOf([cpu, other, bare, up, alsoBare])).toEqual([
      { members: [cpu, up], up },
      { members: [other], up: undefined },
      { members: [bare, alsoBare], up: undefined },
    ]);
    expect(targetsOf([])).toEqual([]);
  });

  it('targetKey(labels) does not mix up job and instance', () => {
    expect(targetKey({ job: 'a","b', instance: 'c' })).not.toBe(targetKey({ job: 'a', instance: 'b","c' }));
    expect(targetKey({ job: 'a' })).not.toBe(targetKey({ instance: 'a' }));
  });

  it.each([
    ['up', true, true],
    ['scrape_duration_seconds', false, true],
    ['scrape_samples_scraped', false, true],
    ['upstream_rq', false, false],
    ['', false, false],
  ])('isUp(series), isOfServer(series) of %j are %s, %s', (name, up, ofServer) => {
    const one = seriesOf({ __name__: name });
    expect([isUp(one), isOfServer(one)]).toEqual([up, ofServer]);
  });
});

describe('presenceOf', () => {
  it.each<[string, (MadeValue | null)[][], number[]]>([
    ['nothing', [], []],
    ['no samples', [[]], []],
    ['one sample', [[1]], [1]],
    [
      'a gap that all share',
      [
        [1, 2, null, null, 5, 6],
        [1, 2, null, 4, 5, 6],
      ],
      [1, 1, NONE, 1, 1, 1],
    ],
    [
      'what ends and what begins',
      [
        [1, 2],
        [null, null, null, 3, 4],
      ],
      [1, 1, NONE, 1, 1],
    ],
    ['samples without a value', [[1, NONE, STALE, 4]], [1, NONE, NONE, 1]],
  ])('presenceOf(members) of %s', (_, members, expected) => {
    const made = members.map((values) => seriesOf({ __name__: 'cpu', ...A }, values));
    expect(presenceOf(made).values).toEqual(Float64Array.from(expected));
  });

  it('presenceOf(members) is named by the labels that all agree in', () => {
    const members = [
      seriesOf({ __name__: 'cpu', ...A }, [1, 2]),
      seriesOf({ __name__: 'load', ...A }, [1, 2]),
    ];
    expect(presenceOf(members)).toMatchObject({
      labels: A,
      name: '{instance="1",job="a"}',
      startMs: 0,
      stepMs: MINUTE,
    });
  });

  it('presenceOf(members) takes a quantile of no observation for a sample, a marker for none', () => {
    const quantile = seriesOf({ __name__: 'latency', quantile: '0.9' }, [1, NONE, NONE, STALE, 5]);
    expect(presenceOf([quantile]).values).toEqual(Float64Array.of(1, 1, 1, NONE, 1));
  });

  it('presenceOf(members, witnesses) covers what the witnesses cover', () => {
    const up = seriesOf({ __name__: 'up', ...A }, [1, 1, 0, 0, 0]);
    const { values, name } = presenceOf([seriesOf({ __name__: 'cpu', ...A }, [1, 2])], [up]);
    expect(values).toEqual(Float64Array.of(1, 1, NONE, NONE, NONE));
    expect(name).toBe('cpu{instance="1",job="a"}');
  });

  it('presenceOf(members) loses no slot to jitter', () => {
    const random = xoroshiro128plus(1);
    const jittered = times(500, (i) => [i * MINUTE + uniformInt(random, -720, 720), i] as const);
    const { values } = presenceOf([joinedOf(columnOf({}, jittered))]);
    expect(values).toEqual(new Float64Array(500).fill(1));
  });

  it('presenceOf(members) whose step changes has no gap for that', () => {
    const samples = [...times(100, (i) => i * MINUTE), ...times(50, (i) => (99 + 5 * (i + 1)) * MINUTE)];
    const { values, stepMs } = presenceOf([
      joinedOf(
        columnOf(
          {},
          samples.map((time) => [time, 1]),
        ),
      ),
    ]);
    expect(stepMs).toBe(5 * MINUTE);
    expect(values.every((value) => value === 1)).toBe(true);
  });

  it('presenceOf(members) does not lay out years in milliseconds', () => {
    const pair = (fromMs: number) =>
      joinedOf(
        columnOf({}, [
          [fromMs, 1],
          [fromMs + 1, 2],
        ]),
      );
    expect(presenceOf([pair(0), pair(3e11)]).values.length).toBeLessThanOrEqual(10_001);
  });
});

describe('counterRestarts', () => {
  const fell = (...at: number[]) => times(30, (i) => i - (at.findLast((slot) => slot <= i) ?? -9));
  const told = (members: readonly JoinedColumn[]) =>
    counterRestarts(members, MINUTE).map(({ atMs, members: fallen }) => [
      atMs / MINUTE,
      fallen.map(({ column }) => column.labels['__name__']),
    ]);

  it('counterRestarts(members, step) is one for falls within two steps', () => {
    const members = [
      counterOf('a', fell(10)),
      counterOf('b', fell(12, 20)),
      counterOf('c', fell(23)),
      counterOf('never', fell()),
    ];
    expect(told(members)).toEqual([
      [10, ['a', 'b']],
      [20, ['b']],
      [23, ['c']],
    ]);
  });

  it('counterRestarts(members, step) leaves gauges out, and samples without a value', () => {
    const gauge = joinedOf(minutesOf({ __name__: 'g', ...A }, [5, 1, 5, 1], 'gauge'));
    expect(told([gauge, counterOf('a', [5, NONE, STALE, 7, NONE, 2])])).toEqual([[5, ['a']]]);
  });

  it('counterRestarts(members, step) waits for the counters that come back later', () => {
    const away = [...times(8, (i) => 40 + i), ...Array<null>(12).fill(null), 1, 1, 2];
    expect(told([counterOf('a', fell(10)), counterOf('errors', away)])).toEqual([[10, ['a', 'errors']]]);
    expect(told([counterOf('errors', away)])).toEqual([[20, ['errors']]]);
    expect(told([counterOf('a', fell(7)), counterOf('errors', away)])).toEqual([
      [7, ['a']],
      [20, ['errors']],
    ]);
  });

  it('counterRestarts(members, step) names a counter that fell twice in it once', () => {
    expect(told([counterOf('a', [9, 10, 0, 1, 0, 1])])).toEqual([[2, ['a']]]);
  });
});
