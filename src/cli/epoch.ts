import type { FindingsResult } from '../report/result.ts';
import type { Io } from './io.ts';

/**
 * The day that SOURCE_DATE_EPOCH names: runs that depend on the day are the same for ever.
 * @param epoch in seconds; undefined, or no number: no day
 */
export function dayOfEpoch(epoch: string | undefined): string | undefined {
  if (epoch === undefined || !/^\d{1,11}$/.test(epoch)) return undefined;
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}

/** The day of a run, in UTC. */
export interface RunDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** By SOURCE_DATE_EPOCH, and not by the clock. */
  readonly isSet: boolean;
}

export function runDay({ env, now }: Pick<Io, 'env' | 'now'>): RunDay {
  const day = dayOfEpoch(env['SOURCE_DATE_EPOCH']);
  return day === undefined ? { day: now().slice(0, 10), isSet: false } : { day, isSet: true };
}

/**
 * The day on which it is asked what has expired. No run was before the end of what it read: a day that is set earlier,
 * as builds do that set all times to 1970, would keep every acceptance alive.
 * @example judgingDay({ day: '1970-01-01', isSet: true }, result) // => '2026-05-14', on which its data ends
 */
export function judgingDay({ day, isSet }: RunDay, { series }: Pick<FindingsResult, 'series'>): string {
  if (!isSet) return day;
  const ends = series.map(({ to }) => to?.slice(0, 10) ?? day);
  return [day, ...ends].sort().at(-1) ?? day;
}
