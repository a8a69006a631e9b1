import type { TimeRange } from './bulk.ts';
import { seriesName } from './labels.ts';
import { type OrderedSamples, orderedSamples } from './ordered.ts';
import type { SampleColumn } from './samples.ts';
import type { Series } from './series.ts';
import { gridPhaseMs } from './step.ts';
import { sustainedStepMs } from './sustained-step.ts';

/** What became of the samples of one column on their way to the grid; every sample is accounted for. */
export interface GridQuality {
  /** Equal samples of one time, dropped. */
  readonly duplicates: number;
  /** Samples of one time with another value; the last in input order won. */
  readonly conflicts: number;
  /** Samples earlier than one before them in the input, strays apart; sorted in. */
  readonly late: number;
  /** Samples outside the range, left out. */
  readonly stray: number;
  /** Samples that share a slot with another one and were averaged into it. */
  readonly merged: number;
  /** ±Infinity, judged as missing. */
  readonly infinite: number;
  /** Slots of the longest run without a value. */
  readonly longestGap: number;
}

/** A series on its grid, and the way back to the rows it was read from. */
export interface GriddedSeries {
  readonly series: Series;
  readonly quality: Readonly<GridQuality>;
  /** Slot of every input sample, in input order; −1 for a stray one. */
  readonly slotOfSample: Int32Array;
  /** Line of the last sample in each slot; NaN where there is none, or where the form has no lines. */
  readonly lineOfSlot: Float64Array;
}

/**
 * Lays the samples of one column on an even grid at their modal step; a slot without a value is NaN. Where they begin
 * to come less often for good, at the longer step: see `sustainedStepMs`.
 * Samples outside `range` are stray and do not stretch the grid. The column is not changed. O(n log n).
 */
export function toGrid(
  column: SampleColumn,
  range: TimeRange,
  name = seriesName(column.labels),
): GriddedSeries {
  const ordered = orderedSamples(column, range);
  const { startMs, stepMs } = frameOf(ordered.timestampsMs);
  const slotOf = (timeMs: number) => (stepMs === 0 ? 0 : Math.round((timeMs - startMs) / stepMs));
  const slots = ordered.timestampsMs.length === 0 ? 0 : slotOf(ordered.timestampsMs.at(-1)!) + 1;
  const { timestampsMs } = column;
  const slotOfSample = new Int32Array(timestampsMs.length).fill(-1);
  for (let i = 0; i < timestampsMs.length; i++) {
    if (isIn(range, timestampsMs[i]!)) slotOfSample[i] = slotOf(timestampsMs[i]!);
  }
  const { values, lineOfSlot, merged, infinite } = fillSlots(column, ordered, slotOfSample, slots);
  const { duplicates, conflicts, late, stray } = ordered;
  const quality = { duplicates, conflicts, late, stray, merged, infinite, longestGap: longestGap(values) };
  const series = { labels: column.labels, name, startMs, stepMs, values };
  return { series, quality, slotOfSample, lineOfSlot };
}

function frameOf(times: Float64Array): { startMs: number; stepMs: number } {
  const stepMs = sustainedStepMs(times);
  const first = times[0] ?? 0;
  if (stepMs === 0) return { startMs: first, stepMs };
  const phase = gridPhaseMs(times, stepMs);
  return { startMs: Math.round((first - phase) / stepMs) * stepMs + phase, stepMs };
}

function fillSlots(
  column: SampleColumn,
  { indexes }: OrderedSamples,
  slotOfSample: Int32Array,
  slots: number,
) {
  const values = new Float64Array(slots).fill(Number.NaN);
  const lineOfSlot = new Float64Array(slots).fill(Number.NaN);
  const countOfSlot = new Uint32Array(slots);
  const { values: sampleValues, lines } = column;
  let merged = 0;
  let infinite = 0;
  for (const sample of indexes) {
    const slot = slotOfSample[sample]!;
    const value = sampleValues[sample]!;
    lineOfSlot[slot] = lines[sample] || Number.NaN;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) {
      infinite += 1;
      continue;
    }
    const count = countOfSlot[slot]!;
    if (count > 0) merged += 1;
    // This running mean cannot overflow as a sum of large values would, and that of equal values is that value.
    values[slot] = count === 0 ? value : values[slot]! + (value / (count + 1) - values[slot]! / (count + 1));
    countOfSlot[slot] = count + 1;
  }
  return { values, lineOfSlot, merged, infinite };
}

function isIn(range: TimeRange, timeMs: number): boolean {
  return timeMs >= range.fromMs && timeMs <= range.toMs;
}

function longestGap(values: Float64Array): number {
  let longest = 0;
  let run = 0;
  for (const value of values) {
    run = Number.isNaN(value) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
