const HOUR_MS = 3_600_000;

/** The seasons of the calendar, shortest first, in civil time. */
export const namedPeriods = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS } as const;
export type NamedPeriod = keyof typeof namedPeriods;
/** What may be looked for: a season of the calendar, or of any length at all. */
export type PeriodLabel = NamedPeriod | 'free';
/** Whatever there is. */
export const anyPeriod: readonly PeriodLabel[] = ['hour', 'day', 'week', 'free'];

/** A season that was found. */
export interface Period {
  /** The name of the calendar, or the length in words, such as 90min. */
  readonly label: string;
  readonly ms: number;
  /** Samples a cycle; need not be whole. */
  readonly length: number;
  /**
   * The share of the movement around the trend, without what shorter seasons foretell, that this one foretells on
   * cycles it was not learned from; below 1. Of a job of minutes in a noisy day it is little.
   */
  readonly strength: number;
}
