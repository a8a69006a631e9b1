import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runningMedian } from '../../../src/model/medians/running-median.ts';
import { median } from '../../../src/model/robust.ts';
import { gappyValue, world } from '../worlds.ts';

const NA = Number.NaN;

describe('runningMedian', () => {
  it.each([
    ['cuts the window at the ends', [5, 1, 9, 2, 8], 3, [3, 5, 2, 8, 5]],
    ['ignores NaN', [1, NA, 3, 4, NA], 3, [1, 2, 3.5, 3.5, 4]],
    ['carries the nearest median into a hole', [7, NA, NA, NA, NA, 9], 3, [7, 7, 7, 7, 9, 9]],
    ['is the value itself for window 1', [3, 1, 2], 1, [3, 1, 2]],
    ['has no answer without a value', [NA, NA], 3, [NA, NA]],
    ['does not overflow', [1e308, 1.5e308], 3, [1.25e308, 1.25e308]],
  ])('runningMedian(values, window) %s', (_, values, window, expected) => {
    expect([...runningMedian(Float64Array.from(values), window)]).toEqual(expected);
  });

  it('runningMedian(values, window) is the median of each window, computed anew', () => {
    fc.assert(
      fc.property(
        fc.array(gappyValue, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 12 }),
        (list, half) => {
          const values = Float64Array.from(list);
          runningMedian(values, 2 * half + 1).forEach((found, slot) => {
            const anew = median(values.slice(Math.max(0, slot - half), slot + half + 1));
            if (!Number.isNaN(anew)) expect(found).toBe(anew);
          });
        },
      ),
      { seed: 1 },
    );
  });

  const worlds = {
    noise: world(9000, 1, (_, chance) => chance.gaussian()),
    ties: world(9000, 2, (_, chance) => Math.floor(4 * chance.uniform())),
    gaps: world(9000, 3, (slot, chance) => (slot % 1000 < 300 || chance.uniform() < 0.2 ? NA : slot)),
    'a wave': world(9000, 4, (slot) => Math.sin(slot / 50)),
  };
  it.each(
    Object.keys(worlds).flatMap((name) =>
      [3, 15, 17, 25, 145, 2017, 8999, 20_001].map((window) => [name, window]),
    ),
  )(
    'runningMedian(%s, %d) is the median of windows here and there, the seams of blocks among them',
    (name, size) => {
      const [values, window] = [worlds[name as keyof typeof worlds], Number(size)];
      const half = window >> 1;
      const found = runningMedian(values, window);
      const seams = [2048, 4096, 6144, 8192].flatMap((seam) => [seam - 1, seam, seam + 1]);
      for (const slot of [0, 1, 500, 1400, ...seams, 8068, 8998, 8999]) {
        const anew = median(values.slice(Math.max(0, slot - half), slot + half + 1));
        if (!Number.isNaN(anew)) expect(found[slot]).toBe(anew);
      }
    },
  );
});
