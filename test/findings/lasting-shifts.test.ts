import { describe, expect, it } from 'vitest';
import { findLastingShifts } from '../../src/findings/lasting-shifts.ts';
import type { Judgement } from '../../src/model/detectors/detector.ts';
import { utcSlots } from '../model/worlds.ts';

const SLOTS = 240;
const decision = { threshold: 1e-3, joinedWithinSlots: 16 };

const series = (valueAt: (slot: number) => number, slots = SLOTS) =>
  Float64Array.from({ length: slots }, (_, slot) => valueAt(slot));

/** Two slots an odd number apart differ by one, so that the usual step of the level is 1.4826: one MAD in σ. */
const unrest = (slot: number) => (slot % 2 === 0 ? 0.5 : -0.5);
const USUAL = 1.4826;

interface Made {
  readonly shifts: readonly number[];
  /** The running level, and the values where nothing is said of them. */
  readonly level: Float64Array;
  readonly values?: Float64Array;
  readonly seasonal?: Float64Array;
  readonly threshold?: number;
}

function found({ shifts, level, values = level, seasonal = series(() => 0), threshold = 1e-3 }: Made) {
  const expected = level.map((value, slot) => value + seasonal[slot]!);
  const judgement: Judgement = {
    model: 'seasonal-trend',
    transform: 'none',
    expected,
    lower: expected.map((value) => value - 2),
    upper: expected.map((value) => value + 3),
    trend: level,
    seasonal: [seasonal],
    level,
    foretold: (at, slot) => at + seasonal[slot]!,
    shifts,
    probability: values.map(() => 1),
    periods: [],
    isLearned: true,
  };
  return findLastingShifts({
    ...{ values, stepMs: 300_000, civilSlotOf: utcSlots(values.length), judgement },
    decision: { ...decision, threshold },
  });
}

/** From 10 to `to` at slot 100. */
const stepTo = (to: number) => series((slot) => (slot < 100 ? 10 : to) + unrest(slot));
const placesOf = (shifts: readonly number[], level: Float64Array) =>
  found({ shifts, level }).map(({ firstSlot, lastSlot }) => [firstSlot, lastSlot]);

describe('findLastingShifts', () => {
  it('findLastingShifts(searched) without a step in the model finds none', () => {
    expect(found({ shifts: [], level: stepTo(100) })).toEqual([]);
  });

  it.each([
    ['up', 40],
    ['down', -20],
  ] as const)('findLastingShifts(searched) finds a step %s and its facts', (direction, to) => {
    // Slot 87 is odd, slot 112 is even.
    const [shift, ...others] = found({ shifts: [100], level: stepTo(to), values: series(() => to) });
    expect(others).toEqual([]);
    expect(shift).toEqual({
      ...{ kind: 'level-shift', direction, firstSlot: 100, lastSlot: 125, peakSlot: 100 },
      probability: expect.any(Number),
      ...{ value: to, expected: 9.5, lower: 7.5, upper: 12.5, levelBefore: 9.5, levelAfter: to + 0.5 },
    });
  });

  it('findLastingShifts(searched) says how probable: P(|T| > 6.869) with 5 degrees of freedom is 1 in 1000', () => {
    // A printed table of Student's t: two-sided 0.001 at 5 degrees of freedom is 6.869. The levels differ by one more.
    const level = stepTo(10 + 6.869 * USUAL - 1);
    expect(found({ shifts: [100], level, threshold: 1.001e-3 })[0]?.probability).toBeCloseTo(1e-3, 6);
    expect(found({ shifts: [100], level, threshold: 0.999e-3 })).toEqual([]);
  });

  it.each<[string, readonly number[], readonly number[][]]>([
    ['26 slots', [100], [[100, 125]]],
    [
      'the next step',
      [100, 120],
      [
        [100, 119],
        [120, 145],
      ],
    ],
    ['the end', [220], [[220, 239]]],
    ['the end, from the last slot', [239], [[239, 239]]],
    ['26 slots, from where little is known of before', [5], [[5, 30]]],
  ])('findLastingShifts(searched) tells a step up to %s', (_, shifts, places) => {
    const level = series((slot) => 100 * shifts.filter((shift) => shift <= slot).length + unrest(slot));
    expect(placesOf(shifts, level)).toEqual(places);
  });

  it('findLastingShifts(searched) tells of several steps those that stand out of what the level usually moves', () => {
    const level = series((slot) => (slot < 60 ? 0 : slot < 150 ? 3 : 60) + unrest(slot));
    expect(placesOf([60, 150], level)).toEqual([[150, 175]]);
  });

  it('findLastingShifts(searched) expects what the old level foretold, season and all, and moves the band there', () => {
    const seasonal = series((slot) => (slot === 104 ? 7 : slot % 3));
    const level = stepTo(40);
    const values = series((slot) => level[slot]! + seasonal[slot]! + (slot === 104 ? 0 : 1));
    expect(found({ shifts: [100], level, values, seasonal })).toMatchObject([
      { peakSlot: 104, value: 47.5, expected: 16.5, lower: 14.5, upper: 19.5 },
    ]);
  });

  it.each<[string, Readonly<Record<number, number>>, number]>([
    ['nearest to the new level', { 110: 0.1, 104: -0.2 }, 110],
    ['nearest to the new level, from below', { 104: -0.1, 110: 0.2 }, 104],
    ['first of several that are as near', { 104: 0, 110: 0 }, 104],
    ['there, where others are missing', { 100: Number.NaN, 101: Number.NaN, 102: 0.5 }, 102],
    ['told, not after it', { 126: 0, 108: 2 }, 108],
  ])('findLastingShifts(searched) has its peak at the sample that is %s', (_, off, peakSlot) => {
    const level = stepTo(40);
    const values = level.map((value, slot) => value + (off[slot] ?? 5));
    expect(found({ shifts: [100], level, values })).toMatchObject([{ peakSlot, value: values[peakSlot] }]);
  });

  it.each<[string, Made]>([
    ['a step in a level that moves as much every day', { shifts: [100], level: stepTo(14) }],
    ['a step that is none', { shifts: [100], level: series(() => 10) }],
    ['a series too short to say what is usual', { shifts: [12], level: series((slot) => slot * slot, 24) }],
  ])('findLastingShifts(%s) finds none', (_, made) => {
    expect(found(made)).toEqual([]);
  });

  it('findLastingShifts(a step of a level that never moves else) is sure of it', () => {
    const shifts = found({ shifts: [100], level: series((slot) => (slot < 100 ? 10 : 10.001)) });
    expect(shifts).toMatchObject([{ firstSlot: 100, lastSlot: 125, levelBefore: 10, levelAfter: 10.001 }]);
    expect(shifts[0]!.probability).toBeLessThan(1e-300);
  });
});
