import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unlikeOthers } from '../../../src/model/recurring/unlike-others.ts';
import { Chance } from '../worlds.ts';

const sizes = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 80 });

describe('unlikeOthers', () => {
  it('unlikeOthers(sizes, least) of six is a t-test of each against the five others', () => {
    // SciPy: t = -10 / (np.std([9, 10, 11, 10, 10], ddof=1) * sqrt(1 + 1/5)); -log10(2 * t.sf(abs(t), 4))
    const found = unlikeOthers(Float64Array.of(9, 10, 11, 10, 10, 0), 0);
    expect(found[5]).toBeCloseTo(3.6827, 3);
    expect(Math.max(...found.subarray(0, 5))).toBeLessThan(0.3);
  });

  it('unlikeOthers(sizes, least) of thirty is the distance in MADs of the others, of 10 degrees of freedom', () => {
    // 29 others: 0, 1, 2 … 28 have the median 14 and the MAD 7; (14 + 5 × 7 × 1.4826) is 5 of them away.
    const found = unlikeOthers(Float64Array.of(...Array(29).keys(), 14 + 5 * 7 * 1.4826022185056018), 0);
    // SciPy: -log10(2 * t.sf(5, 10))
    expect(found[29]).toBeCloseTo(3.2698, 3);
  });

  it.each([
    ['four and no fifth', [1, 2, 3, 99], 0],
    ['what was not seen', [1, 2, 3, 4, 2, Number.NaN], 0],
    ['all equal, and no least scale', [3, 3, 3, 3, 3, 3], 0],
  ])('unlikeOthers(sizes, 0) has nothing to say of %s', (_, given, least) => {
    expect(unlikeOthers(Float64Array.from(given), least).at(-1)).toBe(0);
  });

  it('unlikeOthers(sizes, least) believes in no smaller scale than the least', () => {
    const alike = Float64Array.of(10, 10, 10, 10, 10, 9);
    expect(unlikeOthers(alike, 1)[5]).toBeLessThan(0.5);
    expect(unlikeOthers(alike, 0.01)[5]).toBeGreaterThan(4);
  });

  it('unlikeOthers(sizes, least) does not depend on the unit, nor on where zero is', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: -100, max: 100 }), (given, shift) => {
        const plain = unlikeOthers(Float64Array.from(given), 1);
        const other = unlikeOthers(
          Float64Array.from(given, (size) => 4 * (size + shift)),
          4,
        );
        for (const [at, decades] of plain.entries()) expect(other[at]).toBeCloseTo(decades, 6);
      }),
    );
  });

  it.each([6, 15, 28, 100])(
    'unlikeOthers(%d normal sizes) is beyond two decades in about one of a hundred, or less often',
    (count) => {
      const chance = new Chance(count);
      let beyond = 0;
      const rounds = Math.ceil(20_000 / count);
      for (let round = 0; round < rounds; round++) {
        const found = unlikeOthers(
          Float64Array.from({ length: count }, () => chance.gaussian()),
          0,
        );
        beyond += found.filter((decades) => decades > 2).length;
      }
      expect(beyond / (rounds * count)).toBeLessThan(0.0135);
      expect(beyond / (rounds * count)).toBeGreaterThan(0.001);
    },
  );
});
