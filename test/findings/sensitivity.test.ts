import { describe, expect, it } from 'vitest';
import { decisionFor } from '../../src/findings/sensitivity.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

describe('decisionFor', () => {
  it.each([0.1, 0.3, 1, 24])(
    'decisionFor(%d, stepMs).threshold times the samples of a week is that, up to an hour of step',
    (budget) => {
      for (const stepMs of [1000, 15_000, MINUTE]) {
        expect(decisionFor(budget, stepMs).threshold * (WEEK / stepMs)).toBeCloseTo(budget, 12);
      }
    },
  );

  it('decisionFor(0.5, a minute) is half a sample in 10,080', () => {
    expect(decisionFor(0.5, MINUTE).threshold).toBe(0.5 / 10_080);
  });

  it('decisionFor(budgetPerWeek, stepMs) is never more than one in a hundred samples', () => {
    for (const budget of [0.1, 1, 1e9]) {
      expect(decisionFor(budget, WEEK).threshold).toBe(0.01);
      expect(decisionFor(budget, 52 * WEEK).threshold).toBe(0.01);
      expect(decisionFor(budget, 0).threshold).toBe(0);
    }
  });

  it.each([
    ['five minutes', 5 * MINUTE, 16],
    ['an hour', 60 * MINUTE, 12],
    ['a day', 24 * 60 * MINUTE, 2],
  ])('decisionFor(budgetPerWeek, %s) joins what is near in slots and in time', (_, stepMs, slots) => {
    expect(decisionFor(0.3, stepMs).joinedWithinSlots).toBe(slots);
  });
});
