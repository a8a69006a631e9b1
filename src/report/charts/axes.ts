import { element, escaped } from '../picture/elements.ts';
import { type TimeTick, timeTicks } from '../picture/time-axis.ts';
import type { ValueAxis } from '../picture/value-axis.ts';
import { percentOf, percentText, type Span } from './frame.ts';

/** Marks of the time axis for each width of a picture: `chartStyle` shows those that fit. */
const densities = [
  { name: 'wide', most: 10, edge: 4 },
  { name: 'medium', most: 5, edge: 8 },
  { name: 'narrow', most: 3, edge: 14 },
] as const;

/** Among so many, every span has two. */
const FINEST = densities[0].most;

/** Pixels that the times take below a plot, and above it where they are told there too. */
export const TIME_AXIS_HEIGHT = 38;

interface Times {
  /** Of the plot. */
  readonly height: number;
  /** Whether times are told above the plot as well, for one that is higher than a screen. */
  readonly isTall?: boolean;
}

/** Lines across a plot at round moments on the clock of the zone, and their times below it. */
export function timeAxis(span: Span, tz: string, times: Times): string {
  return densities
    .map(({ name, most, edge }) => {
      const marks = ticksFor(span, tz, most).map((tick) => {
        const percent = percentOf(tick.ms, span);
        return timeMark(tick, { x: percentText(percent), 'text-anchor': anchorOf(percent, edge) }, times);
      });
      return element('g', { class: `times times-${name}` }, marks.join(''));
    })
    .join('');
}

/**
 * Round moments, `most` at most. A span that has fewer than two that are as round as that (from a week on, months
 * are the next) shows the first and the last of those that are less round.
 */
function ticksFor(span: Span, tz: string, most: number): TimeTick[] {
  const round = timeTicks(span.fromMs, span.toMs, tz, most);
  if (round.length > 1) return round;
  const finer = timeTicks(span.fromMs, span.toMs, tz, FINEST);
  const [first] = finer;
  const last = finer.at(-1);
  if (first === undefined || last === undefined || first === last) return finer;
  const lastDate = finer.findLast(({ date }) => date !== '')?.date ?? '';
  return [first, { ...last, date: lastDate === first.date ? '' : lastDate }];
}

/** A time near an edge of the plot is written inwards, not across it. */
function anchorOf(percent: number, edge: number): string {
  return percent < edge ? 'start' : percent > 100 - edge ? 'end' : 'middle';
}

function timeMark(
  { text, date }: TimeTick,
  at: { readonly x: string; readonly 'text-anchor': string },
  { height, isTall = false }: Times,
): string {
  const lineAt = (told: string, y: number) =>
    told === '' ? '' : element('text', { ...at, y }, escaped(told));
  return (
    element('line', { class: 'grid', x1: at.x, x2: at.x, y1: 0, y2: height + 4 }) +
    (isTall ? lineAt(date, -23) + lineAt(text, -8) : '') +
    lineAt(text, height + 18) +
    lineAt(date, height + 33)
  );
}

/** Lines across a plot at round values. */
export function valueLines({ ticks }: ValueAxis): string {
  return ticks.map(({ y }) => element('line', { class: 'grid', x1: 0, x2: '100%', y1: y, y2: y })).join('');
}

/** The numbers of the value axis; where a picture is narrow, `chartStyle` sets them inside of it. */
export function valueNumbers({ ticks }: ValueAxis): string {
  return ticks
    .map(({ y, text }) =>
      element('text', { class: 'number-mark', x: -8, y: y + 4, 'text-anchor': 'end' }, escaped(text)),
    )
    .join('');
}
