import { type Labels, NAME_LABEL } from '../../series/labels.ts';
import { SampleColumn } from '../../series/samples.ts';
import { newTimeOrder, type TimeOrder } from '../../series/times.ts';
import type { CsvLayout } from './layout.ts';

/** The series of one label set: one per value column. */
export interface SeriesSet {
  readonly columns: readonly SampleColumn[];
  readonly order: TimeOrder;
}

/** The series of a table, in order of first appearance. */
export class CsvSeries {
  readonly #layout: CsvLayout;
  readonly #sets = new Map<string, SeriesSet>();
  #only: SeriesSet | undefined;

  constructor(layout: CsvLayout) {
    this.#layout = layout;
    const isWide = layout.labels.length === 0 && layout.metric === undefined;
    if (isWide) this.#only = this.#newSet('', []);
  }

  /** The series that a row belongs to. */
  setOf(cells: readonly string[]): SeriesSet {
    if (this.#only !== undefined) return this.#only;
    const { labels, metric } = this.#layout;
    let key = metric === undefined ? '' : (cells[metric.index] ?? '');
    for (const { index } of labels) key += `\0${cells[index] ?? ''}`;
    return this.#sets.get(key) ?? this.#newSet(key, cells);
  }

  get columns(): SampleColumn[] {
    return [...this.#sets.values()].flatMap(({ columns }) => columns).filter(({ length }) => length > 0);
  }

  /**
   * Whether the label columns that were taken for such tell no series apart: no time comes twice, and all
   * times together are as even as one series.
   */
  get isOneSeries(): boolean {
    if (this.#sets.size < 2) return false;
    const times = Float64Array.from(
      [...this.#sets.values()].flatMap(({ columns: [first] }) => [...(first?.timestampsMs ?? [])]),
    ).sort();
    const steps = times.subarray(1).map((time, i) => time - (times[i] ?? 0));
    const typical = steps.slice().sort()[Math.floor(steps.length / 2)] ?? 0;
    const even = steps.filter((step) => Math.abs(step - typical) <= typical / 100).length;
    return steps.every((step) => step > 0) && even >= 0.9 * steps.length;
  }

  /** The same samples without labels, back in the order of their lines. */
  merged(): SampleColumn[] {
    return this.#layout.values.map(({ name }, i) => {
      const samples = [...this.#sets.values()].flatMap(({ columns }) => samplesOf(columns[i]));
      const column = new SampleColumn({ [NAME_LABEL]: name });
      for (const { timestampMs, value, line } of samples.sort((a, b) => a.line - b.line)) {
        column.push(timestampMs, value, line);
      }
      return column;
    });
  }

  #newSet(key: string, cells: readonly string[]): SeriesSet {
    const columns = this.#layout.values.map(({ name }) => new SampleColumn(this.#labelsOf(cells, name)));
    const set = { columns, order: newTimeOrder() };
    this.#sets.set(key, set);
    return set;
  }

  /** An empty cell is an absent label. */
  #labelsOf(cells: readonly string[], value: string): Labels {
    const { labels, metric, values } = this.#layout;
    const named = metric === undefined ? '' : (cells[metric.index] ?? '');
    const name = named === '' ? value : values.length === 1 ? named : `${named}_${value}`;
    const pairs = labels.map((column) => [column.name, cells[column.index] ?? ''] as const);
    return Object.fromEntries([[NAME_LABEL, name], ...pairs.filter(([, text]) => text !== '')]);
  }
}

function samplesOf(column: SampleColumn | undefined): { timestampMs: number; value: number; line: number }[] {
  if (column === undefined) return [];
  const { timestampsMs, values, lines } = column;
  return Array.from(values, (value, i) => ({
    value,
    timestampMs: timestampsMs[i] ?? Number.NaN,
    line: lines[i] ?? 0,
  }));
}
