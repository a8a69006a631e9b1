import type { TimeRange } from '../../series/bulk.ts';

/**
 * The time between ranges in which nothing was read, where it is longer than the longer of its two neighbours.
 * Ranges that overlap or touch are one neighbour.
 * @returns in order of time
 */
export function emptyStretches(read: readonly TimeRange[]): TimeRange[] {
  const islands = islandsOf(read);
  return islands.slice(1).flatMap((after, i) => {
    const before = islands[i]!;
    const empty = { fromMs: before.toMs, toMs: after.fromMs };
    return lengthOf(empty) > Math.max(lengthOf(before), lengthOf(after)) ? [empty] : [];
  });
}

function islandsOf(read: readonly TimeRange[]): TimeRange[] {
  const islands: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of read.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = islands.at(-1);
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else islands.push({ fromMs, toMs });
  }
  return islands;
}

function lengthOf({ fromMs, toMs }: TimeRange): number {
  return toMs - fromMs;
}
