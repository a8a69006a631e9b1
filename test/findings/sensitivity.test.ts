import { describe, expect, it } from 'vitest';
import { decisionFor } from '../../src/findings/sensitivity.ts';
import { type Sensitivity, sensitivities } from '../../src/options.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

describe('decisionFor', () => {
  it.each<[Sensitivity, number]>([
    ['low', 0.1],
    ['medium', 0.5],
    ['high', 1.5],
  ])('decisionFor(%j, stepMs) times the samples of a week is %d, up to an hour of step', (name, budget) => {
    for (const stepMs of [1000, 15_000, MINUTE, 60 * MINUTE]) {
      expect(decisionFor(name, stepMs).threshold * (WEEK / stepMs)).toBeCloseTo(budget, 12);
    }
  });

  it("decisionFor('medium', a minute) is half a sample in 10,080", () => {
    expect(decisionFor('medium', MINUTE).threshold).toBe(0.5 / 10_080);
  });

  it('decisionFor(sensitivity, stepMs) is never more than one in a hundred samples', () => {
    for (const name of sensitivities) {
      expect(decisionFor(name, WEEK).threshold).toBe(0.01);
      expect(decisionFor(name, 52 * WEEK).threshold).toBe(0.01);
      expect(decisionFor(name, 0).threshold).toBe(0);
    }
  });

  it.each([
    ['five minutes', 5 * MINUTE, 16],
    ['an hour', 60 * MINUTE, 12],
    ['a day', 24 * 60 * MINUTE, 2],
  ])('decisionFor(sensitivity, %s) joins what is near in slots and in time', (_, stepMs, slots) => {
    expect(decisionFor('medium', stepMs).joinedWithinSlots).toBe(slots);
  });
});
