import type { LiveMark } from '../chart-data/live-chart.ts';
import type { TimeSpan } from './shown-time.ts';

/** Lanes of marks, at most. */
const MOST_LANES = 3;
/** Pixels that a shape takes, and the longest word beside it. */
const SHAPE_WIDTH = 20;
const NAME_WIDTH = 52;
const LEAST_WIDTH = 2;

/** A mark in its lane, counted from 0 at the plot; in pixels from the left edge of the plot. */
export interface Placed {
  readonly mark: LiveMark;
  readonly fromX: number;
  readonly toX: number;
  readonly lane: number;
  /** Whether there is room for the word of its severity. */
  readonly isNamed: boolean;
}

/** What a plot shows, and its width in pixels. */
export interface View extends TimeSpan {
  readonly width: number;
}

/**
 * The marks that a plot shows, in order of time; one that begins before it is marked at its left edge. Where all
 * lanes are taken, a mark covers what ends first, and no word is written.
 * @param stepMs a finding lasts from half a step before its first sample to half a step after its last
 */
export function placedMarks(marks: readonly LiveMark[], stepMs: number, view: View): Placed[] {
  const { fromMs, toMs, width } = view;
  const xOf = (ms: number) => {
    const x = toMs > fromMs ? ((ms - fromMs) / (toMs - fromMs)) * width : 0;
    return Math.min(Math.max(x, 0), width);
  };
  const freeFrom = new Array<number>(MOST_LANES).fill(0);
  const room = stepMs / 2;
  return marks
    .filter(({ startMs, endMs }) => endMs + room >= fromMs && startMs - room <= toMs)
    .map((mark) => {
      const fromX = xOf(mark.startMs - room);
      const toX = Math.max(xOf(mark.endMs + room), fromX + LEAST_WIDTH);
      const isFree = freeFrom.some((x) => x <= fromX);
      const lane = isFree ? freeFrom.findIndex((x) => x <= fromX) : freeFrom.indexOf(Math.min(...freeFrom));
      const endX = Math.max(toX, fromX + SHAPE_WIDTH / 2);
      const isNamed = isFree && endX + NAME_WIDTH <= width;
      const takenX = endX + SHAPE_WIDTH / 2 + (isNamed ? NAME_WIDTH : 0);
      freeFrom[lane] = Math.max(freeFrom[lane] ?? 0, takenX);
      return { mark, fromX, toX, lane, isNamed };
    });
}
