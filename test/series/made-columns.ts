import type { JoinedColumn } from '../../src/series/join.ts';
import type { Labels } from '../../src/series/labels.ts';
import { type MetricType, SampleColumn } from '../../src/series/samples.ts';

export const MINUTE = 60_000;
export const ALL_TIMES = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

/** A staleness marker, among the values of a made column. */
export const STALE = Symbol('staleness marker');
export type MadeValue = number | typeof STALE;

/** A column of times and values. */
export function columnOf(
  labels: Labels,
  samples: readonly (readonly [timestampMs: number, value: MadeValue])[],
  type: MetricType = 'unknown',
): SampleColumn {
  const column = new SampleColumn(labels, type);
  for (const [timestampMs, value] of samples) {
    if (value === STALE) column.pushStale(timestampMs);
    else column.push(timestampMs, value);
  }
  return column;
}

/** A column of a sample a minute from time 0 on; where there is `null`, none comes. */
export function minutesOf(
  labels: Labels,
  values: readonly (MadeValue | null)[],
  type: MetricType = 'unknown',
): SampleColumn {
  const samples = values.flatMap((value, i) => (value === null ? [] : [[i * MINUTE, value] as const]));
  return columnOf(labels, samples, type);
}

/** A column as a series of a run of one input. */
export function joinedOf(column: SampleColumn): JoinedColumn {
  const { timestampsMs } = column;
  const part = { path: 'a.txt', fromMs: timestampsMs[0] ?? 0, toMs: timestampsMs.at(-1) ?? 0 };
  return { column, range: ALL_TIMES, parts: [part] };
}

/** So many values, each made from its index. */
export function times<T>(count: number, valueAt: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => valueAt(i));
}
