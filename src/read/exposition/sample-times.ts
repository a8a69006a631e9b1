import { UsageError } from '../../errors.ts';
import { momentOf } from '../../series/times.ts';
import type { ReadOptions } from '../reader.ts';
import { expected, type LineTrouble } from './line-fault.ts';

/** What a Date can hold, in milliseconds to either side of 1970. */
export const FARTHEST_MS = 8.64e15;

/** Numbers below this are seconds (until the year 5138), others milliseconds (since 1973). */
const LEAST_MS = 1e11;

export type TimeUnit = 's' | 'ms';

/**
 * Times as samples tell them. The forms differ a thousandfold, 0.0.4 has milliseconds and OpenMetrics seconds, and
 * look alike otherwise: the size of the first time decides, since files are called this way or that.
 */
export class ToldTimes {
  /** Undefined until a time has told. */
  unit: TimeUnit | undefined;

  /** Milliseconds since 1970 UTC, fractions rounded; NaN where the time does not fit, see `trouble`. */
  read(time: number): number {
    if (this.unit === undefined) this.#decide(time);
    const timestampMs = this.unit === 's' ? Math.round(time * 1000) : time;
    return this.#isFit(time) ? timestampMs : Number.NaN;
  }

  /** Why `read` gave NaN. */
  trouble(time: number): LineTrouble {
    const unit = this.unit === 's' ? 'seconds' : 'whole milliseconds';
    return {
      ...expected('sample-time', `a timestamp in ${unit}`, `${time}`),
      why: `the first one is in ${unit}`,
    };
  }

  #decide(time: number): void {
    if (time !== 0) this.unit = Math.abs(time) < LEAST_MS ? 's' : 'ms';
  }

  #isFit(time: number): boolean {
    if (this.unit === 's') return Math.abs(time) < LEAST_MS;
    return Math.abs(time) <= FARTHEST_MS && Number.isInteger(time);
  }
}

/** Where nothing is told. */
const DEFAULT_INTERVAL_MS = 60_000;

/** Times of samples that tell none: their scrapes are laid out one interval apart. */
export class LaidTimes {
  /** Whether the distance of the scrapes is a guess. */
  readonly isGuess: boolean;
  readonly #startMs: number;
  readonly #intervalMs: number;

  /** @throws UsageError for a start that is no time */
  constructor({ start, intervalMs, tz }: ReadOptions) {
    this.isGuess = intervalMs === undefined;
    this.#intervalMs = intervalMs ?? DEFAULT_INTERVAL_MS;
    this.#startMs = start === undefined ? 0 : startOf(start, tz);
  }

  /** Milliseconds since 1970 UTC of a scrape, counted from 0; NaN beyond what a Date can hold. */
  read(scrape: number): number {
    const timestampMs = this.#startMs + scrape * this.#intervalMs;
    return Math.abs(timestampMs) <= FARTHEST_MS ? timestampMs : Number.NaN;
  }

  /** @example 'no times: 60 scrapes laid 1m apart from 1970-01-01 00:00 UTC' */
  assumption(scrapes: number): string {
    const how =
      scrapes === 1 ? '1 scrape laid at' : `${scrapes} scrapes laid ${spelt(this.#intervalMs)} apart from`;
    return `${this.isGuess ? 'no times: ' : ''}${how} ${utc(this.#startMs)}`;
  }
}

/** Why `LaidTimes.read` gave NaN. */
export const TOO_LATE: LineTrouble = {
  code: 'sample-time',
  what: 'the time of this scrape is beyond what a date can hold',
  fix: 'give a shorter --interval, or an earlier --start',
};

function startOf(text: string, zone: string): number {
  const startMs = momentOf('start', text, zone, Number.NaN);
  if (!Number.isNaN(startMs)) return startMs;
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--start ${JSON.stringify(text)}: expected a time, since where the data ends is not known`,
    fix: 'give a time such as 2026-05-19T10:00:00Z',
  });
}

const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** A duration in one unit, as the options take it: `90s`. */
function spelt(durationMs: number): string {
  const [name, unitMs] = UNITS.find(([, ms]) => durationMs % ms === 0) ?? ['ms', 1];
  return `${durationMs / unitMs}${name}`;
}

/** `1970-01-01 00:00 UTC`; seconds only where there are some. */
function utc(timestampMs: number): string {
  const iso = new Date(timestampMs).toISOString();
  return `${iso.replace('T', ' ').replace(/(?::00)?\.000Z$|Z$/, '')} UTC`;
}
