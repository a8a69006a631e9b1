import { describe, expect, it } from 'vitest';
import { probabilityThreshold } from '../../src/findings/sensitivity.ts';
import { type Sensitivity, sensitivities } from '../../src/options.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

describe('probabilityThreshold', () => {
  it.each<[Sensitivity, number]>([
    ['low', 0.1],
    ['medium', 0.5],
    ['high', 1.5],
  ])(
    'probabilityThreshold(%j, stepMs) times the samples of a week is %d, up to an hour of step',
    (name, budget) => {
      for (const stepMs of [1000, 15_000, MINUTE, 60 * MINUTE]) {
        expect(probabilityThreshold(name, stepMs) * (WEEK / stepMs)).toBeCloseTo(budget, 12);
      }
    },
  );

  it("probabilityThreshold('medium', a minute) is half a sample in 10,080", () => {
    expect(probabilityThreshold('medium', MINUTE)).toBe(0.5 / 10_080);
  });

  it('probabilityThreshold(sensitivity, stepMs) is never more than one in a hundred samples', () => {
    for (const name of sensitivities) {
      expect(probabilityThreshold(name, WEEK)).toBe(0.01);
      expect(probabilityThreshold(name, 52 * WEEK)).toBe(0.01);
      expect(probabilityThreshold(name, 0)).toBe(0);
    }
  });
});
