import { describe, expect, it } from 'vitest';
import { isRandomWalk, localLevel } from '../../../src/model/level/random-walk.ts';
import { robustScale } from '../../../src/model/robust.ts';
import { Chance, world } from '../worlds.ts';

const LENGTH = 2016;
const SEEDS = 10;

/** y(t) = φ y(t − 1) + η(t); a random walk for φ = 1. */
function autoregressive(phi: number, length: number, chance: Chance, sigma = 1): Float64Array {
  let at = phi < 1 ? chance.gaussian() / Math.sqrt(1 - phi * phi) : 0;
  return Float64Array.from({ length }, () => (at = phi * at + sigma * chance.gaussian()));
}

type World = (chance: Chance) => Float64Array;

const noise: World = (chance) => autoregressive(0, LENGTH, chance);
const walk: World = (chance) => autoregressive(1, LENGTH, chance);
const walkInNoise =
  (signalToNoise: number): World =>
  (chance) =>
    autoregressive(1, LENGTH, chance, Math.sqrt(signalToNoise)).map((value) => value + chance.gaussian());
const outliers =
  (share: number, size: number, made: World): World =>
  (chance) =>
    made(chance).map((value) => value + (chance.uniform() < share ? size : 0));
const withTrend =
  (slope: number, made: World): World =>
  (chance) =>
    made(chance).map((value, slot) => value + slope * slot);
const withSteps =
  (slots: readonly number[], size: number): World =>
  (chance) =>
    noise(chance).map((value, slot) => value + size * slots.filter((step) => slot >= step).length);
/** Every tenth hour or so, two hours at ten sigma. */
const plateaus: World = (chance) => noise(chance).map((value, slot) => value + (slot % 120 < 24 ? 10 : 0));

describe('isRandomWalk', () => {
  it.each<[string, boolean, World]>([
    ['a random walk', true, walk],
    ['a random walk on a trend', true, withTrend(0.1, walk)],
    ['a random walk with a fifth of outliers', true, outliers(0.2, 60, walk)],
    [
      'a random walk with a tenth missing',
      true,
      (chance) => walk(chance).map((value, slot) => (slot % 10 === 4 ? Number.NaN : value)),
    ],
    ['a random walk in noise, q = 0.1', true, walkInNoise(0.1)],
    ['AR(.995)', true, (chance) => autoregressive(0.995, LENGTH, chance)],
    ['noise', false, noise],
    ['AR(.95)', false, (chance) => autoregressive(0.95, LENGTH, chance)],
    ['AR(.9)', false, (chance) => autoregressive(0.9, LENGTH, chance)],
    ['log-normal noise', false, (chance) => noise(chance).map(Math.exp)],
    ['noise with a fifth of outliers', false, outliers(0.2, 10, noise)],
    ['noise that a fifth of the time is two hours high', false, plateaus],
    ['noise with one step', false, withSteps([900], 5)],
    ['noise with three steps', false, withSteps([400, 900, 1500], 5)],
    ['a steep trend in noise', false, withTrend(0.1, noise)],
    [
      'a season',
      false,
      (chance) => noise(chance).map((value, slot) => value + 5 * Math.sin((2 * Math.PI * slot) / 288)),
    ],
    ['noise in which little wanders, q = 0.001', false, walkInNoise(0.001)],
    ['a constant', false, () => new Float64Array(LENGTH).fill(3)],
  ])('isRandomWalk(%s) is %s', (_, isWalk, made) => {
    const told = Array.from(
      { length: SEEDS },
      (_, seed) => isRandomWalk(made(new Chance(seed))).isRandomWalk,
    );
    expect(told.filter((one) => one === isWalk).length).toBeGreaterThanOrEqual(SEEDS - 1);
  });

  it('isRandomWalk(values).growth is about 0 for noise and about 1 for a walk', () => {
    const growthOf = (made: World) =>
      Array.from({ length: SEEDS }, (_, seed) => isRandomWalk(made(new Chance(seed))).growth).sort(
        (a, b) => a - b,
      )[5];
    expect(growthOf(noise)).toBeCloseTo(0, 1);
    expect(Math.abs((growthOf(walk) ?? 0) - 1)).toBeLessThan(0.2);
  });

  it('isRandomWalk(values, shifted, turned over and in another unit) says the same', () => {
    const values = walkInNoise(0.05)(new Chance(3));
    const { growth } = isRandomWalk(values);
    expect(isRandomWalk(values.map((value) => 1000 - 8 * value)).growth).toBeCloseTo(growth, 9);
    expect(isRandomWalk(values.slice().reverse()).growth).toBeCloseTo(growth, 1);
  });

  it.each([
    [
      'a straight line: its differences do not vary',
      Float64Array.from({ length: LENGTH }, (_, slot) => slot),
    ],
    ['999 samples', walk(new Chance(1)).subarray(0, 999)],
    ['nothing', new Float64Array(0)],
    ['gaps alone', new Float64Array(LENGTH).fill(Number.NaN)],
  ])('isRandomWalk(%s) cannot tell', (_, values) => {
    expect(isRandomWalk(values)).toEqual({ growth: Number.NaN, isRandomWalk: false });
  });
});

describe('localLevel', () => {
  it.each([0.03, 0.1, 1])(
    'localLevel(a walk in noise, q = %d) finds q, and the window √(6π / q) for it',
    (q) => {
      const found = Array.from({ length: SEEDS }, (_, seed) => localLevel(walkInNoise(q)(new Chance(seed))));
      const typical = found.map((one) => one.signalToNoise).sort((a, b) => a - b)[5] ?? 0;
      expect(typical / q).toBeGreaterThan(0.6);
      expect(typical / q).toBeLessThan(1.7);
      for (const { window, signalToNoise } of found) {
        expect(Math.abs(window - Math.max(7, Math.sqrt((6 * Math.PI) / signalToNoise)))).toBeLessThanOrEqual(
          1,
        );
        expect(window % 2).toBe(1);
      }
    },
  );

  it.each([0.03, 0.3, 3])(
    'localLevel(a walk in noise, q = %d) leaves a remainder that does not wander',
    (q) => {
      const values = walkInNoise(q)(new Chance(7));
      const { expected } = localLevel(values);
      const left = values.map((value, slot) => value - (expected[slot] ?? 0));
      const product = left.reduce((sum, one, slot) => sum + one * (left[slot - 1] ?? 0), 0);
      expect(Math.abs(product / left.reduce((sum, one) => sum + one * one, 0))).toBeLessThan(0.2);
    },
  );

  it('localLevel(a walk) lets a jump be a jump and three outliers be outliers', () => {
    const values = walk(new Chance(5)).map((value, slot) => value + (slot >= 1000 ? 80 : 0));
    for (let slot = 500; slot < 503; slot++) values[slot] = (values[slot] ?? 0) + 60;
    const { expected } = localLevel(values);
    const left = values.map((value, slot) => Math.abs(value - (expected[slot] ?? 0)));
    for (let slot = 500; slot < 503; slot++) expect(left[slot]).toBeGreaterThan(50);
    for (let slot = 990; slot < 1010; slot++) expect(left[slot]).toBeLessThan(10);
  });

  it('localLevel(noise) is nearly its median, and of a gap the level around it', () => {
    const values = noise(new Chance(6)).map((value) => value + 50);
    values.fill(Number.NaN, 100, 200);
    const { expected, window } = localLevel(values);
    expect(window).toBeGreaterThan(100);
    expect(robustScale(expected)).toBeLessThan(0.2);
    expect(expected[150]).toBeCloseTo(50, 0);
  });

  it.each([
    ['a constant', [3, 3, 3, 3], [3, 3, 3, 3], 7],
    ['nothing', [], [], 7],
    ['a gap alone', [Number.NaN], [Number.NaN], 7],
  ])('localLevel(%s) has no wandering', (_, list, expected, window) => {
    const level = localLevel(Float64Array.from(list));
    expect([...level.expected]).toEqual(expected);
    expect(level).toMatchObject({ window, signalToNoise: 0 });
  });

  it('localLevel(a walk without noise) by hand: what comes back after √n samples does not wander', () => {
    // Differences are ±1 at lag 1 and 0 at lag √16.
    const values = world(16, 0, (slot) => [1, 2, 1, 0][slot % 4] ?? 0);
    expect(localLevel(values)).toMatchObject({ window: 17, signalToNoise: 0 });
    expect(localLevel(walk(new Chance(2))).window).toBe(7);
  });
});
