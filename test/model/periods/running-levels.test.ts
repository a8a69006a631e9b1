import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runningLevels } from '../../../src/model/periods/running-levels.ts';
import { median } from '../../../src/model/robust.ts';
import { gappyValue } from '../worlds.ts';

const NA = Number.NaN;

/** By sorting each run anew. */
function midmean(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const quarter = sorted.length >> 2;
  const middle = sorted.subarray(quarter, sorted.length - quarter);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

describe('runningLevels', () => {
  it.each([
    [[1, 2, 3, 100, 5], 4, 'midmean', [2.5, 4]],
    [[1, 2, 3, 100, 5], 3, 'median', [2, 3, 5]],
    [[1, NA, 3, NA, NA, NA, 9], 3, 'median', [2, 3, 3, 3, 9]],
    [[NA, NA, 4], 2, 'midmean', [4, 4]],
    [[NA, NA, NA], 2, 'midmean', [NA, NA]],
    [[5, 7], 8, 'midmean', [6]],
  ] as const)('runningLevels(%j, %d, %s) are %j', (values, window, level, expected) => {
    expect([...runningLevels(Float64Array.from(values), window, level)]).toEqual(expected);
  });

  it('runningLevels(values, window) are those of each run, computed anew', () => {
    fc.assert(
      fc.property(
        fc.array(gappyValue, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (list, window) => {
          const values = Float64Array.from(list);
          const size = Math.min(window, values.length);
          for (const [level, anew] of [
            ['midmean', midmean],
            ['median', median],
          ] as const) {
            runningLevels(values, window, level).forEach((found, at) => {
              const expected = anew(values.slice(at, at + size));
              if (!Number.isNaN(expected)) expect(found).toBeCloseTo(expected, 9);
            });
          }
        },
      ),
      { seed: 1 },
    );
  });
});
