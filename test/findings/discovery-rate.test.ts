import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceIn, discoveries, stretchesIn } from '../../src/findings/discovery-rate.ts';
import { Chance } from '../model/worlds.ts';

/** The chances of Benjamini and Hochberg 1995, section 4: end points of a trial of two treatments. */
const trial = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

describe('discoveries', () => {
  // R 4: sum(p.adjust(trial, "BH") <= limit); the paper has the first row.
  it.each([
    [0.05, 4],
    [0.2, 9],
    [0.04, 4],
    [0.002, 1],
    [0.001, 0],
  ])('discoveries(trial, 15, %d) keeps %d, as R', (limit, kept) => {
    const { cutOff, stretches } = discoveries(trial, trial.length, limit);
    expect(stretches).toBe(kept);
    expect(trial.filter((chance) => chance <= cutOff)).toHaveLength(kept);
  });

  it('discoveries(chances, stretches, limit) by hand: the last that fits, also where one before it does not', () => {
    // 0.2 · k / 10 is 0.02, 0.04, 0.06 and 0.08: of 0.03, 0.03, 0.05 and 0.2 the third is the last below its line.
    expect(discoveries([0.2, 0.05, 0.03, 0.03], 10, 0.2)).toEqual({
      cutOff: expect.closeTo(0.06, 12),
      stretches: 3,
    });
  });

  it('discoveries([], stretches, limit) and those of chances too large let none stand', () => {
    expect(discoveries([], 10, 0.2)).toEqual({ cutOff: 0, stretches: 0 });
    expect(discoveries([0.021, 0.041], 10, 0.2)).toEqual({ cutOff: 0, stretches: 0 });
  });

  it('discoveries(chances, …) keeps no fewer under a wider limit, does not depend on their order, and asks for more where more was asked', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(chances, fc.integer({ min: 30, max: 90 }), (some, stretches) => {
        const one = discoveries(some, stretches, 0.2);
        expect(discoveries(some.toReversed(), stretches, 0.2)).toEqual(one);
        expect(discoveries(some, stretches, 0.4).stretches).toBeGreaterThanOrEqual(one.stretches);
        expect(discoveries(some, 2 * stretches, 0.2).stretches).toBeLessThanOrEqual(one.stretches);
      }),
      { seed: 1 },
    );
  });

  it('discoveries(…, 0.2) of 80 undisturbed stretches and 20 others: a fifth of what is kept is false, at most', () => {
    const chance = new Chance(3);
    let share = 0;
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      const undisturbed = Array.from({ length: 80 }, () => chance.uniform());
      const disturbed = Array.from({ length: 20 }, () => chance.uniform() ** 8);
      const { cutOff, stretches } = discoveries([...undisturbed, ...disturbed], 100, 0.2);
      share += undisturbed.filter((one) => one <= cutOff).length / Math.max(1, stretches) / runs;
    }
    // The expectation is 0.2 · 80 / 100; its standard error here is below 0.01.
    expect(share).toBeGreaterThan(0.13);
    expect(share).toBeLessThan(0.19);
  });
});

// R 4: ppois(0, probability * samples, lower.tail = FALSE).
it.each([
  [1000, 5e-4, 0.393469340287],
  [2016, 1e-3, 0.866812850399],
  [1, 1e-12, 1e-12],
  [2016, 0, 0],
])('chanceIn(%d samples, %d) is %d, as R', (samples, probability, chance) => {
  expect(chanceIn(samples, probability)).toBeCloseTo(chance, 11);
});

it.each([
  [0, 1],
  [3, 1],
  [7, 1],
  [10, 1],
  [11, 2],
  [21, 3],
  [365, 52],
])('stretchesIn(%d days) is %d', (days, stretches) => {
  expect(stretchesIn(days * 86_400_000)).toBe(stretches);
});
