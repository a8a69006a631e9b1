import type { Reached } from './assessment.ts';
import { MET } from './ratings.ts';
import type { Standing } from './standing.ts';

/** As many as a page one has room for. */
const SHOWN = 3;

/** The best that is there, one gate of a dimension: shown before only claimed, high before low. */
export function strengthsOf(standings: readonly Standing[]): string[] {
  const met = standings.filter(({ answer, criterion }) => criterion.gate && (answer ?? 0) >= MET);
  const ranked = met.toSorted(
    (a, b) =>
      Number((b.demonstrated ?? 0) >= MET) - Number((a.demonstrated ?? 0) >= MET) ||
      b.criterion.level - a.criterion.level ||
      b.grade - a.grade ||
      (b.answer ?? 0) - (a.answer ?? 0),
  );
  const seen = new Set<string>();
  const best = ranked.filter(({ criterion: { dimension } }) => !seen.has(dimension) && seen.add(dimension));
  return best.slice(0, SHOWN).map(({ criterion }) => criterion.id);
}

/** What holds the level first: the lowest gates with the weakest answers. */
export function blockersOf({ progress }: Reached): string[] {
  return (progress?.blockedBy ?? []).slice(0, SHOWN);
}
