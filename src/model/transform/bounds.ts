import type { ValueRange } from '../../series/value-range.ts';
import { each } from '../elementwise.ts';

/** What values a series can have. */
export interface Bounds {
  /** 0 or −Infinity. */
  readonly least: number;
  /** 1, 100 or Infinity. */
  readonly most: number;
  /** Whether all values are whole numbers. */
  readonly isInteger: boolean;
}

/**
 * What values a series can have, from those it had. Not below 0 when none was: far above 0 that binds nothing. Not above
 * 1 or 100 when none was and it stood exactly there at least three times; of whole numbers, at least as often as one
 * below, for a count that came to 100 thrice may come to 101. What its name says holds unless a value contradicts it.
 * @param values NaN at a gap; with no value at all nothing is known
 */
export function boundsOf(values: Float64Array, known?: ValueRange): Bounds {
  let lowest = Infinity;
  let highest = -Infinity;
  let isInteger = true;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
    isInteger &&= Number.isInteger(value);
  }
  const isEmpty = lowest > highest;
  const least = !isEmpty && lowest >= 0 ? 0 : -Infinity;
  const most = least === 0 ? mostOf(values, { highest, isInteger, known }) : Infinity;
  return { least, most, isInteger: isInteger && !isEmpty };
}

const OFTEN = 3;

interface Highest {
  readonly highest: number;
  readonly isInteger: boolean;
  readonly known: ValueRange | undefined;
}

function mostOf(values: Float64Array, { highest, isInteger, known }: Highest): number {
  if (known === 'share' && highest <= 1) return 1;
  if (known === 'percent' && highest <= 100) return 100;
  if (highest !== 1 && highest !== 100) return Infinity;
  const standing = timesOf(values, highest);
  return standing >= OFTEN && (!isInteger || standing >= timesOf(values, highest - 1)) ? highest : Infinity;
}

function timesOf(values: Float64Array, wanted: number): number {
  let times = 0;
  for (const value of values) if (value === wanted) times += 1;
  return times;
}

/** What a sum of a few roundings leaves of a whole number. */
const NEARLY_WHOLE = 1e-9;

/**
 * The band without what the series cannot be. Of whole numbers it ends on whole numbers, the next ones outward: of counts
 * that are mostly 0 and sometimes 1, a band of −0.4…0.7 becomes 0…1, and 1 lies in it. NaN stays NaN.
 * @param lower one bound a slot, as many as `upper`; both are left alone
 */
export function withinBounds(
  lower: Float64Array,
  upper: Float64Array,
  { least, most, isInteger }: Bounds,
): { readonly lower: Float64Array; readonly upper: Float64Array } {
  if (least === -Infinity && most === Infinity && !isInteger) return { lower, upper };
  const clip = (value: number) => Math.max(least, Math.min(most, value));
  const down = (value: number) => (isInteger ? Math.floor(value + NEARLY_WHOLE) : value);
  const up = (value: number) => (isInteger ? Math.ceil(value - NEARLY_WHOLE) : value);
  return {
    lower: each(lower, (value) => clip(down(value))),
    upper: each(upper, (value) => clip(up(value))),
  };
}
