import { expect, it } from 'vitest';
import { columnNumber } from '../../../src/read/xlsx/tamed-sheet.ts';
import { columnLetters } from '../../../src/report/office/column-letters.ts';

it.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
])('columnLetters(%d) is %s', (number, letters) => {
  expect(columnLetters(number)).toBe(letters);
});

it('columnNumber(columnLetters(number)) is the number, for all columns of a sheet', () => {
  for (let number = 1; number <= 16_384; number++) expect(columnNumber(columnLetters(number))).toBe(number);
});
