import { describe, expect, it } from 'vitest';
import { asItIs, type JudgedColumn } from '../../src/series/derived/judged.ts';
import type { JoinedColumn } from '../../src/series/join.ts';
import { joinedSince, judgedSince } from '../../src/series/since.ts';
import { ALL_TIMES, columnOf, joinedOf, MINUTE, minutesOf } from './made-columns.ts';

const named = (name: string, values: readonly (number | null)[]) =>
  joinedOf(minutesOf({ __name__: name }, values));
const minutes = (one: JoinedColumn) => [...one.column.timestampsMs].map((timeMs) => timeMs / MINUTE);

describe('joinedSince', () => {
  const all = [named('cpu', [0, 1, 2, 3]), named('gone', [0, 1])];

  it('joinedSince(joined, -Infinity) are the same', () => {
    expect(joinedSince(all, Number.NEGATIVE_INFINITY)).toBe(all);
  });

  it.each([
    [0, { cpu: [0, 1, 2, 3], gone: [0, 1] }],
    [1, { cpu: [1, 2, 3], gone: [1] }],
    [1.5, { cpu: [2, 3] }],
    [4, {}],
  ])('joinedSince(joined, minute %d) keeps what is left', (minute, left) => {
    const since = joinedSince(all, minute * MINUTE);
    expect(Object.fromEntries(since.map((one) => [one.column.labels['__name__'], minutes(one)]))).toEqual(
      left,
    );
  });

  it('joinedSince(joined, time) leaves out the parts that are over, and shortens the one that lasts', () => {
    const parts = [
      { path: 'a.csv', fromMs: 0, toMs: MINUTE },
      { path: 'b.csv', fromMs: 2 * MINUTE, toMs: 3 * MINUTE },
      { path: 'c.csv', fromMs: 4 * MINUTE, toMs: 5 * MINUTE },
    ];
    const [since] = joinedSince([{ ...named('cpu', [0, 1, 2, 3, 4, 5]), parts }], 2.5 * MINUTE);
    expect(since!.parts).toEqual([
      { path: 'b.csv', fromMs: 2.5 * MINUTE, toMs: 3 * MINUTE },
      { path: 'c.csv', fromMs: 4 * MINUTE, toMs: 5 * MINUTE },
    ]);
  });
});

describe('judgedSince', () => {
  const [a, b] = [named('a', [0, 1, 2, 3, 4]), named('b', [0, 1])];
  /** A rate of some series, of values a minute apart; NaN is a slot without one. */
  const rateOf = (sources: readonly JoinedColumn[], values: readonly number[]): JudgedColumn => ({
    column: columnOf(
      { __name__: 'a' },
      values.map((value, i) => [i * MINUTE, value]),
    ),
    name: 'rate(a)',
    derived: 'rate',
    type: 'counter',
    range: ALL_TIMES,
    parts: a.parts,
    sources,
  });
  const cut = (judged: JudgedColumn, sinceMs = 2 * MINUTE) =>
    judgedSince([judged], joinedSince([a, b], sinceMs), sinceMs);

  it('judgedSince(judged, left, -Infinity) are the same', () => {
    const judged = [asItIs(a)];
    expect(judgedSince(judged, [a], Number.NEGATIVE_INFINITY)).toBe(judged);
  });

  it('judgedSince(…) of a series as it was read is what is left of it', () => {
    const [left] = joinedSince([a], 2 * MINUTE);
    const [judged] = cut(asItIs(a));
    expect(judged!.column.values).toEqual(Float64Array.of(2, 3, 4));
    expect(judged).toEqual(asItIs(left!));
  });

  it.each([
    ['from the moment on', [9, 9, 9, 9, 9], [2, 3, 4]],
    ['from its first value after it', [9, 9, NaN, 9, NaN], [3, 4]],
    ['and is dropped without a value', [9, 9, NaN, NaN, NaN], undefined],
  ])('judgedSince(…) of a rate begins %s', (_, values, left) => {
    const [judged] = cut(rateOf([a], values));
    expect(judged && minutes(judged)).toEqual(left);
  });

  it('judgedSince(…) drops the sources that ended before, and what has no other', () => {
    const values = [9, 9, 9, 9, 9];
    expect(cut(rateOf([a, b], values))[0]!.sources).toEqual(joinedSince([a], 2 * MINUTE));
    expect(cut(rateOf([b], values))).toEqual([]);
    expect(cut(asItIs(b))).toEqual([]);
  });
});
