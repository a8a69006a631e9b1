import { InputError } from '../../errors.ts';
import { epochUnitOf, type TimeForm } from '../../series/times.ts';
import { shellWord } from '../../shell-word.ts';
import { type CsvHeader, columnNames, pickColumn, placeOf } from './header.ts';
import { type ColumnProfile, isExcelDays, type SampledColumn } from './profile.ts';

/**
 * The column that holds the time: the one that is told; else one that is called like a time and holds times,
 * exact ones first; else the first that holds times; else one that was meant to, so that its first cell says
 * what is wrong with it. Small numbers are no times unless told.
 * @throws InputError when there is none, or when date and time of day stand apart
 */
export function timeColumnOf(header: CsvHeader<SampledColumn>, told: string | undefined): SampledColumn {
  if (told !== undefined) return pickColumn(header, 'time', told);
  const { columns } = header;
  const named = columns.filter(({ name }) => TIME_NAME.test(name));
  const confirmed = named.filter(({ profile }) => holdsTimes(profile, 0.5));
  const found =
    confirmed.find(({ profile }) => profile.isExact) ??
    confirmed[0] ??
    columns.find(({ profile }) => holdsTimes(profile, 0.9)) ??
    [...named, ...columns].find(({ profile }) => profile.localDates >= 0.5) ??
    named.find(({ profile }) => profile.filled > 0 && profile.numbers < 0.5);
  if (found === undefined) throw noTime(header, named);
  requireWholeTimes(header, found);
  return found;
}

function holdsTimes({ stamps, epochs }: ColumnProfile, share: number): boolean {
  return stamps >= share || epochs >= share;
}

/** How the cells of the time column tell time. */
export function timeFormOf(profile: ColumnProfile, decimal: '.' | ',', zone: string): TimeForm {
  const texts = profile.cells.map((cell) => (decimal === ',' ? cell.replace(',', '.') : cell));
  return { epoch: epochUnitOf(texts), zone };
}

const TIME_NAME =
  /^[_@]?(?:time|timestamp|ts|date|datetime|date[ _/]?time|unix[ _]?time|epoch|zeit|zeitstempel|datum)(?:[ _]?\(?(?:s|ms|us|ns|utc)\)?)?$/i;
const DATE_ONLY = /^(?:\d{4}-\d\d-\d\d|\d{8}|\d{1,4}[./]\d{1,2}[./]\d{1,4})$/;

function noTime(header: CsvHeader<SampledColumn>, named: readonly SampledColumn[]): InputError {
  const days = named.find(({ profile }) => isExcelDays(profile));
  if (days !== undefined) return excelDays(header, days);
  const { columns } = header;
  const likeliest = named[0] ?? columns.find(({ name }) => /t.?me|date|stamp/i.test(name)) ?? columns[0];
  return new InputError({
    code: 'time-missing',
    place: header.path,
    what: header.isNamed
      ? `no column looks like a time; columns are: ${columnNames(header)}`
      : `no column looks like a time; the file has no header and ${columns.length} columns`,
    fix: `--time ${header.isNamed && likeliest !== undefined ? shellWord(likeliest.name) : 1}`,
  });
}

function excelDays(header: CsvHeader, { index, name, profile }: SampledColumn): InputError {
  return new InputError({
    code: 'time-format',
    place: `${header.path}:${header.line + 1}:${index + 1}`,
    what: `expected a time in column ${JSON.stringify(name)}, got ${JSON.stringify(profile.cells[0])}`,
    why: 'this looks like a day as Excel numbers them',
    fix: 'give the cells the format yyyy-mm-dd hh:mm:ss before saving as CSV',
  });
}

function requireWholeTimes(header: CsvHeader<SampledColumn>, time: SampledColumn): void {
  if (!time.profile.cells.every((cell) => DATE_ONLY.test(cell))) return;
  const clock = header.columns.find(({ profile }) => profile.clocks >= 0.9);
  if (clock === undefined) return;
  throw new InputError({
    code: 'time-split',
    place: placeOf(header, time),
    what: `date and time of day stand in two columns, ${JSON.stringify(time.name)} and ${JSON.stringify(clock.name)}`,
    fix: 'join them into one column (2026-05-19T10:00:00Z)',
  });
}
