import type { TimeRange } from './bulk.ts';
import { byCodePoint, type Labels, seriesName } from './labels.ts';
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
}

/**
 * Brings the columns of all inputs together, in code point order of their names. Columns of one name that follow
 * each other in time are parts of one export and become one series; those that overlap are different series,
 * each told apart by a label `file`, the stem of its input (or its path, where the stems are equal too). A label
 * `file` that was there before becomes `exported_file`, as in Prometheus.
 */
export function joinColumns(columns: readonly ColumnOfInput[]): JoinedColumn[] {
  const joined = groupsByName(columns).flatMap((group) => {
    const inTime = [...group].sort((a, b) => spanOf(a).fromMs - spanOf(b).fromMs);
    const overlap = inTime.some((one, i) => i > 0 && spanOf(inTime[i - 1]!).toMs >= spanOf(one).fromMs);
    return overlap ? group.map((one) => alone(toldApart(one, group))) : [together(inTime)];
  });
  return joined.sort((a, b) => byCodePoint(seriesName(a.column.labels), seriesName(b.column.labels)));
}

function groupsByName(columns: readonly ColumnOfInput[]): readonly ColumnOfInput[][] {
  const groups = new Map<string, ColumnOfInput[]>();
  for (const one of columns) {
    const name = seriesName(one.column.labels);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function alone(one: ColumnOfInput): JoinedColumn {
  return { column: one.column, range: one.range, parts: [{ path: one.path, ...spanOf(one) }] };
}

function together(inTime: readonly ColumnOfInput[]): JoinedColumn {
  const first = inTime[0]!;
  if (inTime.length === 1) return alone(first);
  const column = new SampleColumn(first.column.labels, first.column.type);
  for (const one of inTime) appendSamples(one.column, column);
  const range = {
    fromMs: Math.min(...inTime.map((one) => one.range.fromMs)),
    toMs: Math.max(...inTime.map((one) => one.range.toMs)),
  };
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
