import type { Finding } from './findings/finding.ts';
import type { JudgedColumn } from './series/derived/judged.ts';
import type { JoinedColumn } from './series/join.ts';
import { orderedSamples } from './series/ordered.ts';
import { type Series, timeOf } from './series/series.ts';
import { endTimesMs } from './series/staleness.ts';
import { sustainedStepMs } from './series/sustained-step.ts';

/**
 * Whether samples are missing by right: because the series had ended, or because there was nothing to measure. What
 * has ended and comes again later was not missing in between; the latency of no request is none.
 */
export function isAbsentByRight(finding: Finding, series: Series, judged: JudgedColumn): boolean {
  if (finding.kind !== 'missing-data') return false;
  return hadEnded(finding, series, judged) || wasIdle(finding, series, judged);
}

/** A rate goes on for its range after the last sample. */
const LONGEST_RANGE_STEPS = 8;

/** Prometheus marked each of the sources stale just before. */
function hadEnded({ firstSlot }: Finding, series: Series, { sources }: JudgedColumn): boolean {
  const toMs = timeOf(series, firstSlot + 1);
  return sources.every(({ column, range }) => {
    const ordered = orderedSamples(column, range);
    const stepMs = sustainedStepMs(ordered.timestampsMs);
    const fromMs = timeOf(series, firstSlot - 1) - LONGEST_RANGE_STEPS * Math.max(stepMs, series.stepMs);
    return endTimesMs(ordered, stepMs).some((endMs) => endMs >= fromMs && endMs <= toMs);
  });
}

/** So much of the time samples came all the same. */
const IDLE_SHARE = 0.5;

/**
 * Samples came, and nothing could be made of them: quantiles and averages of no observation, a rate over a range
 * that begins in a short gap.
 */
function wasIdle({ firstSlot, lastSlot }: Finding, series: Series, judged: JudgedColumn): boolean {
  if (judged.derived === null && !('quantile' in judged.column.labels)) return false;
  const fromMs = timeOf(series, firstSlot) - series.stepMs / 2;
  const toMs = timeOf(series, lastSlot) + series.stepMs / 2;
  return judged.sources.every((source) => comesIn(source, fromMs, toMs));
}

function comesIn({ column, range }: JoinedColumn, fromMs: number, toMs: number): boolean {
  const { timestampsMs } = orderedSamples(column, range);
  const stepMs = sustainedStepMs(timestampsMs);
  const came = timestampsMs.reduce((count, time) => (time >= fromMs && time <= toMs ? count + 1 : count), 0);
  return came * stepMs >= IDLE_SHARE * (toMs - fromMs);
}
