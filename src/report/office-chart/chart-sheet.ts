/** A column of the sheet that the numbers of a chart are edited in. */
export interface ChartColumn {
  readonly heading: string;
  /** How the sheet shows its numbers, in the format codes of workbooks. */
  readonly format: 'General' | 'yyyy-mm-dd hh:mm';
  /** A row each; null, or a number that is none, is an empty cell. */
  readonly values: readonly (number | string | null)[];
}

/** What a chart is drawn from: names or moments in the first column, a series in each of the others. */
export interface ChartSheet {
  readonly first: ChartColumn;
  readonly series: readonly ChartColumn[];
}

interface NamedSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** The series beside a first column; one that is shorter ends in empty cells. */
export function chartSheet(first: ChartColumn, series: readonly NamedSeries[]): ChartSheet {
  return {
    first,
    series: series.map(({ name, values }) => ({
      heading: name,
      format: 'General',
      values: first.values.map((_, row) => values[row] ?? null),
    })),
  };
}

/** A cell as a file holds it; null where it is empty. */
export function cellText(value: number | string | null): string | null {
  if (typeof value === 'string') return value;
  return value === null || !Number.isFinite(value) ? null : String(value);
}
