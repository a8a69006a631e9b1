/**
 * What a civil time (what a clock on the wall shows) is in UTC. A clock that is put back shows an hour twice,
 * one that is put forward never shows some times.
 */
export type CivilMoment =
  | { readonly kind: 'one'; readonly ms: number }
  | { readonly kind: 'twice'; readonly earlierMs: number; readonly laterMs: number }
  | { readonly kind: 'never' };

/**
 * What a clock in `zone` is ahead of UTC at a moment, in milliseconds; add it to get civil time.
 * A look-up per day of data, so a million calls cost some milliseconds.
 * @example utcOffsetMs(Date.UTC(2026, 6, 1), 'Europe/Vienna') // => 7_200_000
 */
export function utcOffsetMs(timestampMs: number, zone: string): number {
  return zone === 'UTC' ? 0 : clockOf(zone).offsetAt(timestampMs);
}

/**
 * The moment at which a clock in `zone` shows a civil time. `civilMs` is the civil time read as if it were UTC.
 * @example civilToUtc(Date.UTC(2026, 9, 25, 2, 30), 'Europe/Vienna').kind // => 'twice'
 */
export function civilToUtc(civilMs: number, zone: string): CivilMoment {
  return zone === 'UTC' ? { kind: 'one', ms: civilMs } : clockOf(zone).momentOf(civilMs);
}

const DAY_MS = 86_400_000;
/** Years 100 to 9999: beyond them, the offset of the nearest of their days holds. */
const FIRST_MS: number = Date.UTC(100, 0, 1);
const LAST_MS: number = Date.UTC(9999, 11, 31);

/** The offsets of one UTC day; they differ where the clock is changed during that day. */
interface DayOffsets {
  readonly beforeMs: number;
  readonly afterMs: number;
  /** First moment at which `afterMs` holds. */
  readonly changeMs: number;
}

const clocks = new Map<string, ZoneClock>();

function clockOf(zone: string): ZoneClock {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new ZoneClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

/**
 * The clock of one zone. The platform's own tables are asked through one formatter, which costs nothing to
 * load; a zone library gives the same answers (a test compares them) at the price of its start-up.
 * The clock of a zone is taken to change at most once in a day.
 */
class ZoneClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #days = new Map<number, DayOffsets>();
  /** The last civil day found to have a single offset all around it: nearly every sample hits it. */
  #plainDay = Number.NaN;
  #plainOffsetMs = 0;

  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  offsetAt(timestampMs: number): number {
    const ms = Math.min(Math.max(timestampMs, FIRST_MS), LAST_MS);
    const { beforeMs, afterMs, changeMs } = this.#offsetsOfDay(Math.floor(ms / DAY_MS));
    return ms < changeMs ? beforeMs : afterMs;
  }

  momentOf(civilMs: number): CivilMoment {
    const day = Math.floor(civilMs / DAY_MS);
    if (day === this.#plainDay) return { kind: 'one', ms: civilMs - this.#plainOffsetMs };
    const beforeMs = this.offsetAt((day - 1) * DAY_MS);
    const afterMs = this.offsetAt((day + 2) * DAY_MS);
    if (beforeMs !== afterMs) return this.#momentNearChange(civilMs, beforeMs, afterMs);
    this.#plainDay = day;
    this.#plainOffsetMs = beforeMs;
    return { kind: 'one', ms: civilMs - beforeMs };
  }

  #momentNearChange(civilMs: number, beforeMs: number, afterMs: number): CivilMoment {
    const moments = [civilMs - Math.max(beforeMs, afterMs), civilMs - Math.min(beforeMs, afterMs)].filter(
      (ms) => ms + this.offsetAt(ms) === civilMs,
    );
    const [earlierMs, laterMs] = moments;
    if (earlierMs === undefined) return { kind: 'never' };
    return laterMs === undefined ? { kind: 'one', ms: earlierMs } : { kind: 'twice', earlierMs, laterMs };
  }

  #offsetsOfDay(day: number): DayOffsets {
    let offsets = this.#days.get(day);
    if (offsets === undefined) {
      offsets = this.#findOffsets(day * DAY_MS, (day + 1) * DAY_MS);
      this.#days.set(day, offsets);
    }
    return offsets;
  }

  #findOffsets(fromMs: number, toMs: number): DayOffsets {
    const beforeMs = this.#lookUp(fromMs);
    const afterMs = this.#lookUp(toMs);
    if (beforeMs === afterMs) return { beforeMs, afterMs, changeMs: fromMs };
    let [before, after] = [fromMs / 1000, toMs / 1000];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.#lookUp(middle * 1000) === beforeMs) before = middle;
      else after = middle;
    }
    return { beforeMs, afterMs, changeMs: after * 1000 };
  }

  #lookUp(timestampMs: number): number {
    const field: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(timestampMs)) field[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
    return Date.UTC(year, month - 1, day, hour, minute, second) - timestampMs;
  }
}
