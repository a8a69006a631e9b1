import { describe, expect, it } from 'vitest';
import { levelNoise } from '../../../src/model/transform/level-noise.ts';
import {
  cycleSpreads,
  growthOf,
  noiseSpreads,
  variationOf,
} from '../../../src/model/transform/spread-growth.ts';
import { world } from '../worlds.ts';

const levels = Float64Array.from({ length: 20 }, (_, at) => 10 + at);

describe('growthOf', () => {
  it.each([0, 0.5, 1, 2])('growthOf(spread = 3 × level^%d) has that slope and no error', (power) => {
    const growth = growthOf({ level: levels, spread: levels.map((level) => 3 * level ** power) });
    expect(growth?.slope).toBeCloseTo(power, 12);
    expect(growth?.standardError).toBeCloseTo(0, 12);
  });

  it('growthOf(pairs) forgets a quarter of them that are wild, as Theil and Sen do', () => {
    const spread = levels.map((level, at) => (at % 4 === 0 ? 1000 : Math.sqrt(level)));
    expect(growthOf({ level: levels, spread })?.slope).toBeCloseTo(0.5, 1);
  });

  it('growthOf(pairs) by hand: of the slopes 0 and five of 1 and more, the median', () => {
    // log level 0 1 2 3 4 5 (base e), log spread 0 1 2 3 4 4.
    const level = Float64Array.of(0, 1, 2, 3, 4, 5).map(Math.exp);
    const spread = Float64Array.of(0, 1, 2, 3, 4, 4).map(Math.exp);
    expect(growthOf({ level, spread })?.slope).toBeCloseTo(1, 12);
  });

  it.each([
    ['five pairs', levels.subarray(0, 5)],
    ['levels that hardly vary', levels.map((level) => 1000 + level)],
    ['levels of zero', levels.map(() => 0)],
  ])('growthOf(%s) tells nothing', (_, level) => {
    expect(growthOf({ level, spread: level })).toBeUndefined();
  });
});

describe('noiseSpreads', () => {
  it('noiseSpreads(noise that grows from 1 to 3) rises with the level in twenty groups', () => {
    const values = world(4000, 1, (slot, chance) => (1 + slot / 2000) * (100 + chance.gaussian()));
    const { level, spread } = noiseSpreads(levelNoise(values, 0));
    expect(level).toEqual(level.slice().sort());
    expect(level).toHaveLength(20);
    expect((spread[19] ?? 0) / (spread[0] ?? 1)).toBeGreaterThan(2.3);
    expect((spread[19] ?? 0) / (spread[0] ?? 1)).toBeLessThan(3.5);
  });
});

describe('cycleSpreads', () => {
  it('cycleSpreads(values, length) by hand: median and interquartile range of each whole cycle', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5, 10, 20, 30, Number.NaN, 50, 7, 7);
    const { level, spread } = cycleSpreads(values, 5);
    expect([...level]).toEqual([3, 25]);
    expect([...spread]).toEqual([2, 17.5]);
  });

  it.each([0, 3])('cycleSpreads(values, %d) has none', (length) => {
    expect(cycleSpreads(new Float64Array(30), length).level).toHaveLength(0);
  });
});

describe('variationOf', () => {
  it('variationOf(1 and e, as often) is 1/2, and a zero or a gap is no level', () => {
    expect(variationOf(Float64Array.of(1, Math.E, 0, Math.E, 1, Number.NaN))).toBeCloseTo(0.5, 12);
  });
});
