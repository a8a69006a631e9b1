import type { Gap } from './gaps.ts';
import type { Action, Effort, Questionnaire } from './questionnaire.ts';
import { MET } from './ratings.ts';
import type { Standing } from './standing.ts';

/** An action of the roadmap. */
export interface PlannedAction {
  readonly action: Action;
  /** Gaps that it closes; none where it is only needed before another. */
  readonly closes: readonly string[];
  /** Gaps that it or an action behind it closes. */
  readonly unlocks: readonly string[];
  /** Actions of this roadmap that come first. */
  readonly after: readonly string[];
  /** Value of the outcome's measure today. */
  readonly baseline: number | null;
  readonly target: number | null;
}

/** An action that is wanted, or claimed and not shown, and what has to be there first. */
export interface HeldAction {
  readonly action: Action;
  readonly missing: readonly Action[];
}

export interface Roadmap {
  /** Each wave needs only what earlier ones bring; what a lower level requires comes first, then the most rewarding. */
  readonly waves: readonly (readonly PlannedAction[])[];
  readonly doNotStart: readonly HeldAction[];
  /** Gaps that no action of the model closes. */
  readonly unplanned: readonly string[];
}

/** More at once, and none is finished. */
const MOST_AT_ONCE = 3;

/** The upper end of each size. */
const WEEKS: Readonly<Record<Effort, number>> = { S: 2, M: 13, L: 26 };

/** @param measures values of today, by measure */
export function planRoadmap(
  questionnaire: Questionnaire,
  gaps: readonly Gap[],
  standings: ReadonlyMap<string, Standing>,
  measures: Readonly<Record<string, number | null>>,
): Roadmap {
  const open = new Set(gaps.filter(({ kind }) => kind !== 'prove').map(({ criterion }) => criterion.id));
  const byId = new Map(questionnaire.actions.map((action) => [action.id, action]));
  const isDone = (action: Action): boolean => action.closes.every((gate) => isThere(standings.get(gate)));
  const isShown = (action: Action): boolean =>
    action.closes.every((gate) => (standings.get(gate)?.demonstrated ?? 0) >= MET);
  const firstOf = (action: Action): Action[] =>
    action.after.flatMap((id) => byId.get(id) ?? []).filter((before) => !isDone(before));
  const wanted = withPrerequisites(
    questionnaire.actions.filter(({ closes }) => closes.some((gate) => open.has(gate))),
    firstOf,
  );
  const measureTarget = new Map(questionnaire.measures.map(({ id, target }) => [id, target]));
  const planned = questionnaire.actions
    .filter((action) => wanted.has(action))
    .map(
      (action): PlannedAction => ({
        action,
        closes: action.closes.filter((gate) => open.has(gate)),
        unlocks: unlockedBy(action, wanted, firstOf, open),
        after: firstOf(action).map(({ id }) => id),
        baseline: measures[action.outcome.measure] ?? null,
        target: action.outcome.target ?? measureTarget.get(action.outcome.measure) ?? null,
      }),
    );
  const closed = new Set(questionnaire.actions.flatMap(({ closes }) => closes));
  const held = questionnaire.actions
    .filter((action) => (action.tempting && !isShown(action)) || wanted.has(action))
    .map((action) => ({ action, missing: firstOf(action) }))
    .filter(({ missing }) => missing.length > 0);
  return {
    waves: wavesOf(planned, stagesOf(questionnaire)),
    doNotStart: held.toSorted((a, b) => Number(b.action.tempting) - Number(a.action.tempting)),
    unplanned: [...open].filter((gate) => !closed.has(gate)),
  };
}

/** Whether the thing itself is there, shown or not; a gate that is not applicable needs nothing. */
function isThere(standing: Standing | undefined): boolean {
  return standing?.status === 'not-applicable' || (standing?.answer ?? 0) >= MET;
}

function withPrerequisites(actions: readonly Action[], firstOf: (action: Action) => Action[]): Set<Action> {
  const wanted = new Set<Action>();
  const add = (action: Action): void => {
    if (wanted.has(action)) return;
    wanted.add(action);
    for (const before of firstOf(action)) add(before);
  };
  for (const action of actions) add(action);
  return wanted;
}

function unlockedBy(
  action: Action,
  wanted: ReadonlySet<Action>,
  firstOf: (action: Action) => Action[],
  open: ReadonlySet<string>,
): string[] {
  const reached = new Set([action]);
  for (const _ of wanted) {
    for (const other of wanted) if (firstOf(other).some((before) => reached.has(before))) reached.add(other);
  }
  return [...new Set([...reached].flatMap(({ closes }) => closes.filter((gate) => open.has(gate))))];
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

function wavesOf(planned: readonly PlannedAction[], stages: ReadonlyMap<string, number>): PlannedAction[][] {
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

/** Gates unlocked, times impact, by week of effort. */
function rewardOf({ action, unlocks }: PlannedAction): number {
  return (unlocks.length * action.impact) / WEEKS[action.effort];
}
