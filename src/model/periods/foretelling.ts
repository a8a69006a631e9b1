import { difference } from '../elementwise.ts';
import type { Cycles } from './cycles.ts';

/** How well a season foretells. */
export interface Foretelling {
  /** The share of the movement around the trend that is foretold; 1 at best, below 0 where it is made worse. */
  readonly strength: number;
  /** How many standard errors the mean gain of the cycles lies above none. */
  readonly certainty: number;
}

/**
 * The deviations of each cycle from what is foretold, as a sum of roots: incidents weigh little, rare but regular
 * peaks still count. A gap has no deviation, and where NaN is foretold nothing is.
 * @param profiles that of each fold of the cycles, as `phaseProfiles`
 */
export function rootsOfCycles(
  movement: Float64Array,
  cycles: Cycles,
  profiles: readonly Float64Array[],
): Float64Array {
  const roots = new Float64Array(cycles.count);
  for (let cycle = 0; cycle < cycles.count; cycle++) {
    const profile = profiles[cycle % profiles.length]!;
    let total = 0;
    for (let phase = 0, slot = cycles.startOf(cycle, 0); phase < cycles.phases; phase++) {
      for (const end = cycles.startOf(cycle, phase + 1); slot < end; slot++) {
        const error = movement[slot]! - profile[phase]!;
        if (!Number.isNaN(error)) total += Math.sqrt(Math.abs(error));
      }
    }
    roots[cycle] = total;
  }
  return roots;
}

/** What becomes of the deviations of the cycles, each told as `rootsOfCycles`. The square of a mean root is a deviation. */
export function foretelling(before: Float64Array, after: Float64Array): Foretelling {
  const whole = sum(before);
  const gains = difference(before, after);
  return { strength: whole > 0 ? 1 - (sum(after) / whole) ** 2 : 0, certainty: tStatistic(gains) };
}

export function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The mean in standard errors; without any error, all that there is. */
function tStatistic(values: Float64Array): number {
  const mean = sum(values) / values.length;
  const squares = sum(values.map((value) => (value - mean) ** 2));
  return mean / Math.sqrt(squares / (values.length - 1) / values.length) || 0;
}
