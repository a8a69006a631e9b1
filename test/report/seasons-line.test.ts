import { describe, expect, it } from 'vitest';
import type { ReportedSeries } from '../../src/report/result.ts';
import { seasonsLine } from '../../src/report/seasons-line.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const lengths: Readonly<Record<string, number>> = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR };

type Strengths = Readonly<Record<string, number>>;
const withSeasons = (strengths: Strengths, needs: ReportedSeries['needs'] = null): ReportedSeries => {
  const periods = Object.entries(strengths).map(([label, strength]) => ({
    ms: lengths[label] ?? Number.parseInt(label, 10) * MINUTE,
    label,
    strength,
  }));
  return { periods, needs } as unknown as ReportedSeries;
};
const without = withSeasons({});
const needing = (label: string, hours: number) => withSeasons({}, { label, ms: hours * HOUR });

describe('seasonsLine', () => {
  it.each<[string, readonly ReportedSeries[], string]>([
    ['no series', [], 'season: '],
    ['a series without', [without], 'season: none'],
    ['one season', [withSeasons({ day: 0.8249 })], 'season: day in 1 series (strength 0.82)'],
    [
      'several, the shortest first',
      [
        withSeasons({ week: 0.5 }),
        withSeasons({ day: 0.84, hour: 0.2 }),
        without,
        withSeasons({ day: 0.31 }),
        withSeasons({ day: 0.4 }),
      ],
      'season: hour in 1 series (strength 0.2), day in 3 series (strength 0.31–0.84), week in 1 series (strength 0.5), none in 1',
    ],
    [
      'lengths of their own',
      [withSeasons({ '90min': 0.5, day: 0.3 }), withSeasons({ '5min': 1, '90min': 0.7 })],
      'season: 5min in 1 series (strength 1), 90min in 2 series (strength 0.5–0.7), day in 1 series (strength 0.3)',
    ],
    [
      'many lengths of their own',
      [withSeasons({ '7min': 0.3, '5min': 0.5, day: 0.3 }), withSeasons({ '9min': 1, '30min': 0.7 })],
      'season: day in 1 series (strength 0.3), 4 other lengths (5min–30min) in 2 series (strength 0.3–1)',
    ],
  ])('seasonsLine(%s)', (_, series, line) => {
    expect(seasonsLine(series)).toBe(line);
  });

  it.each<[string, readonly ReportedSeries[], string]>([
    ['46 hours of a day', [needing('day', 46)], 'a daily season needs 2 more days in 1 series'],
    ['a day of a day', [needing('day', 24)], 'a daily season needs 24 more hours in 1 series'],
    ['half an hour of a day', [needing('day', 0.5)], 'a daily season needs 1 more hour in 1 series'],
    ['just over a day', [needing('day', 24.1)], 'a daily season needs 2 more days in 1 series'],
    [
      'the same in all',
      [needing('week', 152), needing('week', 150)],
      'a weekly season needs 7 more days in 2 series',
    ],
    [
      'unlike amounts',
      [needing('week', 152), needing('day', 46), needing('day', 3)],
      'a daily season needs up to 2 more days in 2 series; a weekly season needs 7 more days in 1 series',
    ],
  ])('seasonsLine(series that need %s)', (_, series, needs) => {
    expect(seasonsLine(series)).toBe(`season: none; ${needs}`);
  });

  it('seasonsLine(series with a season that need another) tells both', () => {
    const series = [withSeasons({ day: 0.5 }, { label: 'week', ms: 152 * HOUR })];
    expect(seasonsLine(series)).toBe(
      'season: day in 1 series (strength 0.5); a weekly season needs 7 more days in 1 series',
    );
  });

  it('seasonsLine(very many series) takes time by the series, or would not end within the test', () => {
    const series = Array.from({ length: 200_000 }, (_, i) => withSeasons({ day: i % 2 }));
    expect(seasonsLine(series)).toBe('season: day in 200,000 series (strength 0–1)');
  });
});
