import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteNumbers } from '../../../src/read/exposition/byte-numbers.ts';

const SEED = 20_260_519;

/** The number at the begin of a line, and where it ended. */
function read(text: string): [value: number, end: number] {
  const numbers = new ByteNumbers();
  const value = numbers.read(new TextEncoder().encode(`${text}\n`), 0);
  return [value, numbers.end];
}

describe('ByteNumbers.read', () => {
  it.each([
    ['0', 0],
    ['-0', -0],
    ['+7', 7],
    ['5.', 5],
    ['.5', 0.5],
    ['007', 7],
    ['1e5', 1e5],
    ['1E+5', 1e5],
    ['-1.5e-7', -1.5e-7],
    ['4.95054848e+08', 495_054_848],
    ['9007199254740991', 2 ** 53 - 1],
    ['9007199254740993', 9_007_199_254_740_992],
    ['0.1e-22', 1e-23],
    ['1e22', 1e22],
    ['1e23', 1e23],
    ['123456789012345678e-30', Number('123456789012345678e-30')],
    ['1.7976931348623157e+308', Number.MAX_VALUE],
    ['5e-324', 5e-324],
    ['1e999', Number.POSITIVE_INFINITY],
    ['1e-999999999999999999999', 0],
    ['NaN', Number.NaN],
    ['Nan', Number.NaN],
    ['+Inf', Number.POSITIVE_INFINITY],
    ['inf', Number.POSITIVE_INFINITY],
    ['-INF', Number.NEGATIVE_INFINITY],
    ['-infinity', Number.NEGATIVE_INFINITY],
  ])('(%s) gives %d', (text, value) => {
    expect(read(text)).toEqual([value, text.length]);
  });

  it.each(['', '-', '+', '.', '-.', 'e5', '1e', '1e+', 'nano', 'infinit', '+nan', 'x', '--1', '-Infinityy'])(
    '(%j) finds no number',
    (text) => {
      expect(read(text)[1]).toBe(-1);
    },
  );

  it.each([
    ['0x1p4', 1],
    ['1_000', 1],
    ['12,5', 2],
    ['1.2.3', 3],
    ['1 2', 1],
  ])('(%j) ends after %d characters', (text, end) => {
    expect(read(text)[1]).toBe(end);
  });

  it('(any double, however it is spelt) gives what Number gives, bit for bit', () => {
    const anyDouble = fc.oneof(fc.double(), fc.float(), fc.integer(), fc.maxSafeInteger());
    fc.assert(
      fc.property(anyDouble, fc.integer({ min: 0, max: 20 }), (value, digits) => {
        for (const text of [
          `${value}`,
          value.toExponential(digits),
          value.toFixed(digits),
          value.toPrecision(digits + 1),
        ]) {
          expect(read(text)).toEqual([Number(text), text.length]);
        }
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('(any decimal) gives what Number gives, bit for bit', () => {
    const decimal = fc.stringMatching(
      /^[+-]?(?:[0-9]{1,25}(?:\.[0-9]{0,25})?|\.[0-9]{1,25})(?:[eE][+-]?[0-9]{1,3})?$/,
    );
    fc.assert(
      fc.property(decimal, (text) => {
        expect(read(text)).toEqual([Number(text), text.length]);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});
