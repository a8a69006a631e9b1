import type { FindingsResult } from './result.ts';

/**
 * How many of what is told chance alone may show, on average. The budget is of each series by itself; where the false
 * ones are held to a share over all series (Benjamini and Hochberg 1995), no more than that share of what it kept.
 * Where it kept nothing, it would have told something false with that share as its chance, which stands in then.
 */
export function falseAlarms({
  expectedFalseAlarms,
  falseDiscoveryRate: rate,
}: Pick<FindingsResult['summary'], 'expectedFalseAlarms' | 'falseDiscoveryRate'>): number {
  return rate === null
    ? expectedFalseAlarms
    : Math.min(expectedFalseAlarms, Math.max(rate.expected, rate.limit));
}

/** In one digit, as an expectation is told. @example falseAlarmsTold(0.4444) // => 0.4 */
export function falseAlarmsTold(alarms: number): number {
  return Number(alarms.toPrecision(1));
}
