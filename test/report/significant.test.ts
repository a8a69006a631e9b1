import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nineDigits } from '../../src/report/significant.ts';

const written = (value: number) => Number(value.toPrecision(9));

describe('nineDigits', () => {
  it.each([
    [136.35912345678, 136.359123],
    [-0.000123456789012, -0.000123456789],
    [999.9999999999999, 1000],
    [9999999995, 10_000_000_000],
    [9999999994, 9_999_999_990],
    [1234567885, 1_234_567_890],
    [0.1 + 0.2, 0.3],
    [0, 0],
    [-0, 0],
    [5e-324, 5e-324],
    [1.7976931348623157e308, 1.79769313e308],
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('nineDigits(%d) is %d', (value, expected) => {
    expect(nineDigits(value)).toBe(expected);
    expect(nineDigits(value)).toBe(written(value));
  });

  it('nineDigits(value) is what writing and reading nine digits gives, to the bit', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(nineDigits(value)).toBe(written(value));
      }),
      { seed: 1, numRuns: 5000 },
    );
    // Of the usual sizes, those next to a half of the ninth digit among them.
    const usual = fc.tuple(fc.integer({ min: 1e8, max: 1e9 - 1 }), fc.integer({ min: -9, max: 15 }));
    fc.assert(
      fc.property(usual, fc.integer({ min: -3, max: 3 }), ([digits, exponent], ulps) => {
        const half = Number(`${digits}5e${exponent}`);
        const value = half * (1 + ulps * Number.EPSILON);
        expect(nineDigits(value)).toBe(written(value));
        expect(nineDigits(-digits / 7)).toBe(written(-digits / 7));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });
});
