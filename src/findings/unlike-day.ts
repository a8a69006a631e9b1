import type { Finding } from './finding.ts';

/** A civil day on which many series were elsewhere all day long, each by its own measure: a holiday, a pay day. */
export interface UnlikeDay {
  /** Midnight on the clock of the run's zone, read as if it were UTC. */
  readonly civilMs: number;
  /** How many departed that day, of how many that have a day or a week and were there. */
  readonly departing: number;
  readonly of: number;
}

/** What the days of a run were like. */
export interface JudgedDays {
  /** In order of time. */
  readonly unlike: readonly UnlikeDay[];
  /** The findings that are the day's own. */
  readonly explained: ReadonlyMap<Finding, UnlikeDay>;
}
