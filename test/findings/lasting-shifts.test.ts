import { describe, expect, it } from 'vitest';
import { findLastingShifts } from '../../src/findings/lasting-shifts.ts';
import type { Judgement } from '../../src/model/detectors/detector.ts';
import { utcSlots } from '../model/worlds.ts';

const SLOTS = 240;

const series = (valueAt: (slot: number) => number, slots = SLOTS) =>
  Float64Array.from({ length: slots }, (_, slot) => valueAt(slot));

/** Blocks lie 25 slots apart, so that neighbouring ones are half above and half below: their MAD is a half. */
const unrest = (slot: number) => (slot % 2 === 0 ? 0.5 : -0.5);

interface Made {
  readonly shifts: readonly number[];
  /** The running level, and the values where nothing is said of them. */
  readonly level: Float64Array;
  readonly values?: Float64Array;
  readonly seasonal?: Float64Array;
  readonly threshold?: number;
}

function found({ shifts, level, values = level, seasonal = level.map(() => 0), threshold = 1e-3 }: Made) {
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
    decision: { threshold, joinedWithinSlots: 16 },
  });
}

/** From 10 to `to` at slot 100: four blocks lie before it (slots 87 … 12), six after it (slots 112 … 237). */
const stepTo = (to: number) => series((slot) => (slot < 100 ? 10 : to) + unrest(slot));
/** Standard error of the difference: 1.4826 × ½ × √(¼ + ⅙). */
const ERROR = 0.4785;

describe('findLastingShifts', () => {
  it('findLastingShifts(searched) without a step in the model finds none', () => {
    expect(found({ shifts: [], level: stepTo(100) })).toEqual([]);
  });

  it.each([
    ['up', 40],
    ['down', -20],
  ] as const)('findLastingShifts(searched) finds a step %s and its facts', (direction, to) => {
    const level = stepTo(to);
    // What is expected at slot 100 is half above the new level: the band goes from 2 below it to 3 above it.
    expect(found({ shifts: [100], level, values: series((slot) => level[slot]! + 1) })).toEqual([
      {
        ...{ kind: 'level-shift', direction, firstSlot: 100, lastSlot: 125, peakSlot: 100 },
        probability: expect.any(Number),
        ...{ value: to + 1.5, expected: 10, lower: 8, upper: 13, levelBefore: 10, levelAfter: to },
      },
    ]);
  });

  it('findLastingShifts(searched) says how probable: P(|T| > 6.869) with 5 degrees of freedom is 1 in 1000', () => {
    // A printed table of Student's t gives 6.869 as the two-sided 0.001 point at 5 degrees of freedom.
    const level = stepTo(10 + 6.869 * ERROR);
    expect(found({ shifts: [100], level, threshold: 1.001e-3 })[0]?.probability).toBeCloseTo(1e-3, 6);
    expect(found({ shifts: [100], level, threshold: 0.999e-3 })).toEqual([]);
  });

  it.each<[string, readonly number[], readonly number[]]>([
    ['at least three blocks before it', [63], [63]],
    ['two blocks before it', [62], []],
    ['at least three blocks after it', [177], [177]],
    ['two blocks after it', [178], []],
    ['three blocks up to the next', [70, 133], [70, 133]],
    ['two blocks up to the next', [70, 132], []],
  ])('findLastingShifts(a step with %s)', (_, shifts, told) => {
    const level = series((slot) => 100 * shifts.filter((at) => at <= slot).length + unrest(slot));
    expect(found({ shifts, level }).map(({ firstSlot }) => firstSlot)).toEqual(told);
  });

  it('findLastingShifts(searched) tells of several steps those that stand out of the scatter about them', () => {
    const level = series((slot) => (slot < 100 ? 0 : slot < 200 ? 1 : 60) + unrest(slot), 400);
    expect(found({ shifts: [100, 200], level })).toMatchObject([
      { firstSlot: 200, lastSlot: 225, levelBefore: 1, levelAfter: 60 },
    ]);
  });

  it.each<[string, (slot: number) => number]>([
    ['the 24 blocks next to a step', (slot) => (slot < 1500 - 13 - 23 * 25 ? 1000 : 0)],
    ['no gap', (slot) => (slot % 50 === 37 && slot < 1500 ? Number.NaN : 0)],
    ['no incident on the way', (slot) => (slot > 1200 && slot < 1300 ? 500 : 0)],
  ])('findLastingShifts(searched) makes a level of %s', (_, besides) => {
    const level = series((slot) => (slot < 1500 ? 10 : 40) + besides(slot), 2000);
    expect(found({ shifts: [1500], level })).toMatchObject([{ levelBefore: 10, levelAfter: 40 }]);
  });

  it('findLastingShifts(searched) expects what the old level foretold, season and all, and moves the band there', () => {
    const seasonal = series((slot) => (slot === 104 ? 7 : slot % 3));
    const level = stepTo(40);
    const values = series((slot) => level[slot]! + seasonal[slot]! + (slot === 104 ? 0 : 1));
    expect(found({ shifts: [100], level, values, seasonal })).toMatchObject([
      { peakSlot: 104, value: 47.5, expected: 17, lower: 15, upper: 20 },
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
    ['a step within the scatter of the blocks', { shifts: [100], level: stepTo(10 + 6 * ERROR) }],
    ['a step that is none', { shifts: [100], level: series(() => 10) }],
    ['three blocks, one of them a gap', { shifts: [63], level: stepTo(40).with(25, Number.NaN) }],
    ['a step of nothing but gaps', { shifts: [100], level: series(() => Number.NaN) }],
  ])('findLastingShifts(%s) finds none', (_, made) => {
    expect(found(made)).toEqual([]);
  });

  it('findLastingShifts(a step of a level that never moves else) is sure of it', () => {
    const shifts = found({ shifts: [100], level: series((slot) => (slot < 100 ? 10 : 10.001)) });
    expect(shifts).toMatchObject([{ firstSlot: 100, lastSlot: 125, levelBefore: 10, levelAfter: 10.001 }]);
    expect(shifts[0]!.probability).toBeLessThanOrEqual(1e-300);
  });
});
