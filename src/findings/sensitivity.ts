import type { Decision } from './intervals.ts';

const WEEK_MS = 604_800_000;

/** Whatever the budget of a series with long steps: what comes once in a hundred samples is not unusual. */
const MOST_PROBABLE = 0.01;

/** The probability, per sample, at which a sample counts, so that the budget is kept on undisturbed data. */
function probabilityThreshold(budgetPerWeek: number, stepMs: number): number {
  return Math.min(MOST_PROBABLE, (budgetPerWeek * stepMs) / WEEK_MS);
}

/** Peaks of the evidence are this far apart, so what is nearer is one event… */
const NEAR_SLOTS = 16;
/** …unless the step is so long that days would become one; neighbours but one still are. */
const NEAR_MS = 43_200_000;
const LEAST_NEAR_SLOTS = 2;

/**
 * What decides in a series of this step.
 * @param budgetPerWeek false alarms that one series may raise in a week; what noise costs is measured (README,
 * "Decisions")
 */
export function decisionFor(budgetPerWeek: number, stepMs: number): Decision {
  const nearSlots = Math.max(LEAST_NEAR_SLOTS, Math.floor(NEAR_MS / (stepMs || 1)));
  return {
    threshold: probabilityThreshold(budgetPerWeek, stepMs),
    joinedWithinSlots: Math.min(NEAR_SLOTS, nearSlots),
  };
}
