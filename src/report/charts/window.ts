import type { FullData } from '../document/document.ts';
import type { Span } from './time-place.ts';

/** From half a step before the first sample to half a step after the last. */
export function coveredBy({ startMs, stepMs, values }: FullData): Span {
  const roomMs = roomOf(stepMs);
  return { fromMs: startMs - roomMs, toMs: startMs + Math.max(0, values.length - 1) * stepMs + roomMs };
}

/** What a sample takes of time to each side; a single one has no step. */
export function roomOf(stepMs: number): number {
  return Math.max(1, stepMs) / 2;
}

/**
 * The slots of a series that lie in a span, and those around its ends; at least one where there is one. Pixels of
 * an outline stay whole.
 */
export function within(data: FullData, { fromMs, toMs }: Span): FullData {
  const { startMs, stepMs, values } = data;
  if (stepMs === 0) return data;
  const perPixel = data.slotsPerPixel ?? 1;
  const first = Math.min(
    Math.max(0, Math.floor((fromMs - startMs) / stepMs)),
    Math.max(0, values.length - 1),
  );
  const last = Math.max(first, Math.ceil((toMs - startMs) / stepMs));
  const from = first - (first % perPixel);
  const end = (Math.floor(last / perPixel) + 1) * perPixel;
  const part = <T>(samples: readonly T[]) => samples.slice(from, end);
  return {
    ...data,
    startMs: startMs + from * stepMs,
    values: part(values),
    expected: part(data.expected),
    lower: part(data.lower),
    upper: part(data.upper),
    trend: part(data.trend),
    seasonal: data.seasonal.map(part),
  };
}
