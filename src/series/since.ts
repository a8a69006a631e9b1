import type { JudgedColumn } from './derived/judged.ts';
import { type JoinedColumn, withinTimes } from './join.ts';
import { seriesName } from './labels.ts';

/** What is left of series from a moment on; none of what ended before. From minus infinity on, they are as they were. */
export function joinedSince(joined: readonly JoinedColumn[], sinceMs: number): readonly JoinedColumn[] {
  if (sinceMs === Number.NEGATIVE_INFINITY) return joined;
  return joined
    .map((one) => ({
      ...one,
      column: withinTimes(one.column, sinceMs, Number.POSITIVE_INFINITY),
      parts: one.parts
        .filter(({ toMs }) => toMs >= sinceMs)
        .map((part) => ({ ...part, fromMs: Math.max(part.fromMs, sinceMs) })),
    }))
    .filter(({ column }) => column.length > 0);
}

/**
 * What is left of judged series from a moment on, where they were made with what came before it: the first range of a
 * rate lies there. Their sources are those that are left themselves; what has none is dropped.
 * @param left the sources as `joinedSince` left them
 */
export function judgedSince(
  judged: readonly JudgedColumn[],
  left: readonly JoinedColumn[],
  sinceMs: number,
): readonly JudgedColumn[] {
  if (sinceMs === Number.NEGATIVE_INFINITY) return judged;
  const byName = new Map(left.map((one) => [seriesName(one.column.labels), one]));
  return judged.flatMap((one) => {
    const sources = one.sources.flatMap(({ column }) => byName.get(seriesName(column.labels)) ?? []);
    if (sources.length === 0) return [];
    const [only] = sources;
    if (one.derived === null) return [{ ...one, column: only!.column, parts: only!.parts, sources }];
    const column = withinTimes(one.column, firstValueMs(one, sinceMs), Number.POSITIVE_INFINITY);
    return column.length === 0 ? [] : [{ ...one, column, sources }];
  });
}

/** What is made of others begins with its first value. */
function firstValueMs({ column: { timestampsMs, values } }: JudgedColumn, sinceMs: number): number {
  const first = values.findIndex((value, i) => timestampsMs[i]! >= sinceMs && !Number.isNaN(value));
  return timestampsMs[first] ?? Number.POSITIVE_INFINITY;
}
