import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/report/office/office-report.ts';
import { columnWidths } from '../../../src/report/pptx/column-widths.ts';
import { widestWord } from '../../../src/report/pptx/measured-text.ts';
import { body, cellPadding } from '../../../src/report/pptx/planned.ts';

function tableOf(shares: readonly number[], headings: readonly string[] = []): Table {
  return {
    kind: 'table',
    caption: 'made',
    columns: shares.map((share, at) => ({ heading: headings[at] ?? 'a', share, isNumber: false })),
    rows: [],
  };
}

describe('columnWidths', () => {
  it.each([
    [
      [0.25, 0.75],
      [218, 654],
    ],
    [
      [1, 3],
      [218, 654],
    ],
    [
      [0, 0],
      [436, 436],
    ],
    [
      [Number.NaN, 1],
      [17.2, 854.8],
    ],
  ])('columnWidths(shares %j) => %j', (shares, widths) => {
    const given = columnWidths(tableOf(shares), 10);
    expect(given).toHaveLength(widths.length);
    for (const [at, width] of widths.entries()) expect(given[at]).toBeCloseTo(width, 0);
  });

  it('columnWidths(a share too little for a word) gives the word its room', () => {
    const [first, second] = columnWidths(tableOf([0.01, 0.99], ['Responsável']), 10);
    const needed = widestWord('Responsável', { sizePoints: 10, isBold: true }) + 2 * cellPadding.beside;
    expect(first).toBeGreaterThanOrEqual(needed);
    expect(first! + second!).toBeCloseTo(body.width, 6);
  });

  it('columnWidths(any table) are above zero and together the width of the slide', () => {
    const shares = fc.array(fc.double({ min: -1, max: 2 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(shares, fc.array(fc.string({ maxLength: 60 }), { maxLength: 40 }), (told, headings) => {
        const widths = columnWidths(tableOf(told, headings), 11);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(body.width, 6);
        for (const width of widths) expect(width).toBeGreaterThan(0);
      }),
    );
  });
});
