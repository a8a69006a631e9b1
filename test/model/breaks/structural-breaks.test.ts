import { describe, expect, it } from 'vitest';
import { LEAST_CLEARNESS } from '../../../src/model/breaks/break-events.ts';
import { structuralBreaks } from '../../../src/model/breaks/structural-breaks.ts';
import { type Chance, world } from '../worlds.ts';

const LENGTH = 4000;
const NO_SEASON = new Float64Array(LENGTH);
const courseOf = (valueAt: (slot: number, chance: Chance) => number, seed = 1) =>
  structuralBreaks(world(LENGTH, seed, valueAt), NO_SEASON);
const clearSlots = (valueAt: (slot: number, chance: Chance) => number, seed = 1) =>
  courseOf(valueAt, seed)
    ?.breaks.filter(({ clearness }) => clearness >= LEAST_CLEARNESS)
    .map(({ slot }) => slot);
const wave = (slot: number) => 3 * Math.sin((2 * Math.PI * slot) / 73);

describe('structuralBreaks', () => {
  it.each([
    ['noise', (_: number, chance: Chance) => chance.gaussian()],
    ['noise around a wave', (slot: number, chance: Chance) => wave(slot) + chance.gaussian()],
    ['noise around a line', (slot: number, chance: Chance) => slot / 10 + chance.gaussian()],
  ] as const)('structuralBreaks(%s, season) finds none clear', (_, valueAt) => {
    for (const seed of [1, 2, 3, 4, 5]) expect(clearSlots(valueAt, seed)).toEqual([]);
  });

  it('structuralBreaks(values, season) finds breaks where they are, beside a wave, in any unit', () => {
    const stairs = (slot: number) =>
      5 * Number(slot >= 1000) - 4 * Number(slot >= 1100) + 0.2 * Math.max(0, slot - 3000);
    for (const unit of [1e-9, 1, 1e9]) {
      const slots = clearSlots(
        (slot, chance) => unit * (wave(slot) + stairs(slot) + chance.gaussian() + 20),
      )!;
      expect(slots).toHaveLength(3);
      expect(slots.slice(0, 2)).toEqual([1000, 1100]);
      expect(Math.abs(slots[2]! - 3000)).toBeLessThanOrEqual(10);
    }
  });

  it('structuralBreaks(values, season) leaves the noise', () => {
    const { sigma, remainder, level } = courseOf(
      (slot, chance) => 50 + 10 * Number(slot > 900) + 2 * chance.gaussian(),
    )!;
    expect(sigma).toBeCloseTo(2, 0);
    expect(remainder.every((one) => Math.abs(one) < 5)).toBe(true);
    expect(level[3000]! - level[100]!).toBeGreaterThan(2);
  });

  it('structuralBreaks(values, season) takes a known season off', () => {
    const peak = (slot: number) => (slot % 200 < 10 ? 30 : 0);
    const values = world(LENGTH, 6, (slot, chance) => peak(slot) + chance.gaussian());
    expect(
      structuralBreaks(
        values,
        Float64Array.from({ length: LENGTH }, (_, slot) => peak(slot)),
      )?.breaks,
    ).toEqual([]);
  });

  it.each([
    ['too few samples', (slot: number, chance: Chance) => (slot < 3800 ? Number.NaN : chance.gaussian())],
    ['whole numbers', (_: number, chance: Chance) => Math.round(2 * chance.gaussian())],
    [
      'single outliers throughout',
      (slot: number, chance: Chance) => (slot % 100 === 0 ? 30 : 0) + chance.gaussian(),
    ],
  ] as const)('structuralBreaks(%s, season) is undefined', (_, valueAt) => {
    expect(courseOf(valueAt)).toBeUndefined();
  });

  it('structuralBreaks(noise around a curve, season) is undefined or shows nothing clear', () => {
    const curve = (slot: number, chance: Chance) => 100 * Math.sin(slot / 1500) + chance.gaussian();
    for (const seed of [1, 2, 3, 4, 5]) expect(clearSlots(curve, seed) ?? []).toEqual([]);
  });

  it('structuralBreaks(white noise around a walk, season) is undefined or shows nothing clear', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      let [slope, level] = [0, 0];
      const wandering = (_: number, chance: Chance) => {
        slope = 0.99 * slope + 0.02 * chance.gaussian();
        level += slope;
        return level + chance.gaussian();
      };
      expect(clearSlots(wandering, seed) ?? []).toEqual([]);
    }
  });
});
