import type { TimeRange } from './bulk.ts';
import { isCounter } from './counter-kind.ts';
import { seriesName } from './labels.ts';
import { orderedSamples } from './ordered.ts';
import type { SeriesQuality } from './quality.ts';
import type { SampleColumn } from './samples.ts';
import type { Series } from './series.ts';
import { gridStepMs } from './step.ts';

/** A picture of a series needs no more slots than this, give or take a factor of two. */
const SLOTS = 2000;
const MINUTE_MS = 60_000;
/** Steps that divide an hour or a day, so that a season has a whole number of slots. */
const STEPS_MS: readonly number[] = [1, 2, 3, 5, 6, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720].map(
  (minutes) => minutes * MINUTE_MS,
);

/**
 * A series in about two thousand slots: the mean of a gauge in each, the growth of a counter. Enough to see its
 * seasons, at a small part of what all samples cost; a quality that is known already spares a part of that.
 */
export function overviewOf(
  column: SampleColumn,
  range: TimeRange,
  quality?: Pick<SeriesQuality, 'stepMs' | 'resets'>,
): Series {
  const { timestampsMs: times, values } = orderedSamples(column, range);
  const name = seriesName(column.labels);
  const stepMs = overviewStepMs(times, quality?.stepMs ?? gridStepMs(times));
  const isCounting = quality === undefined ? isCounter(column) : quality.resets !== null;
  const first = times[0] ?? 0;
  const startMs = stepMs === 0 ? first : Math.floor(first / stepMs) * stepMs;
  const slots = times.length === 0 ? 0 : Math.floor((times.at(-1)! - startMs) / (stepMs || 1)) + 1;
  const slotOf = (i: number) => Math.floor((times[i]! - startMs) / (stepMs || 1));
  const filled = isCounting ? growth(values, slotOf, slots) : means(values, slotOf, slots);
  return { labels: column.labels, name, startMs, stepMs, values: filled };
}

function overviewStepMs(times: Float64Array, stepMs: number): number {
  const enough = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / SLOTS;
  if (stepMs >= enough) return stepMs;
  return STEPS_MS.find((step) => step >= enough && step >= stepMs) ?? stepMs;
}

function means(values: Float64Array, slotOf: (i: number) => number, slots: number): Float64Array {
  const sums = new Float64Array(slots);
  const counts = new Uint32Array(slots);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) continue;
    sums[slotOf(i)]! += values[i]!;
    counts[slotOf(i)]! += 1;
  }
  return sums.map((sum, slot) => (counts[slot] === 0 ? Number.NaN : sum / counts[slot]!));
}

/** After a reset the counter began at zero. */
function growth(values: Float64Array, slotOf: (i: number) => number, slots: number): Float64Array {
  const grown = new Float64Array(slots).fill(Number.NaN);
  let last = Number.NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    const slot = slotOf(i);
    const step = value >= last ? value - last : value;
    if (!Number.isNaN(last)) grown[slot] = (Number.isNaN(grown[slot]) ? 0 : grown[slot]!) + step;
    last = value;
  }
  return grown;
}
