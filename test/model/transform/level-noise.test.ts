import { describe, expect, it } from 'vitest';
import { levelNoise, relativeNoise } from '../../../src/model/transform/level-noise.ts';
import { world } from '../worlds.ts';

const wave = (slot: number, length: number) => Math.sin((2 * Math.PI * slot) / length);

describe('levelNoise', () => {
  it('levelNoise(values, 0) keeps the order of time and leaves an outlier out', () => {
    const values = world(200, 1, (_, chance) => 50 + chance.gaussian());
    values[100] = 90;
    const noise = levelNoise(values, 0);
    expect(noise.values).toBe(values);
    expect(noise.levelWindow).toBe(51);
    expect(noise.departure[100]).toBeNaN();
    expect(noise.level[100]).toBeCloseTo(50, 0);
  });

  it('levelNoise(a steep season, its length) goes phase by phase through the cycles', () => {
    const values = world(24 * 21, 2, (slot, chance) => 100 + 50 * wave(slot, 24) + chance.gaussian());
    const noise = levelNoise(values, 24);
    expect([...noise.values.subarray(0, 3)]).toEqual([values[0], values[24], values[48]]);
    expect(noise.levelWindow).toBe(21);
    expect(relativeNoise(noise)).toBeGreaterThan(0.006);
    expect(relativeNoise(noise)).toBeLessThan(0.014);
  });

  it('levelNoise(a slow season, its length) stays with the neighbours in time', () => {
    const values = world(288 * 7, 3, (slot, chance) => 100 + 50 * wave(slot, 288) + 5 * chance.gaussian());
    expect(levelNoise(values, 288).values).toBe(values);
  });

  it('levelNoise(30,000 samples) looks at stretches of them', () => {
    const values = world(30_000, 4, (slot) => slot);
    const { values: looked } = levelNoise(values, 0);
    expect(looked.length).toBeLessThanOrEqual(4096);
    expect([looked[0], looked[255], looked[256]]).toEqual([0, 255, 8 * 256]);
    expect(looked.at(-1)).toBeGreaterThan(28_000);
  });
});
