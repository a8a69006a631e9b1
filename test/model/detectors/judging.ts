import type { Judgement } from '../../../src/model/detectors/detector.ts';
import { stlRemainder } from '../../../src/model/detectors/stl-remainder.ts';
import { anyPeriod } from '../../../src/model/periods/periods.ts';
import type { ValueRange } from '../../../src/series/value-range.ts';
import { utcSlots } from '../worlds.ts';

export const FIVE_MINUTES = 300_000;
/** Slots of five minutes in a day. */
export const DAY = 288;

/** What the detector says of a series of five-minute steps, in UTC. */
export function judge(values: Float64Array, range?: ValueRange): Judgement {
  return stlRemainder.judge({
    values,
    stepMs: FIVE_MINUTES,
    civilSlotOf: utcSlots(values.length),
    civilSlots: values.length,
    seasons: anyPeriod,
    range,
  });
}

/** A day, from −1 to 1. */
export const sine = (slot: number): number => Math.sin((2 * Math.PI * slot) / DAY);
