import { type Fault, UsageError } from '../errors.ts';
import { durationMs } from '../options.ts';
import { civilToUtc } from './calendar.ts';
import { stampOf } from './stamps.ts';
import { timeFault } from './time-faults.ts';

/** Unit of times that are bare numbers since 1970 UTC. */
export type EpochUnit = 's' | 'ms' | 'us' | 'ns';

/** How the texts of one column tell time. */
export interface TimeForm {
  /** Unit of bare numbers; undefined: a bare number is no time here. */
  readonly epoch: EpochUnit | undefined;
  /** IANA zone of times without an offset. */
  readonly zone: string;
}

/** Where one series has got to, to tell the two passes of an hour that a clock shows twice. */
export interface TimeOrder {
  lastMs: number;
  /** The times run backwards in the input. */
  falling: boolean;
}

/** The order of a series of which nothing is read yet. */
export function newTimeOrder(): TimeOrder {
  return { lastMs: Number.NEGATIVE_INFINITY, falling: false };
}

/**
 * Reads the times of one column: ISO 8601 (extended or basic; a blank for the T; seconds, fraction and offset
 * optional), RFC 1123, dates alone, and bare numbers in the unit of the form. Fractions of a millisecond are
 * cut. A civil time that came twice is the earlier one unless that would go back: then it is the later one.
 */
export class TimeReader {
  readonly form: TimeForm;
  /** Whether a time without an offset was among those read. */
  sawCivil = false;

  constructor(form: TimeForm) {
    this.form = form;
  }

  /** Milliseconds since 1970 UTC; NaN when the text is no time, see `fault`. */
  read(text: string, order: TimeOrder): number {
    const { epoch, zone } = this.form;
    const epochMs = epoch === undefined ? Number.NaN : epochToMs(text, epoch);
    if (!Number.isNaN(epochMs)) return epochMs;
    const stamp = stampOf(text);
    if (stamp === undefined) return Number.NaN;
    if (stamp.offsetMs !== undefined) return stamp.civilMs - stamp.offsetMs;
    this.sawCivil = true;
    return inOrder(stamp.civilMs, zone, order);
  }

  /** Why `read` found no time in the text. */
  fault(text: string, place: string, column: string): Fault {
    return timeFault(text, this.form.zone, place, `expected a time in column ${JSON.stringify(column)}`);
  }
}

/**
 * Unit of a column of bare numbers, by the size of its first ones (their median); undefined when most of them
 * are no bare numbers, or are dates such as 20260519.
 */
export function epochUnitOf(texts: readonly string[]): EpochUnit | undefined {
  const numbers = texts.filter((text) => BARE_NUMBER.test(text) && !isStamp(text));
  if (numbers.length * 2 <= texts.length) return undefined;
  const sizes = numbers.map((text) => Math.abs(Number(text))).sort((a, b) => a - b);
  const size = sizes[Math.floor(sizes.length / 2)] ?? 0;
  if (size < 1e11) return 's';
  if (size < 1e14) return 'ms';
  return size < 1e17 ? 'us' : 'ns';
}

/** Whether a text is written as a date or time, as opposed to a bare number. */
export function isStamp(text: string): boolean {
  return stampOf(text) !== undefined;
}

/** Whether a stamp says its offset from UTC. */
export function hasOffset(text: string): boolean {
  return stampOf(text)?.offsetMs !== undefined;
}

/** Whether a bare number is an instant between 1973 and 2128 in one of the units, rather than a measurement. */
export function isPlausibleEpoch(text: string): boolean {
  if (!BARE_NUMBER.test(text)) return false;
  const size = Number(text);
  return [1, 1e3, 1e6, 1e9].some((unit) => size >= 1e8 * unit && size < 5e9 * unit);
}

/**
 * The moment an option names: a time, or an amount before `endMs` such as `-24h`.
 * @throws UsageError naming the option
 */
export function momentOf(option: string, text: string, zone: string, endMs: number): number {
  const before = text.startsWith('-') ? durationMs(text.slice(1)) : undefined;
  if (before !== undefined) return endMs - before;
  const ms = new TimeReader({ epoch: epochUnitOf([text]), zone }).read(text, newTimeOrder());
  if (!Number.isNaN(ms)) return ms;
  throw new UsageError(optionFault(option, text, zone));
}

function optionFault(option: string, text: string, zone: string): Fault {
  const { code, what } = timeFault(text, zone, 'aiops', '');
  return {
    code: code === 'time-format' ? 'option-value' : code,
    place: 'aiops',
    what: `--${option} ${code === 'time-format' ? `${JSON.stringify(text)}: expected a time` : what}`,
    fix: `give a time such as 2026-05-19T10:00:00Z, or an amount before the end such as -24h`,
  };
}

const BARE_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?\d+$/;
const UNITS_PER_MS: Readonly<Record<EpochUnit, number>> = { s: 1e-3, ms: 1, us: 1e3, ns: 1e6 };
/** What a Date can hold. */
const FARTHEST_MS = 8.64e15;

function epochToMs(text: string, unit: EpochUnit): number {
  if (!BARE_NUMBER.test(text)) return Number.NaN;
  const ms = unit === 'ns' && INTEGER.test(text) ? nanosecondsToMs(text) : wholeMs(Number(text), unit);
  return Math.abs(ms) <= FARTHEST_MS ? ms : Number.NaN;
}

/** By digits: today's nanoseconds are more than a double holds. */
function nanosecondsToMs(text: string): number {
  const ms = Number(text.slice(0, -6).replace(/^[+-]?$/, '0'));
  return text.startsWith('-') && /[1-9]/.test(text.slice(-6)) ? -Math.abs(ms) - 1 : ms;
}

/** Cut to the millisecond, but for the rounding error of a double: 1779184800.123 s end in 123 ms, not 122. */
function wholeMs(amount: number, unit: EpochUnit): number {
  const ms = unit === 's' ? amount * 1000 : amount / UNITS_PER_MS[unit];
  const nearest = Math.round(ms);
  return Math.abs(ms - nearest) <= Math.abs(ms) * 2 * Number.EPSILON ? nearest : Math.floor(ms);
}

function inOrder(civilMs: number, zone: string, order: TimeOrder): number {
  const moment = civilToUtc(civilMs, zone);
  if (moment.kind === 'never') return Number.NaN;
  if (moment.kind === 'twice') {
    const { earlierMs, laterMs } = moment;
    const goesBack = order.falling ? laterMs <= order.lastMs : earlierMs < order.lastMs;
    order.lastMs = goesBack ? laterMs : earlierMs;
    return order.lastMs;
  }
  if (moment.ms !== order.lastMs) order.falling = moment.ms < order.lastMs;
  order.lastMs = moment.ms;
  return moment.ms;
}
