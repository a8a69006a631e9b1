import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberTexts } from '../../../src/report/browser/number-texts.ts';

describe('numberTexts(numbers)', () => {
  it.each<[string, number[], string[]]>([
    ['none', [], []],
    ['one', [40], ['40']],
    ['zero that sums of doubles missed', [-0.1, 2.8e-17, 0.1], ['-0.1', '0', '0.1']],
    ['zero below zero', [-0, 1, 2], ['0', '1', '2']],
    ['digits that doubles add', [0.1, 0.2, 0.1 + 0.2], ['0.1', '0.2', '0.3']],
    ['quarters', [0, 0.25, 0.5], ['0', '0.25', '0.5']],
    ['thousands', [5000, 10_000, 15_000], ['5,000', '10,000', '15,000']],
    ['tiny ones, all alike', [0, 5e-7, 1e-6], ['0', '5e-7', '1e-6']],
    ['great ones', [0, 5e12, 1e13], ['0', '5e12', '1e13']],
    ['great ones that hardly differ', [1e9, 1e9 + 1e-4, 1e9 + 2e-4], ['1,000,000,000', '+0.0001', '+0.0002']],
  ])('numberTexts: %s', (_, numbers, told) => {
    expect(numberTexts(numbers)).toEqual(told);
  });

  it('tells each from the next in 13 characters, and none of them as -0', () => {
    const step = fc.tuple(fc.constantFrom(1, 2, 2.5, 5), fc.integer({ min: -30, max: 20 }));
    fc.assert(
      fc.property(step, fc.integer({ min: -1e6, max: 1e6 }), ([digit, power], first) => {
        const size = digit * 10 ** power;
        const texts = numberTexts(Array.from({ length: 6 }, (_, i) => (first + i) * size));
        expect(new Set(texts).size).toBe(6);
        expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(14);
        expect(texts).not.toContain('-0');
      }),
    );
  });

  it('tells numbers in full as they are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9999, max: 9999 }),
        fc.integer({ min: 0, max: 3 }),
        (first, decimals) => {
          const numbers = [0, 1, 2, 3].map((i) => (first + i) / 10 ** decimals);
          expect(numberTexts(numbers).map((text) => Number(text.replace(',', '')))).toEqual(
            numbers.map((number) => number + 0),
          );
        },
      ),
    );
  });
});
