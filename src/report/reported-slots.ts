import type { Series } from '../series/series.ts';

/** Slots of a series that lie in the time that is reported on. */
export function reportedSlots({ values, startMs, stepMs }: Series, reportFromMs: number): number {
  const before = Math.ceil((reportFromMs - startMs) / (stepMs || 1));
  return values.length - Math.min(values.length, Math.max(0, before));
}
