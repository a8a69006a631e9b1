import { describe, expect, it } from 'vitest';
import { roughSeasons, smoothedSeason } from '../../src/model/profile.ts';
import { Chance, world } from './worlds.ts';

const FIVE_MINUTES = 300_000;
const DAY = 288;
const WEEK = 7 * DAY;

const wave = (slot: number) => 10 * Math.sin((2 * Math.PI * slot) / DAY);
const isBatch = (slot: number) => slot % DAY === 40 || slot % DAY === 41;
const furthest = (found: Float64Array, expected: (slot: number) => number) =>
  found.reduce((most, one, slot) => Math.max(most, Math.abs(one - expected(slot))), 0);
const roughOf = (values: Float64Array, length = DAY) =>
  roughSeasons(values, [{ length }], FIVE_MINUTES)[0] ?? new Float64Array(0);

describe('roughSeasons', () => {
  it.each([
    ['nothing else', () => 0],
    ['a trend', (slot: number) => slot / 100],
    ['a week of incidents at ten places', (slot: number) => (slot % 700 < 24 ? 200 : 0)],
  ])('roughSeasons(a season and %s) is the season', (_, other) => {
    const values = world(14 * DAY, 1, (slot, chance) => wave(slot) + other(slot) + 0.1 * chance.gaussian());
    expect(furthest(roughOf(values), wave)).toBeLessThan(0.3);
  });

  it('roughSeasons(a fifth of the samples at ten σ) keeps every phase, even where half of its days are out', () => {
    for (let seed = 0; seed < 10; seed++) {
      const chance = new Chance(seed);
      const daysOut = new Int32Array(DAY);
      const values = Float64Array.from({ length: 14 * DAY }, (_, slot) => {
        const isOut = chance.uniform() < 0.2;
        if (isOut) daysOut[slot % DAY]! += 1;
        return wave(slot) + chance.gaussian() + (isOut ? 10 : 0);
      });
      expect(Math.max(...daysOut)).toBeGreaterThanOrEqual(6);
      // A fifth out moves a median, and so the trend, by a quarter of σ; six of fourteen by one and a half.
      expect(furthest(roughOf(values), wave)).toBeLessThan(2.5);
    }
  });

  it('roughSeasons(a batch of ten minutes each night) is as sharp as that, in noise too', () => {
    const nightly = (slot: number) => wave(slot) + (isBatch(slot) ? 30 : 0);
    const season = roughOf(world(14 * DAY, 2, (slot, chance) => nightly(slot) + chance.gaussian()));
    expect((season[40] ?? 0) - wave(40)).toBeGreaterThan(28);
    expect(furthest(season, nightly)).toBeLessThan(2);
  });

  it('roughSeasons(values, two periods) has the shorter first, and the longer in what that leaves', () => {
    const weekly = (slot: number) => (slot % WEEK >= 5 * DAY ? -5 : 2);
    const values = world(28 * DAY, 3, (slot, chance) => wave(slot) + weekly(slot) + 0.1 * chance.gaussian());
    const [day, week] = roughSeasons(values, [{ length: DAY }, { length: WEEK }], FIVE_MINUTES);
    expect(day?.[DAY / 4]).toBeCloseTo(wave(DAY / 4), 0);
    expect((week?.[2 * DAY] ?? 0) - (week?.[6 * DAY] ?? 0)).toBeCloseTo(7, 0);
  });

  it('roughSeasons(values, none) is none', () => {
    expect(roughSeasons(new Float64Array(10), [], FIVE_MINUTES)).toEqual([]);
  });
});

describe('smoothedSeason', () => {
  const repeated = (profile: Float64Array) =>
    Float64Array.from({ length: 10 * DAY }, (_, slot) => profile[slot % DAY] ?? 0);

  it('smoothedSeason(noise around a wave) is nearer to the wave than what it came from', () => {
    const noisy = repeated(world(DAY, 4, (slot, chance) => wave(slot) + 0.3 * chance.gaussian()));
    const away = (season: Float64Array) =>
      season.reduce((sum, one, slot) => sum + (one - wave(slot)) ** 2, 0);
    expect(away(smoothedSeason(noisy, DAY, FIVE_MINUTES, 1))).toBeLessThan(away(noisy) / 3);
  });

  it('smoothedSeason(a shape larger than the noise) leaves the shape', () => {
    const batch = repeated(Float64Array.from({ length: DAY }, (_, slot) => (isBatch(slot) ? 30 : 0)));
    expect(smoothedSeason(batch, DAY, FIVE_MINUTES, 1)).toEqual(batch);
    expect(smoothedSeason(batch, DAY, FIVE_MINUTES, 1000).every((value) => value === 0)).toBe(true);
  });

  it('smoothedSeason(few phases a cycle) changes nothing', () => {
    const hourly = world(240, 5, (slot) => Math.sin(7 * (slot % 24)));
    expect(smoothedSeason(hourly, 24, 3_600_000, 100)).toEqual(hourly);
  });
});
