import { describe, expect, it } from 'vitest';
import { findBreaks } from '../../src/findings/breaks.ts';
import { decisionFor } from '../../src/findings/sensitivity.ts';
import { stlRemainder } from '../../src/model/detectors/stl-remainder.ts';
import { type Chance, utcSlots, world } from '../model/worlds.ts';

const STEP_MS = 300_000;
const LENGTH = 3000;
const civilSlotOf = utcSlots(LENGTH);
const decision = decisionFor(0.5, STEP_MS);

const found = (valueAt: (slot: number, chance: Chance) => number, seed = 1) => {
  const values = world(LENGTH, seed, valueAt);
  const judgement = stlRemainder.judge({
    ...{ values, stepMs: STEP_MS, civilSlotOf, civilSlots: LENGTH, seasons: [] },
  });
  return findBreaks({ values, stepMs: STEP_MS, civilSlotOf, judgement, decision });
};
const between = (slot: number, from: number, to: number) => Number(slot >= from && slot < to);

describe('findBreaks', () => {
  it('findBreaks(noise) finds nothing', () => {
    for (const seed of [1, 2, 3, 4, 5]) expect(found((_, chance) => chance.gaussian(), seed)).toEqual([]);
  });

  it('findBreaks(a series whose noise is not normal) is undefined', () => {
    expect(found((_, chance) => chance.gaussian() ** 3)).toBeUndefined();
  });

  it.each([
    ['spike', 'up', (slot: number) => 6 * between(slot, 1000, 1080), 1000, 1079],
    ['dip', 'down', (slot: number) => -6 * between(slot, 1000, 1080), 1000, 1079],
    ['spike', 'up', (slot: number) => 12 * between(slot, 1000, 1002), 1000, 1001],
    ['level-shift', 'down', (slot: number) => -6 * between(slot, 1000, LENGTH), 1000, 1013],
  ] as const)('findBreaks finds a %s %s', (kind, direction, course, firstSlot, lastSlot) => {
    const findings = found((slot, chance) => 40 + course(slot) + chance.gaussian())!;
    expect(findings).toMatchObject([{ kind, direction, firstSlot, lastSlot }]);
    const { value, expected, lower, upper, probability } = findings[0]!;
    expect(Math.abs(expected - 40)).toBeLessThan(0.5);
    expect(upper - lower).toBeGreaterThan(4.8);
    expect(upper - lower).toBeLessThan(5.5);
    expect(Math.abs(value - expected)).toBeGreaterThan(6);
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(decision.threshold);
  });

  it('findBreaks tells the levels of a shift in the unit of the values', () => {
    const [shift] = found((slot, chance) => 400 + 60 * between(slot, 1000, LENGTH) + 10 * chance.gaussian())!;
    expect(shift).toMatchObject({ kind: 'level-shift' });
    if (shift?.kind !== 'level-shift') return;
    expect(Math.abs(shift.levelBefore - 400)).toBeLessThan(2);
    expect(Math.abs(shift.levelAfter - 460)).toBeLessThan(2);
  });

  it('findBreaks tells both slopes of a trend-change, per day', () => {
    const findings = found((slot, chance) => 0.05 * Math.max(0, slot - 1500) + chance.gaussian())!;
    expect(findings).toMatchObject([{ kind: 'trend-change', direction: 'up' }]);
    const [bend] = findings;
    if (bend?.kind !== 'trend-change') return;
    expect(Math.abs(bend.firstSlot - 1500)).toBeLessThan(30);
    expect(Math.abs(bend.slopeBefore)).toBeLessThan(3);
    expect(Math.abs(bend.slopeAfter - 0.05 * 288)).toBeLessThan(3);
  });

  it('findBreaks(a curve) finds nothing where a season was read into it', () => {
    const values = world(LENGTH, 3, (slot, chance) => slot / 50 + chance.gaussian());
    const judgement = stlRemainder.judge({
      ...{ values, stepMs: STEP_MS, civilSlotOf, civilSlots: LENGTH, seasons: [] },
    });
    const sawtooth = Float64Array.from(values, (_, slot) => (slot % 1000) / 100);
    const seasoned = { ...judgement, seasonal: [sawtooth] };
    const searched = { values, stepMs: STEP_MS, civilSlotOf, judgement: seasoned, decision };
    expect(findBreaks(searched)).toEqual([]);
  });

  it('findBreaks finds all of many equal plateaus', () => {
    const irregular = [110, 260, 500, 640, 777, 1003, 1230, 1300, 1550, 1790, 2010, 2301, 2466, 2700];
    const planted = found(
      (slot, chance) =>
        -5 * Number(irregular.some((from) => slot >= from && slot < from + 40)) + chance.gaussian(),
    )!;
    expect(planted.filter(({ kind }) => kind === 'dip').map(({ firstSlot }) => firstSlot)).toEqual(irregular);
  });
});
