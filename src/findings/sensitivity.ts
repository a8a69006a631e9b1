import type { Sensitivity } from '../options.ts';
import type { Decision } from './intervals.ts';

const WEEK_MS = 604_800_000;

/**
 * False alarms that one series may raise in a week, by name. What noise costs is measured (README,
 * "Decisions"): less than this in most made worlds, more where counts or a log-normal spread have a heavier tail.
 */
const BUDGET_PER_WEEK: Readonly<Record<Sensitivity, number>> = { low: 0.1, medium: 0.5, high: 1.5 };

/** Whatever the budget of a series with long steps: what comes once in a hundred samples is not unusual. */
const MOST_PROBABLE = 0.01;

/** The probability, per sample, at which a sample counts, so that the budget is kept on undisturbed data. */
function probabilityThreshold(sensitivity: Sensitivity, stepMs: number): number {
  return Math.min(MOST_PROBABLE, (BUDGET_PER_WEEK[sensitivity] * stepMs) / WEEK_MS);
}

/** Peaks of the evidence are this far apart, so what is nearer is one event… */
const NEAR_SLOTS = 16;
/** …unless the step is so long that days would become one; neighbours but one still are. */
const NEAR_MS = 43_200_000;
const LEAST_NEAR_SLOTS = 2;

/** What decides in a series of this step at this sensitivity. */
export function decisionFor(sensitivity: Sensitivity, stepMs: number): Decision {
  const nearSlots = Math.max(LEAST_NEAR_SLOTS, Math.floor(NEAR_MS / (stepMs || 1)));
  return {
    threshold: probabilityThreshold(sensitivity, stepMs),
    joinedWithinSlots: Math.min(NEAR_SLOTS, nearSlots),
  };
}
