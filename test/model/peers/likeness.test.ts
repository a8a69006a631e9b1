import { describe, expect, it } from 'vitest';
import { likeness } from '../../../src/model/peers/likeness.ts';
import { Chance, world } from '../worlds.ts';

const DAY = 288;
const noise = (seed: number) => world(14 * DAY, seed, (_, chance) => chance.gaussian());
const walk = (seed: number) => {
  const chance = new Chance(seed);
  let level = 0;
  return noise(seed).map(() => (level += chance.gaussian()));
};
const daily = (seed: number) =>
  noise(seed).map((one, slot) => one + 3 * Math.sin((2 * Math.PI * slot) / DAY));
const plus = (one: Float64Array, other: Float64Array) => one.map((value, slot) => value + other[slot]!);

describe('likeness', () => {
  it.each([
    ['itself', noise(1), noise(1), 1, 1],
    ['its mirror image', noise(1), noise(1).map((value) => -value), -1, -1],
    ['a season they share', daily(1), daily(2), 0.9, 1],
    ['a walk they share', plus(walk(3), noise(1)), plus(walk(3), noise(2)), 0.9, 1],
    ['noise of its own', noise(1), noise(2), -0.4, 0.4],
    ['a walk of its own', walk(1), walk(2), -0.5, 0.5],
    ['a constant', noise(1), new Float64Array(14 * DAY).fill(3), -1, -1],
    ['too few samples', noise(1).subarray(0, 100), noise(1).subarray(0, 100), -1, -1],
  ])('likeness(a series, %s)', (_, one, other, least, most) => {
    const alike = likeness(one, other);
    expect(alike).toBeGreaterThanOrEqual(least - 1e-9);
    expect(alike).toBeLessThanOrEqual(most + 1e-9);
  });

  it('likeness(one, other) depends neither on offset, nor on scale, nor on one departure', () => {
    const [one, other] = [daily(1), daily(2)];
    const usual = likeness(one, other);
    expect(
      likeness(
        one.map((value) => 7 + 5 * value),
        other,
      ),
    ).toBeCloseTo(usual, 9);
    const departed = one.map((value, slot) => (slot >= 1000 && slot < 1020 ? 1e6 : value));
    expect(likeness(departed, other)).toBeGreaterThan(0.9 * usual);
  });
});
