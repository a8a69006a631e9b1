import type { TimeRange } from '../../series/bulk.ts';
import { humanTime } from '../units.ts';
import { type TimeTick, timeTicks } from './time-axis.ts';
import { percentOf, piecesOf, placeOf, type Span } from './time-place.ts';

/** A moment that is told below a plot. */
export interface TimeLabel extends TimeTick {
  readonly percent: number;
  /** A time near an edge of the plot is written inwards, not across it. */
  readonly anchor: 'start' | 'middle' | 'end';
}

/** How much is told. */
export interface LabelRoom {
  /** Pixels of the plot; it may be wider. */
  readonly leastWidth: number;
  readonly most: number;
}

/** Pixels of a character of 12 pixels, rather too many, and between two labels. */
const CHARACTER_WIDTH = 7;
const GAP = 8;
/** Of a date of four digits for the year. */
const DATE_LENGTH = 10;

/** In pixels of the narrowest plot. */
interface Extent {
  readonly fromX: number;
  readonly toX: number;
}

/**
 * Round moments on the clock of the zone, so few that in the narrowest plot none touches another or leaves the plot.
 * Each piece between breaks has its own, with a date at the first of them.
 */
export function timeLabels(span: Span, tz: string, room: LabelRoom): TimeLabel[] {
  const labels: TimeLabel[] = [];
  for (const piece of piecesOf(span)) {
    const { fromPercent, percent } = placeOf(piece, span);
    const fromX = (fromPercent / 100) * room.leastWidth;
    const extent = { fromX, toX: fromX + (percent / 100) * room.leastWidth };
    const own = labelsOf(piece, tz, { span, room, extent });
    const told = own.length > 0 ? own : [startLabel(piece, tz, span)];
    const last = labels.at(-1);
    if (last === undefined || isApart([last, told[0]!], room)) labels.push(...told);
  }
  return labels.filter((label) => isWithin(label, room, { fromX: 0, toX: room.leastWidth }));
}

/** A piece with no room for round moments has the day on which it begins, which may reach beyond it. */
function startLabel({ fromMs }: TimeRange, tz: string, span: Span): TimeLabel {
  const text = humanTime(fromMs, tz).slice(0, DATE_LENGTH);
  return { ms: fromMs, text, date: '', percent: percentOf(fromMs, span), anchor: 'start' };
}

interface Plot {
  readonly span: Span;
  readonly room: LabelRoom;
  /** Of the piece. */
  readonly extent: Extent;
}

/** As many as fit; none where not one does. */
function labelsOf(piece: TimeRange, tz: string, { span, room, extent }: Plot): TimeLabel[] {
  for (const ticks of choicesOf(piece, tz, room.most)) {
    const labels = ticks.map((tick) => labelOf(tick, span, room, extent));
    if (labels.length > 0 && labels.every((label) => isWithin(label, room, extent)) && isApart(labels, room))
      return labels;
  }
  return [];
}

/** Among ten, every span has two; among more, it has two that are farther apart. */
const FINER = [10, 20, 40] as const;

/**
 * Round moments, `most` at most, ever fewer of them. A span that has fewer than two that are as round as that (from a
 * week on, months are the next) shows the first and the last of those that are less round; if need be, one.
 */
function* choicesOf({ fromMs, toMs }: TimeRange, tz: string, most: number): Generator<readonly TimeTick[]> {
  for (let wanted = most; wanted > 1; wanted--) {
    const round = timeTicks(fromMs, toMs, tz, wanted);
    if (round.length > 1) yield round;
  }
  for (const wanted of [most, ...FINER]) yield ends(timeTicks(fromMs, toMs, tz, wanted));
  const finer = timeTicks(fromMs, toMs, tz, FINER[0]);
  for (const [i, tick] of finer.entries()) yield [{ ...tick, date: dateAt(finer, i) }];
}

/** The first and the last. */
function ends(ticks: readonly TimeTick[]): TimeTick[] {
  const [first] = ticks;
  const last = ticks.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const lastDate = dateAt(ticks, ticks.length - 1);
  return [first, { ...last, date: lastDate === first.date ? '' : lastDate }];
}

/** The date of a mark; empty where its text is one. */
function dateAt(ticks: readonly TimeTick[], at: number): string {
  return ticks.slice(0, at + 1).findLast(({ date }) => date !== '')?.date ?? '';
}

function labelOf(tick: TimeTick, span: Span, { leastWidth }: LabelRoom, edges: Extent): TimeLabel {
  const percent = percentOf(tick.ms, span);
  const x = (percent / 100) * leastWidth;
  const half = widthOf(tick) / 2;
  const anchor = x - half < edges.fromX ? 'start' : x + half > edges.toX ? 'end' : 'middle';
  return { ...tick, percent, anchor };
}

function widthOf({ text, date }: TimeTick): number {
  return Math.max(text.length, date.length) * CHARACTER_WIDTH;
}

function extentOf(label: TimeLabel, { leastWidth }: LabelRoom): Extent {
  const width = widthOf(label);
  const before = { start: 0, middle: width / 2, end: width }[label.anchor];
  const fromX = (label.percent / 100) * leastWidth - before;
  return { fromX, toX: fromX + width };
}

function isWithin(label: TimeLabel, room: LabelRoom, edges: Extent): boolean {
  const { fromX, toX } = extentOf(label, room);
  return fromX >= edges.fromX && toX <= edges.toX;
}

function isApart(labels: readonly TimeLabel[], room: LabelRoom): boolean {
  const extents = labels.map((label) => extentOf(label, room));
  return extents.every(({ fromX }, i) => i === 0 || extents[i - 1]!.toX + GAP <= fromX);
}
