import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decomposition, decompose } from '../../src/model/decompose.ts';
import type { Period } from '../../src/model/periods/periods.ts';
import { Chance, utcSlots, world } from './worlds.ts';

const QUARTER_HOUR_MS = 900_000;
const DAY = 96;
const LENGTH = 14 * DAY;
const RUNS = { seed: 1, numRuns: 15 };

const periodOf = (length: number): Period => ({
  label: 'told',
  ms: length * QUARTER_HOUR_MS,
  length,
  strength: 0.9,
});

function taken(values: Float64Array, lengths: readonly number[] = [DAY]): Decomposition {
  const civil = { slotOf: utcSlots(values.length), length: values.length };
  return decompose(values, QUARTER_HOUR_MS, civil, lengths.map(periodOf));
}
const expectedOf = ({ trend, seasonal }: Decomposition) =>
  trend.map((value, slot) => seasonal.reduce((sum, part) => sum + part[slot]!, value));
const partsOf = ({ trend, seasonal }: Decomposition) => [trend, ...seasonal];

const wave = (slot: number) => 10 * Math.sin((2 * Math.PI * slot) / DAY);
/** σ is 1; a few incidents, a trend, a season. */
const noisy = (seed: number) =>
  world(LENGTH, seed, (slot, chance) => {
    return 100 + slot / 500 + wave(slot) + chance.gaussian() + (chance.uniform() < 0.02 ? 15 : 0);
  });
const seeds = fc.integer({ min: 0, max: 10_000 });

function furthest(one: Float64Array, other: Float64Array): number {
  return one.reduce((most, value, slot) => Math.max(most, Math.abs(value - other[slot]!)), 0);
}
function rootMeanSquare(one: Float64Array, other: Float64Array): number {
  return Math.sqrt(one.reduce((sum, value, slot) => sum + (value - other[slot]!) ** 2, 0) / one.length);
}

describe('decompose, laws', () => {
  it('decompose(a pure season of any shape) leaves nothing', () => {
    const shapes = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
      minLength: 8,
      maxLength: DAY,
    });
    fc.assert(
      fc.property(shapes, (shape) => {
        const values = Float64Array.from(
          { length: 6 * shape.length },
          (_, slot) => shape[slot % shape.length]!,
        );
        const size = Math.max(...shape.map(Math.abs));
        expect(furthest(expectedOf(taken(values, [shape.length])), values)).toBeLessThanOrEqual(1e-6 * size);
      }),
      RUNS,
    );
  });

  it('decompose(a pure season) does not take the last bits of its peaks for incidents', () => {
    const chance = new Chance(352);
    chance.uniform();
    const shape = Float64Array.from({ length: 84 }, () => chance.gaussian());
    const values = Float64Array.from({ length: 6 * 84 }, (_, slot) => shape[slot % 84]!);
    const found = taken(values, [84]);
    expect(found.isOutlier.includes(1)).toBe(false);
    expect(furthest(expectedOf(found), values)).toBeLessThan(1e-12);
  });

  it('decompose(values + a constant) has a trend that is higher by as much, and else the same', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -1000, max: 1000 }), (seed, constant) => {
        const found = taken(noisy(seed));
        const moved = taken(noisy(seed).map((value) => value + constant));
        expect(furthest(moved.seasonal[0]!, found.seasonal[0]!)).toBeLessThan(1e-8);
        expect(
          furthest(
            moved.trend,
            found.trend.map((value) => value + constant),
          ),
        ).toBeLessThan(1e-8);
        expect(moved.isOutlier).toEqual(found.isOutlier);
      }),
      RUNS,
    );
  });

  it('decompose(values × a power of two) is as much larger to the bit, × 1000 but for rounding', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -30, max: 30 }), (seed, power) => {
        const found = taken(noisy(seed));
        for (const [factor, tolerance] of [
          [2 ** power, 0],
          [-1, 1e-9],
          [1000, 1e-7],
        ] as const) {
          const scaled = taken(noisy(seed).map((value) => value * factor));
          for (const [at, part] of partsOf(scaled).entries()) {
            const wanted = partsOf(found)[at]!.map((value) => value * factor);
            expect(furthest(part, wanted)).toBeLessThanOrEqual(tolerance);
          }
          expect(scaled.isOutlier).toEqual(found.isOutlier);
        }
      }),
      RUNS,
    );
  });

  it('decompose(values without their first day) expects the same of the rest', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [whole, later] = [expectedOf(taken(noisy(seed))), expectedOf(taken(noisy(seed).subarray(DAY)))];
        // One of fourteen days less: the mean of a phase moves by σ / √14 / √13, four times that at one of 96.
        expect(rootMeanSquare(later, whole.subarray(DAY))).toBeLessThan(0.2);
      }),
      RUNS,
    );
    const pure = Float64Array.from({ length: LENGTH }, (_, slot) => wave(slot % DAY));
    expect(
      furthest(expectedOf(taken(pure.subarray(DAY))), expectedOf(taken(pure)).subarray(DAY)),
    ).toBeLessThan(1e-9);
  });

  it('decompose(values with a hundredth missing) moves little of what is expected, and nothing far', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 99 }), (seed, hole) => {
        const whole = expectedOf(taken(noisy(seed)));
        const holed = expectedOf(
          taken(noisy(seed).map((value, slot) => (slot % 100 === hole ? Number.NaN : value))),
        );
        expect(holed.every(Number.isFinite)).toBe(true);
        expect(rootMeanSquare(holed, whole)).toBeLessThan(0.15);
        expect(furthest(holed, whole)).toBeLessThan(1);
      }),
      RUNS,
    );
  });

  it('decompose(values backwards) is the same backwards', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const forth = taken(noisy(seed));
        const back = taken(noisy(seed).reverse());
        expect(rootMeanSquare(expectedOf(back).reverse(), expectedOf(forth))).toBeLessThan(0.1);
        expect(back.isOutlier.reverse()).toEqual(forth.isOutlier);
      }),
      RUNS,
    );
  });

  it('decompose(values) twice agrees to the bit, and changes nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const values = noisy(seed);
        const before = values.slice();
        expect(taken(values)).toEqual(taken(values));
        expect(values).toEqual(before);
      }),
      RUNS,
    );
  });

  it('decompose(noise around a trend and two seasons) finds each of the parts', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const week = (slot: number) => (slot % (7 * DAY) >= 5 * DAY ? -12.5 : 5);
        const values = world(
          4 * 7 * DAY,
          seed,
          (slot, chance) => wave(slot) + week(slot) + chance.gaussian(),
        );
        const { trend, seasonal } = taken(values, [DAY, 7 * DAY]);
        expect(seasonal).toHaveLength(2);
        expect(
          rootMeanSquare(
            seasonal[0]!,
            values.map((_, slot) => wave(slot)),
          ),
        ).toBeLessThan(0.4);
        expect(
          rootMeanSquare(
            seasonal[1]!,
            values.map((_, slot) => week(slot)),
          ),
        ).toBeLessThan(0.8);
        expect(rootMeanSquare(trend, new Float64Array(values.length))).toBeLessThan(0.4);
      }),
      RUNS,
    );
  });

  it.each([DAY - 0.5, DAY + 0.25])(
    'decompose(a season of %d samples) is fitted though it is not whole',
    (length) => {
      const season = (slot: number) => 10 * Math.sin((2 * Math.PI * slot) / length);
      const values = world(LENGTH, 3, (slot, chance) => season(slot) + 0.1 * chance.gaussian());
      expect(
        furthest(
          expectedOf(taken(values, [length])),
          values.map((_, slot) => season(slot)),
        ),
      ).toBeLessThan(0.8);
    },
  );
});
