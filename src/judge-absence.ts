import type { Finding } from './findings/finding.ts';
import type { JudgedColumn } from './series/derived/judged.ts';
import type { JoinedColumn } from './series/join.ts';
import { orderedSamples } from './series/ordered.ts';
import type { SampleColumn } from './series/samples.ts';
import { type Series, timeOf } from './series/series.ts';
import { endTimesMs } from './series/staleness.ts';
import { sustainedStepMs } from './series/sustained-step.ts';
import { firstNotBelow } from './sorted.ts';

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

/** Each source was marked stale by then, or has yet to begin; and one of them only just was. */
function hadEnded({ firstSlot }: Finding, series: Series, { sources }: JudgedColumn): boolean {
  const toMs = timeOf(series, firstSlot + 1);
  let isRecent = false;
  for (const source of sources) {
    const { timestampsMs, stepMs, endsMs } = timesOf(source);
    const last = timestampsMs[firstNotBelow(timestampsMs, toMs + 1) - 1];
    if (last === undefined) continue;
    if (!endsMs.has(last)) return false;
    const fromMs = timeOf(series, firstSlot - 1) - LONGEST_RANGE_STEPS * Math.max(stepMs, series.stepMs);
    isRecent ||= last >= fromMs;
  }
  return isRecent;
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
  return judged.sources.some((source) => comesIn(source, fromMs, toMs));
}

function comesIn(source: JoinedColumn, fromMs: number, toMs: number): boolean {
  const { timestampsMs, stepMs } = timesOf(source);
  const came = firstNotBelow(timestampsMs, toMs + 1) - firstNotBelow(timestampsMs, fromMs);
  return came * stepMs >= IDLE_SHARE * (toMs - fromMs);
}

interface Times {
  readonly timestampsMs: Float64Array;
  readonly stepMs: number;
  readonly endsMs: ReadonlySet<number>;
}

/** A source is asked for each finding of each series that it is a part of: sought once. */
const known = new WeakMap<SampleColumn, Times>();

function timesOf({ column, range }: JoinedColumn): Times {
  const told = known.get(column);
  if (told !== undefined) return told;
  const ordered = orderedSamples(column, range);
  const stepMs = sustainedStepMs(ordered.timestampsMs);
  const times = { timestampsMs: ordered.timestampsMs, stepMs, endsMs: new Set(endTimesMs(ordered, stepMs)) };
  known.set(column, times);
  return times;
}
