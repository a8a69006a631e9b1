import { describe, expect, it } from 'vitest';
import { isBothSided, staysLevel } from '../../../src/model/spread/level-stays.ts';
import { world } from '../worlds.ts';

const values = (levelAt: (slot: number) => number) =>
  world(600, 1, (slot, chance) => levelAt(slot) + chance.gaussian());
const stretch = { from: 200, to: 260 };
const isIn = (slot: number) => slot >= 200 && slot < 260;

describe('staysLevel', () => {
  it.each<[boolean, string, (slot: number) => number]>([
    [true, 'noise', () => 0],
    [true, 'a slope', (slot) => slot],
    [false, 'a plateau', (slot) => (isIn(slot) ? 5 : 0)],
    [false, 'a shift', (slot) => (slot >= 200 ? 5 : 0)],
  ])('staysLevel is %s of %s', (stays, _, levelAt) => {
    expect(staysLevel(values(levelAt), stretch)).toBe(stays);
  });

  it('staysLevel(values, all that there is to the end) asks only what was before', () => {
    expect(
      staysLevel(
        values(() => 0),
        { from: 300, to: 600 },
      ),
    ).toBe(true);
    expect(
      staysLevel(
        values((slot) => (slot < 300 ? 0 : 5)),
        { from: 300, to: 600 },
      ),
    ).toBe(false);
  });
});

describe('isBothSided', () => {
  it.each([
    [true, [1, -1, 2, -3]],
    [true, [1, 1, 1, 1, -1]],
    [false, [1, 1, 1, 1, 1, -1]],
    [true, [1, Number.NaN, -1]],
  ])('isBothSided is %s of %j', (sided, noise) => {
    expect(isBothSided(Float64Array.from(noise))).toBe(sided);
  });
});
