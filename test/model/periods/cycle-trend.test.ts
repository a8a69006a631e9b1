import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleMovement, cycleTrend } from '../../../src/model/periods/cycle-trend.ts';
import { world } from '../worlds.ts';

const NA = Number.NaN;
const wave = (slot: number, length: number) => Math.sin((2 * Math.PI * slot) / length);
const spreadOf = (values: Float64Array) => Math.max(...values) - Math.min(...values);

describe('cycleTrend', () => {
  it('cycleTrend(values, 16) is the midmean of each 16 samples, by hand', () => {
    // Of ten 4 and six 12 the middle eight are six 4 and two 12.
    const values = Float64Array.from({ length: 18 }, (_, slot) => (slot >= 6 && slot < 12 ? 12 : 4));
    expect([...cycleTrend(values, 16)]).toEqual(new Array(18).fill(6));
  });

  it('cycleTrend(a line with a spike, 16) is the line, by hand', () => {
    const values = Float64Array.from({ length: 18 }, (_, slot) => (slot === 3 ? 1000 : slot));
    expect([...cycleTrend(values, 16)]).toEqual(Array.from({ length: 18 }, (_, slot) => slot));
  });

  it.each([
    ['a whole cycle', 48],
    ['a long one', 288],
    ['a fraction', 205.714],
    ['a short one', 5],
    ['a short fraction', 4.5],
  ])('cycleTrend(a season, its length) has no trace of it: %s', (_, length) => {
    const values = world(2000, 1, (slot) => wave(slot, length));
    expect(spreadOf(cycleTrend(values, length))).toBeLessThan(length < 16 || length % 1 > 0 ? 0.2 : 1e-9);
  });

  it('cycleTrend(a season of two levels) does not jump between them', () => {
    const values = world(2000, 2, (slot, chance) => (slot % 50 < 25 ? 3 : 0) + 0.3 * chance.gaussian());
    expect(spreadOf(cycleTrend(values, 50))).toBeLessThan(1);
  });

  it('cycleTrend(a line) is the line, to the ends', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.integer({ min: 16, max: 90 }),
        (rise, length) => {
          const values = Float64Array.from({ length: 300 }, (_, slot) => 5 + rise * slot);
          cycleTrend(values, length).forEach((level, slot) => {
            expect(Math.abs(level - values[slot]!)).toBeLessThan(Math.abs(rise) + 1e-9);
          });
        },
      ),
      { seed: 1 },
    );
  });

  it('cycleTrend(a step, length, median) is sharper than the midmean, and neither passes the step on to the ends', () => {
    const values = world(1000, 3, (slot) => (slot < 500 ? 0 : 10));
    const off = (level: 'midmean' | 'median') =>
      cycleTrend(values, 160, level).reduce((sum, at, slot) => sum + Math.abs(at - values[slot]!), 0);
    expect(off('median')).toBeLessThan(off('midmean') / 3);
    expect([cycleTrend(values, 160)[0], cycleTrend(values, 160)[999]]).toEqual([0, 10]);
  });

  it('cycleTrend(values with incidents in a quarter of each cycle) passes them over', () => {
    const values = world(2000, 4, (slot) => (slot % 100 < 20 ? 50 : 1));
    expect([...cycleTrend(values, 100)].every((level) => level < 2)).toBe(true);
  });

  it.each([
    [[NA, NA, NA, NA], 4, [NA, NA, NA, NA]],
    [[1, NA, 1, 1, NA, NA, NA, NA, 1, 1], 4, new Array(10).fill(1)],
    [[7], 4, [7]],
    [[], 4, []],
  ])('cycleTrend(%j, %d) has gaps, or next to nothing', (values, length, expected) => {
    expect([...cycleTrend(Float64Array.from(values), length)]).toEqual(expected);
  });
});

describe('cycleTrend on a slope', () => {
  it('cycleTrend(a season on a steep line) has no trace of the season', () => {
    const values = world(2000, 6, (slot) => 5 * slot + wave(slot, 288));
    cycleTrend(values, 288).forEach((level, slot) => {
      expect(Math.abs(level - 5 * slot)).toBeLessThan(0.15);
    });
  });
});

describe('cycleMovement', () => {
  it('cycleMovement(values, length) is what the trend leaves', () => {
    const values = world(500, 5, (slot, chance) => slot + chance.gaussian());
    const trend = cycleTrend(values, 50);
    expect([...cycleMovement(values, 50)]).toEqual([...values].map((value, slot) => value - trend[slot]!));
  });
});
