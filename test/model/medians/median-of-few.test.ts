import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOfFew } from '../../../src/model/medians/median-of-few.ts';
import { median } from '../../../src/model/robust.ts';

describe('medianOfFew', () => {
  it.each([
    [[], 0, Number.NaN],
    [[3], 1, 3],
    [[5, 1, 4, 9], 4, 4.5],
    [[5, 1, 4, 9], 3, 4],
    [[1e308, 1.5e308], 2, 1.25e308],
  ])('medianOfFew(%j, %d) is %d', (values, count, expected) => {
    expect(medianOfFew(Float64Array.from(values), count)).toBe(expected);
  });

  it('medianOfFew(scratch, count) is the median of the first samples, of few and of many', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 60 }), (list) => {
        const values = Float64Array.from(list);
        expect(medianOfFew(values.slice(), values.length)).toBe(median(values));
      }),
      { seed: 1 },
    );
  });
});
