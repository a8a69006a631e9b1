import type { TimeSpan } from './shown-time.ts';

/** Spans that have time in common, if only by way of others: their places in the list, in order of time. */
export function withCommonTime(spans: readonly TimeSpan[]): number[][] {
  const inOrder = spans.map((span, place) => ({ ...span, place })).sort((a, b) => a.fromMs - b.fromMs);
  const groups: number[][] = [];
  let untilMs = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs, place } of inOrder) {
    if (fromMs < untilMs) groups.at(-1)?.push(place);
    else groups.push([place]);
    untilMs = Math.max(untilMs, toMs);
  }
  return groups;
}

/** From the earliest beginning to the latest end. */
export function wholeOf(spans: readonly TimeSpan[]): TimeSpan {
  return {
    fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...spans.map(({ toMs }) => toMs)),
  };
}
