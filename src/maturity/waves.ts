import type { Effort, Questionnaire } from './questionnaire.ts';
import type { PlannedAction } from './roadmap.ts';

/** More at once, and none is finished. */
const MOST_AT_ONCE = 3;

/** The upper end of each size. */
const WEEKS: Readonly<Record<Effort, number>> = { S: 2, M: 13, L: 26 };

/**
 * Actions in waves of a few: each needs only what earlier waves bring. What a lower level requires comes first, then
 * what rewards most.
 */
export function wavesOf(planned: readonly PlannedAction[], questionnaire: Questionnaire): PlannedAction[][] {
  const stages = stagesOf(questionnaire);
  const stageOf = ({ unlocks }: PlannedAction): number =>
    Math.min(Number.MAX_SAFE_INTEGER, ...unlocks.map((gate) => stages.get(gate) ?? Number.MAX_SAFE_INTEGER));
  const waves: PlannedAction[][] = [];
  const done = new Set<string>();
  let waiting = planned.toSorted((a, b) => stageOf(a) - stageOf(b) || rewardOf(b) - rewardOf(a));
  while (waiting.length > 0) {
    const ready = waiting.filter(({ after }) => after.every((id) => done.has(id))).slice(0, MOST_AT_ONCE);
    if (ready.length === 0) throw new Error('the actions of the model wait for one another');
    waves.push(ready);
    for (const { action } of ready) done.add(action.id);
    waiting = waiting.filter((candidate) => !ready.includes(candidate));
  }
  return waves;
}

/** The lowest overall level that requires each gate: levels are climbed one at a time. */
function stagesOf({ criteria, placement }: Questionnaire): ReadonlyMap<string, number> {
  const rows = Object.entries(placement.profile).map(([level, row]) => ({ level: Number(level), row }));
  return new Map(
    criteria.map(({ id, dimension, level }) => [
      id,
      Math.min(...rows.filter(({ row }) => (row[dimension] ?? 0) >= level).map((row) => row.level)),
    ]),
  );
}

/** Gates unlocked, times impact, by week of effort. */
function rewardOf({ action, unlocks }: PlannedAction): number {
  return (unlocks.length * action.impact) / WEEKS[action.effort];
}
