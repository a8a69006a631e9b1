import { describe, expect, it } from 'vitest';
import { isOngoing, type JudgedRange } from '../../src/baseline/judged-range.ts';
import type { FindingToKnow } from '../../src/baseline/match.ts';

const SERIES: readonly JudgedRange[] = [
  {
    series: 'rate(requests{job="api"})',
    labels: { __name__: 'requests', job: 'api' },
    stepMs: 60_000,
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-20T00:00:00Z',
  },
  {
    series: 'cpu{job="db"}',
    labels: { __name__: 'cpu', job: 'db' },
    stepMs: 60_000,
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-21T00:00:00Z',
  },
  { series: 'none', labels: { __name__: 'none' }, stepMs: 0, from: null, to: null },
];

describe('isOngoing', () => {
  it.each<[string, string, boolean]>([
    ['rate(requests{job="api"})', '2026-11-20T00:00:00Z', true],
    ['rate(requests{job="api"})', '2026-11-19T23:57:00Z', true],
    ['rate(requests{job="api"})', '2026-11-19T23:56:59Z', false],
    ['cpu{job="db"}', '2026-11-20T00:00:00Z', false],
    ['{job="api"}', '2026-11-20T00:00:00Z', true],
    ['{job="db"}', '2026-11-21T00:00:00Z', true],
    ['none', '2026-11-21T00:00:00Z', false],
  ])('isOngoing(finding in %s to %s) is %s', (series, end, expected) => {
    const finding: FindingToKnow = { id: 'a', kind: 'restart', series, start: end, end, direction: null };
    expect(isOngoing(finding, SERIES)).toBe(expected);
  });
});
