import type { ChartPart } from '../document/document.ts';
import {
  type Column,
  columnOf,
  decodedWholes,
  type EncodedColumn,
  encodedColumn,
  gapsOf,
  rescaled,
  type Wholes,
  wholesOf,
} from './column.ts';
import { decimalsFor, spanOf } from './decimals.ts';

/** What the measured values are told to: at least so many digits of their span. */
const VALUE_DIGITS = 8;
/** The model's lines: so many digits of the usual width of the band. */
const BAND_DIGITS = 3;
/** Lines that no band goes with, and what the lines are made of: so many digits of what they span. */
const LINE_DIGITS = 4;

/** The columns of a chart, small enough for a page. */
export interface EncodedChart {
  readonly startMs: number;
  readonly stepMs: number;
  readonly slots: number;
  readonly values: EncodedColumn;
  /** Trend, seasons, remainder. */
  readonly components: readonly (Titled & { readonly column: EncodedColumn })[];
  readonly expected: EncodedColumn;
  readonly upper: EncodedColumn;
  readonly lower: EncodedColumn;
}

interface Titled {
  readonly role: ChartPart['decomposition'][number]['role'];
  readonly title: string;
}

export interface ChartColumns {
  readonly values: Column;
  readonly expected: Column;
  readonly upper: Column;
  readonly lower: Column;
  readonly components: readonly (Titled & { readonly values: Column })[];
}

/**
 * The samples of a chart as text. Measured values of up to eight digits come back to the bit, longer ones rounded
 * by less than 10⁻⁸ of their span (or 10⁻¹³ of the largest, where that is more); the model's lines, which the
 * result holds to nine digits, by less than a thousandth of the usual width of the band, and what they are made of
 * by less than 10⁻⁴ of what it spans.
 */
export function encodedChart({
  data,
  decomposition,
}: Pick<ChartPart, 'data' | 'decomposition'>): EncodedChart {
  const slots = data.values.length;
  const decimals = decimalsOfLines(data);
  const values = encodedBySpan(data.values, VALUE_DIGITS);
  const expected = wholesOf(data.expected, decimals);
  const upper = wholesOf(data.upper, decimals);
  const encoded = (column: Column, base: Wholes) =>
    encodedColumn(wholesOf(column, decimals), gapsOf(column), decimals, base);
  const beyond = beyondExpected(decodedWholes(values, slots), values.decimals, expected, decimals);
  const components = decomposition.map(({ role, title, values: numbers }) => ({
    role,
    title,
    column: role === 'remainder' ? encoded(numbers, beyond) : encodedBySpan(numbers, LINE_DIGITS),
  }));
  return {
    startMs: data.startMs,
    stepMs: data.stepMs,
    slots,
    values,
    components,
    expected: encoded(data.expected, sumOfParts(components, slots, decimals)),
    upper: encoded(data.upper, expected),
    lower: encoded(data.lower, mirrored(upper, expected)),
  };
}

function encodedBySpan(column: Column, digits: number): EncodedColumn {
  const decimals = decimalsFor(column, spanOf(column), digits);
  return encodedColumn(wholesOf(column, decimals), gapsOf(column), decimals);
}

/** The columns again. */
export function decodedChart({
  slots,
  values,
  components,
  expected,
  upper,
  lower,
}: EncodedChart): ChartColumns {
  const measured = decodedWholes(values, slots);
  const middle = decodedWholes(expected, slots, sumOfParts(components, slots, expected.decimals));
  const top = decodedWholes(upper, slots, middle);
  const bottom = decodedWholes(lower, slots, mirrored(top, middle));
  const beyond = beyondExpected(measured, values.decimals, middle, expected.decimals);
  return {
    values: columnOf(measured, values),
    expected: columnOf(middle, expected),
    upper: columnOf(top, upper),
    lower: columnOf(bottom, lower),
    components: components.map(({ role, title, column }) => {
      const base = role === 'remainder' ? beyond : undefined;
      return { role, title, values: columnOf(decodedWholes(column, slots, base), column) };
    }),
  };
}

/** What the remainder is about. */
function beyondExpected(values: Wholes, valueDecimals: number, expected: Wholes, decimals: number): Wholes {
  return rescaled(values, valueDecimals, decimals).map((value, slot) => value - expected[slot]!);
}

/** What the expected values are about: all that they are made of. */
function sumOfParts(components: EncodedChart['components'], slots: number, decimals: number): Wholes {
  const parts = components
    .filter(({ role }) => role !== 'remainder')
    .map(({ column }) => rescaled(decodedWholes(column, slots), column.decimals, decimals));
  return Array.from({ length: slots }, (_, slot) => parts.reduce((sum, part) => sum + part[slot]!, 0));
}

function decimalsOfLines({ expected, upper, lower }: ChartPart['data']): number {
  const all = [...expected, ...upper, ...lower];
  const width = medianWidth(upper, lower);
  return width > 0 ? decimalsFor(all, width, BAND_DIGITS) : decimalsFor(all, spanOf(all), LINE_DIGITS);
}

/** The greater one of two in the middle; NaN without a band. */
function medianWidth(upper: Column, lower: Column): number {
  const widths = upper.flatMap((top, slot) => {
    const bottom = lower[slot] ?? null;
    return top === null || bottom === null ? [] : [top - bottom];
  });
  return Float64Array.from(widths).sort()[Math.floor(widths.length / 2)] ?? Number.NaN;
}

/** As far below the middle as `upper` is above it. */
function mirrored(upper: Wholes, middle: Wholes): Wholes {
  return middle.map((number, slot) => 2 * number - upper[slot]!);
}
