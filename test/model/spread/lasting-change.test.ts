import { describe, expect, it } from 'vitest';
import { lastingChange } from '../../../src/model/spread/lasting-change.ts';
import { type Chance, world } from '../worlds.ts';

const WEEK = 2016;
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const noise = (seed: number, factorAt: (slot: number, chance: Chance) => number = () => 1) =>
  world(WEEK, seed, (slot, chance) => Math.min(5, Math.abs(factorAt(slot, chance) * chance.gaussian())));

describe('lastingChange', () => {
  it.each([
    ['to the end', 1000, WEEK, 2],
    ['for two days', 700, 1276, 0.4],
  ])('lastingChange(sizes that are another %s) finds from when to when', (_, from, to, factor) => {
    const found = lastingChange(
      noise(1, (slot) => (slot >= from && slot < to ? factor : 1)),
      12,
    );
    const { block, chance } = found!;
    const [first, last] = found!.from === 0 ? [found!.to, WEEK] : [found!.from, found!.to];
    expect(Math.abs(first - from)).toBeLessThan(2 * block);
    expect(Math.abs(last - to)).toBeLessThan(2 * block);
    const ratio = found!.from === 0 ? 1 / found!.ratio : found!.ratio;
    expect(Math.abs(ratio / factor - 1)).toBeLessThan(0.15);
    expect(chance).toBeLessThan(1e-12);
  });

  it('lastingChange(noise) has a chance below 1 in 20 no oftener than in 1 series of 20', () => {
    const low = SEEDS.filter((seed) => lastingChange(noise(seed), 12)!.chance < 0.05);
    expect(low.length).toBeLessThanOrEqual(2);
  });

  it('lastingChange(scatter that comes and goes by itself) is not sure of anything', () => {
    for (const seed of SEEDS) {
      let slow = 0;
      const restless = noise(seed, (slot, chance) => {
        if (slot % 32 === 0) slow = 0.7 * slow + 0.3 * chance.gaussian();
        return Math.exp(slow);
      });
      expect(lastingChange(restless, 12)!.chance).toBeGreaterThan(0.005);
    }
  });

  it('lastingChange(eight blocks low, eight high) is as worked out by hand', () => {
    // Cube roots of 1 and 8, alternately less and more by a tenth: all that is left is 0.1 or −0.1.
    const root = (block: number) => (block < 8 ? 1 : 2) + (block % 2 === 0 ? 0.1 : -0.1);
    const sizes = Float64Array.from({ length: 192 }, (_, slot) => root(Math.floor(slot / 12)) ** 3);
    const found = lastingChange(sizes, 12)!;
    expect(found).toMatchObject({ from: 0, to: 96, block: 12 });
    expect(found.ratio).toBeCloseTo(1 / 8, 9);
    // Variance 0.01, error √(0.01 × 2 / 8) = 0.05, score 1 / 0.05 / 2.1 = 9.5.
    expect(Math.log(found.chance)).toBeCloseTo(
      Math.log(256 / (20 / 2.1) / Math.sqrt(2 * Math.PI)) - (20 / 2.1) ** 2 / 2,
      6,
    );
  });

  it('lastingChange(a series of few samples) is none', () => {
    expect(lastingChange(new Float64Array(15 * 12).fill(1), 12)).toBeUndefined();
  });

  it('lastingChange(a day without samples) takes it for what was before', () => {
    const sizes = noise(3, (slot) => (slot >= 1000 ? 2 : 1)).fill(Number.NaN, 1300, 1588);
    expect(lastingChange(sizes, 12)).toMatchObject({ from: 0 });
  });
});
