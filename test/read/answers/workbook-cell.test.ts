import { describe, expect, it } from 'vitest';
import { cellCode, cellDay, cellText } from '../../../src/read/answers/workbook-cell.ts';

describe('cellText(value)', () => {
  it.each([
    [null, ''],
    [3, '3'],
    [2.5, '2.5'],
    [true, 'true'],
    [' a ', 'a'],
    [new Date('2026-05-01T00:00:00Z'), '2026-05-01'],
    [new Date('2026-05-01T13:30:00Z'), '2026-05-01'],
    [new Date(Number.NaN), ''],
    ['가', '가'],
  ])('cellText(%j) is %j', (value, text) => {
    expect(cellText(value)).toBe(text);
  });
});

describe('cellCode(value)', () => {
  it.each([
    [3, '3'],
    ['3', '3'],
    ['3 · The usual way', '3'],
    ['３ · 대체로', '3'],
    ['unknown · não sei', 'unknown'],
    ['não sei', 'não sei'],
    ['3 - The usual way', '3 - The usual way'],
    [null, ''],
  ])('cellCode(%j) is %j', (value, code) => {
    expect(cellCode(value)).toBe(code);
  });
});

describe('cellDay(value, isFrom1904)', () => {
  it.each([
    [new Date('2026-05-01T00:00:00Z'), '2026-05-01'],
    [46_143, '2026-05-01'],
    ['46143', '2026-05-01'],
    ['2026-05-01', '2026-05-01'],
    ['2026/5/1', '2026-05-01'],
    ['2026. 5. 1.', '2026-05-01'],
    ['2026년 5월 1일', '2026-05-01'],
    ['03/04/2026', '03/04/2026'],
    ['1.5.2026', '1.5.2026'],
    ['soon', 'soon'],
    [12_345, '12345'],
    [46_143.5, '46143.5'],
    [null, ''],
  ])('cellDay(%j) is %j', (value, day) => {
    expect(cellDay(value, false)).toBe(day);
  });

  it('cellDay(a bare number) of a calendar that begins in 1904 stays a number', () => {
    expect(cellDay(46_143, true)).toBe('46143');
  });
});
