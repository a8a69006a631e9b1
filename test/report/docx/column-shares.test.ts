import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnShares } from '../../../src/report/docx/column-shares.ts';

const table = (shares: readonly number[], texts: readonly string[]) => ({
  columns: shares.map((share) => ({ heading: '', share, isNumber: false })),
  rows: [texts.map((text) => ({ text }))],
});

it.each<[string, readonly number[], readonly string[], number[]]>([
  ['all words fit', [0.5, 0.5], ['a', 'b'], [0.5, 0.5]],
  // 9 letters need 9 × 128 + 180 = 1332 of 10,000.
  ['one grows, the other gives', [0.1, 0.9], ['bloqueada', 'a'], [0.1332, 0.8668]],
  ['a word that no page holds', [0.1, 0.9], ['x'.repeat(200), 'a'], [0.1, 0.9]],
  ['shares that are no shares', [0, 0], ['a', 'b'], [0.5, 0.5]],
  ['Korean breaks after each letter', [0.1, 0.9], ['한국어한국어한국어', 'a'], [0.1, 0.9]],
])('columnShares(%s)', (_, shares, texts, expected) => {
  const fitted = columnShares(table(shares, texts), 10_000);
  for (const [at, share] of expected.entries()) expect(fitted[at]).toBeCloseTo(share, 9);
});

it('columnShares(table) are 1 together, and none is negative', () => {
  const column = fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.string({ maxLength: 40 }));
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 9 }), (columns) => {
      const shares = columnShares(
        table(
          columns.map(([share]) => share),
          columns.map(([, text]) => text),
        ),
        9638,
      );
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(-1e-12);
    }),
  );
});
