/** Of an axis of time, in days as workbooks count them from 1899-12-30. */
interface TimeScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** In the format codes of workbooks. */
  readonly format: string;
}

const [HOUR, MINUTE] = [1 / 24, 1 / 1440];

/** A minute to a year, each of them read at a glance. */
const STEPS = [
  ...[MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR],
  ...[1, 2, 7, 14, 28, 91, 182, 364],
];

/** As many labels as have room side by side. */
const MOST_STEPS = 7;

/** 1900-01-01, a Monday: weeks begin there. */
const MONDAY = 2;

/**
 * Whole steps up to the last moment: days from midnight, weeks from a Monday.
 * @param days ascending; without any, or with one on a step, one step
 */
export function timeScale(days: readonly number[]): TimeScale {
  const [first, last] = [days[0] ?? MONDAY, days.at(-1) ?? MONDAY];
  const step = STEPS.find((one) => (last - first) / one <= MOST_STEPS) ?? yearsFor(last - first);
  const min = MONDAY + Math.floor((first - MONDAY) / step + ROUNDING) * step;
  return { min, max: last > min ? last : min + step, step, format: step < 1 ? 'mm-dd hh:mm' : 'yyyy-mm-dd' };
}

/** Of a step: days in binary are inexact, so that a moment on a step may lie this much beside it. */
const ROUNDING = 1e-6;

/** Whole years of 364 days, as years of whole weeks are. */
function yearsFor(days: number): number {
  return Math.ceil(days / MOST_STEPS / 364) * 364;
}
