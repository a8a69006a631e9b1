import { type Severity, severities, severityRank } from '../../findings/finding.ts';
import type { Mark } from '../document/document.ts';
import { element, escaped } from '../picture/elements.ts';
import { humanTime } from '../units.ts';
import { pathElement, percentOf, percentText, type Span } from './frame.ts';
import { UNITS_PER_PIXEL } from './path.ts';

/** Shapes around the origin, so that no severity is told by colour alone: triangle, circle, square, diamond. */
export const severityShapes: Readonly<Record<Severity, string>> = {
  critical: 'M0-7L7 5H-7Z',
  high: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z',
  medium: 'M-5-5H5V5H-5Z',
  low: 'M0-6.5L6.5 0L0 6.5L-6.5 0Z',
};

/** Pixels from one lane of marks to the next. */
export const LANE_HEIGHT = 18;
const MOST_LANES = 4;
/** What a mark takes of the width of a picture of middling width, in percent. */
const MARK_PERCENT = 2.5;
/** Marks of one look that are nearer than a part of this many are drawn once. */
const PLACES = 250;

/** A mark in its lane, counted from 0 at the plot. */
export interface Placed {
  readonly mark: Mark;
  readonly fromPercent: number;
  readonly toPercent: number;
  readonly lane: number;
}

/**
 * Marks where their findings begin, in as many lanes as keep them apart, four at most. Marks outside of the span
 * are left out; of marks of one severity at one place, one is drawn, with the longest range.
 * @param roomMs half a step: a finding lasts until the end of its last slot
 */
export function placedMarks(marks: readonly Mark[], span: Span, roomMs: number): Placed[] {
  const freeFrom: number[] = [];
  const shown = marks.filter(({ startMs, endMs }) => endMs >= span.fromMs && startMs <= span.toMs);
  return distinct(shown, span).map((mark) => {
    const fromPercent = percentOf(mark.startMs, span);
    const toPercent = percentOf(mark.endMs + roomMs, span);
    const free = freeFrom.findIndex((percent) => percent <= fromPercent);
    const lane = free >= 0 ? free : Math.min(freeFrom.length, MOST_LANES - 1);
    freeFrom[lane] = Math.max(freeFrom[lane] ?? 0, toPercent + MARK_PERCENT);
    return { mark, fromPercent, toPercent, lane };
  });
}

/** How many lanes the marks take. */
export function lanesOf(placed: readonly Placed[]): number {
  return placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}

function distinct(marks: readonly Mark[], span: Span): Mark[] {
  const byLook = new Map<string, Mark>();
  for (const mark of marks) {
    const place = Math.round((percentOf(mark.startMs, span) * PLACES) / 100);
    const look = `${mark.severity} ${mark.isHollow} ${place}`;
    const known = byLook.get(look);
    if (known === undefined || mark.endMs > known.endMs) byLook.set(look, mark);
  }
  return [...byLook.values()].sort(
    (a, b) => a.startMs - b.startMs || severityRank(b.severity) - severityRank(a.severity),
  );
}

/**
 * The shapes, the gravest drawn last.
 * @param y of the lowest lane, in pixels
 */
export function markShapes(placed: readonly Placed[], y: number, tz: string): string {
  return placed
    .toSorted((a, b) => severityRank(a.mark.severity) - severityRank(b.mark.severity))
    .map(({ mark, fromPercent, lane }) => {
      const place = { x: percentText(fromPercent), y: y - lane * LANE_HEIGHT };
      const told = `${mark.severity} ${mark.kind}, ${humanTime(mark.startMs, tz)}`;
      const content =
        element('title', {}, escaped(told)) + element('path', { d: severityShapes[mark.severity] });
      return element('svg', { class: `mark ${lookOf(mark)}`, ...place }, content);
    })
    .join('');
}

/** Units of a path over time: hundredths of a percent of the width. */
export const TIME_COLUMNS = 10_000;

/**
 * How long each finding lasts, as a bar in the lane of its shape.
 * @param height of the canvas; lane 0 is at its foot
 */
export function rangeBars(placed: readonly Placed[], height: number): string {
  return byLook(placed, 'range', ({ fromPercent, toPercent, lane }) => {
    const y = (height - (lane + 0.5) * LANE_HEIGHT) * UNITS_PER_PIXEL;
    const width = unitsOf(toPercent) - unitsOf(fromPercent);
    return width === 0 ? '' : `M${unitsOf(fromPercent)} ${y}h${width}`;
  });
}

/** The time of each finding over the height of a plot. */
export function shadedSpans(placed: readonly Placed[], height: number): string {
  return byLook(placed, 'shade', ({ fromPercent, toPercent }) => {
    const width = Math.max(LEAST_SHADE, unitsOf(toPercent) - unitsOf(fromPercent));
    return `M${unitsOf(fromPercent)} 0h${width}v${height * UNITS_PER_PIXEL}h${-width}z`;
  });
}

/** One path for all that look alike. */
function byLook(placed: readonly Placed[], role: string, pathOf: (one: Placed) => string): string {
  const looks = severities.flatMap((severity) => [`mark-${severity}`, `mark-${severity} hollow`]);
  return looks
    .map((look) => {
      const paths = placed.filter(({ mark }) => lookOf(mark) === look).map(pathOf);
      return pathElement(paths.join(''), `${role} ${look}`);
    })
    .join('');
}

/** A finding of a moment is seen as well. */
const LEAST_SHADE = 20;

function unitsOf(percent: number): number {
  return Math.round(percent * (TIME_COLUMNS / 100));
}

function lookOf({ severity, isHollow }: Mark): string {
  return `mark-${severity}${isHollow ? ' hollow' : ''}`;
}
