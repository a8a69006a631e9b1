import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinnedBand, thinnedSlots } from '../../../src/report/charts/thinned.ts';

const samples = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { freq: 4 }), { maxLength: 300 });
const columnCount = fc.integer({ min: 1, max: 60 });

describe('thinnedSlots', () => {
  it.each<[(number | null)[], number, number[]]>([
    [[5, 1, 9, 4], 4, [0, 1, 2, 3]],
    [[5, null, 9], 9, [0, 1, 2]],
    // first 5, least 1, greatest 9, last 4; the 3 and the 6 lie between
    [[5, 3, 1, 9, 6, 4], 1, [0, 2, 3, 5]],
    // a column each for 1, 1, 1, 1 | nothing | 2, 2, 2, 3
    [[1, 1, 1, 1, null, null, null, null, 2, 2, 2, 3], 3, [0, 3, 4, 8, 11]],
    // a gap of a column across two of them
    [[1, 2, null, null, null, null, 7, 8], 2, [0, 1, 2, 6, 7]],
    // one that is narrower is drawn across
    [[1, 2, null, 4, 5, 6, 7, 8], 2, [0, 3, 4, 7]],
    [[null, null, null], 1, [0]],
    [[], 5, []],
  ])('thinnedSlots(%j, %d) is %j', (values, columns, slots) => {
    expect(thinnedSlots(values, columns)).toEqual(slots);
  });

  it('thinnedSlots(values, columns) keeps the extremes of every column, ascending, four and a gap at most', () => {
    fc.assert(
      fc.property(samples, columnCount, (values, columns) => {
        const slots = thinnedSlots(values, columns);
        expect(slots).toEqual([...new Set(slots)].sort((a, b) => a - b));
        if (values.length <= columns) return;
        expect(slots.length).toBeLessThanOrEqual(5 * columns);
        const kept = new Set(slots);
        for (let column = 0; column < columns; column++) {
          const [from, end] = [column, column + 1].map((edge) =>
            Math.floor((edge * values.length) / columns),
          );
          const all = values.slice(from, end).filter((value) => value !== null);
          const left = values.slice(from, end).filter((value, i) => value !== null && kept.has(from! + i));
          expect([left[0], left.at(-1)]).toEqual([all[0], all.at(-1)]);
          expect([Math.min(...(left as number[])), Math.max(...(left as number[]))]).toEqual([
            Math.min(...all),
            Math.max(...all),
          ]);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('thinnedSlots(a million values) keeps the one spike', () => {
    const values = Array.from({ length: 1_000_000 }, (_, slot) => (slot === 654_321 ? 9 : slot % 2));
    expect(thinnedSlots(values, 800)).toContain(654_321);
  });
});

describe('thinnedBand', () => {
  it.each<[(number | null)[], (number | null)[], number, object[]]>([
    [
      [1, 2],
      [3, 4],
      9,
      [
        { low: 1, high: 3 },
        { low: 2, high: 4 },
      ],
    ],
    [
      [1, 0, 2, 5],
      [3, 4, 9, 6],
      2,
      [
        { low: 0, high: 4 },
        { low: 2, high: 9 },
      ],
    ],
    [
      [null, 7],
      [null, 8],
      2,
      [
        { low: null, high: null },
        { low: 7, high: 8 },
      ],
    ],
    [[], [], 3, []],
  ])('thinnedBand(%j, %j, %d)', (lower, upper, columns, pieces) => {
    expect(thinnedBand(lower, upper, columns)).toEqual(pieces);
  });
});
