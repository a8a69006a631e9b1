import { describe, expect, it } from 'vitest';
import { runningMedian } from '../../../src/model/medians/running-median.ts';
import { aroundLevel } from '../../../src/model/spread/around-level.ts';
import { world } from '../worlds.ts';

const around = (values: Float64Array) => aroundLevel(values, runningMedian(values, 25));
const largest = (values: Float64Array) => Math.max(...values.subarray(30, -30).map(Math.abs));

describe('aroundLevel', () => {
  it('aroundLevel(a ramp, its running median) is zero but near the ends', () => {
    expect(largest(around(Float64Array.from({ length: 200 }, (_, slot) => 3 * slot)))).toBeCloseTo(0, 9);
  });

  it('aroundLevel(noise that only rises for an hour) scatters in that hour too', () => {
    const noise = world(400, 1, (_, chance) => chance.gaussian());
    const rising = noise.slice(200, 212).sort();
    noise.set(rising, 200);
    const wobble = around(noise);
    expect(wobble.subarray(200, 212).every((value) => Math.abs(value) > 1e-9)).toBe(true);
  });

  it('aroundLevel(a step in noise) is no larger beside the step than elsewhere', () => {
    const noise = world(400, 2, (_, chance) => chance.gaussian());
    const stepped = noise.map((value, slot) => (slot < 200 ? value : value + 20));
    expect(largest(around(stepped))).toBeLessThan(largest(around(noise)) + 1);
  });

  it('aroundLevel(a gap) is a gap', () => {
    const values = Float64Array.from({ length: 60 }, (_, slot) => (slot === 30 ? Number.NaN : 5));
    expect([...around(values).keys()].filter((slot) => Number.isNaN(around(values)[slot]!))).toEqual([30]);
  });
});
