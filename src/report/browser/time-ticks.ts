import { utcOffsetMs } from '../../series/calendar.ts';
import { civilMoment } from '../charts/civil-moment.ts';
import { humanTime } from '../units.ts';
import type { TimeSpan } from './shown-time.ts';

export interface TimeTick {
  readonly ms: number;
  /** The time of the day, or the date where all are at midnight. */
  readonly text: string;
  /** The date, or of a date without it the year, at the first and where it changes; else empty. */
  readonly below: string;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const steps: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 4, 7, 14, 28, 56, 182, 364, 728, 1820, 3640].map((days) => days * DAY_MS),
];

/** Pixels of a character at most, and between two texts. */
const CHARACTER_WIDTH = 7.5;
const DISTANCE = 16;
/** Pixels of a plot on which dates are told without their year. */
const SHORT_WIDTH = 480;
/** Pixels: nothing nearer is looked at; nothing nearer has room for two texts. */
const NEAREST_TICKS = 12;
const NEAREST_TEXTS = 48;

/**
 * Round moments of a span, as many as their texts have room, round on the clock of the zone. A moment that the
 * clock shows twice is the earlier one, one that it never shows is left out. Where fewer than two are round enough,
 * the first and the last of those that are less round.
 * @param width pixels that the span takes
 */
export function ticksOf(span: TimeSpan, tz: string, width: number): TimeTick[] {
  const pixelsOf = (ms: number) => (ms / (span.toMs - span.fromMs)) * width;
  const textsOf = (moments: readonly number[]) => told(moments, tz, width <= SHORT_WIDTH);
  let finer: number[] = [];
  for (const step of steps.filter((ms) => pixelsOf(ms) >= NEAREST_TICKS)) {
    const moments = momentsOf(span, tz, step);
    const ticks = pixelsOf(step) < NEAREST_TEXTS ? [] : textsOf(moments);
    if (pixelsOf(step) < roomOf(ticks, DISTANCE)) {
      finer = moments;
      continue;
    }
    const ends = textsOf(outer(finer));
    const apartMs = (ends.at(-1)?.ms ?? 0) - (ends[0]?.ms ?? 0);
    return ticks.length < 2 && pixelsOf(apartMs) >= roomOf(ends, 0) ? ends : ticks;
  }
  return textsOf(outer(finer));
}

/** A text takes half of its width more than it has, because one at an edge is moved inwards. */
function roomOf(ticks: readonly TimeTick[], distance: number): number {
  const longest = Math.max(0, ...ticks.flatMap(({ text, below }) => [text.length, below.length]));
  return Math.max(NEAREST_TEXTS, 1.5 * CHARACTER_WIDTH * longest + distance);
}

function outer(moments: readonly number[]): number[] {
  return moments.filter((_, i) => i === 0 || i === moments.length - 1);
}

function momentsOf({ fromMs, toMs }: TimeSpan, tz: string, step: number): number[] {
  const moments: number[] = [];
  const endMs = toMs + utcOffsetMs(toMs, tz);
  const startMs = Math.ceil((fromMs + utcOffsetMs(fromMs, tz)) / step) * step;
  for (let civilMs = startMs; civilMs <= endMs; civilMs += step) moments.push(civilMoment(civilMs, tz));
  return moments.filter((ms) => ms >= fromMs && ms <= toMs);
}

function told(moments: readonly number[], tz: string, isShort: boolean): TimeTick[] {
  const texts = moments.map((ms) => humanTime(ms, tz).split(' ') as [date: string, time: string]);
  const isDates = texts.every(([, time]) => time === '00:00');
  const lines = texts.map(([date, time]): [text: string, below: string] => {
    const [year, day] = [date.slice(0, -6), date.slice(-5)];
    if (isDates) return isShort ? [day, year] : [date, ''];
    return [time, isShort ? day : date];
  });
  return lines.map(([text, below], i) => ({
    ms: moments[i]!,
    text,
    below: below === lines[i - 1]?.[1] ? '' : below,
  }));
}
