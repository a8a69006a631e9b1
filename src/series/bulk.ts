import type { SampleColumn } from './samples.ts';

/** Times between which samples count; both ends included, in milliseconds. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** More times than this are thinned before the bulk is sought. */
const ENOUGH_TIMES = 100_000;
/** So many of the times may be stray: two, or this share where that is more, but never more than a third. */
const STRAY_SHARE = 0.05;

/**
 * Where the bulk of an input lies, so that a row of 1970 or 2999 cannot stretch a grid over centuries.
 * The shortest range that holds 95 % of the distinct times (less of them in a short input) is widened on both
 * sides by ten times its own span, or a thousand typical steps where that is more; what lies beyond is stray.
 * The calendar plays no part: an input that lies wholly in 1970 is fine.
 */
export function bulkOf(columns: readonly SampleColumn[]): TimeRange {
  const times = distinctTimes(columns);
  if (times.length === 0) return { fromMs: 0, toMs: 0 };
  const mayBeStray = Math.max(2, Math.floor(STRAY_SHARE * times.length));
  const steps = times.length - 1 - Math.min(mayBeStray, Math.floor(times.length / 3));
  const first = startOfShortest(times, steps);
  const low = times[first]!;
  const high = times[first + steps]!;
  const typicalStepMs = (high - low) / Math.max(1, steps);
  const marginMs = Math.max(1000 * typicalStepMs, 10 * (high - low), 1);
  return { fromMs: low - marginMs, toMs: high + marginMs };
}

/** Index at which the shortest range of so many steps begins; the first of equally short ones. */
function startOfShortest(times: Float64Array, steps: number): number {
  let shortest = 0;
  const spanFrom = (first: number) => times[first + steps]! - times[first]!;
  for (let first = 1; first + steps < times.length; first++) {
    if (spanFrom(first) < spanFrom(shortest)) shortest = first;
  }
  return shortest;
}

/**
 * In order; thinned where there are more than enough, but for the first and the last of each column. Rows that repeat
 * a time must not make it the bulk.
 */
function distinctTimes(columns: readonly SampleColumn[]): Float64Array {
  const total = columns.reduce((sum, column) => sum + column.length, 0);
  const stride = Math.max(1, Math.ceil(total / ENOUGH_TIMES));
  const times: number[] = [];
  for (const column of columns) {
    const columnTimes = column.timestampsMs;
    for (let i = 0; i < columnTimes.length; i += stride) times.push(columnTimes[i]!);
    if (columnTimes.length > 1) times.push(columnTimes.at(-1)!);
  }
  return Float64Array.from(times)
    .sort()
    .filter((time, i, sorted) => i === 0 || time !== sorted[i - 1]);
}
