import { describe, expect, it } from 'vitest';
import { rowHeight } from '../../../src/report/xlsx/row-height.ts';

describe('rowHeight(row, columns): 13.5 points a line and 3 beside', () => {
  const columns = [{ width: 11 }, { width: 21 }];

  it.each([
    ['no cell', [], 16.5],
    ['one line', [{ text: 'abcdefghij' }], 16.5],
    ['a letter more than a line', [{ text: 'abcdefghijk' }], 30],
    ['letters of two digits', [{ text: '가나다라마바' }], 30],
    ['lines of its own, one of them empty', [{ text: 'a\n\nb' }], 43.5],
    ['the highest of all cells', [{ text: 'a' }, { text: 'b'.repeat(61) }], 57],
    ['a title on one line', [{ text: 'a'.repeat(90), look: 'title' as const }], 29],
    ['more than a spreadsheet bears', [{ text: 'a'.repeat(9_000) }], 409],
  ])('%s', (_, row, height) => {
    expect(rowHeight(row, columns)).toBe(height);
  });
});
