import { describe, expect, it } from 'vitest';
import { decisionFor } from '../../src/findings/sensitivity.ts';
import { findTrendChanges } from '../../src/findings/trend-change.ts';
import { stlRemainder } from '../../src/model/detectors/stl-remainder.ts';
import { anyPeriod } from '../../src/model/periods/periods.ts';
import { type Chance, utcSlots, world } from '../model/worlds.ts';

const STEP_MS = 900_000;
const DAY = 96;
const LENGTH = 28 * DAY;
const civilSlotOf = utcSlots(LENGTH);
const decision = decisionFor(0.5, STEP_MS);

const found = (valueAt: (slot: number, chance: Chance) => number, seed = 1) => {
  const values = world(LENGTH, seed, valueAt);
  const judgement = stlRemainder.judge({
    ...{ values, stepMs: STEP_MS, civilSlotOf, civilSlots: LENGTH, seasons: anyPeriod },
  });
  return findTrendChanges({ values, stepMs: STEP_MS, civilSlotOf, judgement, decision });
};
const FROM = 14 * DAY;
const wave = (slot: number) => 5 * Math.sin((2 * Math.PI * slot) / DAY);
const heavy = (chance: Chance) => 0.3 * chance.gaussian() ** 3;

describe('findTrendChanges', () => {
  it.each([
    ['up', 1, 3],
    ['down', 1, -2],
  ] as const)(
    'findTrendChanges finds that a slope turns %s for good, beside a day',
    (direction, before, after) => {
      const course = (slot: number) =>
        (before * Math.min(slot, FROM) + after * Math.max(0, slot - FROM)) / DAY;
      const findings = found((slot, chance) => 100 + wave(slot) + course(slot) + heavy(chance));
      expect(findings).toMatchObject([{ kind: 'trend-change', direction }]);
      const bend = findings[0]!;
      expect(bend.firstSlot).toBeLessThanOrEqual(FROM + DAY);
      expect(bend.lastSlot).toBeGreaterThanOrEqual(FROM - DAY);
      expect(bend.lastSlot - bend.firstSlot).toBeLessThanOrEqual(4 * DAY);
      expect(bend.slopeBefore).toBeCloseTo(before, 0);
      expect(bend.slopeAfter).toBeCloseTo(after, 0);
      expect(bend.lower).toBeLessThan(bend.expected);
      expect(bend.upper).toBeGreaterThan(bend.expected);
      expect(bend.probability).toBeLessThan(decision.threshold);
    },
  );

  it.each([
    ['a line', (slot: number, chance: Chance) => slot / DAY + heavy(chance)],
    ['a step', (slot: number, chance: Chance) => 40 * Number(slot > FROM) + heavy(chance)],
    ['a day', (slot: number, chance: Chance) => wave(slot) + heavy(chance)],
  ])('findTrendChanges(%s) finds none', (_, valueAt) => {
    for (const seed of [1, 2, 3]) expect(found(valueAt, seed)).toEqual([]);
  });

  it('findTrendChanges(walks) finds none', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      let level = 0;
      const step = (_: number, chance: Chance) => {
        level += chance.gaussian();
        return level;
      };
      expect(found(step, seed)).toEqual([]);
    }
  });
});
