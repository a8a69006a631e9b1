import { expect, it } from 'vitest';
import { findingsOfRule } from '../../src/report/gate-findings.ts';
import { madeResult } from './findings-comparison/made-results.ts';

const { findings } = madeResult({
  findings: [0, 1, 2, 3, 4].map((place) => ({
    series: place === 0 ? 'x'.repeat(80) : 'cpu',
    severity: 'high' as const,
    from: 60 * place,
    to: 60 * place,
    source: { path: 'metrics.csv', line: place === 1 ? null : 100 + place },
  })),
});
const ids = findings.map(({ id }) => id);

it('findingsOfRule(findings, tz)(ids) tells what, where and when, and of many the first three', () => {
  const tell = findingsOfRule(findings, 'Europe/Vienna');
  const [, second, third, more, ...others] = tell(ids);
  expect(second).toMatch(/^high spike in cpu, 2026-11-01 02:00 Europe\/Vienna for .*, metrics\.csv$/);
  expect(third).toMatch(/^high spike in cpu, 2026-11-01 03:00 Europe\/Vienna for .*, metrics\.csv:102$/);
  expect([more, others]).toEqual(['and 2 more', []]);
  expect(tell([])).toEqual([]);
  expect(tell(['unknown'])).toEqual([]);
  expect(tell(ids.slice(0, 1))[0]).toContain(`${'x'.repeat(30)}…${'x'.repeat(29)}, `);
});
