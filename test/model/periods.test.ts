import { describe, expect, it } from 'vitest';
import { findPeriod, type PeriodLabel, phaseMedians, testPeriod } from '../../src/model/periods.ts';
import { world } from './worlds.ts';

const MINUTE = 60_000;
const FIVE_MINUTES = 5 * MINUTE;
const DAY = 288;
const WEEK = 7 * DAY;
const all: readonly PeriodLabel[] = ['hour', 'day', 'week'];
const wave = (slot: number, length: number) => Math.sin((2 * Math.PI * slot) / length);
const isWeekend = (slot: number) => slot % WEEK >= 5 * DAY;

describe('findPeriod', () => {
  it.each([
    ['noise', undefined, (_: number, noise: number) => noise],
    ['a random-looking constant', undefined, () => 4],
    ['a day', 'day', (slot: number, noise: number) => 5 * wave(slot, DAY) + noise],
    ['an hour', 'hour', (slot: number, noise: number) => 3 * (slot % 12 === 0 ? 1 : 0) + 0.3 * noise],
    [
      'a quiet weekend',
      'week',
      (slot: number, noise: number) => (isWeekend(slot) ? 1 : 5 + 2 * wave(slot, DAY)) + 0.3 * noise,
    ],
    [
      'a day in a tenth of the noise',
      undefined,
      (slot: number, noise: number) => 0.1 * wave(slot, DAY) + noise,
    ],
    [
      'a day on a steep trend',
      'day',
      (slot: number, noise: number) => slot / 50 + 5 * wave(slot, DAY) + noise,
    ],
    [
      'a day with an incident',
      'day',
      (slot: number, noise: number) => (slot > 900 && slot < 1000 ? 80 : 5 * wave(slot, DAY)) + noise,
    ],
  ])('findPeriod(%s) is %s', (_, label, valueAt) => {
    const values = world(4 * WEEK, 1, (slot, chance) => valueAt(slot, chance.gaussian()));
    expect(findPeriod(values, FIVE_MINUTES, all)?.label).toBe(label);
  });

  it.each([
    [2.8, undefined],
    [3, 'day'],
  ])('findPeriod(%d days) needs three cycles', (days, label) => {
    const values = world(days * DAY, 2, (slot, chance) => 5 * wave(slot, DAY) + chance.gaussian());
    expect(findPeriod(values, FIVE_MINUTES, ['day'])?.label).toBe(label);
  });

  it('findPeriod(values, step) leaves out a season that the step does not divide', () => {
    const values = world(2000, 3, (slot, chance) => 5 * wave(slot, 205.7) + chance.gaussian());
    expect(testPeriod(values, 7 * MINUTE, 'day')).toBeUndefined();
    expect(findPeriod(values, 7 * MINUTE, all)?.label).not.toBe('day');
  });

  it('findPeriod(values with a tenth missing) finds the same', () => {
    const values = world(2 * WEEK, 4, (slot, chance) =>
      chance.uniform() < 0.1 ? Number.NaN : 5 * wave(slot, DAY) + chance.gaussian(),
    );
    expect(findPeriod(values, FIVE_MINUTES, all)).toMatchObject({
      label: 'day',
      length: DAY,
      ms: 86_400_000,
    });
  });
});

describe('testPeriod', () => {
  it('testPeriod(values) tells a strength near 1 for a pure season and about 0 for noise', () => {
    const pure = testPeriod(
      world(10 * DAY, 5, (slot) => wave(slot, DAY)),
      FIVE_MINUTES,
      'day',
    );
    const noise = testPeriod(
      world(10 * DAY, 6, (_, chance) => chance.gaussian()),
      FIVE_MINUTES,
      'day',
    );
    expect(pure?.strength).toBeGreaterThan(0.95);
    expect(noise?.strength).toBeLessThan(0.02);
  });
});

describe('phaseMedians', () => {
  it('phaseMedians(values, length, isUsed) by hand', () => {
    const values = Float64Array.of(1, 10, Number.NaN, 3, 20, 5, 2, 60, 7);
    expect([...phaseMedians(values, 3, () => true)]).toEqual([2, 20, 6]);
    expect([...phaseMedians(values, 3, (cycle) => cycle === 0)]).toEqual([1, 10, 0]);
  });
});
