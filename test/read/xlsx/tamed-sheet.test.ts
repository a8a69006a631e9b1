import { describe, expect, it } from 'vitest';
import { columnNumber, tamedSheet } from '../../../src/read/xlsx/tamed-sheet.ts';

const sheet = (rows: string, after = '') => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;

describe('tamedSheet(xml)', () => {
  it.each([
    ['a value', '<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1"><c r="A1"><v>1</v></c></row>'],
    [
      'empty cells',
      '<row r="2"><c r="A2" s="1"/><c r="B2"><v>1</v></c></row>',
      '<row r="2"><c r="B2"><v>1</v></c></row>',
    ],
    [
      'rows of empty cells',
      '<row r="9"><c r="A9" s="1"/></row><row r="1048576"/><row r="10" ht="3"> </row>',
      '',
    ],
    [
      'an error',
      '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>',
      '<row r="1"><c r="A1" t="str"><v>#REF!</v></c></row>',
    ],
    [
      'a formula without a value',
      `<row r="1"><c r="A1" t='n'><f>1+2</f></c></row>`,
      '<row r="1"><c r="A1"  t="str"><v>=? (a formula without its value)</v></c></row>',
    ],
    [
      'a formula with a value',
      '<row r="1"><c r="A1"><f>1+2</f><v>3</v></c></row>',
      '<row r="1"><c r="A1"><f>1+2</f><v>3</v></c></row>',
    ],
    [
      'a prefix',
      '<x:row r="1"><x:c r="A1"/><x:c r="B1"><x:v>1</x:v></x:c></x:row>',
      '<x:row r="1"><x:c r="B1"><x:v>1</x:v></x:c></x:row>',
    ],
  ])('tamedSheet(%s)', (_, rows, tamed) => {
    expect(tamedSheet(sheet(rows))?.xml).toBe(sheet(tamed));
  });

  it('tells how far the cells reach, the number of their row counted, and what is merged', () => {
    const rows = '<row r="700"><c r="AB2"><v>1</v></c><c r="XFD2"/></row>';
    const merged = '<mergeCells count="1"><mergeCell ref="A2:A9"/></mergeCells>';
    expect(tamedSheet(sheet(rows, merged))).toMatchObject({ rows: 700, columns: 28, merged: ['A2:A9'] });
    expect(tamedSheet(sheet(''))).toMatchObject({ rows: 0, columns: 0, merged: [] });
  });

  it.each([
    ['a cell without a place', '<row r="1"><c ><v>1</v></c></row>'],
    ['a cell beyond the last column', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a cell that does not end', '<row r="1"><c r="A1"><v>1</v></row>'],
    ['a row beyond the last', '<row r="1048577"><c r="A1"><v>1</v></c></row>'],
    ['a row of no number', '<row r="1e9"/>'],
    ['a tag that seems to end inside a quote', '<row x=">" r="999999999"><c r="A1"><v>1</v></c></row>'],
  ])('tamedSheet(%s) is undefined', (_, rows) => {
    expect(tamedSheet(sheet(rows))).toBeUndefined();
  });

  it.each([
    ['A', 1],
    ['Z', 26],
    ['AA', 27],
    ['XFD', 16_384],
  ])('columnNumber(%s) is %i', (letters, number) => {
    expect(columnNumber(letters)).toBe(number);
  });
});
