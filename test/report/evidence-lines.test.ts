import { describe, expect, it } from 'vitest';
import { evidenceLines } from '../../src/report/evidence-lines.ts';
import type { ReportedFinding } from '../../src/report/result.ts';

type Evidence = ReportedFinding['evidence'];
const evidence: Evidence = {
  lastSimilar: null,
  historyMs: 21 * 86_400_000,
  bandFactor: 2.39,
  chancePerWeek: 0.12,
  vanishes: {
    within: 125,
    budgetPerWeek: 0.12,
    minDurationMs: 1_080_000,
    minChange: 59.8,
    minChangeShare: 0.51,
  },
  confidenceWhy: 'its season (day) was seen 21 times',
  reproduce: 'aiops detect --select \'cpu{host="a"}\' a.csv',
};
const nothing = {
  within: null,
  budgetPerWeek: null,
  minDurationMs: 0,
  minChange: null,
  minChangeShare: null,
};

const textOf = (
  label: string,
  said: Partial<Evidence>,
  kind: ReportedFinding['kind'] = 'spike',
  direction: ReportedFinding['direction'] = 'up',
) => {
  const finding = { kind, direction, confidence: 'high', evidence: { ...evidence, ...said } } as const;
  return evidenceLines(finding, 'Asia/Kolkata').find((line) => line.label === label)?.text;
};

describe('evidenceLines', () => {
  it('evidenceLines(finding, tz) tells all of it, in order', () => {
    const finding = { kind: 'spike', direction: 'up', confidence: 'high', evidence } as const;
    expect(evidenceLines(finding, 'UTC')).toEqual([
      { label: 'before', text: 'the first in 21d that is as far above' },
      { label: 'how sure', text: 'outside a band 2.3 times as wide, too; by chance once in 8 weeks' },
      {
        label: 'hidden by',
        text: 'a value up to 125, --budget below 0.12/week, --min-duration over 18m, --min-change over 59.8 or 51%',
      },
      { label: 'confidence', text: 'high: its season (day) was seen 21 times' },
      { label: 'again', text: '$ aiops detect --select \'cpu{host="a"}\' a.csv' },
    ]);
  });

  it.each([
    ['spike', 'up', { lastSimilar: '2026-05-19T10:00:00Z' }, 'as far above last at 2026-05-19 15:30'],
    ['dip', 'down', { lastSimilar: '2026-05-19T10:00:00Z' }, 'as far below last at 2026-05-19 15:30'],
    ['level-shift', 'down', {}, 'the first in 21d that is as far below'],
    ['drift', 'up', { lastSimilar: '2026-05-19T10:00:00Z' }, 'the last as large began at 2026-05-19 15:30'],
    ['flatline', null, {}, 'the first as large in 21d'],
    ['spike', 'up', { historyMs: 0 }, 'nothing is known of the time before'],
    ['restart', null, { historyMs: null }, undefined],
  ] as const)('evidenceLines(%s %s with %j) tells what was before', (kind, direction, said, text) => {
    expect(textOf('before', said, kind, direction)).toBe(text);
  });

  const wide = 'outside a band';
  it.each([
    [499.2, null, `${wide} 490 times as wide, too; no matter of chance`],
    [10, null, `${wide} 10 times as wide, too; no matter of chance`],
    [2.3, null, `${wide} 2.3 times as wide, too; no matter of chance`],
    [1.09, null, 'no matter of chance'],
    [0.5, null, 'no matter of chance'],
    [0, null, 'no matter of chance'],
    [-3, null, 'no matter of chance'],
    [null, 7, 'by chance 7 times a week'],
    [null, 1, 'by chance once in 1 week'],
    [null, 0.3, 'by chance once in 3.3 weeks'],
    [null, 0.05, 'by chance once in 20 weeks'],
    [null, 0.01, 'by chance once in 1.9 years'],
    [null, 1e-4, 'by chance once in 190 years'],
    [null, 1e-20, 'by chance less than once in 1,000 years'],
  ])(
    'evidenceLines(band factor %d, %d by chance) tells how sure it is',
    (bandFactor, chancePerWeek, text) => {
      expect(textOf('how sure', { bandFactor, chancePerWeek })).toBe(text);
    },
  );

  it.each<[Partial<Evidence['vanishes']>, ReportedFinding['direction'], string | undefined]>([
    [{ within: 8 }, 'down', 'a value from 8'],
    [{ budgetPerWeek: 0.0123 }, 'up', '--budget below 0.012/week'],
    [{ budgetPerWeek: 1e-9 }, 'up', undefined],
    [{ minDurationMs: 60_000 }, null, '--min-duration over 1m'],
    [{ minChange: 12 }, 'up', '--min-change over 12'],
    [{}, null, undefined],
  ])('evidenceLines(vanishes %j) tells what hides it', (said, direction, text) => {
    expect(textOf('hidden by', { vanishes: { ...nothing, ...said } }, 'spike', direction)).toBe(text);
  });
});
