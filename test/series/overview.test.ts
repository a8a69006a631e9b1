import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overviewOf } from '../../src/series/overview.ts';
import { ALL_TIMES, columnOf, type MadeValue, MINUTE, minutesOf, STALE, times } from './made-columns.ts';

const NONE = Number.NaN;

describe('overviewOf', () => {
  it.each<[string, string, (MadeValue | null)[], number[]]>([
    ['nothing', 'cpu', [], []],
    ['a single sample', 'cpu', [7], [7]],
    ['a gauge', 'cpu', [3, 1, null, Number.POSITIVE_INFINITY, STALE, 2], [3, 1, NONE, NONE, NONE, 2]],
    ['a counter: what it gained', 'x_total', [10, 11, 13, 16, 20, 25, 31], [NONE, 1, 2, 3, 4, 5, 6]],
    ['a counter that was reset', 'x_total', [10, 11, 13, 16, 20, 25, 4], [NONE, 1, 2, 3, 4, 5, 4]],
    ['a counter over a gap', 'x_total', [10, 11, 13, 16, null, 25, 31], [NONE, 1, 2, 3, NONE, 9, 6]],
  ])('overviewOf(column, range) of %s', (_, name, values, expected) => {
    const { startMs, stepMs, values: seen } = overviewOf(minutesOf({ __name__: name }, values), ALL_TIMES);
    expect(seen).toEqual(Float64Array.from(expected));
    expect([startMs, stepMs]).toEqual([0, values.length > 1 ? MINUTE : 0]);
  });

  it('overviewOf(column, range) leaves strays out', () => {
    const column = columnOf({}, [
      [-1e12, 9],
      [0, 1],
      [MINUTE, 2],
    ]);
    expect(overviewOf(column, { fromMs: 0, toMs: MINUTE }).values).toEqual(Float64Array.of(1, 2));
  });

  it('overviewOf(column, range) of 10,000 minutes averages slots of five that begin at whole ones', () => {
    const samples = times(10_000, (i) => [(i + 2) * MINUTE, i] as const);
    const { startMs, stepMs, values } = overviewOf(columnOf({}, samples), ALL_TIMES);
    expect([startMs, stepMs, values.length]).toEqual([0, 5 * MINUTE, 2001]);
    // Of 0:02 to 0:04 the values 0, 1, 2; of 0:05 to 0:09 those from 3 to 7.
    expect([...values.subarray(0, 3)]).toEqual([1, 5, 10]);
  });

  it('overviewOf(column, range, quality) takes what is known', () => {
    const column = minutesOf({ __name__: 'x' }, [1, 3, 6]);
    expect(overviewOf(column, ALL_TIMES, { stepMs: MINUTE, resets: 0 }).values).toEqual(
      Float64Array.of(NONE, 2, 3),
    );
    expect(overviewOf(column, ALL_TIMES, { stepMs: MINUTE, resets: null }).values).toEqual(
      Float64Array.of(1, 3, 6),
    );
  });

  it('overviewOf(column, range) gains in all slots together what a counter gained', () => {
    const gains = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 3000 });
    fc.assert(
      fc.property(gains, (all) => {
        let sum = 0;
        const column = minutesOf(
          { __name__: 'x' },
          all.map((gain) => (sum += gain)),
          'counter',
        );
        const { values } = overviewOf(column, ALL_TIMES);
        expect(values.filter((one) => !Number.isNaN(one)).reduce((a, b) => a + b, 0)).toBe(sum - all[0]!);
        expect(values.length).toBeLessThanOrEqual(4001);
      }),
      { seed: 1, numRuns: 30 },
    );
  });
});
