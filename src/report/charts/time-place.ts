import type { TimeRange } from '../../series/bulk.ts';

/** The time that a picture shows, from its left edge to its right. */
export interface Span extends TimeRange {
  /** Stretches within it that are cut out, in order of time. */
  readonly breaks?: readonly TimeRange[];
}

/** What one break takes of the width, and what all of them may, in percent. */
const BREAK_PERCENT = 3;
const MOST_BROKEN = 40;

/**
 * Where a moment lies in a span, from 0 to 100; what lies outside is at the edge, and what lies in a break where the
 * break begins. All time that is not cut out is drawn to one scale.
 * @example percentOf(80, { fromMs: 0, toMs: 100, breaks: [{ fromMs: 10, toMs: 60 }] }) // => 61.2: 30 of 50 ms, of 97 %, and 3 %
 */
export function percentOf(ms: number, span: Span): number {
  const { fromMs, breaks = [] } = span;
  const shownMs = shownMsOf(span);
  const each = breakPercent(span);
  let [msBefore, breaksBefore] = [Math.max(0, ms - fromMs), 0];
  for (const cut of breaks) {
    if (ms < cut.toMs) {
      msBefore -= Math.max(0, ms - cut.fromMs);
      break;
    }
    msBefore -= cut.toMs - cut.fromMs;
    breaksBefore++;
  }
  const share = shownMs > 0 ? Math.min(1, msBefore / shownMs) : shareOfMoments(breaksBefore, span);
  return share * (100 - breaks.length * each) + breaksBefore * each;
}

/** Moments that lie apart, with nothing between them but breaks, stand at equal distances. */
function shareOfMoments(breaksBefore: number, { breaks = [] }: Span): number {
  return breaks.length === 0 ? 0 : breaksBefore / breaks.length;
}

/** What one break takes of the width, in percent. */
export function breakPercent({ breaks = [] }: Span): number {
  return Math.min(BREAK_PERCENT, MOST_BROKEN / breaks.length);
}

/** The time of a span that is not cut out. */
export function shownMsOf({ fromMs, toMs, breaks = [] }: Span): number {
  return toMs - fromMs - breaks.reduce((sum, cut) => sum + cut.toMs - cut.fromMs, 0);
}

/** What lies before, between and after the breaks of a span. */
export function piecesOf({ fromMs, toMs, breaks = [] }: Span): TimeRange[] {
  return [...breaks, { fromMs: toMs, toMs }].map((cut, i) => ({
    fromMs: breaks[i - 1]?.toMs ?? fromMs,
    toMs: cut.fromMs,
  }));
}

/** Where a stretch of time begins in a span, and how much of its width it takes, in percent. */
export function placeOf(stretch: TimeRange, span: Span): { fromPercent: number; percent: number } {
  const fromPercent = percentOf(stretch.fromMs, span);
  return { fromPercent, percent: percentOf(stretch.toMs, span) - fromPercent };
}

/** @example percentText(33.3333) // => '33.33%' */
export function percentText(percent: number): string {
  return `${Number(percent.toFixed(2)) + 0}%`;
}
