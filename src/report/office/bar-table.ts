import type { BarChart, Cell, Column, Table } from './office-report.ts';

/** Of the width, for the names of the categories, or for the times. */
const FIRST_SHARE = 0.4;

/**
 * The numbers of a chart, for who cannot see it or wants to reckon with them, told with two decimals at most in the
 * language of the report; the name of its axis stands over the categories.
 * @param lang BCP 47
 */
export function barTable({ title, categories, series, axis }: BarChart, lang: string): Table {
  const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 2, signDisplay: 'negative' });
  return {
    kind: 'table',
    caption: title,
    columns: chartColumns(axis.title, series),
    rows: categories.map((category, at) => [
      { text: category },
      ...series.map(({ values }) => numberCell(values[at] ?? null, format)),
    ]),
  };
}

/** Columns of the table of a chart: what its numbers are of, and each of its series. */
export function chartColumns(first: string, series: readonly { readonly name: string }[]): Column[] {
  const share = (1 - FIRST_SHARE) / Math.max(1, series.length);
  return [
    { heading: first, share: FIRST_SHARE, isNumber: false },
    ...series.map(({ name }) => ({ heading: name, share, isNumber: true })),
  ];
}

function numberCell(value: number | null, format: Intl.NumberFormat): Cell {
  return value === null || !Number.isFinite(value) ? { text: '–' } : { text: format.format(value), value };
}
