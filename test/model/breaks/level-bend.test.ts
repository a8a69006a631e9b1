import { describe, expect, it } from 'vitest';
import { levelBend } from '../../../src/model/breaks/level-bend.ts';
import { type Chance, world } from '../worlds.ts';

const bent = (day: number) => day + 2 * Math.max(0, day - 12);

describe('levelBend', () => {
  it('levelBend(levels) finds where a line bends, and both slopes', () => {
    const found = levelBend(world(28, 1, (day, chance) => bent(day) + 0.2 * chance.gaussian()))!;
    expect(Math.abs(found.day - 12)).toBeLessThanOrEqual(1);
    expect(found.firstDay).toBeLessThanOrEqual(12);
    expect(found.lastDay).toBeGreaterThanOrEqual(12);
    expect(found.slopeBefore).toBeCloseTo(1, 0);
    expect(found.slopeAfter).toBeCloseTo(3, 0);
    expect(found.chance).toBeLessThan(1e-6);
  });

  it('levelBend(levels) goes over a day without a level', () => {
    const levels = world(28, 1, (day, chance) =>
      day === 5 ? Number.NaN : bent(day) + 0.2 * chance.gaussian(),
    );
    expect(Math.abs(levelBend(levels)!.day - 12)).toBeLessThanOrEqual(1);
  });

  it.each([
    ['a constant', () => 5],
    ['a parabola', (day: number) => day * day],
    ['too few days', (day: number) => (day < 17 ? Number.NaN : bent(day))],
  ])('levelBend(%s) is undefined', (_, valueAt) => {
    expect(levelBend(world(28, 1, valueAt))).toBeUndefined();
  });

  it.each([
    ['a line', (day: number, chance: Chance) => day + 0.3 * chance.gaussian()],
    ['a step', (day: number, chance: Chance) => (day < 14 ? 0 : 50) + 0.3 * chance.gaussian()],
  ])('levelBend(%s) is likely by chance', (_, valueAt) => {
    for (const seed of [1, 2, 3, 4, 5])
      expect(levelBend(world(28, seed, valueAt))?.chance ?? 1).toBeGreaterThan(1e-3);
  });

  it('levelBend(daily averages of walks) keeps its word: no more than 1 in 20 is that rare', () => {
    const walks = 400;
    let rare = 0;
    for (let seed = 1; seed <= walks; seed++) {
      let level = 0;
      const levels = world(28, seed, (_, chance) => {
        let sum = 0;
        for (let hour = 0; hour < 24; hour++) {
          level += chance.gaussian();
          sum += level;
        }
        return sum / 24;
      });
      rare += Number((levelBend(levels)?.chance ?? 1) < 0.05);
    }
    expect(rare).toBeLessThanOrEqual(walks / 20);
  });
});
