import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { gridPhaseMs, gridStepMs } from '../../src/series/step.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAY = Date.UTC(2026, 4, 19);

interface Scrape {
  readonly stepMs: number;
  readonly count: number;
  /** Each time is off by up to this much, in milliseconds or in what `unitMs` says. */
  readonly jitterMs: number;
  readonly unitMs?: number;
  /** One of so many times is lost. */
  readonly lostOneIn?: number;
}

function scrapeTimes(seed: number, { stepMs, count, jitterMs, unitMs = 1, lostOneIn }: Scrape): number[] {
  const random = xoroshiro128plus(seed);
  const jitter = Math.floor(jitterMs / unitMs);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const time = MAY + i * stepMs + uniformInt(random, -jitter, jitter) * unitMs;
    if (lostOneIn === undefined || uniformInt(random, 1, lostOneIn) > 1) times.push(time);
  }
  return times;
}

describe('gridStepMs', () => {
  it.each([
    [[], 0],
    [[MAY], 0],
    [[0, MINUTE], MINUTE],
    [[0, MINUTE, 2 * MINUTE, 5 * MINUTE], MINUTE],
    [[0, 5 * MINUTE, 6 * MINUTE, 7 * MINUTE], MINUTE],
    [[0, 7001, 14_002, 21_003], 7001],
    [[0, 1, 2], 1],
    [[-2 * HOUR, -HOUR, 0], HOUR],
    [[0, 59_990, 120_020, 179_980, 240_000], MINUTE],
    [[0, 70_010, 140_000, 209_970, 280_020], 70_000],
  ])('gridStepMs(%j) is %d', (times, step) => {
    expect(gridStepMs(times)).toBe(step);
  });

  const seeds = [1, 2, 3, 4, 5];
  it.each<[string, Scrape, number]>([
    ['minutes', { stepMs: MINUTE, count: 500, jitterMs: 0 }, MINUTE],
    ['minutes, ± 40 ms', { stepMs: MINUTE, count: 500, jitterMs: 40 }, MINUTE],
    [
      'minutes, ± 1 s in whole seconds',
      { stepMs: MINUTE, count: 500, jitterMs: SECOND, unitMs: SECOND },
      MINUTE,
    ],
    ['minutes, ± 20 s', { stepMs: MINUTE, count: 2000, jitterMs: 20 * SECOND }, MINUTE],
    ['minutes, a tenth lost', { stepMs: MINUTE, count: 500, jitterMs: 0, lostOneIn: 10 }, MINUTE],
    ['minutes, half of them lost', { stepMs: MINUTE, count: 500, jitterMs: 0, lostOneIn: 2 }, MINUTE],
    [
      'minutes, ± 20 s, a tenth lost',
      { stepMs: MINUTE, count: 2000, jitterMs: 20 * SECOND, lostOneIn: 10 },
      MINUTE,
    ],
    [
      '15 s, ± 30 ms, a tenth lost',
      { stepMs: 15 * SECOND, count: 500, jitterMs: 30, lostOneIn: 10 },
      15 * SECOND,
    ],
    ['hours, ± 3 min', { stepMs: HOUR, count: 500, jitterMs: 3 * MINUTE }, HOUR],
    ['days, a tenth lost', { stepMs: DAY, count: 100, jitterMs: 0, lostOneIn: 10 }, DAY],
  ])('gridStepMs(times) of %s', (_, scrape, step) => {
    expect(seeds.map((seed) => gridStepMs(scrapeTimes(seed, scrape)))).toEqual(seeds.map(() => step));
  });

  it.each([
    ['the longer part is the finer one', 700, 300, MINUTE],
    ['as many of each', 500, 500, MINUTE],
    ['the longer part is the coarser one', 100, 900, 5 * MINUTE],
  ])('gridStepMs(times) of minutes, then five minutes: %s', (_, fine, coarse, step) => {
    const minutes = Array.from({ length: fine + 1 }, (__, i) => MAY + i * MINUTE);
    const fives = Array.from({ length: coarse }, (__, i) => MAY + fine * MINUTE + (i + 1) * 5 * MINUTE);
    expect(gridStepMs([...minutes, ...fives])).toBe(step);
  });

  const manyTimes = fc
    .uniqueArray(fc.integer({ min: 0, max: 1e12 }), { minLength: 2, maxLength: 2000 })
    .map((times) => times.sort((a, b) => a - b));

  it('gridStepMs(times) never asks for more than 10,000 slots, or 20 a sample', () => {
    const bursts = [0, 1, 2, 3, 1e12];
    const long = Array.from({ length: 1000 }, (_, i) => i).concat(1e12);
    fc.assert(
      fc.property(manyTimes, (times) => {
        const step = gridStepMs(times);
        const span = times.at(-1)! - times[0]!;
        expect(step).toBeGreaterThan(0);
        expect(span / step).toBeLessThanOrEqual(Math.max(10_000, 20 * times.length));
      }),
      { seed: 1, examples: [[bursts], [long]] },
    );
  });

  it('gridStepMs(times) widens to a round step', () => {
    expect(gridStepMs([0, 1, 2, 3, 10_000 * MINUTE])).toBe(MINUTE);
    expect(gridStepMs([0, 1, 2, 3, 10_000 * 100 * DAY])).toBe(100 * DAY);
  });

  it('gridStepMs(times) does not change when all times move', () => {
    fc.assert(
      fc.property(manyTimes, fc.integer({ min: -1e12, max: 1e12 }), (times, byMs) => {
        expect(gridStepMs(times.map((time) => time + byMs))).toBe(gridStepMs(times));
      }),
      { seed: 1 },
    );
  });
});

describe('gridPhaseMs', () => {
  it.each([
    [[0, MINUTE, 2 * MINUTE], MINUTE, 0],
    [[17_000, 77_000, 137_000], MINUTE, 17_000],
    [[17_000, 77_000, 137_001, 197_002], MINUTE, 17_000],
    [[1, 60_000, 120_002, 180_000, 240_003, 300_000], MINUTE, 0],
    [[-55_000, 5000, 65_000], MINUTE, 5000],
    [[58_000, 119_000, 181_000, 242_000], MINUTE, 0],
    [[10_000, 71_000, 132_000, 193_000], MINUTE, 11_500],
  ])('gridPhaseMs(%j, %d) is %d', (times, step, phase) => {
    expect(gridPhaseMs(times, step)).toBe(phase);
  });

  it.each([
    [0, 40],
    [17 * SECOND, 40],
    [0, 20 * SECOND],
    [50 * SECOND, 20 * SECOND],
  ])('gridPhaseMs(times, step) finds %d ms under a jitter of ± %d ms', (phase, jitterMs) => {
    const times = scrapeTimes(7, { stepMs: MINUTE, count: 2000, jitterMs }).map((time) => time + phase);
    const off = Math.abs(gridPhaseMs(times, MINUTE) - phase);
    expect(Math.min(off, MINUTE - off)).toBeLessThan(Math.max(5, jitterMs / 20));
  });

  it('gridPhaseMs(times, step) lies in [0, step)', () => {
    const times = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 1e8 }), (timesMs, step) => {
        const phase = gridPhaseMs(timesMs, step);
        expect(phase).toBeGreaterThanOrEqual(0);
        expect(phase).toBeLessThan(step);
      }),
      { seed: 1 },
    );
  });
});
