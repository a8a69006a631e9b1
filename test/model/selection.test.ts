import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuesOfRanks } from '../../src/model/selection.ts';

describe('valuesOfRanks', () => {
  it.each([
    [[3, 1, 2], 1, 1, { lower: 2, upper: 2 }],
    [[4, 1, 3, 2], 1, 2, { lower: 2, upper: 3 }],
    [[5], 0, 0, { lower: 5, upper: 5 }],
    [[7, 7, 7, -Infinity], 0, 1, { lower: -Infinity, upper: 7 }],
  ])('valuesOfRanks(%j, all of them, %d, %d) is %j', (values, low, high, expected) => {
    expect(valuesOfRanks(Float64Array.from(values), values.length, low, high)).toEqual(expected);
  });

  it.each([
    ['in order', (i: number) => i],
    ['in falling order', (i: number) => -i],
    ['of few kinds', (i: number) => (i * 7919) % 3],
    ['all alike', () => 4],
    ['that repeat as the guesses are spaced', (i: number) => i % 32],
    ['with one far out', (i: number) => (i === 500 ? 1e300 : (i * 7919) % 1009)],
  ])('valuesOfRanks(values, count, rank, next) of thousands %s is what sorting gives', (_, numberAt) => {
    const values = Float64Array.from({ length: 3000 }, (_, i) => numberAt(i));
    const sorted = values.slice().sort();
    for (let low = 0; low < 2999; low += 37) {
      const { lower, upper } = valuesOfRanks(values.slice(), 3000, low, low + 1);
      expect([lower, upper]).toEqual([sorted[low], sorted[low + 1]]);
    }
  });

  it('valuesOfRanks(values, count, rank, rank) is the value at that place in order, whatever the values', () => {
    const numbers = fc.float64Array({ minLength: 1, maxLength: 1200, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const rank = Math.floor(share * (values.length - 1));
        const { upper } = valuesOfRanks(values.slice(), values.length, rank, rank);
        // Zeros are equal, whatever their sign.
        expect(upper + 0).toBe(values.slice().sort()[rank]! + 0);
      }),
    );
  });
});
