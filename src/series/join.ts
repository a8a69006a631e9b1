import { byCodePoint } from '../code-point-order.ts';
import { groupedBy } from '../grouped.ts';
import type { TimeRange } from './bulk.ts';
import { type Labels, seriesName } from './labels.ts';
import { appendSamples, filteredColumn, SampleColumn } from './samples.ts';

/** A column and the input that it came from. */
export interface ColumnOfInput {
  readonly path: string;
  readonly column: SampleColumn;
  /** The bulk of that input; samples outside are stray. */
  readonly range: TimeRange;
}

/** One series of a run: its samples, and which input each of them came from. */
export interface JoinedColumn {
  readonly column: SampleColumn;
  readonly range: TimeRange;
  /** The inputs it was put together from, with the times that they cover; seldom more than one. */
  readonly parts: readonly { readonly path: string; readonly fromMs: number; readonly toMs: number }[];
  /** The name that it shares with series of other inputs at the same time; only where it was told apart from them. */
  readonly nameOfSeveral?: string;
}

/**
 * Brings the columns of all inputs together, in code point order of their names. Columns of one name that follow
 * each other in time are parts of one export and become one series, also where one begins with the sample that the
 * other ends with: the end of a range that is asked for belongs to the answer. Those that overlap are different series,
 * each told apart by a label `file`, the stem of its input (or its path, where the stems are equal too). A label
 * `file` that was there before becomes `exported_file`, as in Prometheus.
 */
export function joinColumns(columns: readonly ColumnOfInput[]): JoinedColumn[] {
  const byName = groupedBy(columns, ({ column }) => seriesName(column.labels));
  const joined = [...byName].flatMap(([name, group]) => {
    if (group.length === 1) return [alone(group[0]!)];
    const inTime = group.map((one) => ({ one, span: spanOf(one) })).sort((a, b) => byTime(a.span, b.span));
    const overlap = inTime.some(({ span }, i) => i > 0 && isOverlap(inTime[i - 1]!.span, span));
    if (!overlap) return [together(inTime.map(({ one }) => one))];
    return group.map((one) => ({ ...alone(toldApart(one, group)), nameOfSeveral: name }));
  });
  const named = joined.map((one) => ({ one, name: seriesName(one.column.labels) }));
  return named.sort((a, b) => byCodePoint(a.name, b.name)).map(({ one }) => one);
}

function byTime(a: TimeRange, b: TimeRange): number {
  return a.fromMs - b.fromMs || a.toMs - b.toMs;
}

/** Of two spans in order of time. Two samples of one instant do not follow each other, whatever they are of. */
function isOverlap(earlier: TimeRange, later: TimeRange): boolean {
  const isSameInstant = earlier.fromMs === later.toMs;
  return earlier.toMs > later.fromMs || isSameInstant;
}

function alone(one: ColumnOfInput): JoinedColumn {
  return { column: one.column, range: one.range, parts: [{ path: one.path, ...spanOf(one) }] };
}

function together(inTime: readonly ColumnOfInput[]): JoinedColumn {
  const first = inTime[0]!;
  const column = new SampleColumn(first.column.labels, first.column.type);
  for (const one of inTime) appendSamples(one.column, column);
  const range = spanOfAll(inTime.map((one) => one.range));
  return { column, range, parts: inTime.flatMap((one) => alone(one).parts) };
}

function toldApart(one: ColumnOfInput, group: readonly ColumnOfInput[]): ColumnOfInput {
  const isStemTaken = group.some(({ path }) => path !== one.path && stemOf(path) === stemOf(one.path));
  const { file: exported, ...rest } = one.column.labels;
  const labels: Labels = {
    ...rest,
    ...(exported === undefined ? {} : { exported_file: exported }),
    file: isStemTaken ? one.path : stemOf(one.path),
  };
  return { ...one, column: filteredColumn(one.column, labels, () => true) };
}

/** The samples of a column that lie in a range of time, as a column of the same labels. */
export function withinTimes(column: SampleColumn, fromMs: number, toMs: number): SampleColumn {
  return filteredColumn(column, column.labels, (timeMs) => timeMs >= fromMs && timeMs <= toMs);
}

/** @example stemOf('exports/cpu.csv.gz') // => 'cpu' */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/(?<=.)\..*$/, '');
}

/** The times that a column covers within the bulk of its input. */
export function spanOf({ column, range }: ColumnOfInput): TimeRange {
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  for (const time of column.timestampsMs) {
    if (time < range.fromMs || time > range.toMs) continue;
    if (time < fromMs) fromMs = time;
    if (time > toMs) toMs = time;
  }
  return { fromMs, toMs };
}

/** From the first to the last of all ranges; from infinity to minus infinity where there is none. */
export function spanOfAll(ranges: readonly TimeRange[]): TimeRange {
  let [fromMs, toMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const range of ranges) {
    fromMs = Math.min(fromMs, range.fromMs);
    toMs = Math.max(toMs, range.toMs);
  }
  return { fromMs, toMs };
}
