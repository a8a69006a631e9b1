import { expect, it } from 'vitest';
import type { ReportedSeries } from '../../src/report/result.ts';
import { seasonsLine } from '../../src/report/summary.ts';

const withSeason = (label: string, strength: number) =>
  ({ periods: [{ ms: 1, label, strength }] }) as unknown as ReportedSeries;
const without = { periods: [] } as unknown as ReportedSeries;

it.each<[readonly ReportedSeries[], string]>([
  [[], 'season: '],
  [[without], 'season: none'],
  [[withSeason('day', 0.8249)], 'season: day in 1 series (strength 0.82)'],
  [
    [
      withSeason('week', 0.5),
      withSeason('day', 0.84),
      without,
      withSeason('day', 0.31),
      withSeason('day', 0.4),
    ],
    'season: day in 3 series (strength 0.31–0.84), week in 1 series (strength 0.5), none in 1',
  ],
])('seasonsLine(%j)', (series, line) => {
  expect(seasonsLine(series)).toBe(line);
});

it('seasonsLine(very many series) takes time by the series, not by their square', () => {
  const series = Array.from({ length: 200_000 }, (_, i) => withSeason('day', i % 2));
  const startMs = performance.now();
  expect(seasonsLine(series)).toBe('season: day in 200,000 series (strength 0–1)');
  expect(performance.now() - startMs).toBeLessThan(5000);
});
