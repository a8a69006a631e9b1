import { describe, expect, it } from 'vitest';
import { findVarianceChanges } from '../../src/findings/variance-change.ts';
import { stlRemainder } from '../../src/model/detectors/stl-remainder.ts';
import { type Chance, utcSlots, world } from '../model/worlds.ts';

const DAY = 288;
const SLOTS = 14 * DAY;
const STEP_MS = 300_000;
const decision = { threshold: 2.5e-4, joinedWithinSlots: 16 };

function findIn(values: Float64Array) {
  const civilSlotOf = utcSlots(values.length);
  const judgement = stlRemainder.judge({
    values,
    stepMs: STEP_MS,
    civilSlotOf,
    civilSlots: values.length,
    seasons: ['day'],
  });
  return findVarianceChanges({ values, stepMs: STEP_MS, civilSlotOf, judgement, decision });
}

const wave = (slot: number) => Math.sin((2 * Math.PI * slot) / DAY);
const during = (slot: number, factor: number) => (slot >= 2000 && slot < 2072 ? factor : 1);
const poisson = (mean: number, chance: Chance) => {
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); count++) product *= chance.uniform();
  return count;
};

describe('findVarianceChanges', () => {
  it.each([
    ['up', 3],
    ['down', 1 / 3],
  ] as const)(
    'findVarianceChanges(six hours of other noise, %s) tells when and how much',
    (direction, factor) => {
      const values = world(SLOTS, 1, (slot, chance) => 50 + 2 * during(slot, factor) * chance.gaussian());
      const [found, ...others] = findIn(values);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ kind: 'variance-change', direction });
      expect(Math.abs(found!.firstSlot - 2000)).toBeLessThan(15);
      expect(Math.abs(found!.lastSlot - 2071)).toBeLessThan(15);
      expect(found!.peakSlot).toBeGreaterThanOrEqual(found!.firstSlot);
      expect(found!.peakSlot).toBeLessThanOrEqual(found!.lastSlot);
      expect(found!.probability).toBeLessThanOrEqual(decision.threshold / 100);
      expect(found!.spreadAfter / (2 * factor)).toBeGreaterThan(0.7);
      expect(found!.spreadAfter / (2 * factor)).toBeLessThan(1.4);
      expect(found!.spreadBefore).toBeGreaterThan(1.3);
      expect(found!.spreadBefore).toBeLessThan(3);
    },
  );

  it.each<[string, (slot: number, chance: Chance) => number]>([
    ['a season', (slot, chance) => 5 * wave(slot) + during(slot, 3) * chance.gaussian()],
    [
      'a season that multiplies',
      (slot, chance) => 100 * (1 + 0.5 * wave(slot)) * (1 + 0.1 * during(slot, 3) * chance.gaussian()),
    ],
    [
      'noise that goes with the time of day',
      (slot, chance) => (1 + 0.8 * wave(slot)) * during(slot, 3) * chance.gaussian(),
    ],
  ])('findVarianceChanges(three times the noise on %s) finds it', (_, valueAt) => {
    const found = findIn(world(SLOTS, 2, valueAt));
    expect(found).toMatchObject([{ kind: 'variance-change', direction: 'up' }]);
    expect(Math.abs(found[0]!.firstSlot - 2000)).toBeLessThan(15);
  });

  it.each<[string, (slot: number, chance: Chance) => number]>([
    [
      'a season that multiplies',
      (slot, chance) => 100 * (1 + 0.5 * wave(slot)) * (1 + 0.1 * chance.gaussian()),
    ],
    ['noise that goes with the time of day', (slot, chance) => (1 + 0.8 * wave(slot)) * chance.gaussian()],
    ['counts', (_, chance) => poisson(4, chance)],
    ['counts near zero', (_, chance) => (chance.uniform() < 0.9 ? 0 : poisson(3, chance))],
    ['a dip of six hours', (slot, chance) => (during(slot, 2) === 2 ? -15 : 0) + chance.gaussian()],
    [
      'a flatline of six hours',
      (slot, chance) => (during(slot, 2) === 2 ? 10 : 10 + Math.round(10 * chance.gaussian()) / 10),
    ],
    ['what mostly stands still', (slot, chance) => (slot % 3 === 0 ? chance.gaussian() : 0)],
  ])('findVarianceChanges(%s) finds nothing', (_, valueAt) => {
    expect(findIn(world(SLOTS, 3, valueAt))).toEqual([]);
  });
});
