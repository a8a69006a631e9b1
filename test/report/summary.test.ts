import { expect, it } from 'vitest';
import type { FindingsResult, ReportedSeries } from '../../src/report/result.ts';
import { seriesLine, verdict } from '../../src/report/summary.ts';
import { perfectSeries } from './qualities.ts';

const cpu: ReportedSeries = {
  series: 'cpu',
  labels: {},
  derived: null,
  type: 'gauge',
  samples: 1440,
  missing: 3,
  stepMs: 60_000,
  from: '2026-11-07T00:00:00Z',
  to: '2026-11-08T00:02:00Z',
  periods: [],
  needs: null,
  levelShifts: [],
  model: 'trend',
  transform: 'none',
  quality: perfectSeries(1440),
  sources: null,
  reported: { from: null, samples: 1440, missing: 3 },
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

/** Of a run with three findings, of which a gate counts some. */
const runWith = (observed: number, summary: Partial<FindingsResult['summary']> = {}) =>
  ({
    findings: [
      ...Array.from({ length: observed }, () => ({ severity: 'high', explained: null, accepted: null })),
      ...Array.from({ length: 2 - observed }, () => ({
        severity: 'high',
        explained: 'a day',
        accepted: null,
      })),
      { severity: 'low', explained: 'a day unlike others', accepted: null },
    ],
    settings: { failOn: 'high' },
    baseline: null,
    summary: {
      bySeverity: { low: 1, medium: 0, high: 2, critical: 0 },
      byKind: {},
      series: 12,
      seriesWithFindings: 3,
      samples: 900,
      expectedFalseAlarms: 1.2,
      falseDiscoveryRate: null,
      coverage: { expected: 0.99, observed: 0.985 },
      unlikeDays: [],
      ...summary,
    },
    gate: {
      configured: true,
      passed: observed === 0,
      rules: [
        {
          rule: '--fail-on high',
          option: { name: 'fail-on', value: 'high' },
          series: null,
          level: 'error',
          passed: observed === 0,
          observed,
          limit: 0,
          unit: 'count',
          findings: [],
        },
      ],
    },
  }) as unknown as FindingsResult;

const found =
  '3 findings (2 high, 1 low) in 3 of 12 series; the budget allows 1 false alarm; 99% band holds 98.5%';

it.each<[string, FindingsResult, string]>([
  ['all count', runWith(2), `${found}. gate failed: 2 findings of at least high (--fail-on high)`],
  [
    'one does not',
    runWith(1),
    `${found}. gate failed: 1 finding of at least high, 1 explained or accepted (--fail-on high)`,
  ],
  [
    'none counts',
    runWith(0),
    `${found}. gate passed: no finding of at least high, 2 explained or accepted (--fail-on high)`,
  ],
  [
    'much was hidden and explained',
    runWith(2, {
      falseDiscoveryRate: { limit: 0.2, hidden: 12, expected: 0.6 },
      unlikeDays: [{ date: '2026-05-14', departing: 43, of: 58 }],
    }),
    `${found.replace('the budget allows 1 false alarm', '--fdr 0.2 allows 0.6 false alarms')}; --fdr 0.2 hid 12 findings; 1 finding explained: 2026-05-14 is unlike other days. gate failed: 2 findings of at least high (--fail-on high)`,
  ],
])('verdict(run of which %s)', (_, result, told) => {
  expect(verdict(result, 1)).toBe(`${told}. exit 1`);
});
