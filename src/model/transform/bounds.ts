import { each } from '../elementwise.ts';
import { ascending } from '../medians/ascending.ts';
/** What values a series can have. */
export interface Bounds {
  /** 0 or −Infinity. */
  readonly least: number;
  /** 1, 100 or Infinity. */
  readonly most: number;
  /** Whether all values are whole numbers. */
  readonly isInteger: boolean;
  /** The smallest difference between two unlike values, in their unit; 0 where all are alike. */
  readonly quantum: number;
}

/** What the name or the unit of a series says it is. */
export type BoundsHint = 'share' | 'percent';

/** Differences below this share of the largest value are rounding. */
const ROUNDING_SHARE = 1e-12;

/**
 * What values a series can have, from those it had. Not below 0 when none was: far above 0 that binds nothing. Not above
 * 1 or 100 when none was and it stood exactly there at least three times; of whole numbers, at least as often as one
 * below, for a count that came to 100 thrice may come to 101. What a hint says holds unless a value contradicts it.
 * @param values NaN at a gap; with no value at all nothing is known
 */
export function boundsOf(values: Float64Array, hint?: BoundsHint): Bounds {
  const sorted = ascending(values).values;
  const isInteger = sorted.length > 0 && sorted.every(Number.isInteger);
  const least = sorted.length > 0 && sorted[0]! >= 0 ? 0 : -Infinity;
  const most = least === 0 ? mostOf(sorted, isInteger, hint) : Infinity;
  return { least, most, isInteger, quantum: quantumOf(sorted) };
}

const OFTEN = 3;

function mostOf(sorted: Float64Array, isInteger: boolean, hint: BoundsHint | undefined): number {
  const largest = sorted.at(-1)!;
  if (hint === 'share' && largest <= 1) return 1;
  if (hint === 'percent' && largest <= 100) return 100;
  if (largest !== 1 && largest !== 100) return Infinity;
  const standing = timesOf(sorted, largest);
  return standing >= OFTEN && (!isInteger || standing >= timesOf(sorted, largest - 1)) ? largest : Infinity;
}

function timesOf(sorted: Float64Array, value: number): number {
  return sorted.reduce((times, one) => (one === value ? times + 1 : times), 0);
}

function quantumOf(sorted: Float64Array): number {
  const largest = Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted.at(-1) ?? 0));
  let quantum = Infinity;
  for (let at = 1; at < sorted.length; at++) {
    const difference = sorted[at]! - sorted[at - 1]!;
    if (difference > ROUNDING_SHARE * largest && difference < quantum) quantum = difference;
  }
  return quantum === Infinity ? 0 : quantum;
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
