import type { CellValue } from '../xlsx/sheets.ts';

const DAY_MS = 86_400_000;
/** The day before the first of the two calendars of spreadsheets, once both agree with ours: 1 March 1900 is 61. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** 1954 to 2119: a whole number beyond is no day that anybody meant. */
const [FIRST_DAY, LAST_DAY] = [20_000, 80_000];
/** Year, month and day in this order and no other, as Korean and ISO write them. */
const YEAR_FIRST = /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/;

/** What a cell shows, as the text that somebody could have typed. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  return value instanceof Date ? dayText(value) : String(value).normalize('NFC').trim();
}

/**
 * What was chosen from a list: the code before its meaning, in the letters of a keyboard.
 * @example cellCode('３ · 대체로') // => '3'
 */
export function cellCode(value: CellValue): string {
  const [code = ''] = cellText(value).split(' · ');
  return code.normalize('NFKC').trim();
}

/**
 * A day as `YYYY-MM-DD`, from a day of the spreadsheet, the bare number of one (unless its calendar begins in 1904),
 * or a text with the year first. Anything else stays as it is: 03/04/2026 may be two days.
 */
export function cellDay(value: CellValue, isFrom1904: boolean): string {
  const text = cellText(value).normalize('NFKC');
  const serial = /^\d{5}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!isFrom1904 && serial >= FIRST_DAY && serial <= LAST_DAY)
    return dayText(new Date(EPOCH_MS + serial * DAY_MS));
  const [, year, month = '', day = ''] = YEAR_FIRST.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
