import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../src/model/detectors/detector.ts';
import { type Chance, world } from '../worlds.ts';
import { DAY, judge, sine } from './judging.ts';

/** By the multiplication of uniform numbers (Knuth, The Art of Computer Programming 2, 3.4.1). */
function poisson(rate: number, chance: Chance): number {
  let count = -1;
  for (let left = 1; left > Math.exp(-rate); count++) left *= 1 - chance.uniform();
  return count;
}

const worlds: readonly [string, (slot: number, chance: Chance) => number][] = [
  ['a season that is added', (slot, chance) => 100 + 10 * sine(slot) + chance.gaussian()],
  [
    'a day and a week that multiply',
    (slot, chance) =>
      100 * Math.exp(0.8 * sine(slot) + (slot % (7 * DAY) < 2 * DAY ? -0.5 : 0) + 0.1 * chance.gaussian()),
  ],
  ['counts near zero', (slot, chance) => poisson(2 * (1 + 0.9 * sine(slot)), chance)],
  [
    'a share that saturates',
    (slot, chance) => Math.min(1, 0.85 + 0.2 * sine(slot) + 0.02 * chance.gaussian()),
  ],
  [
    'a percentage that saturates',
    (slot, chance) => Math.min(100, 85 + 20 * sine(slot) + 2 * chance.gaussian()),
  ],
];

const coverage = (values: Float64Array, { lower, upper }: Judgement) =>
  values.filter((value, slot) => value >= lower[slot]! && value <= upper[slot]!).length / values.length;

describe('stlRemainder.judge, in the unit of the values', () => {
  it.each(worlds)('judge(%s): trend and seasons add up to what is expected', (_, valueAt) => {
    const { trend, seasonal, expected, periods } = judge(world(28 * DAY, 1, valueAt));
    expect(seasonal).toHaveLength(periods.length);
    expect(periods.length).toBeGreaterThan(0);
    for (let slot = 0; slot < expected.length; slot++) {
      const sum = seasonal.reduce((so, part) => so + part[slot]!, trend[slot]!);
      expect(Math.abs(sum - expected[slot]!)).toBeLessThanOrEqual(1e-12 * Math.abs(expected[slot]!) + 1e-12);
    }
  });

  it.each(worlds)('judge(%s) holds at least 98 % in its band', (_, valueAt) => {
    const values = world(28 * DAY, 2, valueAt);
    expect(coverage(values, judge(values))).toBeGreaterThanOrEqual(0.98);
  });

  it('judge(a season that multiplies) has a band as wide as the level is high', () => {
    const { transform, lower, upper, expected } = judge(
      world(28 * DAY, 3, (slot, chance) => 100 * Math.exp(0.8 * sine(slot) + 0.1 * chance.gaussian())),
    );
    expect(transform).toBe('log');
    const widthAt = (phase: number) => {
      const slots = Array.from({ length: 26 }, (_, day) => (day + 1) * DAY + phase);
      return slots.reduce((sum, slot) => sum + (upper[slot]! - lower[slot]!) / expected[slot]!, 0) / 26;
    };
    const [peak, valley] = [widthAt(DAY / 4), widthAt((3 * DAY) / 4)];
    expect(peak / valley).toBeGreaterThan(0.85);
    expect(peak / valley).toBeLessThan(1.15);
  });

  it('judge(counts near zero) has a band of whole numbers, none below 0', () => {
    const { transform, lower, upper } = judge(
      world(14 * DAY, 4, (slot, chance) => poisson(2 * (1 + 0.9 * sine(slot)), chance)),
    );
    expect(transform).toBe('sqrt');
    for (const bound of [...lower, ...upper]) {
      expect(Number.isInteger(bound)).toBe(true);
      expect(bound).toBeGreaterThanOrEqual(0);
    }
  });

  it.each([1, 100])('judge(a share that stands at %d in its peak) has a band that ends there', (most) => {
    const { upper, lower, expected } = judge(
      world(
        14 * DAY,
        5,
        (slot, chance) => most * Math.min(1, 0.85 + 0.3 * sine(slot) + 0.02 * chance.gaussian()),
      ),
    );
    expect(Math.max(...upper)).toBe(most);
    expect(Math.max(...expected)).toBeCloseTo(most, 1);
    expect(Math.min(...lower)).toBeGreaterThan(0.4 * most);
  });

  it('judge(a share that never stands at 1, share) has a band that ends at 1 all the same', () => {
    const values = world(14 * DAY, 6, (_, chance) => Math.min(0.9999, 0.995 + 0.004 * chance.gaussian()));
    expect(Math.max(...judge(values).upper)).toBeGreaterThan(1);
    expect(Math.max(...judge(values, 'share').upper)).toBe(1);
  });
});
