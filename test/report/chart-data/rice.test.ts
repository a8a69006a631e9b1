import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riceNumbers, riceText } from '../../../src/report/chart-data/rice.ts';

describe('riceText(numbers)', () => {
  it('riceText([0, -1, 1, 9]) is what the code says by hand', () => {
    // Folded: 0, 1, 2, 18. Lengths: 0 low bits 25, 1: 18, 2: 17, 3: 18; so 000010, then 0|00 0|01 0|10 11110|10.
    const bits = '000010' + '000' + '001' + '010' + '1111010';
    const bytes = bits.padEnd(24, '0').match(/.{8}/g) ?? [];
    const text = btoa(bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join(''));
    expect(riceText([0, -1, 1, 9])).toBe(text);
  });

  it('riceText([]) is empty', () => {
    expect(riceText([])).toBe('');
    expect(riceNumbers('', 0)).toEqual([]);
  });

  it('riceNumbers(riceText(numbers)) gives the numbers back', () => {
    const small = fc.integer({ min: -20, max: 20 });
    const large = fc.maxSafeInteger().map((number) => Math.trunc(number / 2) + 0);
    fc.assert(
      fc.property(fc.array(fc.oneof(small, large), { maxLength: 300 }), (numbers) => {
        expect(riceNumbers(riceText(numbers), numbers.length)).toEqual(numbers);
      }),
    );
  });

  it('riceText(numbers) takes about as many bits as the numbers have', () => {
    const numbers = Array.from({ length: 6400 }, (_, i) => ((i * 7919) % 256) - 128);
    const bits = (riceText(numbers).length * 6) / numbers.length;
    expect(bits).toBeGreaterThan(8);
    expect(bits).toBeLessThan(9.5);
  });
});
