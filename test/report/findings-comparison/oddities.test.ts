import { describe, expect, it } from 'vitest';
import { detectDefaults } from '../../../src/options.ts';
import { comparisonOddities } from '../../../src/report/findings-comparison/oddities.ts';
import { type MadeResult, madeResult } from './made-results.ts';

function told(old: MadeResult, now: MadeResult) {
  return comparisonOddities(madeResult(old), madeResult(now), 'new.json').map(({ code, what }) => [
    code,
    what,
  ]);
}

describe('comparisonOddities(old, now, path)', () => {
  it.each<[string, MadeResult, MadeResult]>([
    ['alike', { settings: { ...detectDefaults } }, { settings: { ...detectDefaults } }],
    ['of more time', { to: 500 }, { to: 999 }],
    ['of other series', { series: ['cpu'] }, { series: ['cpu', 'memory'] }],
    ['of nothing', { series: [] }, {}],
    [
      'read, told and judged otherwise',
      {},
      { settings: { input: 'csv', since: '-7d', judgeSince: '-1d', failOn: 'high', command: 'x' } },
    ],
  ])('has nothing to say of two that are %s', (_, old, now) => {
    expect(told(old, now)).toEqual([]);
  });

  it.each<[string, MadeResult, MadeResult, string, string]>([
    [
      'swapped',
      {},
      { to: 500 },
      'compare-order',
      'NEW ends at 2026-11-01T08:20:00Z, before OLD at 2026-11-01T16:39:00Z',
    ],
    [
      'made with other options',
      { settings: { detector: 'stl', budgetPerWeek: 0.5, falseDiscoveryRate: 0.5, select: [] } },
      { settings: { detector: 'iqr', budgetPerWeek: 0.1, select: ['cpu'] } },
      'compare-settings',
      'the two were made with different --select, --detector, --budget, --fdr: what changed may be due to that',
    ],
    [
      'made by two versions',
      { version: '0.1.0' },
      { version: '0.2.0' },
      'compare-version',
      'OLD is by aiops 0.1.0, NEW by 0.2.0: what changed may be due to that',
    ],
    [
      'about other metrics',
      { series: ['cpu'] },
      { series: ['memory'] },
      'compare-series',
      'no series is in both',
    ],
  ])('warns of two that are %s', (_, old, now, code, what) => {
    expect(told(old, now)).toEqual([[code, what]]);
  });

  it('names the command that made OLD', () => {
    const [warning] = comparisonOddities(
      madeResult({ settings: { season: 'day' } }),
      madeResult(),
      'new.json',
    );
    expect(warning).toMatchObject({
      place: 'new.json',
      fix: 'make NEW as OLD was made: aiops detect metrics.csv',
    });
  });
});
