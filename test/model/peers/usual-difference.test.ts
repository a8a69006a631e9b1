import { describe, expect, it } from 'vitest';
import { type DayParts, usualDifference } from '../../../src/model/peers/usual-difference.ts';
import { world } from '../worlds.ts';

const STEP_MS = 300_000;
const DAY = 288;
const series = (days: number, valueAt: (slot: number) => number) =>
  Float64Array.from({ length: days * DAY }, (_, slot) => valueAt(slot));
const day = (days: number): DayParts => ({
  partOf: Int32Array.from({ length: days * DAY }, (_, slot) => slot % DAY),
  parts: DAY,
  days,
});

describe('usualDifference', () => {
  it('usualDifference(a constant) is that constant, gaps or not', () => {
    const difference = series(10, (slot) => (slot % 7 === 0 ? Number.NaN : 4));
    expect(new Set(usualDifference(difference, STEP_MS, day(10)))).toEqual(new Set([4]));
  });

  it('usualDifference(a departure of half a day) does not take it for usual', () => {
    const usual = usualDifference(
      series(10, (slot) => (slot >= 1440 && slot < 1584 ? 9 : 0)),
      STEP_MS,
      undefined,
    );
    expect(new Set(usual)).toEqual(new Set([0]));
  });

  it('usualDifference(a change for good) takes it for usual a day later', () => {
    const usual = usualDifference(
      series(10, (slot) => (slot >= 1440 ? 9 : 0)),
      STEP_MS,
      undefined,
    );
    const taken = usual.indexOf(9);
    expect(taken).toBeGreaterThanOrEqual(1440 + DAY - 12);
    expect(taken).toBeLessThanOrEqual(1440 + DAY + 12);
  });

  it.each([
    [10, 9],
    [4, 0],
  ])('usualDifference(%i days with a nightly job) expects %i while it runs', (days, expected) => {
    const noise = world(days * DAY, 1, (_, chance) => 0.1 * chance.gaussian());
    const difference = noise.map((one, slot) => one + (slot % DAY < 6 ? 9 : 0));
    const usual = usualDifference(difference, STEP_MS, day(days));
    expect(usual[2 * DAY + 3]).toBeCloseTo(expected, 0);
    expect(usual[2 * DAY + 30]).toBeCloseTo(0, 0);
  });

  it('usualDifference(noise) learns nothing of the times of the day', () => {
    const noise = world(10 * DAY, 2, (_, chance) => chance.gaussian());
    expect(usualDifference(noise, STEP_MS, day(10))).toEqual(usualDifference(noise, STEP_MS, undefined));
  });
});
