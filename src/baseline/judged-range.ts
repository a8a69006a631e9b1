import type { Labels } from '../series/labels.ts';
import { parseSelector } from '../series/selector.ts';
import { EDGE_STEPS, type FindingToKnow, type Known } from './match.ts';

/** A series that was judged, and the part of it that is reported on. */
export interface JudgedRange {
  readonly series: string;
  readonly labels: Labels;
  readonly stepMs: number;
  /** Times of the first and the last slot; null where it has none. */
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Whether a known finding, if it were still there, would have been found: in its series, or in one of those that have
 * all the labels it is told of, all of its time was looked at.
 */
export function isWithin({ series: name, from, to }: Known, series: readonly JudgedRange[]): boolean {
  return concerned(name, series).some(
    (range) =>
      range.from !== null &&
      range.to !== null &&
      Date.parse(range.from) <= Date.parse(from) &&
      Date.parse(to) <= Date.parse(range.to),
  );
}

/** Whether a finding had not ended when the data ended, give or take a few samples. */
export function isOngoing({ series: name, end }: FindingToKnow, series: readonly JudgedRange[]): boolean {
  return concerned(name, series).some(
    ({ to, stepMs }) => to !== null && Date.parse(end) >= Date.parse(to) - EDGE_STEPS * stepMs,
  );
}

function concerned(name: string, series: readonly JudgedRange[]): readonly JudgedRange[] {
  const own = series.filter(({ series: other }) => other === name);
  return own.length > 0 ? own : series.filter(isMeantBy(name));
}

/** The name of what several series share is made of the labels that they have in common. */
function isMeantBy(name: string): (range: JudgedRange) => boolean {
  try {
    const selects = parseSelector(name);
    return ({ labels }) => selects(labels);
  } catch {
    return () => false;
  }
}
