import { describe, expect, it } from 'vitest';
import { alikeIn } from '../../../src/model/spread/alike.ts';
import { scatterRuns } from '../../../src/model/spread/scatter-runs.ts';
import { utcSlots, world } from '../worlds.ts';

const DAY = 288;
const SLOTS = 14 * DAY;
const sizes = (seed: number, factorAt: (slot: number) => number = () => 1) =>
  world(SLOTS, seed, (slot, chance) => Math.min(5, factorAt(slot) * Math.abs(chance.gaussian()))).map(
    (size) => size / 0.798,
  );
const runsOf = (values: Float64Array, cycles: readonly number[] = [DAY], threshold = 5e-6) =>
  scatterRuns({
    sizes: values,
    shortest: 12,
    threshold,
    alikeOf: alikeIn({ civilSlotOf: utcSlots(SLOTS), cycles }),
  });
const within = (from: number, to: number, factor: number) => (slot: number) =>
  slot >= from && slot < to ? factor : 1;

describe('scatterRuns', () => {
  it.each([
    ['three times as much for two hours', 1000, 1024, 3],
    ['twice as much for six hours', 1500, 1572, 2],
    ['a third for six hours', 2000, 2072, 1 / 3],
  ])('scatterRuns(%s) finds it alone', (_, from, to, factor) => {
    const [run, ...others] = runsOf(sizes(1, within(from, to, factor)));
    expect(others).toEqual([]);
    expect(Math.abs(run!.from - from)).toBeLessThan(15);
    expect(Math.abs(run!.to - to)).toBeLessThan(15);
    expect(run!.probability).toBeLessThan(5e-6);
  });

  it('scatterRuns(noise) at a chance of 1 in 2,000 samples finds hardly more than that', () => {
    const runs = Array.from({ length: 20 }, (_, seed) => runsOf(sizes(100 + seed), [], 1 / 2000).length);
    const perSeries = runs.reduce((sum, one) => sum + one, 0) / runs.length;
    expect(perSeries).toBeGreaterThan(0.2);
    expect(perSeries).toBeLessThan((1.6 * SLOTS) / 2000);
  });

  it('scatterRuns(two hours of every day) is how every day is', () => {
    const nightly = sizes(2, (slot) => (slot % DAY < 24 ? 3 : 1));
    expect(runsOf(nightly, [DAY])).toEqual([]);
    const once = sizes(2, (slot) => (slot % DAY < 24 && slot < 4 * DAY && slot > 3 * DAY ? 3 : 1));
    expect(runsOf(once, [DAY])).toHaveLength(1);
  });

  it('scatterRuns(two hours of both Mondays) is how Mondays are', () => {
    const mondays = sizes(3, (slot) => (slot % (7 * DAY) >= 100 && slot % (7 * DAY) < 124 ? 4 : 1));
    expect(runsOf(mondays, [DAY, 7 * DAY])).toEqual([]);
    expect(runsOf(mondays, [DAY])).toHaveLength(2);
  });

  it('scatterRuns(several) are in order of time, without overlap', () => {
    const runs = runsOf(sizes(4, (slot) => within(600, 640, 4)(slot) * within(2500, 2540, 0.1)(slot)));
    expect(runs).toHaveLength(2);
    expect(runs[0]!.to).toBeLessThan(runs[1]!.from);
  });

  it.each([
    ['nothing', new Float64Array(0)],
    ['gaps alone', new Float64Array(SLOTS).fill(Number.NaN)],
    ['equal sizes', new Float64Array(SLOTS).fill(1)],
  ])('scatterRuns(%s) finds nothing', (_, values) => {
    expect(runsOf(values)).toEqual([]);
  });
});
