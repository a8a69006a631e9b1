import { expect, it } from 'vitest';
import type { ReportedSeries } from '../../src/report/result.ts';
import { seriesLine } from '../../src/report/summary.ts';
import { perfectSeries } from './qualities.ts';

const cpu: ReportedSeries = {
  series: 'cpu',
  labels: {},
  derived: null,
  type: 'gauge',
  samples: 1440,
  missing: 3,
  stepMs: 60_000,
  periods: [],
  needs: null,
  levelShifts: [],
  model: 'trend',
  transform: 'none',
  quality: perfectSeries(1440),
};
const day = { ms: 86_400_000, label: 'day', strength: 0.82 };
const week = { ms: 604_800_000, label: 'week', strength: 0.2 };
const shift = '2026-05-19T10:02:00Z';

it.each<[string, Partial<ReportedSeries>, string]>([
  ['a trend', {}, 'no season'],
  ['a season', { model: 'seasonal-trend', periods: [day] }, 'seasons day (0.82)'],
  [
    'seasons on a log scale',
    { model: 'seasonal-trend', periods: [day, week], transform: 'log' },
    'seasons day (0.82), week (0.2), on a log scale',
  ],
  [
    'a season on a root scale',
    { model: 'seasonal-trend', periods: [day], transform: 'sqrt' },
    'seasons day (0.82), on a root scale',
  ],
  ['a median', { model: 'median' }, 'no season, judged by its median'],
  ['a random walk', { model: 'random-walk', periods: [day] }, 'seasons day (0.82), wanders'],
  ['a level shift', { levelShifts: [shift] }, 'no season, 1 level shift'],
  ['level shifts', { levelShifts: [shift, shift] }, 'no season, 2 level shifts'],
])('seriesLine(series judged by %s)', (_, said, told) => {
  expect(seriesLine({ ...cpu, ...said })).toBe(`  cpu: gauge, 1,440 samples, 3 missing, step 1m, ${told}`);
});

it('seriesLine(series of odd samples) tells what is odd between step and model', () => {
  const quality = { ...cpu.quality, longestGapMs: 240_000, resets: 1, duplicates: 1, conflicts: 1 };
  expect(seriesLine({ ...cpu, quality })).toBe(
    '  cpu: gauge, 1,440 samples, 3 missing, step 1m, longest gap 4m, 1 reset, 2 samples twice, no season',
  );
});
