import { place, type Scores } from './placement.ts';
import type { Questionnaire } from './questionnaire.ts';
import { MET, type Score } from './ratings.ts';
import type { Standing } from './standing.ts';

/** What would change the demonstrated level: of one gate that alone does, of several what they do together. */
export interface Flip {
  readonly by: 'evidence' | 'answer' | 'agreement' | 'work' | 'loss';
  readonly gates: readonly string[];
  readonly level: number;
}

/**
 * The single gates that alone move the demonstrated level — evidence for what is claimed, an answer to what is
 * unknown, agreement on what is disputed, work that meets it, one step down — and all evidence together.
 */
export function findFlips(
  questionnaire: Questionnaire,
  standings: readonly Standing[],
  demonstrated: Scores,
  level: number,
): Flip[] {
  const gates = standings.filter(({ criterion, status }) => criterion.gate && status !== 'not-asked');
  const levelWith = (changed: ReadonlyMap<string, Score>): number =>
    place(questionnaire, new Map([...demonstrated, ...changed])).level;
  const flips = gates.flatMap((standing) =>
    changesOf(standing).flatMap(({ by, score }): Flip[] => {
      const { id } = standing.criterion;
      const changed = levelWith(new Map([[id, score]]));
      return changed === level ? [] : [{ by, gates: [id], level: changed }];
    }),
  );
  const claimed = gates.filter((gate) => gate.answer !== null && gate.answer > (gate.demonstrated ?? 0));
  const proven = levelWith(new Map(claimed.map((gate) => [gate.criterion.id, gate.answer as Score])));
  const isTogether =
    proven !== level && !flips.some((flip) => flip.by === 'evidence' && flip.level === proven);
  return isTogether
    ? [...flips, { by: 'evidence', gates: claimed.map(({ criterion }) => criterion.id), level: proven }]
    : flips;
}

function changesOf(standing: Standing): { by: Flip['by']; score: Score }[] {
  const { status, answer, demonstrated, highest, isDisputed } = standing;
  if (status === 'unknown' || status === 'unanswered') return [{ by: 'answer', score: highest }];
  if (answer === null || demonstrated === null) return [];
  const changes: { by: Flip['by']; score: Score }[] = [];
  if (answer > demonstrated) changes.push({ by: 'evidence', score: answer });
  if (isDisputed && highest > demonstrated) changes.push({ by: 'agreement', score: highest });
  if (answer < MET) changes.push({ by: 'work', score: MET });
  if (demonstrated > 0) changes.push({ by: 'loss', score: (demonstrated - 1) as Score });
  return changes;
}
