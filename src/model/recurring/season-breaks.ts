import type { Place } from './track.ts';

/** An occurrence that is unlike the others, on the grid of the season. */
export interface SeasonBreak extends Place {
  readonly how: 'missing' | 'late' | 'early' | 'larger' | 'smaller' | 'pattern';
  /** −log10 of its chance among its like. */
  readonly decades: number;
}

/** What was found, and among how many that could have been. */
export interface SeasonBreaks {
  readonly breaks: readonly SeasonBreak[];
  readonly judged: number;
}
