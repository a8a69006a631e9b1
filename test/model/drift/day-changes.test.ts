import { expect, it } from 'vitest';
import { changesOver, dayChanges, lagOf, walkFactor } from '../../../src/model/drift/day-changes.ts';
import { world } from '../worlds.ts';

it('dayChanges(levels, perDay) knows nothing of a daily season', () => {
  const season = [0, 9, 4, -3];
  const levels = Float64Array.from(
    { length: 16 },
    (_, block) => season[block % 4]! + 2 * Math.floor(block / 4),
  );
  const { days, changes } = dayChanges(levels, 4);
  expect([...days.filter((_, block) => block % 4 === 0)]).toEqual([2, 4, 6, 8]);
  expect([...changes.filter((_, block) => block % 4 === 0)]).toEqual([2, 2, 2]);
});

it.each([
  [0, 0],
  [3, 0],
  [4, 0],
  [8, 1],
])('dayChanges(%d blocks, 4) has %d changes', (length, changes) => {
  expect(dayChanges(new Float64Array(length), 4).changes).toHaveLength(changes);
});

it.each([
  [8, 4],
  [12, 4],
  [20, 8],
  [44, 16],
])('lagOf(%d, 4) is %d, a third of it in whole days', (blocks, lag) => {
  expect(lagOf(blocks, 4)).toBe(lag);
});

// Averages of a walk over days: the variance of their changes, made to be 1 a day by the factor.
it.each([1, 2, 3])(
  'walkFactor(%d days) makes changes of averages of a random walk those of the walk',
  (days) => {
    const perDay = 40;
    let at = 0;
    const walk = world(perDay * 4000, 7, (_, chance) => {
      at += chance.gaussian() / Math.sqrt(perDay);
      return at;
    });
    const averages = Float64Array.from({ length: 4000 }, (_, day) =>
      walk.subarray(day * perDay, (day + 1) * perDay).reduce((sum, value) => sum + value / perDay, 0),
    );
    const changes = changesOver(averages, days);
    const variance = changes.reduce((sum, change) => sum + change * change, 0) / changes.length;
    expect((walkFactor(days, 1) ** 2 * variance) / days).toBeGreaterThan(0.9);
    expect((walkFactor(days, 1) ** 2 * variance) / days).toBeLessThan(1.1);
  },
);
