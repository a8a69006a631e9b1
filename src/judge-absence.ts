import type { Finding } from './findings/finding.ts';
import type { TimeRange } from './series/bulk.ts';
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

/** So much of a gap must samples fill for them to have come. */
const CAME_SHARE = 0.5;

/** A finding of missing data that says how they are missing: whether no sample came, or none with a number in it. */
export function withAbsence(finding: Finding, series: Series, { sources }: JudgedColumn): Finding {
  if (finding.kind !== 'missing-data') return finding;
  const span = spanOf(finding, series);
  const came = sources.some((source) => comesIn(source, span, CAME_SHARE));
  return { ...finding, absence: came ? 'not-a-number' : 'no-sample' };
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
function wasIdle(finding: Finding, series: Series, judged: JudgedColumn): boolean {
  if (judged.derived === null && !('quantile' in judged.column.labels)) return false;
  const span = spanOf(finding, series);
  return judged.sources.some((source) => comesIn(source, span, IDLE_SHARE));
}

function spanOf({ firstSlot, lastSlot }: Finding, series: Series): TimeRange {
  const half = series.stepMs / 2;
  return { fromMs: timeOf(series, firstSlot) - half, toMs: timeOf(series, lastSlot) + half };
}

function comesIn(source: JoinedColumn, { fromMs, toMs }: TimeRange, share: number): boolean {
  const { timestampsMs, stepMs } = timesOf(source);
  const came = firstNotBelow(timestampsMs, toMs + 1) - firstNotBelow(timestampsMs, fromMs);
  return came * stepMs >= share * (toMs - fromMs);
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
