import type { Assessment } from '../../maturity/assessment.ts';
import type { Action, Questionnaire } from '../../maturity/questionnaire.ts';
import { ratingOf } from '../../maturity/ratings.ts';
import type { PlannedAction } from '../../maturity/roadmap.ts';
import type { AssessmentResult, ReportedAction } from './result.ts';

/**
 * The gaps to the target and the actions that close them.
 * @param upto gates above this level were not asked
 */
export function reportedRoadmap(
  { roadmap, gaps, target }: Assessment,
  questionnaire: Questionnaire,
  upto: number | null,
): AssessmentResult['roadmap'] {
  const named = ({ id, title }: Action) => ({ id, title });
  return {
    target: typeof target === 'number' ? target : inOrder(target, questionnaire),
    upto,
    gaps: gaps.map(({ criterion, kind, needed }) => ({
      gate: criterion.id,
      kind,
      needed: ratingOf(needed),
    })),
    waves: roadmap.waves.map((wave) => wave.map((planned) => reportedAction(planned, questionnaire))),
    doNotStart: roadmap.doNotStart.map(({ action, missing }) => ({
      ...named(action),
      missing: missing.map(named),
    })),
    unplanned: [...roadmap.unplanned],
  };
}

/** The same whatever order somebody typed it in. */
function inOrder(
  target: Readonly<Record<string, number>>,
  { dimensions }: Questionnaire,
): Record<string, number> {
  return Object.fromEntries(
    dimensions.flatMap(({ id }) => (target[id] === undefined ? [] : [[id, target[id]]])),
  );
}

function reportedAction(planned: PlannedAction, { measures, criteria }: Questionnaire): ReportedAction {
  const { action, closes, unlocks, after, baseline, target } = planned;
  const measure = measures.find(({ id }) => id === action.outcome.measure);
  const checks = criteria
    .filter(({ id }) => action.closes.includes(id))
    .flatMap(({ evidence }) => evidence.checks);
  return {
    id: action.id,
    title: action.title,
    text: action.text,
    owner: action.owner,
    effort: action.effort,
    impact: action.impact,
    closes: [...closes],
    unlocks: [...unlocks],
    after: [...after],
    outcome: {
      measure: action.outcome.measure,
      title: measure?.title ?? action.outcome.measure,
      unit: measure?.unit ?? '',
      better: measure?.better ?? 'higher',
      baseline,
      target,
    },
    risk: action.risk,
    guard: action.guard,
    done: action.done,
    checks: [...new Set(checks)],
  };
}
