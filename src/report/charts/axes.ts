import { element, escaped } from './elements.ts';
import { acrossOf, type PlotWidth } from './frame.ts';
import { type LabelRoom, type TimeLabel, timeLabels } from './time-labels.ts';
import type { Span } from './time-place.ts';
import type { ValueAxis } from './value-axis.ts';

interface Density extends LabelRoom {
  readonly name: 'wide' | 'medium' | 'narrow';
}

/**
 * What a time axis tells in each width of a picture, of which `chartStyle` shows one: as many moments as fit the
 * narrowest plot, in pixels, that is drawn so.
 */
export const densities = [
  { name: 'wide', leastWidth: 780, most: 10 },
  { name: 'medium', leastWidth: 360, most: 5 },
  { name: 'narrow', leastWidth: 270, most: 3 },
] as const satisfies readonly Density[];

/** The narrowest plot of a card. */
const CARD_WIDTH = 160;

/** Pixels that the times take below a plot, and above it where they are told there too. */
export const TIME_AXIS_HEIGHT = 38;

interface Times {
  /** Of the plot. */
  readonly height: number;
  readonly width: PlotWidth;
  /** Whether times are told above the plot as well, for one that is higher than a screen. */
  readonly isTall?: boolean;
  /** Whether the plot may be narrower than those of charts are. */
  readonly isCard?: boolean;
}

/** Lines across a plot at round moments on the clock of the zone, and their times below it. */
export function timeAxis(span: Span, tz: string, times: Times): string {
  return densitiesFor(times)
    .map(({ name, ...room }) => {
      const marks = timeLabels(span, tz, room).map((label) => timeMark(label, times));
      return element('g', { class: `times times-${name}` }, marks.join(''));
    })
    .join('');
}

function densitiesFor({ width, isCard = false }: Times): readonly Density[] {
  if (width !== null) return [{ ...densities[0], leastWidth: width }];
  const [wide, medium, narrow] = densities;
  return isCard ? [wide, medium, { ...narrow, leastWidth: CARD_WIDTH }] : densities;
}

function timeMark(label: TimeLabel, { height, width, isTall = false }: Times): string {
  const { percent, anchor, text, date } = label;
  const x = acrossOf(percent, width);
  const lineAt = (told: string, y: number) =>
    told === '' ? '' : element('text', { x, 'text-anchor': anchor, y }, escaped(told));
  return (
    element('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: height + 4 }) +
    (isTall ? lineAt(date, -23) + lineAt(text, -8) : '') +
    lineAt(text, height + 18) +
    lineAt(date, height + 33)
  );
}

/** Lines across a plot at round values. */
export function valueLines({ ticks }: ValueAxis, width: PlotWidth): string {
  const x2 = acrossOf(100, width);
  return ticks.map(({ y }) => element('line', { class: 'grid', x1: 0, x2, y1: y, y2: y })).join('');
}

/** The numbers of the value axis; where a picture is narrow, `chartStyle` sets them inside of it. */
export function valueNumbers({ ticks }: ValueAxis): string {
  return ticks
    .map(({ y, text }) =>
      element('text', { class: 'number-mark', x: -8, y: y + 4, 'text-anchor': 'end' }, escaped(text)),
    )
    .join('');
}
