import { describe, expect, it } from 'vitest';
import { cyclePatterns } from '../../../src/model/recurring/cycle-patterns.ts';
import { Chance } from '../worlds.ts';
import { CYCLE, seasonOf } from './nights.ts';

/** Busy from 8 to 20 with a peak at 14, still at night. */
const busy = (hour: number) => Math.max(0, 20 * Math.sin((Math.PI * (hour - 8)) / 12));
/** Another day: busy in the evening only. */
const evening = (hour: number) => Math.max(0, 20 * Math.sin((Math.PI * (hour - 16)) / 8));

type Day = (hour: number) => number;

function days(count: number, of: (day: number) => Day): Float64Array {
  const chance = new Chance(7);
  return Float64Array.from({ length: count * CYCLE }, (_, slot) => {
    const hour = ((slot % CYCLE) * 24) / CYCLE;
    return 30 + of(Math.floor(slot / CYCLE))(hour) + chance.gaussian();
  });
}

const breaksOf = (values: Float64Array) =>
  cyclePatterns(seasonOf(values)).breaks.filter(({ decades }) => decades > 3);

describe('cyclePatterns', () => {
  it.each([
    ['another pattern', evening],
    ['no movement', () => 0],
  ])('cyclePatterns(season) finds the day of %s', (_, other) => {
    const found = breaksOf(days(21, (day) => (day === 10 ? other : busy)));
    expect(found.map(({ how }) => how)).toEqual(['pattern']);
    const middle = (found[0]!.firstSlot + found[0]!.lastSlot) / 2;
    expect(Math.abs(middle - 10.5 * CYCLE)).toBeLessThan(CYCLE / 2);
    expect(found[0]!.lastSlot - found[0]!.firstSlot + 1).toBe(CYCLE);
  });

  it.each([
    ['days that are alike', () => busy],
    ['a day on another level', (day: number) => (day === 10 ? (hour: number) => 25 + busy(hour) : busy)],
    [
      'an incident of some hours',
      (day: number) => (day === 10 ? (hour: number) => (hour > 8 && hour < 13 ? 60 : busy(hour)) : busy),
    ],
    ['Sundays of their own', (day: number) => (day % 7 === 6 ? evening : busy)],
    ['every fourth day of its own', (day: number) => (day % 4 === 2 ? evening : busy)],
    ['no season', () => () => 0],
  ])('cyclePatterns(season) finds nothing in %s', (_, of) => {
    expect(breaksOf(days(21, of))).toEqual([]);
  });

  it('cyclePatterns(season) of fewer than ten cycles finds nothing', () => {
    expect(cyclePatterns(seasonOf(days(9, (day) => (day === 5 ? evening : busy))))).toEqual({
      breaks: [],
      judged: 0,
    });
  });

  it('cyclePatterns(season) does not compare a day of which most is missing', () => {
    const values = days(21, (day) => (day === 10 ? evening : busy));
    values.fill(Number.NaN, 10.3 * CYCLE, 10.9 * CYCLE);
    expect(breaksOf(values)).toEqual([]);
  });
});
