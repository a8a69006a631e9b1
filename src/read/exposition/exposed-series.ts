import { type Labels, NAME_LABEL, seriesName } from '../../series/labels.ts';
import { SampleColumn } from '../../series/samples.ts';
import { requireRoom } from '../series-limits.ts';
import type { MetricTypes } from './metric-types.ts';

/** What tells the time of samples: the samples themselves, or the order of their scrapes. */
export type Timing = 'told' | 'laid';

/**
 * One label set of an exposition. Its samples are kept apart by what tells their time, until it is known whether
 * all do.
 */
export class ExposedSeries {
  readonly labels: Labels;
  /** Whether it tells when another series was created, and so makes none. */
  readonly isCreationTime: boolean;
  hasHistograms = false;
  /** The scrape without times in which it was met last. */
  scrape = -1;
  told: SampleColumn | undefined;
  laid: SampleColumn | undefined;

  constructor(labels: Labels, isCreationTime: boolean) {
    this.labels = labels;
    this.isCreationTime = isCreationTime;
  }

  push(timing: Timing, timestampMs: number, value: number, line: number): void {
    let column = this[timing];
    if (column === undefined) {
      column = new SampleColumn(this.labels);
      this[timing] = column;
    }
    column.push(timestampMs, value, line);
  }
}

/** The distinct series of an exposition, in order of first appearance. */
export class ExposedSeriesSet {
  readonly #path: string;
  readonly #byName = new Map<string, ExposedSeries>();

  constructor(path: string) {
    this.#path = path;
  }

  get all(): readonly ExposedSeries[] {
    return [...this.#byName.values()];
  }

  /** One and the same for all spellings of a label set. @throws InputError when there are too many */
  of(labels: Labels, isCreationTime: boolean): ExposedSeries {
    requireRoom(this.#path, labels, this.#byName.size);
    const name = seriesName(labels);
    const series = this.#byName.get(name) ?? new ExposedSeries(labels, isCreationTime);
    this.#byName.set(name, series);
    return series;
  }

  columns(timing: Timing, types: MetricTypes): SampleColumn[] {
    const columns = this.all.flatMap((series) => series[timing] ?? []);
    for (const column of columns) column.type = types.typeOf(column.labels[NAME_LABEL] ?? '');
    return columns;
  }
}
