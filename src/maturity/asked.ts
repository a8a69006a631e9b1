import { gatesOf } from './placement.ts';
import type { Questionnaire } from './questionnaire.ts';
import { MET } from './ratings.ts';
import type { Standing } from './standing.ts';

/** Where no day is known: what is asked does not depend on how old evidence is. */
export const ANY_DAY = '1970-01-01';

/** Failed levels after which the levels above are no longer asked about. */
const FAILED_LEVELS = 2;

/**
 * Tells what nobody was asked from what nobody answered. A dimension is asked no further once two of its levels
 * have failed, nor above `upto`; what was answered all the same counts.
 */
export function notAsked(
  questionnaire: Questionnaire,
  standings: readonly Standing[],
  upto: number = Number.POSITIVE_INFINITY,
): Standing[] {
  const byGate = new Map(standings.map((standing) => [standing.criterion.id, standing]));
  const lastAsked = new Map(
    questionnaire.dimensions.map(({ id }) => [id, Math.min(upto, lastLevel(questionnaire, id, byGate))]),
  );
  return standings.map((standing) => {
    const { criterion, status } = standing;
    const isBeyond = criterion.level > (lastAsked.get(criterion.dimension) ?? 0);
    if (status !== 'unanswered' || !isBeyond) return standing;
    return { ...standing, status: 'not-asked', lowest: 0, highest: 0 };
  });
}

function lastLevel(
  questionnaire: Questionnaire,
  dimension: string,
  byGate: ReadonlyMap<string, Standing>,
): number {
  const gates = gatesOf(questionnaire, dimension);
  const levels = [...new Set(gates.map(({ level }) => level))].toSorted((a, b) => a - b);
  let failed = 0;
  for (const level of levels) {
    const here = gates.filter((gate) => gate.level === level).flatMap(({ id }) => byGate.get(id) ?? []);
    if (here.some(hasFailed)) failed += 1;
    if (failed === FAILED_LEVELS) return level;
  }
  return Number.POSITIVE_INFINITY;
}

function hasFailed({ status, answer }: Standing): boolean {
  return status === 'unknown' || (answer !== null && answer < MET);
}

/** How many gates have an answer, of how many that were asked. */
export interface Answered {
  readonly gates: number;
  readonly of: number;
}

/** An "unknown" and a "not applicable" are answers. */
export function answeredGates(standings: readonly Standing[]): Answered {
  const asked = standings.filter(({ status, criterion }) => criterion.gate && status !== 'not-asked');
  return { gates: asked.filter(({ status }) => status !== 'unanswered').length, of: asked.length };
}
