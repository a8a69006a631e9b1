import { type LearnedSeason, learnSeason } from '../../../src/model/recurring/season.ts';
import { Chance } from '../worlds.ts';

export const CYCLE = 96;
/** Where the batch of a night begins, and how long it takes. */
export const BATCH_AT = 20;
export const BATCH_SLOTS = 4;
export const BATCH_HEIGHT = 10;

/** How one night's batch is; when nothing is said, as ever. */
export interface Night {
  readonly cycle: number;
  readonly shift?: number;
  readonly slots?: number;
  readonly height?: number;
}

/** Noise around 50 with a batch each cycle, but for some that are told. */
export function nights(count: number, told: readonly Night[], noise = 1): Float64Array {
  const chance = new Chance(42);
  const values = Float64Array.from({ length: count * CYCLE }, () => 50 + noise * chance.gaussian());
  for (let cycle = 0; cycle < count; cycle++) {
    const night = told.find((one) => one.cycle === cycle);
    const first = cycle * CYCLE + BATCH_AT + (night?.shift ?? 0);
    const end = first + (night?.slots ?? BATCH_SLOTS);
    for (let slot = first; slot < end; slot++) values[slot]! += night?.height ?? BATCH_HEIGHT;
  }
  return values;
}

/** Those values as a season; nothing is out of the band, and the clock is never put forward. */
export function seasonOf(movement: Float64Array, more: Partial<LearnedSeason> = {}): LearnedSeason {
  const slots = movement.length;
  const isOut = new Uint8Array(slots);
  return learnSeason({ movement, length: CYCLE, isOut, ahead: new Int32Array(slots), longer: [7], ...more });
}
