import type { TimeRange } from './bulk.ts';
import { isCounter } from './counter-kind.ts';
import { orderedSamples } from './ordered.ts';
import type { SampleColumn } from './samples.ts';
import { GAP_STEPS, gridStepMs } from './step.ts';
import { type StepChange, stepChanges } from './step-changes.ts';

/** What can be said of the samples of one series before anything is done with them. */
export interface SeriesQuality {
  /** Distinct times, those without a value included. */
  readonly samples: number;
  /** How many the covered time should hold at its step. */
  readonly expected: number;
  /** Times that hold no value: NaN, null, an empty cell, a staleness marker. */
  readonly missing: number;
  readonly staleMarkers: number;
  readonly infinite: number;
  /** Equal samples of one time; of conflicting ones the last in input order counts. */
  readonly duplicates: number;
  readonly conflicts: number;
  /** Samples earlier than one before them in the input. */
  readonly late: number;
  /** Samples far from the bulk of the input. */
  readonly stray: number;
  /** Falls of a counter: restarts of its process; null for what is no counter. */
  readonly resets: number | null;
  /** The longest time without a sample, in milliseconds; 0 where none is lost. */
  readonly longestGapMs: number;
  /** 0 with fewer than two samples. */
  readonly stepMs: number;
  readonly stepChanges: readonly StepChange[];
  readonly isConstant: boolean;
  /** Of the samples that are not stray, in milliseconds; NaN where there are none. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Of the finite values; NaN where there is none. */
  readonly min: number;
  readonly max: number;
  readonly sum: number;
}

/** Counts what is there, what is not, and what is doubtful in a column; samples outside the range are stray. */
export function seriesQuality(column: SampleColumn, range: TimeRange): SeriesQuality {
  const ordered = orderedSamples(column, range);
  const { timestampsMs: times, values, duplicates, conflicts, late, stray } = ordered;
  const stepMs = gridStepMs(times);
  const changes = stepChanges(times);
  return {
    samples: times.length,
    expected: expectedSamples(times, stepMs, changes),
    staleMarkers: ordered.staleMarkers.length,
    duplicates,
    conflicts,
    late,
    stray,
    resets: isCounter(column) ? falls(values) : null,
    longestGapMs: longestGapMs(times, stepMs, changes),
    stepMs,
    stepChanges: changes,
    firstMs: times[0] ?? Number.NaN,
    lastMs: times[times.length - 1] ?? Number.NaN,
    ...statistics(values),
  };
}

type Statistics = Pick<SeriesQuality, 'missing' | 'infinite' | 'isConstant' | 'min' | 'max' | 'sum'>;

/** The sum is compensated (Neumaier 1974), so that it does not depend on the order of large and small values. */
function statistics(values: Float64Array): Statistics {
  let missing = 0;
  let infinite = 0;
  let [min, max, sum, lost] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      if (Number.isNaN(value)) missing += 1;
      else infinite += 1;
      continue;
    }
    if (value < min) min = value;
    if (value > max) max = value;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const finite = values.length - missing - infinite;
  if (finite === 0) return { missing, infinite, isConstant: false, min: NaN, max: NaN, sum: NaN };
  return { missing, infinite, isConstant: finite > 1 && min === max, min, max, sum: sum + lost };
}

function falls(values: Float64Array): number {
  let count = 0;
  let last = Number.NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < last) count += 1;
    if (!Number.isNaN(value)) last = value;
  }
  return count;
}

function expectedSamples(times: Float64Array, stepMs: number, changes: readonly StepChange[]): number {
  if (times.length < 2) return times.length;
  const last = times[times.length - 1]!;
  let expected = 1;
  let from = times[0]!;
  let step = changes[0]?.fromMs ?? stepMs;
  for (const { atMs, toMs } of changes) {
    expected += Math.round((atMs - from) / step);
    from = atMs;
    step = toMs;
  }
  return Math.max(times.length, expected + Math.round((last - from) / step));
}

/** A gap is longer than the step that holds around it. */
function longestGapMs(times: Float64Array, stepMs: number, changes: readonly StepChange[]): number {
  let longest = 0;
  let next = 0;
  let step = changes[0]?.fromMs ?? stepMs;
  for (let i = 1; i < times.length; i++) {
    while (next < changes.length && changes[next]!.atMs < times[i]!) step = changes[next++]!.toMs;
    const distance = times[i]! - times[i - 1]!;
    if (distance > GAP_STEPS * step && distance > longest) longest = distance;
  }
  return longest;
}
