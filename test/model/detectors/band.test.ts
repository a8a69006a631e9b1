import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../src/model/detectors/detector.ts';
import { Chance, world } from '../worlds.ts';
import { DAY, judge, sine } from './judging.ts';

const LENGTH = 14 * DAY;
const SEEDS = 6;

/** Where a fifth of the samples is out of order, and to which side. */
type Planted = (chance: Chance) => Float64Array;

const atRandom: Planted = (chance) =>
  Float64Array.from({ length: LENGTH }, () => (chance.uniform() < 0.2 ? 1 : 0));
const toBothSides: Planted = (chance) => atRandom(chance).map((one) => (chance.uniform() < 0.5 ? -one : one));

const STEP = LENGTH / 2 + 50;
/** What lies an hour from a step cannot be told from it, when it is as large. */
const NEAR_STEP = 12;

/**
 * Of two to six hours, two hours apart and not next to the step, or they would be a level; at no time of the day on
 * half of the days, or they would be a season.
 */
const inPlateaus: Planted = (chance) => {
  const planted = new Float64Array(LENGTH);
  const days = new Int32Array(DAY);
  for (let count = 0; count < 0.2 * LENGTH; ) {
    const length = 24 + Math.floor(48 * chance.uniform());
    const first = Math.floor((LENGTH - length) * chance.uniform());
    const around = planted.subarray(Math.max(0, first - 24), first + length + 24);
    const isByStep = first < STEP + 72 && first + length > STEP - 72;
    const slots = Array.from({ length }, (_, at) => first + at);
    if (isByStep || around.includes(1) || slots.some((slot) => days[slot % DAY]! >= 6)) continue;
    for (const slot of slots) {
      planted[slot] = 1;
      days[slot % DAY]! += 1;
    }
    count += length;
  }
  return planted;
};

const additive = (step: number) => (slot: number, chance: Chance) =>
  100 + 10 * sine(slot) + (slot >= STEP ? step : 0) + chance.gaussian();
const multiplied = (slot: number, chance: Chance) =>
  100 * Math.exp(0.5 * sine(slot) + 0.1 * chance.gaussian());

/** How far the bounds moved, in widths of the band: root of the mean square over all slots but those by the step. */
function movedBy(clean: Judgement, dirty: Judgement, shown: (value: number) => number = Number): number {
  const square = (bound: 'lower' | 'upper') =>
    clean[bound].reduce((sum, one, slot) => {
      if (clean.shifts.some((shift) => Math.abs(shift - slot) <= NEAR_STEP)) return sum;
      const width = shown(clean.upper[slot]!) - shown(clean.lower[slot]!);
      return sum + ((shown(dirty[bound][slot]!) - shown(one)) / width) ** 2;
    }, 0);
  return Math.sqrt(Math.max(square('lower'), square('upper')) / LENGTH);
}

describe('stlRemainder.judge, the band', () => {
  it.each([
    ['at random', 0, atRandom],
    ['in plateaus', 0, inPlateaus],
    ['to both sides', 0, toBothSides],
    ['at random, around a step', 8, atRandom],
    ['in plateaus, around a step', 8, inPlateaus],
    ['to both sides, around a step', 8, toBothSides],
  ])(
    'judge(a fifth of the samples ten σ out %s, step %d) has the band of the clean series',
    (_, step, planted) => {
      for (let seed = 0; seed < SEEDS; seed++) {
        const clean = world(LENGTH, seed, additive(step));
        const out = planted(new Chance(seed + 1000));
        const dirty = clean.map((value, slot) => value + 10 * out[slot]!);
        const [before, after] = [judge(clean), judge(dirty)];
        expect(movedBy(before, after)).toBeLessThan(0.05);
        expect(after.shifts).toHaveLength(before.shifts.length);
        for (const slot of after.shifts) expect(Math.abs(slot - STEP)).toBeLessThanOrEqual(NEAR_STEP);
      }
    },
  );

  it.each([
    ['at random', atRandom],
    ['in plateaus', inPlateaus],
  ])(
    'judge(a world that multiplies, a fifth of it × e %s) has the band of the clean series',
    (_, planted) => {
      for (let seed = 0; seed < SEEDS; seed++) {
        const clean = world(LENGTH, seed, multiplied);
        const out = planted(new Chance(seed + 1000));
        const dirty = judge(clean.map((value, slot) => value * Math.exp(out[slot]!)));
        expect(dirty.transform).toBe('log');
        expect(movedBy(judge(clean), dirty)).toBeLessThan(0.05);
      }
    },
  );

  it('judge(noise five times as loud in the afternoon) holds its share at every time of the day', () => {
    const quarterOf = (slot: number) => Math.floor((slot % DAY) / 72);
    const values = world(4 * LENGTH, 1, (slot, chance) => {
      return 100 + 10 * sine(slot) + (quarterOf(slot) === 2 ? 5 : 1) * chance.gaussian();
    });
    const { lower, upper } = judge(values);
    for (let quarter = 0; quarter < 4; quarter++) {
      const slots = [...values.keys()].filter((slot) => quarterOf(slot) === quarter);
      const held = slots.filter((slot) => values[slot]! >= lower[slot]! && values[slot]! <= upper[slot]!);
      expect(held.length / slots.length).toBeGreaterThan(0.97);
    }
  });
});
