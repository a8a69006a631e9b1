import type { JoinedColumn } from '../join.ts';
import { seriesName } from '../labels.ts';
import type { MetricType } from '../samples.ts';

/** A series as it is judged: as it was read, or made of others. */
export interface JudgedColumn extends JoinedColumn {
  readonly name: string;
  /** What it was made into: `rate`, `p95` …; null where it is as it was read. */
  readonly derived: string | null;
  /** Of its sources. */
  readonly type: MetricType;
  /** What it was made of; itself, where it is as it was read. */
  readonly sources: readonly JoinedColumn[];
}

/** A series that is judged as it was read. */
export function asItIs(one: JoinedColumn): JudgedColumn {
  const { labels, type } = one.column;
  return { ...one, name: seriesName(labels), derived: null, type, sources: [one] };
}
