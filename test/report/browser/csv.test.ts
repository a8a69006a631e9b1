import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../src/report/browser/csv.ts';

describe('csvText(rows)', () => {
  it.each([
    ['plain', 'plain\r\n'],
    ['b,c', '"b,c"\r\n'],
    ['say "no"', '"say ""no"""\r\n'],
    ['=1+1', "'=1+1\r\n"],
    ['@SUM(A1)', "'@SUM(A1)\r\n"],
    ['-2.5', '-2.5\r\n'],
    ['-2+3', "'-2+3\r\n"],
  ])('csvText([[%j]])', (cell, text) => {
    expect(csvText([[cell]])).toBe(text);
  });

  it('is read back by csv-parse, formulas apart', () => {
    const cell = fc.string({ minLength: 1 }).map((text) => `a${text}`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        expect(parse(csvText(rows), { record_delimiter: '\r\n' })).toEqual(rows);
      }),
    );
  });
});
