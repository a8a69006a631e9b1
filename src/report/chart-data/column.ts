import { errorsOf, type Lag, lagOf, restored } from './prediction.ts';
import { riceNumbers, riceText } from './rice.ts';

/** Numbers of one line of a chart, one a slot; null is a gap. */
export type Column = readonly (number | null)[];

/** A column for a page: whole numbers, told by what their forerunners do not foretell. */
export interface EncodedColumn {
  /** A whole number stands for itself · 10^−decimals. */
  readonly decimals: number;
  readonly lag: Lag;
  /** First slot and length of each gap, one after the other. */
  readonly gaps: readonly number[];
  /** See `riceText`. */
  readonly text: string;
}

/** Whole numbers without gaps: a gap holds the number before it. */
export type Wholes = readonly number[];

/** @param base what is known beforehand of the whole numbers, slot by slot */
export function encodedColumn(
  wholes: Wholes,
  gaps: readonly number[],
  decimals: number,
  base?: Wholes,
): EncodedColumn {
  const beyond = base === undefined ? wholes : wholes.map((whole, slot) => whole - base[slot]!);
  const lag = lagOf(beyond);
  return { decimals, lag, gaps, text: riceText(errorsOf(beyond, lag)) };
}

export function decodedWholes({ text, lag }: EncodedColumn, slots: number, base?: Wholes): Wholes {
  const beyond = restored(riceNumbers(text, slots), lag);
  return base === undefined ? beyond : beyond.map((number, slot) => number + base[slot]!);
}

/** Rounded to the decimals; of a gap the number before it, at the beginning zero. */
export function wholesOf(column: Column, decimals: number): Wholes {
  let before = 0;
  return column.map((value) => {
    if (value !== null) before = Math.round(scaled(value, decimals)) + 0;
    return before;
  });
}

/** The same numbers to other decimals. */
export function rescaled(wholes: Wholes, from: number, to: number): Wholes {
  return wholes.map((whole) => Math.round(scaled(whole, to - from)) + 0);
}

/** The numbers that a report told: what `wholesOf` did not round comes back to the bit. */
export function columnOf(wholes: Wholes, { decimals, gaps }: EncodedColumn): (number | null)[] {
  const column: (number | null)[] = wholes.map((whole) => scaled(whole, -decimals));
  for (let i = 0; i < gaps.length; i += 2) column.fill(null, gaps[i]!, gaps[i]! + gaps[i + 1]!);
  return column;
}

/** First slot and length of each run of null, one after the other. */
export function gapsOf(column: Column): number[] {
  const gaps: number[] = [];
  for (let slot = 0; slot < column.length; slot++) {
    if (column[slot] !== null) continue;
    const isNew = slot === 0 || column[slot - 1] !== null;
    if (isNew) gaps.push(slot, 1);
    else gaps[gaps.length - 1]!++;
  }
  return gaps;
}

/** The largest power of ten that a double holds exactly. */
const EXACT_POWER = 22;

/** number · 10^places, rounded once: by a power of ten that is exact, or else by reading its digits. */
function scaled(number: number, places: number): number {
  if (Math.abs(places) > EXACT_POWER) return Number(moved(number, places));
  return places < 0 ? number / Number(`1e${-places}`) : number * Number(`1e${places}`);
}

/** @example moved(1.5e-30, 31) // => '1.5e1' */
function moved(number: number, places: number): string {
  const [digits, exponent] = number.toExponential().split('e');
  return `${digits}e${Number(exponent) + places}`;
}
