import { element, escaped } from './elements.ts';
import { UNITS_PER_PIXEL } from './path.ts';
import { percentText } from './time-place.ts';

/** What is told of a picture to who does not see it. */
export interface Told {
  /** Unique on the page and fit for an anchor. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly description: string;
}

export interface Drawn {
  readonly height: number;
  readonly svg: string;
}

/**
 * A picture as wide as the room it stands in, at a fixed height and with text of a fixed size: places from left to
 * right are shares of the plot's width, heights are pixels. Numbers and names stand in the margins, which
 * `chartStyle` leaves free.
 */
export function framed({ id, title, description }: Told, { height, svg }: Drawn): string {
  const attributes = {
    class: 'picture',
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    width: '100%',
    height,
  };
  const told =
    element('title', { id: `${id}-title` }, escaped(title)) +
    element('desc', { id: `${id}-desc` }, escaped(description));
  return element('div', { class: 'picture-frame' }, element('svg', attributes, told + svg));
}

/** A part of a picture that begins so many pixels below its top. */
export function lowered(top: number, svg: string): string {
  return element('g', { transform: `translate(0,${top})` }, svg);
}

/** Pixels of a plot from left to right; null where they are as many as the page has room for. */
export type PlotWidth = number | null;

/** A place or a length from left to right: a share of the width, or pixels. */
export function acrossOf(percent: number, width: PlotWidth): string | number {
  return width === null ? percentText(percent) : (percent / 100) * width;
}

/** What the units of a path are. */
export interface Ground {
  /** Of the path, from the left edge to the right; tenths of a pixel where the width is known. */
  readonly columns: number;
  /** In pixels; of a path they are tenths of a pixel. */
  readonly height: number;
  readonly width: PlotWidth;
}

/** Paths that are stretched over a plot whose width is not known; their lines do not get thicker. */
export function stretched({ columns, height, width }: Ground, paths: string): string {
  if (paths === '' || width !== null) return paths;
  const viewBox = `-0.5 0 ${columns} ${height * UNITS_PER_PIXEL}`;
  return element('svg', { width: '100%', height, viewBox, preserveAspectRatio: 'none' }, paths);
}

/** A path where there is something to draw. */
export function pathElement(d: string, role: string): string {
  return d === '' ? '' : element('path', { class: role, d });
}
