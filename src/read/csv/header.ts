import { InputError, UsageError } from '../../errors.ts';
import { firstNames } from '../../first-names.ts';
import { isPlausibleEpoch, isStamp } from '../../series/times.ts';
import { isMissing, numberOf } from '../numbers.ts';

/** A column of a table. */
export interface CsvColumn {
  /** 0-based. */
  readonly index: number;
  /** From the header; `column_3` where there is none. */
  readonly name: string;
}

/** The columns of a table, and where their names stand. */
export interface CsvHeader<Column extends CsvColumn = CsvColumn> {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly isNamed: boolean;
  readonly columns: readonly Column[];
}

/**
 * Takes the first row for the header, unless it looks like data: a time stands in it, or nothing but numbers
 * and missing values, or an epoch and a value beside texts.
 */
export function headerOf(first: readonly string[], path: string, line: number): CsvHeader {
  const numbers = first
    .map((cell) => cell.replace(',', '.'))
    .filter((cell) => numberOf(cell, '.') !== undefined);
  const isData = first.some(isStamp) || numbers.length === first.length || isTimeAndValue(numbers);
  const columns = first.map((cell, index) => ({
    index,
    name: isData || cell === '' ? `column_${index + 1}` : cell,
  }));
  return { path, line, isNamed: !isData, columns };
}

/** Several epochs of one size are no time and value: they are times across columns, or numbers of devices. */
function isTimeAndValue(numbers: readonly string[]): boolean {
  const plain = numbers.filter((cell) => !isMissing(cell));
  const epochSizes = plain.filter(isPlausibleEpoch).map((cell) => Math.floor(Math.log10(Number(cell))));
  return plain.length > 1 && epochSizes.length > 0 && new Set(epochSizes).size === epochSizes.length;
}

/**
 * The column that an option names, by its header or else by its 1-based number.
 * @throws UsageError when there is none, InputError when there are several of that name
 */
export function pickColumn<Column extends CsvColumn>(
  header: CsvHeader<Column>,
  option: string,
  text: string,
): Column {
  const [column, twin] = header.columns.filter(({ name }) => header.isNamed && name === text);
  if (twin !== undefined) throw duplicateColumn(header, twin, option);
  const byNumber = /^\d+$/.test(text) ? header.columns[Number(text) - 1] : undefined;
  const picked = column ?? byNumber;
  if (picked !== undefined) return picked;
  throw new UsageError({
    code: 'unknown-column',
    place: header.path,
    what: `--${option} ${JSON.stringify(text)}: there is no such column`,
    fix: header.isNamed
      ? `the columns are: ${columnNames(header)}`
      : `the file has no header: give a number from 1 to ${header.columns.length}`,
  });
}

/** @throws InputError when two columns that are read under one `option` have one name */
export function requireDistinctNames(header: CsvHeader, read: readonly CsvColumn[], option: string): void {
  const seen = new Set<string>();
  for (const column of [...read].sort((a, b) => a.index - b.index)) {
    if (seen.has(column.name)) throw duplicateColumn(header, column, option);
    seen.add(column.name);
  }
}

/** The names of all columns, for messages. */
export function columnNames({ columns }: CsvHeader): string {
  const names = columns.map(({ name }) => shortened(name));
  return firstNames(names, { most: 20, and: ', and ' });
}

/** A long name with its end cut off. */
function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

/** Where a column's header stands. The column of a place is the number of the field, as `--value 3` counts. */
export function placeOf(header: CsvHeader, column: CsvColumn): string {
  return `${header.path}:${header.line}:${column.index + 1}`;
}

function duplicateColumn(header: CsvHeader, column: CsvColumn, option: string): InputError {
  return new InputError({
    code: 'csv-duplicate-column',
    place: placeOf(header, column),
    what: `column ${JSON.stringify(column.name)} appears twice`,
    fix: `rename one, or pick by number: --${option} ${column.index + 1}`,
  });
}
