import type { Finding } from './findings/finding.ts';
import type { JudgedDays, UnlikeDay } from './findings/unlike-day.ts';
import { type DayDeparture, dayDepartures, PARTS_A_DAY } from './model/day-departures.ts';
import type { Judgement } from './model/detectors/detector.ts';
import { median } from './model/robust.ts';
import { utcOffsetMs } from './series/calendar.ts';
import { type Series, timeOf } from './series/series.ts';

/** One series as the days are judged by it. */
interface SeriesOfDays {
  readonly series: Series;
  readonly judgement: Judgement;
  readonly findings: readonly Finding[];
}

const DAY_MS = 86_400_000;
const PART_MS = DAY_MS / PARTS_A_DAY;
/** A day is unlike others when this share of the series says so… */
const LEAST_SHARE = 0.3;
/** …and so many of them: what a few series share is theirs. */
const FEWEST_DEPARTING = 5;

/**
 * The days unlike others, and the findings that they explain; no calendar is asked, each run learns from its own data.
 * The order of the series does not matter.
 */
export function judgeDays(judged: readonly SeriesOfDays[], tz: string): JudgedDays {
  const seasonal = judged.filter(hasDays).map((one) => daysOf(one, tz));
  const days = unlikeDays(seasonal);
  const explained = new Map<Finding, UnlikeDay>();
  for (const one of days.size === 0 ? [] : judged) {
    for (const finding of one.findings.filter((found) => isPatternOfDay(found, one.series))) {
      const day = days.get(civilDay(one.series, Math.floor((finding.firstSlot + finding.lastSlot) / 2), tz));
      if (day !== undefined) explained.set(finding, day);
    }
  }
  for (const { of, departures } of days.size === 0 ? [] : seasonal) {
    for (const finding of of.findings) {
      const day = civilDay(of.series, finding.peakSlot, tz);
      const departure = departures.get(day);
      if (
        departure !== undefined &&
        isOwnOf(departure, finding, of) &&
        liesIn(days, finding, of.series, tz)
      ) {
        explained.set(finding, days.get(day)!);
      }
    }
  }
  return { unlike: [...days.values()], explained };
}

/** In less, no weekday comes three times. */
const SHORTEST_HISTORY_MS = 14 * DAY_MS;

/** Whether it goes round with the day or the week, long enough: what does not has no days to tell from one another. */
function hasDays({ series, judgement }: SeriesOfDays): boolean {
  const isLong = series.values.length * series.stepMs > SHORTEST_HISTORY_MS;
  return isLong && judgement.periods.some(({ label }) => label === 'day' || label === 'week');
}

/** The days of one series, by their number since 1970. */
interface DaysOfSeries {
  readonly of: SeriesOfDays;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly departures: ReadonlyMap<number, DayDeparture>;
}

function daysOf(of: SeriesOfDays, tz: string): DaysOfSeries {
  const { series, judgement } = of;
  const slots = series.values.length;
  const firstDay = civilDay(series, 0, tz);
  const partOf = new Int32Array(slots);
  const rest = series.values.slice();
  for (let slot = 0; slot < slots; slot++) {
    partOf[slot] = Math.max(0, Math.floor(civilMs(series, slot, tz) / PART_MS) - firstDay * PARTS_A_DAY);
    for (const season of judgement.seasonal) rest[slot]! -= season[slot]!;
  }
  const departures = dayDepartures(rest, partOf);
  return {
    of,
    firstDay,
    lastDay: civilDay(series, slots - 1, tz),
    departures: new Map(departures.map((departure) => [firstDay + departure.day, departure])),
  };
}

function civilMs(series: Series, slot: number, tz: string): number {
  const time = timeOf(series, slot);
  return time + utcOffsetMs(time, tz);
}

function civilDay(series: Series, slot: number, tz: string): number {
  return Math.floor(civilMs(series, slot, tz) / DAY_MS);
}

function unlikeDays(seasonal: readonly DaysOfSeries[]): Map<number, UnlikeDay> {
  const departing = new Map<number, number>();
  for (const { departures } of seasonal) {
    for (const day of departures.keys()) departing.set(day, (departing.get(day) ?? 0) + 1);
  }
  const days = new Map<number, UnlikeDay>();
  for (const [day, count] of [...departing].sort(([a], [b]) => a - b)) {
    const of = seasonal.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay).length;
    if (count < FEWEST_DEPARTING || count < LEAST_SHARE * of) continue;
    days.set(day, { civilMs: day * DAY_MS, departing: count, of });
  }
  return days;
}

/** What is shorter is an incident of its own, on whatever day. */
const SHORTEST_MS = 7_200_000;
/** What is farther out than the day, by this factor, is more than the day. */
const MOST_OF_DAY = 2;

/** Whether a finding is what the day did to its series: long, to the same side and no farther. */
function isOwnOf({ size }: DayDeparture, finding: Finding, { series, judgement }: SeriesOfDays): boolean {
  const side = sideOf(finding);
  if (side === undefined || side !== Math.sign(size)) return false;
  const slots = finding.lastSlot - finding.firstSlot + 1;
  if (slots * series.stepMs < SHORTEST_MS) return false;
  const away = new Float64Array(slots);
  for (let i = 0; i < slots; i++) {
    away[i] = series.values[finding.firstSlot + i]! - judgement.expected[finding.firstSlot + i]!;
  }
  return side * median(away) <= MOST_OF_DAY * Math.abs(size);
}

/** A pattern is that of a day, wherever the day is cut. */
const LONGEST_PATTERN_MS = 1.5 * DAY_MS;

/**
 * Whether a finding says of a whole day that it had another pattern, which is what an unlike day is: up or down is no
 * question there. What happened within a day in some hours is told by a finding of another kind.
 */
function isPatternOfDay(finding: Finding, { stepMs }: Series): boolean {
  const durationMs = (finding.lastSlot - finding.firstSlot + 1) * stepMs;
  const isPattern = finding.kind === 'seasonal-change' && finding.how === 'pattern';
  return isPattern && durationMs >= DAY_MS / 2 && durationMs <= LONGEST_PATTERN_MS;
}

/** Of those that a day can explain: departures of the values. A slow one is more than a day; peers have the same days. */
function sideOf(finding: Finding): number | undefined {
  switch (finding.kind) {
    case 'spike':
    case 'dip':
    case 'level-shift':
    case 'seasonal-change':
      return finding.direction === 'up' ? 1 : -1;
    case 'trend-change':
    case 'drift':
    case 'variance-change':
    case 'flatline':
    case 'missing-data':
    case 'restart':
    case 'outside-limits':
    case 'peer-outlier':
      return undefined;
  }
}

/** People do not begin a day at midnight sharp. */
const SLACK_MS = 7_200_000;

/**
 * Whether a finding lies in unlike days from its beginning to its end: what begins in the middle of a day like others
 * and goes on into one is no calendar's.
 */
function liesIn(days: ReadonlyMap<number, UnlikeDay>, finding: Finding, series: Series, tz: string): boolean {
  const dayAt = (slot: number, shiftMs: number) => Math.floor((civilMs(series, slot, tz) + shiftMs) / DAY_MS);
  const first = dayAt(finding.firstSlot, SLACK_MS);
  const last = dayAt(finding.lastSlot, -SLACK_MS);
  for (let day = first; day <= last; day++) if (!days.has(day)) return false;
  return true;
}
