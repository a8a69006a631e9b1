import type { OrderedSamples } from './ordered.ts';
import { GAP_STEPS } from './step.ts';

/**
 * The times at which a series ended, ascending: its staleness markers; and, for the forms that write a marker as
 * NaN like any other, the samples without a value that a gap follows, or nothing at all.
 */
export function endTimesMs(ordered: OrderedSamples, stepMs: number): number[] {
  const { timestampsMs, values, staleMarkers } = ordered;
  if (staleMarkers.length > 0) return staleMarkers.map((i) => timestampsMs[i]!);
  const ends: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i]!)) continue;
    const next = timestampsMs[i + 1] ?? Number.POSITIVE_INFINITY;
    if (next - timestampsMs[i]! > GAP_STEPS * stepMs) ends.push(timestampsMs[i]!);
  }
  return ends;
}
