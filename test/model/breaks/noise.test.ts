import { describe, expect, it } from 'vitest';
import { noiseOfDifferences, noiseOfRemainder } from '../../../src/model/breaks/noise.ts';
import { type Chance, world } from '../worlds.ts';

const LENGTH = 8064;
const made = (valueAt: (slot: number, chance: Chance) => number, seed = 1) => world(LENGTH, seed, valueAt);

/** AR(1) with this φ. */
function slow(phi: number): (slot: number, chance: Chance) => number {
  let value = 0;
  return (_, chance) => {
    value = phi * value + chance.gaussian();
    return value;
  };
}

const laplace = (chance: Chance) => Math.sign(chance.uniform() - 0.5) * Math.log(1 - chance.uniform());

describe('noiseOfDifferences', () => {
  it.each([
    ['white normal noise', (_: number, chance: Chance) => 3 * chance.gaussian()],
    ['around a wave', (slot: number, chance: Chance) => 300 * Math.sin(slot / 50) + 3 * chance.gaussian()],
    [
      'around steps',
      (slot: number, chance: Chance) => 40 * (Math.floor(slot / 300) % 2) + 3 * chance.gaussian(),
    ],
  ] as const)('noiseOfDifferences(%s) is its σ', (_, valueAt) => {
    expect(noiseOfDifferences(made(valueAt))).toBeGreaterThan(2.85);
    expect(noiseOfDifferences(made(valueAt))).toBeLessThan(3.15);
  });

  it.each([
    ['a walk', slow(1)],
    ['AR(.3)', slow(0.3)],
    ['Laplace noise', (_: number, chance: Chance) => laplace(chance)],
    [
      'noise that is wider at noon',
      (slot: number, chance: Chance) => chance.gaussian() * (1 + 0.8 * Math.sin(slot / 46)),
    ],
    ['whole numbers', (_: number, chance: Chance) => Math.round(3 * chance.gaussian())],
    ['a constant', () => 7],
  ] as const)('noiseOfDifferences(%s) is undefined', (_, valueAt) => {
    expect(noiseOfDifferences(made(valueAt))).toBeUndefined();
  });
});

describe('noiseOfRemainder', () => {
  it('noiseOfRemainder(white normal noise with gaps, 0) is its σ', () => {
    const gappy = made((slot, chance) => (slot % 30 === 0 ? Number.NaN : 2 * chance.gaussian()));
    expect(noiseOfRemainder(gappy, 0)).toBeGreaterThan(1.9);
    expect(noiseOfRemainder(gappy, 0)).toBeLessThan(2.1);
  });

  it.each([
    ['AR(.15)', slow(0.15)],
    ['Laplace noise', (_: number, chance: Chance) => laplace(chance)],
  ] as const)('noiseOfRemainder(%s, 0) is undefined', (_, valueAt) => {
    expect(noiseOfRemainder(made(valueAt), 0)).toBeUndefined();
  });

  it('noiseOfRemainder(remainder, pieces) lets many pieces leave something of themselves', () => {
    expect(noiseOfRemainder(made(slow(0.15)), 0)).toBeUndefined();
    expect(noiseOfRemainder(made(slow(0.15)), 200)).toBeDefined();
  });
});
