import type { Gap } from './gaps.ts';
import type { Action, Questionnaire } from './questionnaire.ts';
import { MET } from './ratings.ts';
import type { Standing } from './standing.ts';
import { wavesOf } from './waves.ts';

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

/** @param measures values of today, by measure */
export function planRoadmap(
  questionnaire: Questionnaire,
  gaps: readonly Gap[],
  standings: ReadonlyMap<string, Standing>,
  measures: Readonly<Record<string, number | null>>,
): Roadmap {
  const { actions } = questionnaire;
  const open = new Set(gaps.filter(({ kind }) => kind !== 'prove').map(({ criterion }) => criterion.id));
  const order = new ActionOrder(actions, standings);
  const wanted = order.withMissing(actions.filter(({ closes }) => closes.some((gate) => open.has(gate))));
  const targets = new Map(questionnaire.measures.map(({ id, target }) => [id, target]));
  const planned = actions
    .filter((action) => wanted.has(action))
    .map(
      (action): PlannedAction => ({
        action,
        closes: action.closes.filter((gate) => open.has(gate)),
        unlocks: unlockedBy(action, wanted, open),
        after: order
          .before(action)
          .filter((before) => wanted.has(before))
          .map(({ id }) => id),
        baseline: measures[action.outcome.measure] ?? null,
        target: action.outcome.target ?? targets.get(action.outcome.measure) ?? null,
      }),
    );
  const closable = new Set(actions.flatMap(({ closes }) => closes));
  return {
    waves: wavesOf(planned, questionnaire),
    doNotStart: heldActions(actions, wanted, order),
    unplanned: [...open].filter((gate) => !closable.has(gate)),
  };
}

/** Which action comes before which, and what of it is there already. */
class ActionOrder {
  readonly #byId: ReadonlyMap<string, Action>;
  readonly #standings: ReadonlyMap<string, Standing>;

  constructor(actions: readonly Action[], standings: ReadonlyMap<string, Standing>) {
    this.#byId = new Map(actions.map((action) => [action.id, action]));
    this.#standings = standings;
  }

  before(action: Action): Action[] {
    return action.after.flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** Those before an action whose gates are not all there. */
  missingBefore(action: Action): Action[] {
    return this.before(action).filter((before) => !before.closes.every((gate) => this.#isThere(gate)));
  }

  /** Whether all gates of an action are met as far as evidence carries them. */
  isShown({ closes }: Action): boolean {
    return closes.every((gate) => (this.#standings.get(gate)?.demonstrated ?? 0) >= MET);
  }

  withMissing(actions: readonly Action[]): Set<Action> {
    const all = new Set<Action>();
    const add = (action: Action): void => {
      if (all.has(action)) return;
      all.add(action);
      for (const before of this.missingBefore(action)) add(before);
    };
    for (const action of actions) add(action);
    return all;
  }

  /** Whether the thing itself is there, shown or not; a gate that is not applicable needs nothing. */
  #isThere(gate: string): boolean {
    const standing = this.#standings.get(gate);
    return standing?.status === 'not-applicable' || (standing?.answer ?? 0) >= MET;
  }
}

/** Wanted actions that have to wait, and tempting ones that are not shown to be there; the tempting first. */
function heldActions(
  actions: readonly Action[],
  wanted: ReadonlySet<Action>,
  order: ActionOrder,
): HeldAction[] {
  return actions
    .filter((action) => (action.tempting && !order.isShown(action)) || wanted.has(action))
    .map((action) => ({ action, missing: order.missingBefore(action) }))
    .filter(({ missing }) => missing.length > 0)
    .toSorted((a, b) => Number(b.action.tempting) - Number(a.action.tempting));
}

function unlockedBy(action: Action, wanted: ReadonlySet<Action>, open: ReadonlySet<string>): string[] {
  const reached = new Set([action]);
  for (const _ of wanted) {
    for (const other of wanted) {
      if ([...reached].some(({ id }) => other.after.includes(id))) reached.add(other);
    }
  }
  return [...new Set([...reached].flatMap(({ closes }) => closes.filter((gate) => open.has(gate))))];
}
