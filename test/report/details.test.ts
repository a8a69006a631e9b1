import { describe, expect, it } from 'vitest';
import { detailsOf, reportedDetails } from '../../src/report/details.ts';
import { oneOfEachKind } from './one-of-each-kind.ts';

describe('detailsOf', () => {
  it.each([
    ['spike', {}],
    ['level-shift', { levelBefore: 10, levelAfter: 38 }],
    ['trend-change', { slopeBefore: 0.5, slopeAfter: 2 }],
    ['seasonal-change', { how: 'larger', period: 'day' }],
    ['restart', { counters: 3, of: 4 }],
    ['outside-limits', { limit: 90, rule: '<90' }],
    ['peer-outlier', { peers: 4 }],
  ] as const)('detailsOf(%s)', (kind, details) => {
    expect(detailsOf(oneOfEachKind[kind])).toEqual(details);
  });
});

describe('reportedDetails', () => {
  it.each([
    [
      { levelBefore: 1 / 3, levelAfter: 12_345_678_901 },
      { levelBefore: 0.333333333, levelAfter: 12_345_678_901 },
    ],
    [
      { slopeBefore: Number.NaN, slopeAfter: Number.POSITIVE_INFINITY },
      { slopeBefore: null, slopeAfter: null },
    ],
    [{ whose: 'all', missing: 4 } as const, { whose: 'all', missing: 4 }],
  ])('reportedDetails(%j) is safe in JSON', (details, told) => {
    expect(reportedDetails(details)).toEqual(told);
  });
});
