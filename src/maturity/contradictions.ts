import { groupedBy } from '../grouped.ts';
import type { AnswerSet, resolutions } from './answers.ts';
import type { DimensionLevel } from './placement.ts';
import type { Questionnaire } from './questionnaire.ts';
import { MET } from './ratings.ts';
import type { RoleGap, Standing } from './standing.ts';

/**
 * Claims that cannot all be true, or that one should look at twice. K1 (an answer above its measurement) and K4 (a
 * claim against an outcome) need measured evidence, which an assessment does not take yet.
 */
export type Contradiction = Readonly<
  {
    id: string;
    resolution: {
      readonly kind: (typeof resolutions)[number];
      readonly reason: string;
    } | null;
  } & (
    | { code: 'K2'; dimension: string; unmet: readonly string[]; met: readonly string[] }
    | { code: 'K3'; dimension: string; level: number; uncapped: number; heldBy: DimensionLevel['heldBy'] }
    | { code: 'K5'; gate: string; gap: RoleGap }
    | { code: 'K6'; gates: readonly string[]; what: string; why: 'stale' | 'over-used' }
  )
>;

type Found = DistributiveOmit<Contradiction, 'resolution'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** @param declared levels by the answers alone */
export function findContradictions(
  questionnaire: Questionnaire,
  standings: readonly Standing[],
  declared: readonly DimensionLevel[],
  { contradictions }: Pick<AnswerSet, 'contradictions'>,
): Contradiction[] {
  // What only supports decides no level, and may stand in doubt.
  const gates = standings.filter(({ criterion }) => criterion.gate);
  const found: Found[] = [
    ...questionnaire.dimensions.flatMap(({ id }) => ladderSkip(id, gates)),
    ...declared.flatMap(capBreach),
    ...gates.flatMap(roleGap),
    ...staleEvidence(gates),
    ...overUsedEvidence(gates, questionnaire.placement.evidence.usedAtMost),
  ];
  return found.map((contradiction) => {
    const told = contradictions?.[contradiction.id];
    return {
      ...contradiction,
      resolution: told === undefined ? null : { kind: told.resolution, reason: told.reason },
    };
  });
}

/** A gate that is met above one that is at most partly met: the ladder was not climbed. */
function ladderSkip(dimension: string, standings: readonly Standing[]): Found[] {
  const gates = standings.filter(
    ({ criterion, answer }) => criterion.dimension === dimension && answer !== null,
  );
  const met = gates.filter(({ answer }) => answer! >= MET);
  const highest = Math.max(0, ...met.map(({ criterion }) => criterion.level));
  const unmet = gates.filter(({ answer, criterion }) => answer! < MET && criterion.level < highest);
  if (unmet.length === 0) return [];
  const lowest = Math.min(...unmet.map(({ criterion }) => criterion.level));
  const above = met.filter(({ criterion }) => criterion.level > lowest);
  return [{ code: 'K2', id: `K2-${dimension}`, dimension, unmet: unmet.map(idOf), met: above.map(idOf) }];
}

function capBreach({ dimension, level, uncapped, heldBy }: DimensionLevel): Found[] {
  if (level === uncapped) return [];
  return [{ code: 'K3', id: `K3-${dimension}`, dimension, level, uncapped, heldBy }];
}

function roleGap({ criterion: { id: gate }, roleGap: gap, agreed }: Standing): Found[] {
  return gap === null || agreed !== null ? [] : [{ code: 'K5', id: `K5-${gate}`, gate, gap }];
}

/** Only where the stale piece is the best that there is. */
function staleEvidence(standings: readonly Standing[]): Found[] {
  return standings.flatMap(({ criterion: { id }, evidence, grade }) => {
    const best = evidence.filter((piece) => piece.isAccepted && piece.grade === grade);
    const [stale] = best;
    return stale !== undefined && best.every(({ isStale }) => isStale)
      ? [{ code: 'K6', id: `K6-${id}`, gates: [id], what: stale.what, why: 'stale' as const }]
      : [];
  });
}

/** One piece that is to prove more gates than any single one can: the same link, or the same words. */
function overUsedEvidence(standings: readonly Standing[], atMost: number): Found[] {
  const used = standings.flatMap(({ criterion, evidence }) =>
    evidence
      .filter(({ kind }) => kind === 'artefact')
      .map(({ what, link }) => ({ gate: criterion.id, what, link })),
  );
  const byPiece = [...groupedBy(used, ({ what, link }) => link ?? what).values()];
  const overUsed = byPiece
    .map((uses) => ({ what: uses[0]!.what, gates: [...new Set(uses.map(({ gate }) => gate))] }))
    .filter(({ gates }) => gates.length > atMost);
  return overUsed.map(({ what, gates }, at) => {
    const same = overUsed.slice(0, at).filter((other) => other.gates[0] === gates[0]).length;
    const id = `K6-${gates[0]}-reuse${same === 0 ? '' : `-${same + 1}`}`;
    return { code: 'K6', id, gates, what, why: 'over-used' as const };
  });
}

const idOf = ({ criterion }: Standing): string => criterion.id;
