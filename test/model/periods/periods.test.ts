import { describe, expect, it } from 'vitest';
import { findPeriods, type PeriodLabel } from '../../../src/model/periods/periods.ts';
import { world } from '../worlds.ts';

const MINUTE = 60_000;
const DAY = 288;
const WEEK = 7 * DAY;
const NA = Number.NaN;
const all: readonly PeriodLabel[] = ['hour', 'day', 'week', 'free'];
const wave = (slot: number, length: number) => Math.sin((2 * Math.PI * slot) / length);
const saw = (slot: number, length: number) => ((slot / length) % 1) * 4 - 2;
const dayOf = (slot: number) => Math.floor(slot / DAY);
const isWeekend = (slot: number) => slot % WEEK >= 5 * DAY;
const isNight = (slot: number) => slot % DAY >= 24 && slot % DAY < 28;
const working = (slot: number) => 5 + 2 * wave(slot, DAY);

type ValueAt = (slot: number, noise: number, uniform: number) => number;
const labelsOf = (values: Float64Array, stepMinutes: number, allowed = all) =>
  findPeriods(values, stepMinutes * MINUTE, allowed).map(({ label }) => label);

function made(samples: number, seed: number, valueAt: ValueAt): Float64Array {
  return world(samples, seed, (slot, chance) => valueAt(slot, chance.gaussian(), chance.uniform()));
}

describe('findPeriods', () => {
  it.each<[string, readonly string[], number, ValueAt]>([
    ['a day', ['day'], WEEK, (slot, noise) => 5 * wave(slot, DAY) + noise],
    ['a day in as much noise', ['day'], WEEK, (slot, noise) => wave(slot, DAY) + noise],
    ['a day on a steep trend', ['day'], 4 * WEEK, (slot, noise) => slot / 50 + 5 * wave(slot, DAY) + noise],
    [
      'a day with a step',
      ['day'],
      WEEK,
      (slot, noise) => 3 * wave(slot, DAY) + (slot > 900 ? 20 : 0) + noise,
    ],
    [
      'a day with spikes',
      ['day'],
      WEEK,
      (slot, noise, u) => 3 * wave(slot, DAY) + (u < 0.02 ? 50 : 0) + noise,
    ],
    [
      'a day with a fifth of it wrong',
      ['day'],
      WEEK,
      (slot, noise, u) => 3 * wave(slot, DAY) + (u < 0.2 ? 90 * u : 0) + noise,
    ],
    [
      'a day that grows',
      ['day'],
      WEEK,
      (slot, noise) => Math.exp(slot / 500) * (2 + wave(slot, DAY)) + 0.2 * noise,
    ],
    ['a day that multiplies', ['day'], WEEK, (slot, noise) => Math.exp(1.2 * wave(slot, DAY) + 0.3 * noise)],
    [
      'a day with a third missing',
      ['day'],
      WEEK,
      (slot, noise, u) => (u < 0.3 ? NA : 3 * wave(slot, DAY) + noise),
    ],
    [
      'a day of two humps',
      ['day'],
      15 * DAY,
      (slot, noise) => 4 * wave(slot, DAY) + 3 * wave(slot, DAY / 2) + noise,
    ],
    ['twenty minutes a night', ['day'], WEEK, (slot, noise) => (isNight(slot) ? 8 : 0) + noise],
    [
      'counts that are 0 but at night',
      ['day'],
      WEEK,
      (slot, _, u) => (isNight(slot) ? 20 + 5 * u : Math.floor(1.02 * u)),
    ],
    ['an hour', ['hour'], WEEK, (slot, noise) => (slot % 12 === 0 ? 3 : 0) + 0.3 * noise],
    [
      'an hour and a day',
      ['hour', 'day'],
      WEEK,
      (slot, noise) => (slot % 12 === 0 ? 3 : 0) + 5 * wave(slot, DAY) + 0.3 * noise,
    ],
    [
      'quiet weekends',
      ['day', 'week'],
      3 * WEEK,
      (slot, noise) => (isWeekend(slot) ? 1 : working(slot)) + 0.5 * noise,
    ],
    ['weekends without a day', ['week'], 4 * WEEK, (slot, noise) => (isWeekend(slot) ? 0 : 3) + noise],
    [
      'smaller weekends',
      ['day', 'week'],
      3 * WEEK,
      (slot, noise) => (isWeekend(slot) ? 0.8 : 1) * 5 * (1 + wave(slot, DAY)) + 0.5 * noise,
    ],
    [
      'three weeks with two holidays',
      ['day', 'week'],
      3 * WEEK,
      (slot, noise) => (isWeekend(slot) || [3, 10].includes(dayOf(slot)) ? 1 : working(slot)) + 0.5 * noise,
    ],
    [
      'three weeks with a step',
      ['day', 'week'],
      3 * WEEK,
      (slot, noise) => (isWeekend(slot) ? 1 : working(slot)) + (slot > 1.6 * WEEK ? 8 : 0) + 0.5 * noise,
    ],
    [
      'two weeks, too few for a week',
      ['day'],
      2 * WEEK,
      (slot, noise) => (isWeekend(slot) ? 0.4 : 1) * (6 + 5 * wave(slot, DAY)) + 0.5 * noise,
    ],
    ['a saw of 37 samples', ['3h5min'], 2000, (slot, noise) => saw(slot, 37) + 0.5 * noise],
    ['20.4 samples', ['102min'], 2000, (slot, noise) => 3 * wave(slot, 20.4) + noise],
    ['a job every 90 minutes', ['90min'], WEEK, (slot, noise) => (slot % 18 === 0 ? 6 : 0) + noise],
    [
      'a job every 6 hours, not the day that holds it',
      ['6h'],
      WEEK,
      (slot, noise) => (slot % 72 < 3 ? 8 : 0) + noise,
    ],
    [
      'a job every 90 minutes and a day',
      ['90min', 'day'],
      WEEK,
      (slot, noise) => (slot % 18 === 0 ? 6 : 0) + 5 * wave(slot, DAY) + noise,
    ],
    [
      '20.4 samples, a day and a week',
      ['102min', 'day', 'week'],
      3 * WEEK,
      (slot, noise) => 2 * wave(slot, 20.4) + (isWeekend(slot) ? 0.4 : 1) * (6 + 5 * wave(slot, DAY)) + noise,
    ],
    [
      'two that no calendar knows',
      ['3h5min', '10h50min'],
      3000,
      (slot, noise) => 2 * wave(slot, 37) + saw(slot, 130) + 0.7 * noise,
    ],
    ['half a day', ['12h'], 2 * WEEK, (slot, noise) => 4 * wave(slot, 144) + noise],
  ])('findPeriods(%s) are %j', (_, labels, samples, valueAt) => {
    expect(labelsOf(made(samples, 1, valueAt), 5)).toEqual(labels);
  });

  it.each<[string, number, ValueAt]>([
    ['noise', WEEK, (_, noise) => noise],
    ['a day in ten times the noise', WEEK, (slot, noise) => 0.1 * wave(slot, DAY) + noise],
    ['a constant', WEEK, () => 4],
    ['a line', WEEK, (slot, noise) => slot / 40 + noise],
    ['a step', WEEK, (slot, noise) => (slot > 700 ? 8 : 0) + noise],
    ['a few spikes', WEEK, (slot, noise) => ([77, 400, 1100].includes(slot) ? 30 : 0) + noise],
    ['noise with a long tail', WEEK, (_, noise) => Math.exp(1.2 * noise)],
    ['rare events', WEEK, (_, __, u) => (u < 0.03 ? 1 : 0)],
    ['two days', 2 * DAY, (slot, noise) => 3 * wave(slot, DAY) + noise],
    [
      'three days, the third of them missing',
      3 * DAY,
      (slot, noise) => (slot >= 2 * DAY ? NA : 3 * wave(slot, DAY) + noise),
    ],
    ['gaps only', WEEK, () => NA],
    ['no samples', 0, () => 0],
  ])('findPeriods(%s) are none', (_, samples, valueAt) => {
    expect(labelsOf(made(samples, 2, valueAt), 5)).toEqual([]);
  });

  it.each([
    [0.9, 1000, 1, 1],
    [0.9, 800, 60, 1],
    [1, 2016, 5, 4],
    [1, 1000, 60, 4],
  ])(
    'findPeriods(noise that keeps %d of itself, %d samples of %d min) are none but for %d in 100',
    (keeps, samples, step, most) => {
      let found = 0;
      for (let seed = 1; seed <= 100; seed++) {
        let level = 0;
        const values = made(samples, seed, (_, noise) => {
          level = keeps * level + noise;
          return level;
        });
        found += Math.min(1, labelsOf(values, step).length);
      }
      expect(found).toBeLessThanOrEqual(most);
    },
  );

  it.each([
    [15 / 60, 'hour', 8 * 240],
    [7, 'day', 2880],
    [60, 'day', 24 * 14],
    [360, 'day', 120],
    [360, 'week', 28 * 8],
  ] as const)(
    'findPeriods(values, %d min) finds what the step does not divide, and what has few samples: %s',
    (step, label, samples) => {
      const minutes = { hour: 60, day: 1440, week: 10_080 }[label];
      const values = made(samples, 3, (slot, noise) => 3 * wave(slot, minutes / step) + 0.5 * noise);
      const [found] = findPeriods(values, step * MINUTE, all);
      expect(found).toMatchObject({ label, ms: minutes * MINUTE });
      expect(found!.length).toBeCloseTo(minutes / step, 9);
    },
  );

  it('findPeriods(values) tells lengths in samples and time, and strengths below 1', () => {
    const values = made(4000, 4, (slot, noise) => 3 * wave(slot, 37) + noise);
    const [found] = findPeriods(values, 3000, all);
    expect(found!.length).toBeCloseTo(37, 1);
    expect(found!.ms).toBeCloseTo(found!.length * 3000, 9);
    expect(found!.label).toBe('111s');
    expect(found!.strength).toBeGreaterThan(0.5);
    expect(found!.strength).toBeLessThan(1);
  });

  it('findPeriods(values, step, allowed) finds nothing that is not allowed', () => {
    const values = made(
      3 * WEEK,
      5,
      (slot, noise) => (isWeekend(slot) ? 1 : working(slot)) + wave(slot, 20.4) + 0.3 * noise,
    );
    expect(labelsOf(values, 5, [])).toEqual([]);
    expect(labelsOf(values, 5, ['hour', 'day'])).toEqual(['day']);
    expect(labelsOf(values, 5, ['hour', 'day', 'week'])).toEqual(['day', 'week']);
    expect(labelsOf(values, 5, ['hour', 'free'])).toContain('102min');
    expect(labelsOf(values, 5, ['free'])).toContain('102min');
  });

  it('findPeriods(values, step, one season) measures it where it can be fitted, however weak', () => {
    const noise = made(WEEK, 6, (_, chance) => chance);
    const [told] = findPeriods(noise, 5 * MINUTE, ['day']);
    expect(told).toMatchObject({ label: 'day', length: DAY });
    expect(told!.strength).toBeLessThan(0.02);
    expect(findPeriods(noise, 5 * MINUTE, ['week'])).toEqual([]);
    expect(findPeriods(noise, 30 * MINUTE, ['hour'])).toEqual([]);
  });
});
