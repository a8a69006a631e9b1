import { describe, expect, it } from 'vitest';
import { decompose } from '../../src/model/decompose.ts';
import type { PeriodLabel } from '../../src/model/periods.ts';
import { utcSlots, world } from './worlds.ts';

const FIVE_MINUTES = 300_000;
const DAY = 288;
const all: readonly PeriodLabel[] = ['hour', 'day', 'week'];
const utc = (values: Float64Array) => ({ slotOf: utcSlots(values.length), length: values.length });
const wave = (slot: number) => 10 * Math.sin((2 * Math.PI * slot) / DAY);

describe('decompose', () => {
  it('decompose(values) gives a season, and a trend that its incidents do not bend', () => {
    const values = world(14 * DAY, 1, (slot, chance) => 100 + wave(slot) + chance.gaussian());
    values.fill(300, 1000, 1012);
    const { trend, seasonal, period } = decompose(values, FIVE_MINUTES, utc(values), all);
    expect(period?.label).toBe('day');
    for (let slot = 0; slot < values.length; slot++) {
      expect(Math.abs((trend[slot] ?? 0) + (seasonal[slot] ?? 0) - 100 - wave(slot))).toBeLessThan(2.5);
    }
  });

  it('decompose(three weeks, an incident in one) leaves no ghost in the other two', () => {
    const quiet = (slot: number) => (slot % (7 * DAY) >= 5 * DAY ? 20 : 60 + 2 * wave(slot));
    const values = world(21 * DAY, 2, (slot, chance) => quiet(slot) + chance.gaussian());
    const incident = 15 * DAY + 100;
    values.fill(300, incident, incident + 12);
    const { trend, seasonal, period } = decompose(values, FIVE_MINUTES, utc(values), all);
    expect(period?.label).toBe('week');
    for (let slot = incident - 7 * DAY; slot < incident - 7 * DAY + 12; slot++) {
      expect(Math.abs((trend[slot] ?? 0) + (seasonal[slot] ?? 0) - quiet(slot))).toBeLessThan(6);
    }
  });

  it('decompose(values, none) has a trend alone, in which a step stays a step', () => {
    const values = world(10 * DAY, 3, (slot, chance) => (slot < 5 * DAY ? 10 : 50) + chance.gaussian());
    const { trend, seasonal, period } = decompose(values, FIVE_MINUTES, utc(values), []);
    expect(period).toBeUndefined();
    expect(seasonal.every((part) => part === 0)).toBe(true);
    expect(trend[5 * DAY - 20]).toBeLessThan(12);
    expect(trend[5 * DAY + 20]).toBeGreaterThan(48);
  });

  it('decompose(values, one season) fits what it is told, and nothing where it cannot', () => {
    const values = world(3 * DAY, 4, (_, chance) => chance.gaussian());
    expect(decompose(values, FIVE_MINUTES, utc(values), ['day']).period?.label).toBe('day');
    expect(decompose(values, FIVE_MINUTES, utc(values), ['week']).period).toBeUndefined();
  });

  it('decompose(values, civil slots) keeps nine o’clock at nine o’clock when the clock changes', () => {
    // Step of an hour; after slot 240 the civil clock is one hour ahead.
    const hours = 480;
    const slotOf = Int32Array.from({ length: hours }, (_, slot) => (slot < 240 ? slot : slot + 1));
    const values = Float64Array.from(slotOf, (civil) => (civil % 24 === 9 ? 100 : civil % 24));
    const { trend, seasonal } = decompose(values, 3_600_000, { slotOf, length: hours + 1 }, ['day']);
    for (let slot = 24; slot < hours - 24; slot++) {
      expect((trend[slot] ?? 0) + (seasonal[slot] ?? 0)).toBeCloseTo(values[slot] ?? 0, 0);
    }
  });

  it.each([
    ['nothing', [], []],
    ['one sample', [5], [5]],
    ['two', [5, 7], [6, 6]],
    ['a gap alone', [Number.NaN, Number.NaN], [Number.NaN, Number.NaN]],
    ['a few', [1, 2, Number.NaN, 9], [2, 2, 2, 2]],
  ])('decompose(%s) has the median as its trend', (_, list, expected) => {
    const values = Float64Array.from(list);
    expect([...decompose(values, FIVE_MINUTES, utc(values), all).trend]).toEqual(expected);
  });
});
