import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runningMedian } from '../../../src/model/medians/running-median.ts';
import { spreadChanges } from '../../../src/model/spread/spread-changes.ts';
import { type Chance, utcSlots, world } from '../worlds.ts';

const DAY = 288;
const SLOTS = 14 * DAY;
const changesOf = (values: Float64Array, wanders = false) =>
  spreadChanges({
    values,
    level: runningMedian(values, 25),
    wanders,
    stepMs: 300_000,
    civilSlotOf: utcSlots(values.length),
    cycles: [DAY],
    threshold: 2.5e-6,
  });
const burst = (slot: number, factor = 3) => (slot >= 2000 && slot < 2072 ? factor : 1);
const gaussian = (_: number, chance: Chance) => chance.gaussian();

function remembering(kept: number, factorAt: (slot: number) => number, seed = 1): Float64Array {
  let last = 0;
  return world(SLOTS, seed, (slot, chance) => {
    last = kept * last + factorAt(slot) * chance.gaussian();
    return last;
  });
}

const t3 = (chance: Chance) =>
  (chance.gaussian() * Math.sqrt(3)) / Math.hypot(chance.gaussian(), chance.gaussian(), chance.gaussian());

describe('spreadChanges', () => {
  it.each<[string, Float64Array]>([
    ['noise', world(SLOTS, 1, (slot, chance) => burst(slot) * chance.gaussian())],
    ['noise with heavy tails', world(SLOTS, 1, (slot, chance) => burst(slot) * t3(chance))],
    ['autocorrelation 0.5', remembering(0.5, burst)],
    ['a walk', remembering(1, burst)],
    ['a steep slope', world(SLOTS, 1, (slot, chance) => 2 * slot + burst(slot) * chance.gaussian())],
  ])('spreadChanges(%s, for six hours three times as wide) finds these', (name, values) => {
    const changes = changesOf(values, name === 'a walk');
    expect(changes).toHaveLength(1);
    const { from, to, ratio } = changes[0]!;
    expect(Math.abs(from - 2000)).toBeLessThan(18);
    expect(Math.abs(to - 2072)).toBeLessThan(18);
    expect(ratio).toBeGreaterThan(2);
  });

  it.each([
    ['twice as wide from one day on', 2000, SLOTS, 2],
    ['half as wide for four days', 2000, 2000 + 4 * DAY, 0.5],
  ])('spreadChanges(%s) finds it once', (_, first, end, factor) => {
    const values = world(
      SLOTS,
      2,
      (slot, chance) => (slot >= first && slot < end ? factor : 1) * chance.gaussian(),
    );
    const changes = changesOf(values);
    expect(changes).toHaveLength(1);
    expect(Math.abs(changes[0]!.from - first)).toBeLessThan(30);
    expect(Math.abs(changes[0]!.to - end)).toBeLessThan(30);
    expect(Math.abs(changes[0]!.ratio / factor - 1)).toBeLessThan(0.15);
  });

  it('spreadChanges(a burst after the scatter has doubled for good) finds both', () => {
    const values = world(SLOTS, 3, (slot, chance) => {
      const lasting = slot >= 1500 ? 2 : 1;
      return lasting * (slot >= 3000 && slot < 3072 ? 3 : 1) * chance.gaussian();
    });
    expect(changesOf(values)).toMatchObject([{ to: SLOTS }, { from: expect.any(Number) }]);
  });

  it.each<[string, Float64Array]>([
    ['noise', world(SLOTS, 4, gaussian)],
    ['heavy tails', world(SLOTS, 5, (_, chance) => t3(chance))],
    ['autocorrelation 0.9', remembering(0.9, () => 1)],
    ['five samples far out', world(SLOTS, 6, gaussian).fill(40, 2000, 2005)],
    [
      'single samples far out',
      world(SLOTS, 6, (slot, chance) => (slot % 400 === 0 ? 30 : chance.gaussian())),
    ],
    [
      'a plateau of an hour',
      world(SLOTS, 7, (slot, chance) => (burst(slot) > 1 && slot < 2012 ? 9 : 0) + chance.gaussian()),
    ],
    [
      'a plateau of six hours',
      world(SLOTS, 7, (slot, chance) => (burst(slot) > 1 ? 9 : 0) + chance.gaussian()),
    ],
    ['a step', world(SLOTS, 8, (slot, chance) => (slot < 2000 ? 0 : 9) + chance.gaussian())],
    [
      'a step to where it scatters more',
      world(SLOTS, 8, (slot, chance) => (slot < 2000 ? chance.gaussian() : 20 + 3 * chance.gaussian())),
    ],
    [
      'restless afternoons',
      world(SLOTS, 9, (slot, chance) => (slot % DAY < 100 ? 4 : 1) * chance.gaussian()),
    ],
    ['whole numbers', world(SLOTS, 10, (_, chance) => Math.round(chance.gaussian()))],
    [
      'what mostly stands still',
      world(SLOTS, 11, (slot, chance) => (slot % 5 === 0 ? chance.gaussian() : 0)),
    ],
    ['a ramp', world(SLOTS, 12, (slot) => slot)],
    ['a day of gaps', world(SLOTS, 13, gaussian).fill(Number.NaN, 2000, 2288)],
    ['a constant', new Float64Array(SLOTS).fill(3)],
    ['gaps alone', new Float64Array(SLOTS).fill(Number.NaN)],
    ['nothing', new Float64Array(0)],
    ['too little', world(200, 1, (slot, chance) => (slot > 150 ? 9 : 1) * chance.gaussian())],
  ])('spreadChanges(%s) finds nothing', (_, values) => {
    expect(changesOf(values)).toEqual([]);
  });

  it('spreadChanges(values) does not depend on their unit or their zero', () => {
    const values = world(SLOTS, 14, (slot, chance) => burst(slot) * chance.gaussian()).map(
      (value) => Math.round(value * 1024) / 1024,
    );
    const found = changesOf(values);
    expect(found).toHaveLength(1);
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -1000, max: 1000 }), (power, zero) => {
        expect(changesOf(values.map((value) => 2 ** power * (value + zero)))).toEqual(found);
      }),
      { numRuns: 10 },
    );
  });
});
