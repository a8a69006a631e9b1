import type { FindingsResult, ReportedFinding, ReportedSeries } from '../result.ts';

/** A stretch of time that was read, ISO 8601, both ends included; null where nothing was. */
export type Span = Pick<ReportedSeries, 'from' | 'to'>;

/** From the first slot of any series to the last of any. */
export function spanOfResult({ series }: Pick<FindingsResult, 'series'>): Span {
  let from: string | null = null;
  let to: string | null = null;
  for (const one of series) {
    if (one.from !== null && (from === null || Date.parse(one.from) < Date.parse(from))) from = one.from;
    if (one.to !== null && (to === null || Date.parse(one.to) > Date.parse(to))) to = one.to;
  }
  return { from, to };
}

/**
 * Step of the series that a finding is of, by name. What is shared is of no one series: its step is what lies between
 * its slots, and 0 where it has a single one.
 */
export function stepsOf(...results: readonly FindingsResult[]): (series: string) => number {
  const steps = new Map<string, number>();
  for (const { findings, filtered } of results) {
    for (const one of [...findings, ...filtered]) {
      steps.set(one.series, Math.max(steps.get(one.series) ?? 0, slotMsOf(one)));
    }
  }
  for (const { series, stepMs } of results.flatMap((result) => result.series)) steps.set(series, stepMs);
  return (series) => steps.get(series) ?? 0;
}

function slotMsOf({ start, end, samples }: ReportedFinding): number {
  return samples < 2 ? 0 : (Date.parse(end) - Date.parse(start)) / (samples - 1);
}
