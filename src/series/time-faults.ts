import type { Fault } from '../errors.ts';
import { civilToUtc } from './calendar.ts';
import { daysInMonth, stampOf } from './stamps.ts';

/** Whether a text is a date for people, one that is not read because countries write it differently. */
export function isLocalDate(text: string): boolean {
  return LOCAL_DATE.test(text) || MONTH_NAME.test(text);
}

const LOCAL_DATE = /^(\d{1,4})[./](\d{1,2})[./](\d{2,4})(?:[ ,T]+(\d{1,2}:\d\d(?::\d\d)?)(.*))?$/;
const MONTH_NAME = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*\d{4}/i;
const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(' ');

/** Why a text is no time: `expected` says what was wanted there, such as `expected a time in column "ts"`. */
export function timeFault(text: string, zone: string, place: string, expected: string): Fault {
  const got = JSON.stringify(text);
  const stamp = stampOf(text);
  if (stamp !== undefined && civilToUtc(stamp.civilMs, zone).kind === 'never') {
    return {
      code: 'time-gap',
      place,
      what: `${got} never happened in ${zone}`,
      why: 'the clocks there were put forward past it',
      fix: 'export times with their offset, or name the zone they are in with --tz',
    };
  }
  const local = LOCAL_DATE.exec(text);
  if (local !== null) return localDateFault(local, place, expected);
  const why = calendarTrouble(text);
  return {
    code: 'time-format',
    place,
    what: `${expected}, got ${got}`,
    ...(why === undefined ? {} : { why }),
    fix: `export ISO 8601 (2026-05-19T10:00:00Z), or epoch seconds`,
  };
}

function localDateFault(date: RegExpExecArray, place: string, expected: string): Fault {
  const [text, first = '', second = '', third = '', clock = '00:00:00', rest = ''] = date;
  const [a, b] = [Number(first), Number(second)];
  const got = JSON.stringify(text);
  const year = third.length === 2 ? `20${third}` : third;
  const iso = (y: string, month: number, day: number) =>
    `export ISO 8601 (${y}-${twoDigits(month)}-${twoDigits(day)}T${isoClock(clock, rest)}Z)`;
  if (first.length < 3 && a >= 1 && a <= 12 && b >= 1 && b <= 12 && a !== b) {
    const what = `${got} could be ${a} ${MONTH_NAMES[b - 1]} or ${b} ${MONTH_NAMES[a - 1]}`;
    return { code: 'time-ambiguous', place, what, fix: iso(year, b, a) };
  }
  const yearFirst = first.length >= 3;
  const fix = yearFirst ? iso(first, b, Number(third)) : a > 12 ? iso(year, b, a) : iso(year, a, b);
  return { code: 'time-format', place, what: `${expected}, got ${got}`, why: LOCAL_DATE_WHY, fix };
}

const LOCAL_DATE_WHY =
  'dates with slashes or dots mean different days in different countries, and are not read';

function isoClock(clock: string, rest: string): string {
  const [hour = '', minute = '', second = '00'] = clock.split(':');
  const half = /^ ?([ap])m/i.exec(rest)?.[1]?.toLowerCase();
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  return `${twoDigits(hours)}:${minute}:${second}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function calendarTrouble(text: string): string | undefined {
  const date = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  const [year, month, day] = [Number(date?.[1]), Number(date?.[2]), Number(date?.[3])];
  const name = MONTH_NAMES[month - 1];
  if (date === null || name === undefined || day <= daysInMonth(year, month)) return undefined;
  return `${name} ${year} has ${daysInMonth(year, month)} days`;
}
