import { civilToUtc, utcOffsetMs } from '../../series/calendar.ts';
import { humanTime } from '../units.ts';
import type { TimeSpan } from './shown-time.ts';

export interface TimeTick {
  readonly ms: number;
  /** The time of the day, below it the date where that is new; only the date where all are at midnight. */
  readonly text: string;
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
  ...[1, 2, 7, 14, 28, 56, 182, 364, 728, 1820, 3640].map((days) => days * DAY_MS),
];

/**
 * Round moments of a span, `most` at most, round on the clock of the zone. A moment that the clock shows twice is
 * the earlier one, one that it never shows is left out.
 */
export function ticksOf({ fromMs, toMs }: TimeSpan, tz: string, most: number): TimeTick[] {
  const step = steps.find((ms) => (toMs - fromMs) / ms < most) ?? (toMs - fromMs) / most;
  const moments: number[] = [];
  const endMs = toMs + utcOffsetMs(toMs, tz);
  const startMs = Math.ceil((fromMs + utcOffsetMs(fromMs, tz)) / step) * step;
  for (let civilMs = startMs; civilMs <= endMs; civilMs += step) moments.push(momentOf(civilMs, tz));
  return told(
    moments.filter((ms) => ms >= fromMs && ms <= toMs),
    tz,
  );
}

function told(moments: readonly number[], tz: string): TimeTick[] {
  const texts = moments.map((ms) => humanTime(ms, tz).split(' ') as [date: string, time: string]);
  const isDates = texts.every(([, time]) => time === '00:00');
  return texts.map(([date, time], i) => {
    const isNew = date !== texts[i - 1]?.[0];
    return { ms: moments[i]!, text: isDates ? date : isNew ? `${time}\n${date}` : time };
  });
}

function momentOf(civilMs: number, tz: string): number {
  const moment = civilToUtc(civilMs, tz);
  if (moment.kind === 'never') return Number.NaN;
  return moment.kind === 'one' ? moment.ms : moment.earlierMs;
}
