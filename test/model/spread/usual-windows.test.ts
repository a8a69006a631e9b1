import { describe, expect, it } from 'vitest';
import { runningSums } from '../../../src/model/spread/running-sums.ts';
import { spreadOf, usualWindows } from '../../../src/model/spread/usual-windows.ts';
import { world } from '../worlds.ts';

const sizes = world(4032, 1, (_, chance) => Math.abs(chance.gaussian()) / 0.798);
const windows = usualWindows(runningSums(sizes), 12, Math.sqrt);

describe('usualWindows', () => {
  it('usualWindows(sums, 12, root) are of growing lengths, up to a sixth of the series', () => {
    expect(windows.map(({ length }) => length)).toEqual([12, 18, 27, 41, 62, 93, 140, 210, 315, 473]);
    expect(windows.every(({ roots, stride, length }) => (roots.length - 1) * stride + length <= 4032)).toBe(
      true,
    );
  });

  it('usualWindows(noise).roots are those of the means', () => {
    const { roots, stride, length } = windows[2]!;
    const mean = sizes.slice(7 * stride, 7 * stride + length).reduce((sum, size) => sum + size, 0) / length;
    expect(roots[7]).toBeCloseTo(Math.sqrt(mean), 12);
  });

  it('usualWindows(noise) scatter by half of 0.755 / √length, learned or foretold', () => {
    for (const { length, above, below, centre } of windows) {
      const deviation = (0.755 / Math.sqrt(length)) * 0.5;
      expect(centre).toBeCloseTo(1, 1);
      for (const side of [above, below]) {
        expect(side / deviation).toBeGreaterThan(0.6);
        expect(side / deviation).toBeLessThan(1.7);
      }
    }
  });

  it('usualWindows(fewer than 20 windows) are none', () => {
    expect(usualWindows(runningSums(sizes.subarray(0, 239)), 12, Math.sqrt)).toEqual([]);
  });
});

describe('spreadOf', () => {
  it('spreadOf(0 … 20) has its median, and the larger of MAD and decile on either side', () => {
    const { centre, above, below } = spreadOf(Float64Array.from({ length: 21 }, (_, i) => i));
    expect(centre).toBe(10);
    // The MAD is 5, × 1.4826; the decile, 18, is nearer: 8 / 1.2816 = 6.24.
    expect(above).toBeCloseTo(7.413, 3);
    expect(below).toBe(above);
  });

  it('spreadOf(a long upper tail) is larger above', () => {
    const { above, below } = spreadOf(Float64Array.from({ length: 101 }, (_, i) => Math.exp(i / 20)));
    expect(above / below).toBeGreaterThan(2);
  });

  it('spreadOf(values and gaps) leaves the gaps out', () => {
    expect(spreadOf(Float64Array.of(1, Number.NaN, 2, 3, Number.NaN))).toEqual(
      spreadOf(Float64Array.of(1, 2, 3)),
    );
  });
});
