import { describe, expect, it } from 'vitest';
import { runningMedian } from '../../../src/model/medians/running-median.ts';
import { aroundLevel } from '../../../src/model/spread/around-level.ts';
import { localNoise } from '../../../src/model/spread/local-noise.ts';
import { world } from '../worlds.ts';

function remembering(kept: number, length = 8000): Float64Array {
  let last = 0;
  return world(length, 5, (_, chance) => {
    last = kept * last + chance.gaussian();
    return last;
  });
}

const noiseOf = (values: Float64Array) => localNoise(values, aroundLevel(values, runningMedian(values, 25)));

function autocorrelation(values: Float64Array): number {
  let together = 0;
  let alone = 0;
  for (let slot = 2; slot < values.length; slot++) {
    together += values[slot]! * values[slot - 1]!;
    alone += values[slot]! ** 2;
  }
  return together / alone;
}

describe('localNoise', () => {
  it.each([0, 0.2, 0.5, 0.7, 0.9, 1])(
    'localNoise(values with autocorrelation %d, …) has next to none',
    (kept) => {
      expect(Math.abs(autocorrelation(noiseOf(remembering(kept))))).toBeLessThan(0.2);
    },
  );

  it.each([0.9, 1])(
    'localNoise(values with autocorrelation %d, …) is as large as what is new in each',
    (kept) => {
      const noise = noiseOf(remembering(kept)).subarray(1);
      const size = noise.reduce((sum, value) => sum + Math.abs(value), 0) / noise.length;
      expect(size).toBeGreaterThan(0.95 * Math.sqrt(2 / Math.PI));
      expect(size).toBeLessThan(1.1 * Math.sqrt(2 / Math.PI));
    },
  );

  it('localNoise(independent values, wobble) is the wobble', () => {
    const values = remembering(0, 500);
    const wobble = aroundLevel(values, runningMedian(values, 25));
    expect(localNoise(values, wobble)).toEqual(wobble);
  });

  it('localNoise(a walk with a gap, …) has a gap of one more', () => {
    const noise = noiseOf(remembering(1, 500).with(200, Number.NaN));
    expect([...noise.keys()].filter((slot) => Number.isNaN(noise[slot]!))).toEqual([0, 200, 201]);
  });
});
