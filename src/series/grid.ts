import type { TimeRange } from './bulk.ts';
import { seriesName } from './labels.ts';
import type { SampleColumn } from './samples.ts';
import type { Series } from './series.ts';
import { gridPhaseMs, gridStepMs } from './step.ts';

/** What became of the samples of one column on their way to the grid; every sample is accounted for. */
export interface GridQuality {
  /** Equal samples of one time, dropped. */
  duplicates: number;
  /** Samples of one time with another value; the last in input order won. */
  conflicts: number;
  /** Samples earlier than one before them in the input, strays apart; sorted in. */
  late: number;
  /** Samples outside the range, left out. */
  stray: number;
  /** Samples that share a slot with another one and were averaged into it. */
  merged: number;
  /** ±Infinity, judged as missing. */
  infinite: number;
  /** Slots of the longest run without a value. */
  longestGap: number;
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
 * Lays the samples of one column on an even grid at their modal step; a slot without a value is NaN.
 * Samples outside `range` are stray and do not stretch the grid. The column is not changed. O(n log n).
 */
export function toGrid(column: SampleColumn, range: TimeRange): GriddedSeries {
  const quality: GridQuality = {
    duplicates: 0,
    conflicts: 0,
    late: countLate(column, range),
    stray: 0,
    merged: 0,
    infinite: 0,
    longestGap: 0,
  };
  const winners = samplesByTime(column, range, quality);
  const times = Float64Array.from(winners, (sample) => column.timestampsMs[sample]!);
  const { startMs, stepMs } = frameOf(times);
  const slotOf = (timeMs: number) => (stepMs === 0 ? 0 : Math.round((timeMs - startMs) / stepMs));
  const slots = times.length === 0 ? 0 : slotOf(times[times.length - 1]!) + 1;
  const slotOfSample = Int32Array.from(column.timestampsMs, (time) =>
    isIn(range, time) ? slotOf(time) : -1,
  );
  const { values, lineOfSlot } = fillSlots(column, winners, slotOfSample, slots, quality);
  quality.longestGap = longestGap(values);
  const series = { labels: column.labels, name: seriesName(column.labels), startMs, stepMs, values };
  return { series, quality, slotOfSample, lineOfSlot };
}

/** Indices of the samples that count, in order of time, one for each time: the last in input order wins. */
function samplesByTime(column: SampleColumn, range: TimeRange, quality: GridQuality): number[] {
  const { timestampsMs, values } = column;
  const order: number[] = [];
  for (let i = 0; i < column.length; i++) {
    if (isIn(range, timestampsMs[i]!)) order.push(i);
    else quality.stray += 1;
  }
  if (quality.late > 0) order.sort((a, b) => timestampsMs[a]! - timestampsMs[b]! || a - b);
  const winners: number[] = [];
  for (const sample of order) {
    const previous = winners[winners.length - 1];
    if (previous === undefined || timestampsMs[previous] !== timestampsMs[sample]) {
      winners.push(sample);
    } else {
      if (Object.is(values[previous], values[sample])) quality.duplicates += 1;
      else quality.conflicts += 1;
      winners[winners.length - 1] = sample;
    }
  }
  return winners;
}

function frameOf(times: Float64Array): { startMs: number; stepMs: number } {
  const stepMs = gridStepMs(times);
  const first = times[0] ?? 0;
  if (stepMs === 0) return { startMs: first, stepMs };
  const phase = gridPhaseMs(times, stepMs);
  return { startMs: Math.round((first - phase) / stepMs) * stepMs + phase, stepMs };
}

function fillSlots(
  column: SampleColumn,
  winners: readonly number[],
  slotOfSample: Int32Array,
  slots: number,
  quality: GridQuality,
): { values: Float64Array; lineOfSlot: Float64Array } {
  const values = new Float64Array(slots).fill(Number.NaN);
  const lineOfSlot = new Float64Array(slots).fill(Number.NaN);
  const countOfSlot = new Uint32Array(slots);
  for (const sample of winners) {
    const slot = slotOfSample[sample]!;
    const value = column.values[sample]!;
    lineOfSlot[slot] = column.lines[sample]!;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) {
      quality.infinite += 1;
      continue;
    }
    const count = countOfSlot[slot]!;
    if (count > 0) quality.merged += 1;
    // This running mean cannot overflow as a sum of large values would, and that of equal values is that value.
    values[slot] = count === 0 ? value : values[slot]! + (value / (count + 1) - values[slot]! / (count + 1));
    countOfSlot[slot] = count + 1;
  }
  return { values, lineOfSlot };
}

function isIn(range: TimeRange, timeMs: number): boolean {
  return timeMs >= range.fromMs && timeMs <= range.toMs;
}

function countLate(column: SampleColumn, range: TimeRange): number {
  let late = 0;
  let latest = Number.NEGATIVE_INFINITY;
  for (const time of column.timestampsMs) {
    if (!isIn(range, time)) continue;
    if (time < latest) late += 1;
    else latest = time;
  }
  return late;
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
