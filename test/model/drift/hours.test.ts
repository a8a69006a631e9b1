import { describe, expect, it } from 'vitest';
import { hoursOf, quarterDays } from '../../../src/model/drift/hours.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const rising = (length: number) => Float64Array.from({ length }, (_, slot) => slot);

describe('hoursOf', () => {
  it('hoursOf(level of half hours) means two at a time, ending with the series', () => {
    expect(hoursOf(rising(5), rising(5), 30 * MINUTE)).toEqual({
      ...{ levels: Float64Array.of(1.5, 3.5), offset: 1 },
      ...{ blockSlots: 2, perDay: 24 },
    });
  });

  it('hoursOf(level with gaps) keeps the level before a gap, and begins with the first', () => {
    const { NaN: gap } = Number;
    const values = Float64Array.of(gap, gap, 5, 6, gap, gap, 8, gap);
    expect([...hoursOf(rising(8), values, 30 * MINUTE).levels]).toEqual([2, 2.5, 2.5, 6]);
  });

  it.each([
    ['days', 24 * HOUR, 1],
    ['weeks', 7 * 24 * HOUR, 1],
    ['six hours', 6 * HOUR, 4],
  ])('hoursOf(level of %s) has a block a slot', (_, stepMs, perDay) => {
    expect(hoursOf(rising(9), rising(9), stepMs)).toEqual({
      ...{ levels: rising(9), offset: 0, blockSlots: 1, perDay },
    });
  });

  it('hoursOf(level without a value) is level', () => {
    const none = new Float64Array(4).fill(Number.NaN);
    expect([...hoursOf(none, none, HOUR).levels]).toEqual([0, 0, 0, 0]);
  });
});

describe('quarterDays', () => {
  it('quarterDays(hours) are medians of six, ending with the series', () => {
    const quarters = quarterDays(hoursOf(rising(14), rising(14), HOUR));
    expect(quarters).toEqual({
      ...{ levels: Float64Array.of(4.5, 10.5), offset: 2 },
      ...{ blockSlots: 6, perDay: 4 },
    });
  });

  it.each([
    ['six hours', 6 * HOUR],
    ['a day', 24 * HOUR],
  ])('quarterDays(blocks of %s) are the same', (_, stepMs) => {
    const blocks = hoursOf(rising(9), rising(9), stepMs);
    expect(quarterDays(blocks)).toBe(blocks);
  });
});
