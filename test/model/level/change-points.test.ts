import { describe, expect, it } from 'vitest';
import { levelShifts } from '../../../src/model/level/change-points.ts';
import { type Chance, world } from '../worlds.ts';

const NA = Number.NaN;
const DAY = 288;
const WEEK = 7 * DAY;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const lasting = { leastSlots: DAY };

const white = (seed: number) => world(WEEK, seed, (_, chance) => chance.gaussian());
const raised = (values: Float64Array, from: number, size: number, to = values.length) =>
  values.map((value, slot) => (slot >= from && slot < to ? value + size : value));
const slotsOf = (values: Float64Array, options = lasting) =>
  levelShifts(values, options).map(({ slot }) => slot);

/** A sum of what came before, `kept` of it, and something new. */
function remembering(seed: number, length: number, kept: number, fresh: number): Float64Array {
  let last = 0;
  return world(length, seed, (_, chance) => {
    last = kept * last + fresh * chance.gaussian();
    return last;
  });
}

const each = (valueAt: (slot: number, chance: Chance) => number) => (seed: number) =>
  world(WEEK, seed, valueAt);

describe('levelShifts', () => {
  it('levelShifts(two levels) is as worked out by hand', () => {
    const values = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4, 4, 4, 4);
    expect(levelShifts(values, { leastSlots: 4 })).toEqual([{ slot: 9, before: 1, after: 4 }]);
  });

  it.each<[string, (seed: number) => Float64Array]>([
    ['Gaussian noise', white],
    [
      'Laplace noise',
      each((_, chance) => Math.log(1 - chance.uniform()) * Math.sign(chance.uniform() - 0.5)),
    ],
    [
      "Student's t with 3 degrees of freedom",
      each(
        (_, chance) =>
          chance.gaussian() / Math.hypot(chance.gaussian(), chance.gaussian(), chance.gaussian()),
      ),
    ],
    ['log-normal noise', each((_, chance) => Math.exp(chance.gaussian()))],
    ['small counts', each((_, chance) => Math.floor(3 * chance.uniform() ** 2))],
    ['autocorrelation 0.5', (seed) => remembering(seed, WEEK, 0.5, 1)],
    ['autocorrelation 0.9', (seed) => remembering(seed, WEEK, 0.9, 1)],
    [
      'a daily wave that was left over',
      each((slot, chance) => Math.sin((2 * Math.PI * slot) / DAY) + chance.gaussian()),
    ],
    ['a weekly wave', each((slot, chance) => Math.sin((2 * Math.PI * slot) / WEEK) + chance.gaussian())],
    ['a slow trend', each((slot, chance) => (5 * slot) / WEEK + chance.gaussian())],
    ['a steep trend', each((slot, chance) => (100 * slot) / WEEK + chance.gaussian())],
    ['a trend that turns', each((slot, chance) => 20 * Math.abs(slot / WEEK - 0.5) + chance.gaussian())],
    ['an incident shorter than a day', (seed) => raised(white(seed), 900, 8, 900 + 270)],
    ['an incident at the end', (seed) => raised(white(seed), WEEK - 280, 8)],
    [
      'a fifth in incidents',
      (seed) =>
        [100, 500, 700, 1000, 1400, 1800].reduce(
          (values, from) => raised(values, from, 10, from + 66),
          white(seed),
        ),
    ],
    ['a constant', () => new Float64Array(WEEK).fill(7)],
    ['rounding alone', (seed) => raised(new Float64Array(WEEK).fill(0.1 * seed), 900, 1e-15)],
    ['nothing', () => new Float64Array(WEEK).fill(NA)],
    ['too short a series', (seed) => raised(white(seed), 250, 9).slice(0, 500)],
  ])('levelShifts(%s) finds none', (_, worldOf) => {
    for (const seed of SEEDS) expect(levelShifts(worldOf(seed), lasting)).toEqual([]);
  });

  it('levelShifts(random walks) finds a step in at most 3 of 100', () => {
    const walks = Array.from({ length: 100 }, (_, seed) => remembering(seed, WEEK, 1, 1));
    expect(walks.filter((walk) => levelShifts(walk, lasting).length > 0).length).toBeLessThanOrEqual(3);
  });

  it.each<[string, (seed: number) => Float64Array, number[]]>([
    ['a step of 3 σ', (seed) => raised(white(seed), 900, 3), [900]],
    ['a step down', (seed) => raised(white(seed), 1301, -3), [1301]],
    ['two steps', (seed) => raised(raised(white(seed), 500, 3), 1300, 3), [500, 1300]],
    [
      'a step, and back after three days',
      (seed) => raised(white(seed), 400, 3, 400 + 3 * DAY),
      [400, 400 + 3 * DAY],
    ],
    [
      'a step on a steep trend',
      (seed) => raised(white(seed), 900, 4).map((value, slot) => value + slot / 20),
      [900],
    ],
    [
      'a step against a trend',
      (seed) => raised(white(seed), 900, -5).map((value, slot) => value + slot / 70),
      [900],
    ],
    [
      'a step on one slope of two',
      (seed) => raised(white(seed), 1500, 5).map((value, slot) => value + Math.max(0, slot - 700) / 70),
      [1500],
    ],
    [
      'a step under a fifth of spikes',
      (seed) => raised(white(seed), 900, 4).map((value, slot) => (slot % 5 === 0 ? value + 10 : value)),
      [900],
    ],
    [
      'a step among incidents',
      (seed) =>
        [100, 500, 700, 1000, 1400, 1800].reduce(
          (values, from) => raised(values, from, 10, from + 66),
          raised(white(seed), 900, 4),
        ),
      [900],
    ],
    ['a step after a day-long incident', (seed) => raised(raised(white(seed), 500, 9, 750), 1300, 4), [1300]],
    [
      'a step of 10 σ in a third of the samples',
      (seed) => raised(white(seed), 900, 10).map((value, slot) => (slot % 3 === 0 ? value : NA)),
      [900],
    ],
    ['a step behind a gap', (seed) => raised(white(seed), 900, 6).fill(NA, 860, 920), [920]],
  ])('levelShifts(%s) finds it within three samples', (_, worldOf, expected) => {
    for (const seed of SEEDS) {
      const slots = slotsOf(worldOf(seed));
      expect(slots).toHaveLength(expected.length);
      slots.forEach((slot, index) => {
        expect(Math.abs(slot - expected[index]!)).toBeLessThanOrEqual(3);
      });
    }
  });

  it('levelShifts(a step on a trend) tells the levels at the step, not those of the days around it', () => {
    for (const seed of SEEDS) {
      const values = raised(white(seed), 1008, 5).map((value, slot) => value + slot / 40);
      const [shift] = levelShifts(values, lasting);
      expect(Math.abs(shift!.before - 1008 / 40)).toBeLessThan(0.6);
      expect(Math.abs(shift!.after - shift!.before - 5)).toBeLessThan(0.6);
    }
  });

  it.each([
    [24, 24 * 14, 120, 6],
    [12, 90, 40, 8],
    [1440, 14 * 1440, 9000, 3],
  ])(
    'levelShifts(values, { leastSlots: %d }) finds a step at that step of time',
    (leastSlots, length, from, size) => {
      for (const seed of SEEDS) {
        const values = raised(
          world(length, seed, (_, chance) => chance.gaussian()),
          from,
          size,
        );
        expect(slotsOf(values, { leastSlots }).map((slot) => Math.abs(slot - from) <= 3)).toEqual([true]);
        expect(
          slotsOf(
            values.map((value, slot) => (slot < from ? value : value - size)),
            { leastSlots },
          ),
        ).toEqual([]);
      }
    },
  );

  it.each([
    [1000, 0],
    [-3, 0],
    [1, 1e6],
    [1e-6, -5],
  ])('levelShifts(%d × values + %d) are the steps of the values, so changed', (scale, shift) => {
    for (const seed of SEEDS) {
      const values = raised(raised(white(seed), 500, 4), 1300, -3);
      const before = levelShifts(values, lasting);
      const after = levelShifts(
        values.map((value) => scale * value + shift),
        lasting,
      );
      expect(after.map(({ slot }) => slot)).toEqual(before.map(({ slot }) => slot));
      after.forEach((step, index) => {
        expect((step.after - shift) / scale).toBeCloseTo(before[index]!.after, 6);
      });
    }
  });

  it('levelShifts(values reversed) are the same steps from the other side', () => {
    for (const seed of SEEDS) {
      const values = raised(raised(white(seed), 500, 4), 1300, -3);
      const mirrored = levelShifts(values.toReversed(), lasting).reverse();
      const steps = levelShifts(values, lasting);
      expect(mirrored.map(({ slot }) => WEEK - slot)).toEqual(steps.map(({ slot }) => slot));
      mirrored.forEach((step, index) => {
        // A block between two levels may cost the same on either side of a border, so that they differ by one block.
        expect(step.before).toBeCloseTo(steps[index]!.after, 1);
        expect(step.after).toBeCloseTo(steps[index]!.before, 1);
      });
    }
  });

  it('levelShifts(values with gaps) are where they were without them', () => {
    for (const seed of SEEDS) {
      const values = raised(white(seed), 900, 10);
      const kept = world(WEEK, seed + 100, (slot, chance) =>
        slot !== 900 && chance.uniform() < 0.3 ? NA : 1,
      );
      expect(slotsOf(values)).toEqual([900]);
      expect(slotsOf(values.map((value, slot) => value * kept[slot]!))).toEqual([900]);
    }
  });

  it('levelShifts(values) leaves the values as they are', () => {
    const values = raised(white(1), 900, 5).fill(NA, 100, 200);
    const copy = values.slice();
    levelShifts(values, lasting);
    expect(values).toEqual(copy);
  });
});
