import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactEnds } from '../../../src/model/spread/exact-ends.ts';

const sizes = (large: number, from: number, to: number) =>
  Float64Array.from({ length: 60 }, (_, slot) => (slot >= from && slot < to ? large : 1));

describe('exactEnds', () => {
  it.each([
    ['begins late', 3, 25, 40],
    ['ends early', 3, 20, 30],
    ['is longer', 3, 15, 45],
    ['is longer than the margin allows', 3, 5, 60],
    ['is small, not large', 0.2, 24, 42],
  ])('exactEnds(sizes, [20, 40)) of what %s', (_, large, from, to) => {
    const found = exactEnds(sizes(large, from, to), { from: 20, to: 40 }, { usual: 1, margin: 10 });
    expect(found).toEqual({ from: Math.max(10, from), to: Math.min(50, to) });
  });

  it('exactEnds(sizes, stretch) leaves no better one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 30 }), (values) => {
        const all = Float64Array.from(values);
        const stretch = { from: 4, to: 8 };
        const mean = (values[4]! + values[5]! + values[6]! + values[7]!) / 4;
        fc.pre(mean !== 2);
        const gain = (from: number, to: number) =>
          Math.sign(mean - 2) *
          values.slice(from, to).reduce((sum, value) => sum + value - (2 + mean) / 2, 0);
        const { from, to } = exactEnds(all, stretch, { usual: 2, margin: 3 });
        const end = Math.min(values.length, 11);
        for (let a = 1; a < end; a++)
          for (let b = a + 1; b <= end; b++) expect(gain(a, b)).toBeLessThanOrEqual(gain(from, to) + 1e-9);
      }),
    );
  });
});
