import { InputError } from '../../errors.ts';
import type { TimeForm } from '../../series/times.ts';
import type { ReadOptions } from '../reader.ts';
import { type CsvColumn, type CsvHeader, columnNames, pickColumn, requireDistinctNames } from './header.ts';
import { profileColumn, type SampledColumn } from './profile.ts';
import { timeColumnOf, timeFormOf } from './time-column.ts';

/** What each column of a table is for. A table with labels or a name column has the long form, else the wide. */
export interface CsvLayout {
  readonly header: CsvHeader;
  readonly decimal: '.' | ',';
  readonly time: CsvColumn;
  readonly timeForm: TimeForm;
  /** At least one. */
  readonly values: readonly CsvColumn[];
  readonly labels: readonly CsvColumn[];
  /** Holds the names of the series. */
  readonly metric: CsvColumn | undefined;
  /** Whether nothing but their texts speaks for the labels yet: then it is up to the times whether they are some. */
  readonly isGuessed: boolean;
  readonly assumptions: readonly string[];
}

/**
 * Finds out what each column is for, from the first rows.
 * @throws InputError when there is no time or no value, UsageError when the options name what is not there
 */
export function layoutOf(
  header: CsvHeader,
  rows: readonly (readonly string[])[],
  decimal: '.' | ',',
  options: ReadOptions,
): CsvLayout {
  const columns = header.columns.map((column) => ({
    ...column,
    profile: profileColumn(
      rows.map((cells) => cells[column.index] ?? ''),
      decimal,
    ),
  }));
  const sampled = { ...header, columns };
  const time = timeColumnOf(sampled, options.time);
  const texts = textColumnsOf(sampled, time, options, rows);
  const values = renamed(header, valueColumnsOf(sampled, time, texts, options));
  const labels = texts.filter((column) => !isMetricName(column) && !values.some(isAt(column.index)));
  const metric = texts.find(isMetricName);
  requireDistinctNames(header, values, 'value');
  requireDistinctNames(header, labels, 'series');
  const timeForm = timeFormOf(time.profile, decimal, options.tz);
  const unread = columns.filter(
    (column) =>
      column.index !== time.index && ![...values, ...texts].some(isAt(column.index)) && isTold(column),
  );
  return {
    header,
    decimal,
    time,
    timeForm,
    values,
    labels: renamed(header, labels, 'label'),
    metric,
    isGuessed: labels.length > 0 && metric === undefined && options.series.length === 0 && !hasRepeats(time),
    assumptions: assumed(unread, options),
  };
}

type Sampled = CsvHeader<SampledColumn>;

/** The columns that tell series apart: the ones that are told, or those that hold text. */
function textColumnsOf(
  header: Sampled,
  time: SampledColumn,
  options: ReadOptions,
  rows: readonly unknown[],
): readonly SampledColumn[] {
  if (options.series.length > 0) return options.series.map((text) => pickColumn(header, 'series', text));
  const told = options.value.map((text) => pickColumn(header, 'value', text));
  const rest = header.columns.filter(({ index }) => index !== time.index && !told.some(isAt(index)));
  const texts = rest.filter(
    (column) =>
      isText(column) &&
      (hasRepeats(time) || rows.length < FEW_ROWS || column.profile.distinct <= rows.length / 2),
  );
  // Where it is clear what name and value are, a column that is empty so far is a label that the first
  // series do not have; elsewhere it may be a value.
  const isTidy =
    texts.some(isMetricName) || (texts.length > 0 && rest.some(({ name }) => VALUE_NAME.test(name)));
  return isTidy ? rest.filter((column) => texts.includes(column) || isUnusedLabel(column)) : texts;
}

function hasRepeats({ profile }: SampledColumn): boolean {
  return profile.distinct < profile.filled;
}

/** Below this, many different texts say nothing. */
const FEW_ROWS = 20;

/** The columns that hold the values: the ones that are told, or those that hold numbers. */
function valueColumnsOf(
  header: Sampled,
  time: SampledColumn,
  texts: readonly SampledColumn[],
  options: ReadOptions,
): readonly SampledColumn[] {
  if (options.value.length > 0) return options.value.map((text) => pickColumn(header, 'value', text));
  const rest = header.columns.filter(
    ({ index, profile }) =>
      index !== time.index &&
      !((options.series.length > 0 || profile.filled === 0) && texts.some(isAt(index))),
  );
  const numbers = rest.filter(isValue);
  if (numbers.length > 0) return numbers;
  const broken = rest.filter(({ profile }) => profile.cells.some((cell) => /^[+-]?\d/.test(cell)));
  if (broken.length > 0) return broken;
  throw new InputError({
    code: 'value-missing',
    place: header.path,
    what: header.isNamed
      ? `no column holds numbers; columns are: ${columnNames(header)}`
      : 'no column but the time holds numbers',
    fix: 'give a table with a column of numbers, or name it with --value',
  });
}

function isValue({ name, profile }: SampledColumn): boolean {
  if (VALUE_NAME.test(name)) return true;
  // The last delimiter of a row may end it: what follows is no column.
  if (profile.filled === 0) return !UNNAMED.test(name) || profile.cells.some((cell) => cell !== '');
  return profile.numberLike >= 0.5 && profile.stamps < 0.5;
}

function isText({ name, profile }: SampledColumn): boolean {
  const { filled, numberLike, stamps, localDates, clocks } = profile;
  return filled > 0 && !VALUE_NAME.test(name) && numberLike < 0.5 && stamps + localDates + clocks < 0.5;
}

function isUnusedLabel({ name, profile }: SampledColumn): boolean {
  return profile.filled === 0 && !VALUE_NAME.test(name) && !UNNAMED.test(name);
}

/** Worth a word when it is left out: anything but an empty column. */
function isTold({ profile }: SampledColumn): boolean {
  return profile.filled > 0;
}

const VALUE_NAME = /^_?(?:value|metric[_ ]?value|val|wert)$/i;
const UNNAMED = /^column_\d+$/;

function isMetricName({ name }: CsvColumn): boolean {
  return /^(?:metric|name|__name__|metric[_ ]?name)$/i.test(name);
}

function isAt(index: number): (column: CsvColumn) => boolean {
  return (column) => column.index === index;
}

/** Without a header, a single value is `value`; several, and labels, are numbered like their columns. */
function renamed(header: CsvHeader, columns: readonly CsvColumn[], noun = 'value'): readonly CsvColumn[] {
  if (header.isNamed) return columns;
  const isSingle = columns.length === 1 && noun === 'value';
  return columns.map(({ index }) => ({ index, name: isSingle ? noun : `${noun}_${index + 1}` }));
}

function assumed(unread: readonly SampledColumn[], options: ReadOptions): string[] {
  if (unread.length === 0 || options.value.length > 0 || options.series.length > 0) return [];
  return [`not read: ${unread.map(({ name }) => name).join(', ')}`];
}
