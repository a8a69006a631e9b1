import { describe, expect, it } from 'vitest';
import { autocovariance, hillNear } from '../../../src/model/periods/autocovariance.ts';
import { world } from '../worlds.ts';

const wave = (slot: number, length: number) => Math.sin((2 * Math.PI * slot) / length);

describe('autocovariance', () => {
  it.each([
    [0, 1 + 4 + 9 + 16],
    [1, ((2 + 6 + 12) * 4) / 3],
    [3, (4 * 4) / 1],
  ])('autocovariance(1 2 3 4, %d) by hand', (lag, expected) => {
    expect(autocovariance(Float64Array.of(1, 2, 3, 4), lag)).toBeCloseTo(expected, 12);
  });

  it('autocovariance(a season, its length) is that of lag 0', () => {
    const values = world(370, 1, (slot) => wave(slot, 37));
    expect(autocovariance(values, 37) / autocovariance(values, 0)).toBeCloseTo(1, 2);
    expect(autocovariance(values, 18) / autocovariance(values, 0)).toBeLessThan(-0.9);
  });
});

describe('hillNear', () => {
  it.each([
    ['a wave of 20.4 samples', 20.4, 50 * 20.4, 5],
    ['from aside', 20.4, 50 * 20.4 + 4, 5],
    ['a long wave, in strides', 811.3, 4 * 811.3 - 60, 90],
  ])('hillNear(%s) finds its top to a fraction', (_, length, lag, reach) => {
    const values = world(10_000, 2, (slot, chance) => wave(slot, length) + 0.05 * chance.gaussian());
    const cycles = Math.round(lag / length);
    expect(hillNear(values, lag, reach, length).lag / cycles).toBeCloseTo(length, length < 100 ? 2 : 0);
  });

  it('hillNear(values, lag) stays within the series', () => {
    const values = world(40, 3, (slot) => wave(slot, 10));
    expect(hillNear(values, 39, 5, 10).lag).toBeLessThan(40);
    expect(hillNear(values, 1, 5, 10).lag).toBeGreaterThan(0);
  });
});
