import { severityRank } from '../../findings/finding.ts';
import type { Mark } from '../document/document.ts';
import { NAME_DISTANCE } from './sizes.ts';
import { percentOf, type Span } from './time-place.ts';

const MOST_LANES = 4;
/** What a mark takes of the width of a picture of middling width, in percent. */
const MARK_PERCENT = 2.5;
/** Marks of one look that are nearer than a part of this many are drawn once. */
const PLACES = 250;

/** Pixels of a character of a name, about. */
const CHARACTER_WIDTH = 6.5;
/** A name may leave the plot by so many pixels. */
const MARGIN = 24;

/** A mark in its lane, counted from 0 at the plot. */
export interface Placed {
  readonly mark: Mark;
  readonly fromPercent: number;
  readonly toPercent: number;
  readonly lane: number;
  /** On which side its kind is written. */
  readonly name: 'right' | 'left' | 'none';
}

interface Room {
  readonly span: Span;
  /** Half a step: a finding lasts until the end of its last slot. */
  readonly roomMs: number;
  /** Of a plot whose marks are named beside them, in pixels; null where they are not. */
  readonly namesOn: number | null;
}

/**
 * Marks where their findings begin, in as many lanes as keep them apart, four at most. Marks outside of the span
 * are left out; of marks of one look at one place, one is drawn, with the longest range.
 */
export function placedMarks(marks: readonly Mark[], room: Room): Placed[] {
  const { span, roomMs, namesOn } = room;
  const freeFrom: number[] = [];
  const shown = marks.filter(({ startMs, endMs }) => endMs >= span.fromMs && startMs <= span.toMs);
  return distinct(shown, room).map((mark) => {
    const fromPercent = percentOf(mark.startMs, span);
    const toPercent = percentOf(mark.endMs + roomMs, span);
    const unnamed: Place = { name: 'none', fromPercent, toPercent: toPercent + MARK_PERCENT };
    const named = namesOn === null ? [] : namedPlaces(mark.kind, unnamed, namesOn);
    const place = named.find((one) => freeLane(freeFrom, one) !== undefined) ?? unnamed;
    const lane = freeLane(freeFrom, place) ?? MOST_LANES - 1;
    freeFrom[lane] = Math.max(freeFrom[lane] ?? 0, place.toPercent);
    return { mark, fromPercent, toPercent, lane, name: place.name };
  });
}

interface Place {
  readonly name: Placed['name'];
  /** What the mark and its name take. */
  readonly fromPercent: number;
  readonly toPercent: number;
}

/** The kind on the right of its mark, else on the left, as far as it stays on a plot of so many pixels. */
function namedPlaces(kind: string, mark: Place, width: number): Place[] {
  const percent = 100 / width;
  const reach = (NAME_DISTANCE + (kind.length + 1) * CHARACTER_WIDTH) * percent;
  const right: Place = {
    ...mark,
    name: 'right',
    toPercent: Math.max(mark.toPercent, mark.fromPercent + reach),
  };
  const left: Place = { ...mark, name: 'left', fromPercent: mark.fromPercent - reach };
  const fitsRight = mark.fromPercent + reach <= 100 + MARGIN * percent;
  return [...(fitsRight ? [right] : []), ...(left.fromPercent >= 0 ? [left] : [])];
}

/** The lowest that is free from there on; undefined where none is. */
function freeLane(freeFrom: readonly number[], { fromPercent }: Place): number | undefined {
  const free = freeFrom.findIndex((percent) => percent <= fromPercent);
  if (free >= 0) return free;
  return freeFrom.length < MOST_LANES ? freeFrom.length : undefined;
}

/** Where kinds are named, marks of two kinds do not look alike. */
function distinct(marks: readonly Mark[], { span, namesOn }: Room): Mark[] {
  const byLook = new Map<string, Mark>();
  for (const mark of marks) {
    const place = Math.round((percentOf(mark.startMs, span) * PLACES) / 100);
    const look = `${mark.severity} ${mark.isHollow} ${namesOn === null ? '' : mark.kind} ${place}`;
    const known = byLook.get(look);
    if (known === undefined || mark.endMs > known.endMs) byLook.set(look, mark);
  }
  return [...byLook.values()].sort(
    (a, b) => a.startMs - b.startMs || severityRank(b.severity) - severityRank(a.severity),
  );
}
