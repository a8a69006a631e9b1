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
  const found: Found[] = [
    ...questionnaire.dimensions.flatMap(({ id }) => ladderSkip(id, standings)),
    ...declared.flatMap(capBreach),
    ...standings.flatMap(roleGap),
    ...staleEvidence(standings),
    ...overUsedEvidence(standings, questionnaire.placement.evidence.usedAtMost),
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
    ({ criterion, answer }) => criterion.gate && criterion.dimension === dimension && answer !== null,
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
    const stale = evidence.find(({ isStale, isAccepted }) => isStale && isAccepted);
    const isBest =
      stale !== undefined &&
      stale.grade === grade &&
      evidence.every((piece) => piece.isStale || piece.grade < grade);
    return isBest
      ? [{ code: 'K6', id: `K6-${id}`, gates: [id], what: stale.what, why: 'stale' as const }]
      : [];
  });
}

/** One piece that is to prove more gates than any single one can. */
function overUsedEvidence(standings: readonly Standing[], atMost: number): Found[] {
  const gatesOfPiece = new Map<string, { what: string; gates: string[] }>();
  for (const { criterion, evidence } of standings) {
    for (const { kind, what, link } of evidence) {
      if (kind !== 'artefact') continue;
      const key = link ?? what;
      const used = gatesOfPiece.get(key) ?? { what, gates: [] };
      used.gates.push(criterion.id);
      gatesOfPiece.set(key, used);
    }
  }
  return [...gatesOfPiece.values()]
    .filter(({ gates }) => gates.length > atMost)
    .map(({ what, gates }) => ({
      code: 'K6',
      id: `K6-${gates[0]}-reuse`,
      gates,
      what,
      why: 'over-used' as const,
    }));
}

const idOf = ({ criterion }: Standing): string => criterion.id;
