import type { Sensitivity } from '../options.ts';

const WEEK_MS = 604_800_000;

/**
 * False alarms that one series may raise in a week, by name. They are upper bounds: on made noise the observed
 * rate stays below (README, "Decisions").
 */
const BUDGET_PER_WEEK: Readonly<Record<Sensitivity, number>> = { low: 0.1, medium: 0.5, high: 1.5 };

/** Whatever the budget of a series with long steps: what comes once in a hundred samples is not unusual. */
const MOST_PROBABLE = 0.01;

/** The probability, per sample, at which a sample counts, so that the budget is kept on undisturbed data. */
export function probabilityThreshold(sensitivity: Sensitivity, stepMs: number): number {
  return Math.min(MOST_PROBABLE, (BUDGET_PER_WEEK[sensitivity] * stepMs) / WEEK_MS);
}
