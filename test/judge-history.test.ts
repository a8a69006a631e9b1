import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSeason } from '../src/judge-history.ts';
import { findPeriods, namedPeriods } from '../src/model/periods/periods.ts';
import type { Season } from '../src/options.ts';
import type { Series } from '../src/series/series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const seriesOf = (values: Float64Array, stepMs: number): Series => ({
  labels: { __name__: 'x' },
  name: 'x',
  startMs: Date.UTC(2026, 4, 4),
  stepMs,
  values,
});
const moving = (samples: number) => Float64Array.from({ length: samples }, (_, slot) => slot % 11);

describe('nextSeason', () => {
  it.each<[string, number, number, Season, ReturnType<typeof nextSeason>]>([
    // 2.9 days are 69.6 hours, 2.9 weeks 487.2.
    ['an hour', 60, HOUR / 60, 'auto', { label: 'day', ms: 4116 * (HOUR / 60) }],
    ['a day', 24, HOUR, 'auto', { label: 'day', ms: 46 * HOUR }],
    ['almost three days', 69, HOUR, 'auto', { label: 'day', ms: HOUR }],
    ['three days', 72, HOUR, 'auto', { label: 'week', ms: 416 * HOUR }],
    ['a fortnight', 336, HOUR, 'auto', { label: 'week', ms: 152 * HOUR }],
    ['three weeks', 504, HOUR, 'auto', null],
    ['ten days, one sample each', 10, DAY, 'auto', { label: 'week', ms: 11 * DAY }],
    ['a year, one sample a week', 52, 7 * DAY, 'auto', null],
    ['a day, no season wanted', 24, HOUR, 'none', null],
    ['a day, the hour wanted', 24, HOUR, 'hour', null],
    ['a day, the day wanted', 24, HOUR, 'day', { label: 'day', ms: 46 * HOUR }],
    ['a fortnight, the day wanted', 336, HOUR, 'day', null],
    ['a day, the week wanted', 24, HOUR, 'week', { label: 'week', ms: 464 * HOUR }],
  ])('nextSeason(%s)', (_, samples, stepMs, season, needs) => {
    expect(nextSeason(seriesOf(moving(samples), stepMs), season)).toEqual(needs);
  });

  it.each<[string, Float64Array]>([
    ['no sample', new Float64Array(0)],
    ['gaps', new Float64Array(24).fill(Number.NaN)],
    ['a constant', new Float64Array(24).fill(7)],
    ['a constant with gaps', Float64Array.from({ length: 24 }, (_, i) => (i % 3 === 0 ? Number.NaN : 7))],
  ])('nextSeason(%s) is none', (_, values) => {
    expect(nextSeason(seriesOf(values, HOUR), 'auto')).toBeNull();
  });

  it('nextSeason(series).ms is just enough for findPeriods to fit the season', () => {
    const fitted = (samples: number, stepMs: number, label: 'day' | 'week') =>
      findPeriods(moving(samples), stepMs, [label]).length === 1;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.constantFrom(HOUR / 4, HOUR, 4 * HOUR, 12 * HOUR),
        (samples, stepMs) => {
          const needs = nextSeason(seriesOf(moving(samples), stepMs), 'auto');
          const label = needs?.label as 'day' | 'week';
          expect(namedPeriods[label] / stepMs).toBeGreaterThanOrEqual(4);
          const enough = samples + (needs?.ms ?? 0) / stepMs;
          expect([enough - 1, enough].map((many) => fitted(many, stepMs, label))).toEqual([false, true]);
        },
      ),
      { numRuns: 50 },
    );
  });
});
