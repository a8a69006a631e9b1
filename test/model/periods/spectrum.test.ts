import { describe, expect, it } from 'vitest';
import { spectrumOf } from '../../../src/model/periods/spectrum.ts';
import { Chance, world } from '../worlds.ts';

const wave = (slot: number, length: number) => Math.sin((2 * Math.PI * slot) / length);

function walk(length: number, seed: number, keeps: number): Float64Array {
  let level = 0;
  return world(length, seed, (_, chance) => {
    level = keeps * level + chance.gaussian();
    return level;
  });
}

describe('spectrumOf', () => {
  it.each([
    ['in white noise', world(2000, 1, (slot, chance) => wave(slot, 37) + chance.gaussian())],
    ['in red noise', walk(2000, 2, 0.9).map((value, slot) => value / 2 + wave(slot, 37))],
  ])('spectrumOf(a wave %s) has one peak, at its frequency', (_, values) => {
    const { peaks } = spectrumOf(values, 5);
    expect(peaks).toHaveLength(1);
    expect(peaks[0]!.frequency).toBeCloseTo(1 / 37, 4);
  });

  it('spectrumOf(two waves) has the stronger one first', () => {
    const values = world(
      3000,
      3,
      (slot, chance) => wave(slot, 130) + 2 * wave(slot, 20.4) + chance.gaussian(),
    );
    const lengths = spectrumOf(values, 5).peaks.map(({ frequency }) => Math.round(2 / frequency) / 2);
    expect(lengths).toEqual([20.5, 130]);
  });

  it.each([0, 0.5, 0.9])(
    'spectrumOf(noise that keeps %d of itself) has a peak once in a thousand',
    (keeps) => {
      let found = 0;
      for (let seed = 1; seed <= 200; seed++)
        found += Math.min(1, spectrumOf(walk(1000, seed, keeps), 5).peaks.length);
      expect(found).toBeLessThanOrEqual(4);
    },
  );

  it('spectrumOf(values, fewestCycles) looks for no peak of fewer cycles', () => {
    const values = world(2000, 4, (slot, chance) => 3 * wave(slot, 500) + chance.gaussian());
    expect(spectrumOf(values, 3).peaks).toHaveLength(1);
    expect(spectrumOf(values, 5).peaks).toHaveLength(0);
  });

  it('spectrumOf(nothing but zeros) has none', () => {
    expect(spectrumOf(new Float64Array(500), 5).peaks).toEqual([]);
  });

  it('spectrumOf(values).powerNear and prominenceNear know a peak and what is beside it', () => {
    const chance = new Chance(5);
    const spectrum = spectrumOf(
      Float64Array.from({ length: 2000 }, (_, slot) => wave(slot, 37) + 0.1 * chance.gaussian()),
      5,
    );
    const [peak] = spectrum.peaks;
    expect(spectrum.prominenceNear(1 / 37) / peak!.prominence).toBeCloseTo(1, 1);
    expect(spectrum.powerNear(1 / 37)).toBeGreaterThan(1000 * spectrum.powerNear(1 / 20));
    expect(spectrum.prominenceNear(1 / 20)).toBeLessThan(10);
  });
});
