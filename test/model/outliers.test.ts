import { describe, expect, it } from 'vitest';
import { outliersOf } from '../../src/model/outliers.ts';
import { Chance, world } from './worlds.ts';

const NA = Number.NaN;
const countOf = (isOutlier: Uint8Array) => isOutlier.reduce((count, one) => count + one, 0);

describe('outliersOf', () => {
  it.each([
    ['by hand: the scale is 1.48, the limit 8.9', [1, -1, 1, -1, 8, -9, 1], [0, 0, 0, 0, 0, 1, 0]],
    ['a gap is none', [1, -1, NA, 1, 9], [0, 0, 0, 0, 1]],
    ['most are equal: no scale to measure by', [0, 0, 0, 0, 5], [0, 0, 0, 0, 0]],
    ['all are equal', [3, 3, 3], [0, 0, 0]],
    ['more than three in ten are no exception', [1, 1, 1, 99, 99], [0, 0, 0, 0, 0]],
    ['nothing', [], []],
    ['gaps alone', [NA, NA], [0, 0]],
  ])('outliersOf(%s)', (_, remainder, expected) => {
    expect([...outliersOf(Float64Array.from(remainder), 6)]).toEqual(expected);
  });

  it.each([0, 0.05, 0.2, 0.28])(
    'outliersOf(noise, a share of %d ten σ away) tells each, and no other',
    (share) => {
      for (let seed = 0; seed < 10; seed++) {
        const chance = new Chance(seed);
        const isFar = Float64Array.from({ length: 4000 }, () => (chance.uniform() < share ? 1 : 0));
        const remainder = isFar.map((far) => 10.5 * far + Math.max(-3.5, Math.min(3.5, chance.gaussian())));
        expect(outliersOf(remainder, 6)).toEqual(Uint8Array.from(isFar));
      }
    },
  );

  it('outliersOf(noise of another size, turned over) tells the same', () => {
    const remainder = world(2000, 3, (_, chance) => chance.gaussian() * (chance.uniform() < 0.1 ? 20 : 1));
    const isOutlier = outliersOf(remainder, 6);
    expect(countOf(isOutlier)).toBeGreaterThan(100);
    expect(
      outliersOf(
        remainder.map((value) => -1024 * value),
        6,
      ),
    ).toEqual(isOutlier);
  });

  it('outliersOf(remainder, fewer scales) tells no fewer, and changes nothing', () => {
    const remainder = world(2000, 4, (_, chance) => chance.gaussian() ** 3);
    const before = remainder.slice();
    const strict = outliersOf(remainder, 20);
    const loose = outliersOf(remainder, 12);
    expect(countOf(loose)).toBeGreaterThan(countOf(strict));
    for (let slot = 0; slot < strict.length; slot++) expect(strict[slot]! <= loose[slot]!).toBe(true);
    expect(remainder).toEqual(before);
  });
});
