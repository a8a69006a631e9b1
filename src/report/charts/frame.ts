import { element, escaped } from '../picture/elements.ts';
import { UNITS_PER_PIXEL } from './path.ts';

/** The time that a picture shows, from its left edge to its right. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is told of a picture to who does not see it. */
export interface Told {
  /** Unique on the page and fit for an anchor. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly description: string;
}

interface Drawn {
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

/**
 * Paths that are stretched over the width of a plot; their lines do not get thicker.
 * @param columns of the paths, from the left edge to the right
 */
export function stretched(columns: number, height: number, paths: string): string {
  if (paths === '') return '';
  const viewBox = `-0.5 0 ${columns} ${height * UNITS_PER_PIXEL}`;
  return element('svg', { width: '100%', height, viewBox, preserveAspectRatio: 'none' }, paths);
}

/** A path where there is something to draw. */
export function pathElement(d: string, role: string): string {
  return d === '' ? '' : element('path', { class: role, d });
}

/** Where a moment lies in a span, from 0 to 100; what lies outside is at the edge. */
export function percentOf(ms: number, { fromMs, toMs }: Span): number {
  if (toMs <= fromMs) return 0;
  return Math.min(Math.max(((ms - fromMs) / (toMs - fromMs)) * 100, 0), 100);
}

/** Where a stretch of time lies in a span, and how much of its width it takes. */
export function placeOf(stretch: Span, span: Span): { x: string; width: string; percent: number } {
  const from = percentOf(stretch.fromMs, span);
  const percent = percentOf(stretch.toMs, span) - from;
  return { x: percentText(from), width: percentText(percent), percent };
}

/** @example percentText(33.3333) // => '33.33%' */
export function percentText(percent: number): string {
  return `${Number(percent.toFixed(2)) + 0}%`;
}
