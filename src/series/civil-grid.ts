import { utcOffsetMs } from './calendar.ts';
import type { Series } from './series.ts';
import { timeOf } from './series.ts';

/**
 * The slots of a series in civil time, so that nine o'clock is nine o'clock in summer and in winter: the hour
 * that is skipped in spring is a hole, the hour that comes twice in autumn falls twice into the same slots.
 */
export interface CivilGrid {
  /** Civil slot of each slot of the series, counted from 0. */
  readonly slotOf: Int32Array;
  /** Number of civil slots. */
  readonly length: number;
}

/** Lays the slots of a series out in the civil time of an IANA zone. */
export function civilGrid(series: Pick<Series, 'startMs' | 'stepMs' | 'values'>, zone: string): CivilGrid {
  const slotOf = new Int32Array(series.values.length);
  const startCivilMs = series.startMs + utcOffsetMs(series.startMs, zone);
  let lowest = 0;
  let highest = 0;
  for (let slot = 0; slot < slotOf.length; slot++) {
    const time = timeOf(series, slot);
    const civil = Math.round((time + utcOffsetMs(time, zone) - startCivilMs) / (series.stepMs || 1));
    slotOf[slot] = civil;
    lowest = Math.min(lowest, civil);
    highest = Math.max(highest, civil);
  }
  if (lowest < 0) for (let slot = 0; slot < slotOf.length; slot++) slotOf[slot]! -= lowest;
  return { slotOf, length: slotOf.length === 0 ? 0 : highest - lowest + 1 };
}
