import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediansByRank } from '../../../src/model/medians/medians-by-rank.ts';
import { median } from '../../../src/model/robust.ts';

const NA = Number.NaN;

describe('mediansByRank', () => {
  it.each([
    ['cuts the window at the ends', [5, 1, 9, 2, 8], 1, [3, 5, 2, 8, 5]],
    ['ignores NaN', [1, NA, 3, 4, NA], 1, [1, 2, 3.5, 3.5, 4]],
    ['leaves a hole where a window is empty', [7, NA, NA, NA, NA, 9], 1, [7, 7, NA, NA, 9, 9]],
    ['counts each of equal samples', [2, 2, 1, 2, 1], 1, [2, 2, 2, 1, 1.5]],
    ['takes all samples for each in a window that is wider', [4, 1, 3], 9, [3, 3, 3]],
  ])('mediansByRank(values, half) %s', (_, values, half, expected) => {
    expect([...mediansByRank(Float64Array.from(values), half)]).toEqual(expected);
  });

  it('mediansByRank(values, half) is the median of each window, computed anew', () => {
    const value = fc.oneof(
      { weight: 6, arbitrary: fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e9, max: 1e9 }) },
      { weight: 3, arbitrary: fc.integer({ min: -2, max: 2 }) },
      { weight: 2, arbitrary: fc.constant(NA) },
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 150 }),
        fc.integer({ min: 0, max: 80 }),
        (list, half) => {
          const values = Float64Array.from(list);
          mediansByRank(values, half).forEach((found, slot) => {
            const anew = median(values.slice(Math.max(0, slot - half), slot + half + 1));
            // −0 is as good a zero as any.
            expect(found + 0).toBe(anew + 0);
          });
        },
      ),
      { seed: 1 },
    );
  });
});
