import { expect, it } from 'vitest';
import type { FindingsResult } from '../../src/report/result.ts';
import { runNotes } from '../../src/report/run-notes.ts';

const day = (date: string) => ({ date, departing: 43, of: 58 });
const silent = {
  falseDiscoveryRate: null,
  coverage: { expected: 0.99, observed: null },
  unlikeDays: [],
};

it.each<[string, Partial<FindingsResult['summary']>, number, string[]]>([
  ['nothing to say', {}, 0, []],
  ['a band', { coverage: { expected: 0.99, observed: 0.9888 } }, 0, ['99% band holds 98.9%']],
  ['a band that holds all', { coverage: { expected: 0.99, observed: 1 } }, 0, ['99% band holds 100%']],
  ['a rate that hid nothing', { falseDiscoveryRate: { limit: 0.2, hidden: 0, expected: 1 } }, 0, []],
  [
    'a rate that hid one',
    { falseDiscoveryRate: { limit: 0.2, hidden: 1, expected: 1 } },
    0,
    ['--fdr 0.2 hid 1 finding'],
  ],
  [
    'a rate that hid many',
    { falseDiscoveryRate: { limit: 0.05, hidden: 1234, expected: 1 } },
    0,
    ['--fdr 0.05 hid 1,234 findings'],
  ],
  ['a day that explains nothing', { unlikeDays: [day('2026-05-14')] }, 0, []],
  ['a day', { unlikeDays: [day('2026-05-14')] }, 1, ['1 finding explained: 2026-05-14 is unlike other days']],
  [
    'five days',
    { unlikeDays: ['01', '02', '03', '04', '05'].map((date) => day(`2026-05-${date}`)) },
    20,
    ['20 findings explained: 2026-05-01, 2026-05-02, 2026-05-03 and 2 more are unlike other days'],
  ],
])('runNotes(a run with %s)', (_, said, explained, notes) => {
  const findings = [
    { explained: null },
    ...Array.from({ length: explained }, () => ({ explained: 'a day unlike others' })),
  ];
  const result = {
    summary: { ...silent, ...said },
    findings,
    baseline: null,
  } as unknown as FindingsResult;
  expect(runNotes(result)).toEqual(notes);
});

it.each<[string, number, number, string[]]>([
  ['accepts nothing', 0, 0, []],
  ['accepts some', 3, 0, ['3 accepted in aiops-baseline.yaml']],
  ['has expired once', 1, 1, ['1 accepted in aiops-baseline.yaml', '1 acceptance expired']],
  ['has expired twice', 0, 2, ['2 acceptances expired']],
])('runNotes(a run whose baseline %s)', (_, accepted, expired, notes) => {
  const baseline = { path: 'aiops-baseline.yaml', accepted, expired: Array.from({ length: expired }) };
  const result = { summary: silent, findings: [], baseline } as unknown as FindingsResult;
  expect(runNotes(result)).toEqual(notes);
});
