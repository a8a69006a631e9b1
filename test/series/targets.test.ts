import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import type { JoinedColumn } from '../../src/series/join.ts';
import type { Labels } from '../../src/series/labels.ts';
import {
  counterRestarts,
  failedScrapes,
  isOfServer,
  memberOf,
  presenceOf,
  targetsOf,
} from '../../src/series/targets.ts';
import { columnOf, joinedOf, type MadeValue, MINUTE, minutesOf, STALE, times } from './made-columns.ts';

const NONE = Number.NaN;
const A = { job: 'a', instance: '1' };

const seriesOf = (labels: Labels, values: readonly (MadeValue | null)[] = [1]): JoinedColumn =>
  joinedOf(minutesOf(labels, values));
const counterOf = (name: string, values: readonly (MadeValue | null)[]): JoinedColumn =>
  joinedOf(minutesOf({ __name__: name, ...A }, values, 'counter'));

/** The presence of members without labels of their own. */
const presence = (members: readonly JoinedColumn[], witnesses: readonly JoinedColumn[] = []) =>
  presenceOf({}, members.map(memberOf), witnesses.map(memberOf));

describe('targetsOf', () => {
  const namesOf = (columns: readonly JoinedColumn[]) =>
    targetsOf(columns.map(memberOf)).map(({ labels, members, up }) => [
      labels,
      members.map(({ one }) => one.column.labels['__name__']),
      up?.one.column.labels['__name__'],
    ]);

  it('targetsOf(members) puts together what agrees in job and instance, with its `up`', () => {
    const columns = [
      seriesOf({ __name__: 'cpu', ...A, core: '0' }),
      seriesOf({ __name__: 'cpu', job: 'a', instance: '2' }),
      seriesOf({ __name__: 'value' }),
      seriesOf({ __name__: 'up', ...A }),
      seriesOf({ __name__: 'other' }),
    ];
    expect(namesOf(columns)).toEqual([
      [A, ['cpu', 'up'], 'up'],
      [{ job: 'a', instance: '2' }, ['cpu'], undefined],
      [{}, ['value', 'other'], undefined],
    ]);
    expect(namesOf([])).toEqual([]);
  });

  it('targetsOf(members) does not mix up job and instance', () => {
    const columns = [
      { job: 'a' },
      { instance: 'a' },
      { job: 'a","b', instance: 'c' },
      { job: 'a', instance: 'b","c' },
    ];
    expect(namesOf(columns.map((labels) => seriesOf({ __name__: 'x', ...labels })))).toHaveLength(4);
  });

  it('targetsOf(members) of several `up` in one place is a target each', () => {
    const columns = [
      seriesOf({ __name__: 'up', job: 'a', pod: '1' }),
      seriesOf({ __name__: 'up', job: 'a', pod: '2' }, [0]),
      seriesOf({ __name__: 'cpu', job: 'a', pod: '2' }),
      seriesOf({ __name__: 'load', job: 'a' }),
    ];
    expect(namesOf(columns)).toEqual([
      [{ job: 'a', pod: '1' }, ['up'], 'up'],
      [{ job: 'a', pod: '2' }, ['up', 'cpu'], 'up'],
      [{ job: 'a' }, ['load'], undefined],
    ]);
  });

  it.each<[string, Labels, MadeValue[], boolean, boolean]>([
    ['up', A, [1, 0, NONE], true, true],
    ['up', { job: 'a' }, [1], true, true],
    ['up', {}, [1, 0], false, false],
    ['up', A, [100, 98], false, false],
    ['scrape_duration_seconds', A, [1], false, true],
    ['scrape_samples_scraped', A, [1], false, true],
    ['upstream_rq', A, [1], false, false],
    ['', A, [1], false, false],
  ])('memberOf(%s%j of %j).isUp is %s, isOfServer %s', (name, labels, values, up, ofServer) => {
    const member = memberOf(seriesOf({ __name__: name, ...labels }, values));
    expect([member.isUp, isOfServer(member)]).toEqual([up, ofServer]);
  });
});

describe('failedScrapes', () => {
  it.each<[string, (MadeValue | null)[], number[][]]>([
    ['no sample', [], []],
    ['scrapes that succeed', [1, 1], []],
    ['one that failed', [1, 0, 1], [[1, 1, 1]]],
    [
      'some at the start and at the end',
      [0, 0, 1, 0, 0, 0],
      [
        [0, 1, 2],
        [3, 5, 3],
      ],
    ],
    ['a lost sample in between', [1, 0, null, NONE, 0, 1], [[1, 4, 2]]],
  ])('failedScrapes(up) of %s', (_, values, expected) => {
    const runs = failedScrapes(memberOf(seriesOf({ __name__: 'up', ...A }, values)));
    expect(runs.map(({ fromMs, toMs, scrapes }) => [fromMs / MINUTE, toMs / MINUTE, scrapes])).toEqual(
      expected,
    );
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
    expect(presence(made).values).toEqual(Float64Array.from(expected));
  });

  it('presenceOf(labels, members) has the labels, and their name', () => {
    const members = [seriesOf({ __name__: 'cpu', ...A }, [1, 2])].map(memberOf);
    const told = { labels: A, name: '{instance="1",job="a"}', startMs: 0, stepMs: MINUTE };
    expect(presenceOf(A, members)).toMatchObject(told);
  });

  it('presenceOf(members) takes a quantile of no observation for a sample, a marker for none', () => {
    const quantile = seriesOf({ __name__: 'latency', quantile: '0.9' }, [1, NONE, NONE, STALE, 5]);
    expect(presence([quantile]).values).toEqual(Float64Array.of(1, 1, 1, NONE, 1));
  });

  it('presenceOf(members, witnesses) covers what the witnesses cover', () => {
    const up = seriesOf({ __name__: 'up', ...A }, [1, 1, 0, 0, 0]);
    const { values } = presence([seriesOf({ __name__: 'cpu', ...A }, [1, 2])], [up]);
    expect(values).toEqual(Float64Array.of(1, 1, NONE, NONE, NONE));
  });

  it('presenceOf(members) loses no slot to jitter', () => {
    const random = xoroshiro128plus(1);
    const jittered = times(500, (i) => [i * MINUTE + uniformInt(random, -720, 720), i] as const);
    const { values } = presence([joinedOf(columnOf({}, jittered))]);
    expect(values).toEqual(new Float64Array(500).fill(1));
  });

  it('presenceOf(members) whose step changes has no gap for that', () => {
    const samples = [...times(100, (i) => i * MINUTE), ...times(50, (i) => (99 + 5 * (i + 1)) * MINUTE)];
    const { values, stepMs } = presence([
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
    expect(presence([pair(0), pair(3e11)]).values.length).toBeLessThanOrEqual(10_001);
  });
});

describe('counterRestarts', () => {
  const fell = (...at: number[]) => times(30, (i) => i - (at.findLast((slot) => slot <= i) ?? -9));
  const told = (members: readonly JoinedColumn[]) =>
    counterRestarts(members.map(memberOf), MINUTE).map(({ atMs, fallen }) => [
      atMs / MINUTE,
      fallen.map(({ one }) => one.column.labels['__name__']),
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

  it('counterRestarts(counters, step) leaves out samples without a value', () => {
    expect(told([counterOf('a', [5, NONE, STALE, 7, NONE, 2])])).toEqual([[5, ['a']]]);
  });

  it('counterRestarts(counters, step) tells how many could have fallen: not one at zero, nor one that had ended', () => {
    const counters = [
      counterOf('a', fell(10)),
      counterOf('goes on', fell()),
      counterOf('idle', Array<number>(30).fill(0)),
      counterOf('ended', [1, 2, 3]),
    ];
    expect(counterRestarts(counters.map(memberOf), MINUTE).map(({ couldFall }) => couldFall)).toEqual([2]);
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
