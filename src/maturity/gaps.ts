import type { Scores } from './placement.ts';
import { type Shortfall, shortfalls } from './progress.ts';
import type { Questionnaire } from './questionnaire.ts';
import { MET } from './ratings.ts';
import type { Standing } from './standing.ts';

/**
 * What is missing at a gate. `build`: the thing itself; `finish`: it is largely there and needed in full; `prove`: it
 * is claimed, and only the evidence is missing; `find-out`: nobody knows; `not-asked`: nobody was asked.
 */
export type GapKind = 'build' | 'finish' | 'prove' | 'find-out' | 'not-asked';

export interface Gap extends Shortfall {
  readonly kind: GapKind;
}

/**
 * The gates that keep the demonstrated placement from a profile, lowest level and weakest first. What is not
 * applicable needs nothing, also where so much is not that the dimension cannot be rated.
 */
export function findGaps(
  questionnaire: Questionnaire,
  profile: ReadonlyMap<string, number>,
  standings: ReadonlyMap<string, Standing>,
): Gap[] {
  const demonstrated: Scores = new Map(
    [...standings].map(([id, { status, demonstrated: score }]) => [
      id,
      status === 'not-applicable' ? 'out' : score,
    ]),
  );
  return shortfalls(questionnaire, profile, demonstrated).map((shortfall) => ({
    ...shortfall,
    kind: kindOf(shortfall, standings.get(shortfall.criterion.id)),
  }));
}

function kindOf({ needed }: Shortfall, standing: Standing | undefined): GapKind {
  if (standing?.status === 'not-asked') return 'not-asked';
  const answer = standing?.answer ?? null;
  if (answer === null) return 'find-out';
  if (answer >= needed) return 'prove';
  return answer >= MET ? 'finish' : 'build';
}
