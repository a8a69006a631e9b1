import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '../../src/read/numbers.ts';

describe('numberOf', () => {
  it.each([
    ['12', '.', 12],
    ['-0', '.', -0],
    ['+1.50', '.', 1.5],
    ['5.', '.', 5],
    ['.5', '.', 0.5],
    ['0,279', ',', 0.279],
    ['0,279', '.', undefined],
    ['0.279', ',', undefined],
    ['1.2.3', '.', undefined],
    ['1e3', '.', 1000],
    ['123456789012345', '.', 123456789012345],
    ['0.1234567890123456789', '.', 0.12345678901234568],
    ['', '.', Number.NaN],
    ['-', '.', Number.NaN],
    ['.', '.', undefined],
    ['+', '.', undefined],
    ['1-', '.', undefined],
    ['-Inf', '.', Number.NEGATIVE_INFINITY],
  ] as const)('numberOf(%j, %j) is %d', (text, decimal, expected) => {
    expect(numberOf(text, decimal)).toBe(expected);
  });

  it('numberOf(digits) is what Number makes of them, to the bit', () => {
    const digits = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength });
    fc.assert(
      fc.property(fc.constantFrom('', '-', '+'), digits(12), digits(12), (sign, whole, fraction) => {
        if (whole + fraction === '') return;
        const text = `${sign}${whole}.${fraction}`;
        expect(numberOf(text, '.')).toBe(Number(text));
        expect(numberOf(text.replace('.', ','), ',')).toBe(Number(text));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
