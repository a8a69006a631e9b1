import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tickTexts, valueAxis } from '../../../src/report/charts/value-axis.ts';

describe('tickTexts', () => {
  it.each([
    [
      [0, 500, 1000],
      ['0', '500', '1,000'],
    ],
    [
      [0.1, 0.2, 0.30000000000000004],
      ['0.1', '0.2', '0.3'],
    ],
    [
      [912_345_600, 912_345_700],
      ['912,345,600', '912,345,700'],
    ],
    [
      [-2e12, 0, 2e12],
      ['-2e12', '0', '2e12'],
    ],
    [
      [0, 5e-7, 1e-6],
      ['0', '5e-7', '1e-6'],
    ],
    [
      [1e9, 1e9 + 1e-4],
      ['1,000,000,000', '+0.0001'],
    ],
    [
      [1e9, 1e9 + 5e-6, 1e9 + 1e-5],
      ['1,000,000,000', '+0.000005', '+0.00001'],
    ],
    [[7], ['7']],
    [[], []],
  ])('tickTexts(%j) is %j', (ticks, texts) => {
    expect(tickTexts(ticks)).toEqual(texts);
  });
});

describe('valueAxis', () => {
  it('valueAxis([0 to 100], 10, 150) has round marks with 0 below', () => {
    const { yOf, ticks } = valueAxis([[0, 100]], 10, 150);
    expect(ticks.map(({ text }) => text)).toEqual(['0', '20', '40', '60', '80', '100']);
    expect([yOf(104), yOf(-4), yOf(50)]).toEqual([10, 160, 85]);
    expect([yOf(1e9), yOf(-1e9)]).toEqual([10, 160]);
  });

  it.each([
    ['nothing but gaps', [null, null], []],
    ['a flat line', [5, 5], ['4.6', '4.8', '5', '5.2', '5.4']],
    ['zeros', [0, null, 0], ['-1', '-0.5', '0', '0.5', '1']],
  ])('valueAxis(%s) marks %j: %j', (_name, values, texts) => {
    expect(valueAxis([values], 0, 100).ticks.map(({ text }) => text)).toEqual(texts);
  });

  it('valueAxis(any numbers) has every value and mark inside, and marks that can be read', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -1000, max: 1000 }),
      fc.constantFrom(5e-324, 1e9, 1e9 + 2 ** -23, 1.7e308),
      fc.double({ min: 1e9, max: 1e9 + 1e-4, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(58, 150),
        (values, height) => {
          const { yOf, ticks } = valueAxis([values], 20, height);
          for (const y of [...values.map(yOf), ...ticks.map((tick) => tick.y)]) {
            expect(y).toBeGreaterThanOrEqual(20);
            expect(y).toBeLessThanOrEqual(20 + height);
          }
          expect(ticks.length).toBeLessThanOrEqual(1 + height / 15);
          for (const { text } of ticks) expect(text.length).toBeLessThanOrEqual(14);
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
  });
});
