import { describe, expect, it } from 'vitest';
import { findDrifts } from '../../src/findings/drift.ts';
import { decisionFor } from '../../src/findings/sensitivity.ts';
import { stlRemainder } from '../../src/model/detectors/stl-remainder.ts';
import { anyPeriod } from '../../src/model/periods/periods.ts';
import { type Chance, utcSlots, world } from '../model/worlds.ts';

const STEP_MS = 900_000;
const DAY = 96;
const SPAN = 21 * DAY;
const BUDGET_PER_WEEK = 0.5;

const found = (valueAt: (slot: number, chance: Chance) => number, seed = 1) => {
  const values = world(SPAN, seed, valueAt);
  const civilSlotOf = utcSlots(SPAN);
  const judgement = stlRemainder.judge({
    ...{ values, stepMs: STEP_MS, civilSlotOf, civilSlots: SPAN, seasons: anyPeriod },
  });
  const decision = decisionFor(BUDGET_PER_WEEK, STEP_MS);
  return { judgement, drifts: findDrifts({ values, stepMs: STEP_MS, civilSlotOf, judgement, decision }) };
};

const FROM = 9 * DAY;
const TO = 14 * DAY;
const day = (slot: number) => 40 + 6 * Math.sin((2 * Math.PI * slot) / DAY);
/** Five days long, and back at once. */
const leak = (slot: number) => (slot < FROM || slot >= TO ? 0 : (20 * (slot - FROM)) / (TO - FROM));

describe('findDrifts', () => {
  it.each([
    ['up', 1],
    ['down', -1],
  ] as const)(
    'findDrifts(searched) finds a drift %s: where, how far, and what the old level foretold',
    (direction, sign) => {
      const { drifts } = found((slot, chance) => day(slot) + sign * leak(slot) + chance.gaussian());
      expect(drifts).toMatchObject([{ kind: 'drift', direction }]);
      const drift = drifts[0]!;
      expect(Math.abs(drift.firstSlot - FROM)).toBeLessThanOrEqual(DAY / 2);
      expect(Math.abs(drift.lastSlot - TO)).toBeLessThanOrEqual(DAY / 2);
      expect(Math.abs(drift.levelBefore - 40)).toBeLessThan(1);
      expect(Math.abs(drift.levelAfter - 40 - sign * 20)).toBeLessThan(3);
      expect(drift.peakSlot).toBeGreaterThan(TO - DAY);
      expect(drift.peakSlot).toBeLessThan(TO);
      expect(Math.abs(drift.expected - day(drift.peakSlot))).toBeLessThan(1.5);
      expect(drift.lower).toBeLessThan(drift.expected);
      expect(drift.upper).toBeGreaterThan(drift.expected);
      expect(sign * (drift.value - drift.expected)).toBeGreaterThan(15);
      expect(drift.probability).toBeGreaterThan(0);
      expect(drift.probability).toBeLessThan(decisionFor(BUDGET_PER_WEEK, STEP_MS).threshold / 100);
    },
  );

  it.each<[string, (slot: number, chance: Chance) => number]>([
    ['a season', (slot, chance) => day(slot) + chance.gaussian()],
    ['a step', (slot, chance) => day(slot) + (slot < FROM ? 0 : 10) + chance.gaussian()],
    ['steady growth', (slot, chance) => day(slot) + slot / 50 + chance.gaussian()],
    ['a daily saw', (slot, chance) => (slot % DAY) / 4 + chance.gaussian()],
    ['a constant', () => 3],
    ['no value', () => Number.NaN],
  ])('findDrifts(%s) finds none', (_, valueAt) => {
    expect(found(valueAt).drifts).toEqual([]);
  });
});
