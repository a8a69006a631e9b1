import { isLocalDate } from '../../series/time-faults.ts';
import { hasOffset, isPlausibleEpoch, isStamp } from '../../series/times.ts';
import { isDressedNumber, isMissing, numberOf } from '../numbers.ts';
import type { CsvColumn } from './header.ts';

/** What the sampled cells of one column look like; the shares are of the cells that are not missing. */
export interface ColumnProfile {
  readonly cells: readonly string[];
  /** How many are not missing. */
  readonly filled: number;
  readonly numbers: number;
  /** Numbers, or what was meant to be: with units or thousands separators. */
  readonly numberLike: number;
  readonly stamps: number;
  readonly epochs: number;
  /** Dates that differ from country to country. */
  readonly localDates: number;
  /** Times of day without a day. */
  readonly clocks: number;
  /** Whether its times leave no doubt about their offset. */
  readonly isExact: boolean;
  /** How many different cells there are. */
  readonly distinct: number;
}

/** A column and its sample. */
export interface SampledColumn extends CsvColumn {
  readonly profile: ColumnProfile;
}

/** Looks at the sampled cells of one column. */
export function profileColumn(cells: readonly string[], decimal: '.' | ','): ColumnProfile {
  const filled = cells.filter((cell) => !isMissing(cell));
  const share = (isSo: (cell: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(isSo).length / filled.length;
  const isNumber = (cell: string) => numberOf(cell, decimal) !== undefined;
  const epochs = share((cell) => isPlausibleEpoch(cell.replace(',', '.')));
  const numbers = share(isNumber);
  const stamps = share(isStamp);
  return {
    cells,
    filled: filled.length,
    numbers,
    numberLike: numbers === 1 ? 1 : share((cell) => isNumber(cell) || isDressedNumber(cell)),
    stamps,
    epochs,
    localDates: share(isLocalDate),
    clocks: share((cell) => CLOCK.test(cell)),
    isExact: epochs >= 0.5 || (stamps >= 0.5 && share(hasOffset) >= 0.5),
    distinct: new Set(filled).size,
  };
}

const CLOCK = /^\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[ap]m)?$/i;

/** Whether a column holds days as Excel numbers them: 46161,4167 is 19 May 2026, ten o'clock. */
export function isExcelDays({ cells, numbers }: ColumnProfile): boolean {
  const days = cells.map((cell) => Number(cell.replace(',', '.')));
  return (
    numbers > 0.9 &&
    days.every((day) => day >= 20_000 && day < 80_000) &&
    days.some((day) => !Number.isInteger(day))
  );
}
