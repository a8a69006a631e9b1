import type { TimelineRow } from '../document/document.ts';
import { type Span, shownMsOf } from './time-place.ts';

export interface SharedStart {
  readonly startMs: number;
  readonly rows: number;
}

/** Starts on fewer rows than these, or a smaller share of all, are told by their marks alone: chance makes some. */
const LEAST_ROWS = 3;
const LEAST_SHARE = 1 / 8;
/** Starts this near to each other, as a part of the time shown, are one moment to the eye. */
const NEAR = 0.005;

/** The moments at which findings of several series begin together, in order of time. */
export function sharedStarts(rows: readonly TimelineRow[], span: Span): SharedStart[] {
  const nearMs = shownMsOf(span) * NEAR;
  const starts = rows
    .flatMap(({ marks }, row) => marks.map(({ startMs }) => ({ startMs, row })))
    .sort((a, b) => a.startMs - b.startMs);
  const least = Math.max(LEAST_ROWS, rows.length * LEAST_SHARE);
  const shared: SharedStart[] = [];
  for (let first = 0; first < starts.length; ) {
    const { startMs } = starts[first]!;
    let end = first + 1;
    while (end < starts.length && starts[end]!.startMs - startMs <= nearMs) end++;
    const together = new Set(starts.slice(first, end).map(({ row }) => row));
    if (together.size >= least) shared.push({ startMs, rows: together.size });
    first = end;
  }
  return shared;
}
