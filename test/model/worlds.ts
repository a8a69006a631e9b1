import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Numbers from a seed, for made series; the same on every machine. */
export class Chance {
  readonly #generator: ReturnType<typeof mersenne>;

  constructor(seed: number) {
    this.#generator = mersenne(seed);
  }

  /** In [0, 1). */
  uniform(): number {
    return uniformFloat64(this.#generator);
  }

  /** Standard normal, by Box and Muller (1958). */
  gaussian(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }
}

/** A made series: `length` values of `valueAt`, which may draw from the seed. */
export function world(
  length: number,
  seed: number,
  valueAt: (slot: number, chance: Chance) => number,
): Float64Array {
  const chance = new Chance(seed);
  return Float64Array.from({ length }, (_, slot) => valueAt(slot, chance));
}

/** Slots that are their own civil slots, as under UTC. */
export function utcSlots(length: number): Int32Array {
  return Int32Array.from({ length }, (_, slot) => slot);
}

/** Whole numbers, many of them equal, and now and then a gap. */
export const gappyValue: fc.Arbitrary<number> = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -50, max: 50 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
