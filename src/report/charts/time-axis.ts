import { utcTicks } from 'd3-time';
import { utcOffsetMs } from '../../series/calendar.ts';
import { humanTime } from '../units.ts';
import { civilMoment } from './civil-moment.ts';

export interface TimeTick {
  readonly ms: number;
  /** Of the day, or the date where all marks are at midnight. */
  readonly text: string;
  /** The date, at the first mark and where it changes; else empty. */
  readonly date: string;
}

/**
 * The round moments of a span, `most` at most, round on the clock of the zone. A moment that the clock shows twice
 * is the earlier one, one that it never shows is left out.
 */
export function timeTicks(fromMs: number, toMs: number, tz: string, most: number): TimeTick[] {
  const moments = civilTicks(fromMs + utcOffsetMs(fromMs, tz), toMs + utcOffsetMs(toMs, tz), most)
    .map((tick) => civilMoment(tick.getTime(), tz))
    .filter((ms) => ms >= fromMs && ms <= toMs);
  const told = moments.map((ms) => humanTime(ms, tz).split(' ') as [date: string, time: string]);
  const isDates = told.every(([, time]) => time === '00:00');
  return moments.map((ms, i) => {
    const [date, time] = told[i]!;
    if (isDates) return { ms, text: date, date: '' };
    return { ms, text: time, date: date === told[i - 1]?.[0] ? '' : date };
  });
}

/** d3 takes a number of ticks for advice. */
function civilTicks(fromMs: number, toMs: number, most: number): Date[] {
  for (let wanted = most; wanted > 1; wanted--) {
    const ticks = utcTicks(new Date(fromMs), new Date(toMs), wanted);
    if (ticks.length <= most) return ticks;
  }
  return [];
}
