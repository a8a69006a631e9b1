import { areDisputed, type Standing } from './standing.ts';

/** What a room talks about. */
export interface Discussion {
  /** Disputed, and nothing agreed yet. */
  readonly open: readonly Standing[];
  /** Disputed by the first answers, and agreed on since: to be looked at again, or revised. */
  readonly settled: readonly Standing[];
}

/**
 * The disputed gates, both lists in the order of the model. Two sides of the work whose medians lie two steps or more
 * apart are among them: their answers lie as far apart.
 */
export function disputedGates(standings: readonly Standing[]): Discussion {
  const gates = standings.filter(({ criterion, votes }) => criterion.gate && areDisputed(votes));
  return {
    open: gates.filter(({ agreed }) => agreed === null),
    settled: gates.filter(({ agreed }) => agreed !== null),
  };
}
