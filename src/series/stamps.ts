/** A written time: what the clock showed, as if in UTC, and how far that clock was ahead of UTC. */
export interface Stamp {
  readonly civilMs: number;
  readonly offsetMs: number | undefined;
}

const OFFSET = '(?: ?(?:(Z|UTC|GMT)|([+-])(\\d\\d)(?::?(\\d\\d))?))?';
const ISO_EXTENDED = new RegExp(
  `^(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?${OFFSET})?$`,
  'i',
);
const ISO_BASIC = new RegExp(
  `^([12]\\d{3})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)(?:(\\d\\d)(?:[.,](\\d+))?)?${OFFSET})?$`,
  'i',
);
const RFC_1123 = new RegExp(
  `^(?:[a-z]{3}, )?(\\d{1,2}) ([a-z]{3}) (\\d{4}) (\\d\\d):(\\d\\d)(?::(\\d\\d))?${OFFSET}$`,
  'i',
);
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The stamp in a text: ISO 8601, extended or basic, or RFC 1123; undefined when there is none. */
export function stampOf(text: string): Stamp | undefined {
  const iso = ISO_EXTENDED.exec(text) ?? ISO_BASIC.exec(text);
  if (iso !== null) {
    return stampOfFields(
      Number(iso[1]),
      Number(iso[2]),
      Number(iso[3]),
      iso[7],
      iso.slice(4, 7),
      iso.slice(8),
    );
  }
  const rfc = RFC_1123.exec(text);
  if (rfc === null) return undefined;
  const month = MONTHS.indexOf((rfc[2] ?? '').toLowerCase()) + 1;
  return stampOfFields(Number(rfc[3]), month, Number(rfc[1]), undefined, rfc.slice(4, 7), rfc.slice(7));
}

type Texts = readonly (string | undefined)[];

function stampOfFields(
  year: number,
  month: number,
  day: number,
  fraction: string | undefined,
  [hour, minute, second]: Texts,
  [utc, sign, offsetHours, offsetMinutes]: Texts,
): Stamp | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const [h, m, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  if (h > 23 || m > 59 || s > 59 || Number(offsetHours ?? 0) > 18 || Number(offsetMinutes ?? 0) > 59)
    return undefined;
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  const civilMs = dayStartMs(year, month, day) + h * 3_600_000 + m * 60_000 + s * 1000 + ms;
  if (utc !== undefined) return { civilMs, offsetMs: 0 };
  if (sign === undefined) return { civilMs, offsetMs: undefined };
  const size = Number(offsetHours) * 3_600_000 + Number(offsetMinutes ?? 0) * 60_000;
  return { civilMs, offsetMs: sign === '-' ? -size : size };
}

/** Date.UTC takes the years 0 to 99 for 1900 to 1999: they are counted one cycle of 400 years later. */
function dayStartMs(year: number, month: number, day: number): number {
  return year >= 100
    ? Date.UTC(year, month - 1, day)
    : Date.UTC(year + 400, month - 1, day) - 146_097 * 86_400_000;
}

/** Length of a month of the Gregorian calendar; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
