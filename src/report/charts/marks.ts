import { type Severity, severities, severityRank } from '../../findings/finding.ts';
import type { Mark } from '../document/document.ts';
import { humanTime } from '../units.ts';
import { element, escaped } from './elements.ts';
import { acrossOf, type PlotWidth, pathElement, stretched } from './frame.ts';
import { UNITS_PER_PIXEL } from './path.ts';
import type { Placed } from './placed-marks.ts';
import { LANE_HEIGHT, NAME_DISTANCE } from './sizes.ts';

/** Shapes around the origin, so that no severity is told by colour alone: triangle, circle, square, diamond. */
export const severityShapes: Readonly<Record<Severity, string>> = {
  critical: 'M0-7L7 5H-7Z',
  high: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z',
  medium: 'M-5-5H5V5H-5Z',
  low: 'M0-6.5L6.5 0L0 6.5L-6.5 0Z',
};

/** A mark in few words. @example 'high spike, 2026-11-07 02:02' */
export function shortTold({ severity, kind, startMs }: Mark, tz: string): string {
  return `${severity} ${kind}, ${humanTime(startMs, tz)}`;
}

interface ShapesView {
  /** Of the lowest lane, in pixels. */
  readonly y: number;
  readonly width: PlotWidth;
  /** What is told to who points at a mark. */
  readonly toldOf: (mark: Mark) => string;
}

/** The shapes, the gravest drawn last, and beside them their kinds where the place has room for them. */
export function markShapes(placed: readonly Placed[], { y, width, toldOf }: ShapesView): string {
  return placed
    .toSorted((a, b) => severityRank(a.mark.severity) - severityRank(b.mark.severity))
    .map((one) => {
      const { mark, fromPercent, lane } = one;
      const content =
        element('title', {}, escaped(toldOf(mark))) +
        element('path', { d: severityShapes[mark.severity] }) +
        kindName(one);
      const place = { x: acrossOf(fromPercent, width), y: y - lane * LANE_HEIGHT };
      return placedGroup(`mark ${lookOf(mark)}`, place, content);
    })
    .join('');
}

/** Only an element of its own lies at a share of the width; not every viewer knows one without an edge. */
function placedGroup(look: string, { x, y }: { x: string | number; y: number }, content: string): string {
  if (typeof x === 'string') return element('svg', { class: look, x, y }, content);
  return element('g', { class: look, transform: `translate(${x.toFixed(1)},${y})` }, content);
}

function kindName({ mark, name }: Placed): string {
  if (name === 'none') return '';
  const side = name === 'right' ? { x: NAME_DISTANCE } : { x: -NAME_DISTANCE, 'text-anchor': 'end' };
  return element('text', { class: 'kind', ...side, y: 4 }, escaped(mark.kind));
}

/** A part of a picture over the time of its marks. */
export interface MarkGround {
  readonly height: number;
  readonly width: PlotWidth;
}

/**
 * How long each finding lasts, as a bar in the lane of its shape.
 * @param ground with lane 0 at its foot
 */
export function rangeBars(placed: readonly Placed[], ground: MarkGround): string {
  const { x, y } = unitsOn(ground);
  return byLook(placed, ground, 'range', ({ fromPercent, toPercent, lane }) => {
    const width = x(toPercent - fromPercent);
    const top = ground.height - (lane + liftOf(ground)) * LANE_HEIGHT;
    return width === 0 ? '' : `M${x(fromPercent)} ${y(top)}h${width}`;
  });
}

/** Above the foot of its lane, as a part of it: beside the shape, or below its name where marks are named. */
function liftOf({ width }: MarkGround): number {
  return width === null ? 0.5 : 0.1;
}

/** A finding of a moment is seen as well. */
const LEAST_SHADE_PERCENT = 0.2;

/** The time of each finding over the height of a plot. */
export function shadedSpans(placed: readonly Placed[], ground: MarkGround): string {
  const { x, y } = unitsOn(ground);
  return byLook(placed, ground, 'shade', ({ fromPercent, toPercent }) => {
    const width = x(Math.max(LEAST_SHADE_PERCENT, toPercent - fromPercent));
    return `M${x(fromPercent)} 0h${width}v${y(ground.height)}h${-width}z`;
  });
}

/** Units of a path over time: hundredths of a percent of the width. */
const TIME_COLUMNS = 10_000;

/** Units of a path for a place in percent and for pixels: whole numbers to be stretched, or pixels to a tenth. */
function unitsOn({ width }: MarkGround) {
  const tenth = (pixels: number) => Math.round(pixels * UNITS_PER_PIXEL) / UNITS_PER_PIXEL;
  if (width !== null) return { x: (percent: number) => tenth((percent / 100) * width), y: tenth };
  return {
    x: (percent: number) => Math.round((percent / 100) * TIME_COLUMNS),
    y: (pixels: number) => pixels * UNITS_PER_PIXEL,
  };
}

/** One path for all that look alike. */
function byLook(
  placed: readonly Placed[],
  ground: MarkGround,
  role: string,
  pathOf: (one: Placed) => string,
): string {
  const looks = severities.flatMap((severity) => [`mark-${severity}`, `mark-${severity} hollow`]);
  const paths = looks.map((look) => {
    const own = placed.filter(({ mark }) => lookOf(mark) === look).map(pathOf);
    return pathElement(own.join(''), `${role} ${look}`);
  });
  return stretched({ ...ground, columns: TIME_COLUMNS }, paths.join(''));
}

function lookOf({ severity, isHollow }: Mark): string {
  return `mark-${severity}${isHollow ? ' hollow' : ''}`;
}
