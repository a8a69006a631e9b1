import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetNames } from '../../../src/report/xlsx/sheet-names.ts';

describe('sheetNames(wanted)', () => {
  it.each([
    [
      ['Why: data', 'why  data'],
      ['Why data', 'why data (2)'],
    ],
    [['[a]/b\\c:d*e?f'], ['a b c d e f']],
    [
      ["'quoted'", ''],
      ['quoted', '–'],
    ],
    [['History'], ['History –']],
    [
      ['a'.repeat(31), 'a'.repeat(32)],
      ['a'.repeat(31), `${'a'.repeat(30)}…`],
    ],
    [
      ['b'.repeat(31), 'b'.repeat(31)],
      ['b'.repeat(31), `${'b'.repeat(26)}… (2)`],
    ],
    [
      ['x', 'x (2)', 'x'],
      ['x', 'x (2)', 'x (3)'],
    ],
    [[`${'a'.repeat(29)}🙂🙂`], [`${'a'.repeat(29)}…`]],
  ])('sheetNames(%j) is %j', (wanted, names) => {
    expect(sheetNames(wanted)).toEqual(names);
  });

  it('sheetNames(anything) is legal and unique, one each', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (wanted) => {
        const names = sheetNames(wanted);
        expect(names).toHaveLength(wanted.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
        for (const name of names) {
          expect(name).toMatch(/^(?!')[^[\]/\\:*?\p{Cc}]{1,31}(?<!')$/u);
          expect(name).not.toMatch(/\p{Cs}/u);
        }
      }),
    );
  });
});
