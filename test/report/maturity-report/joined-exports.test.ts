import { expect, it } from 'vitest';
import { joinedExports } from '../../../src/report/maturity-report/joined-exports.ts';
import { bank, documentOf, exportsWithGaps } from './samples.ts';

it('joinedExports([]) is null', () => {
  expect(joinedExports([])).toBeNull();
});

it('joinedExports(results) holds all of each, and the report tells them together', async () => {
  const one = exportsWithGaps();
  const both = joinedExports([one, one])!;
  expect(both.findings).toEqual([...one.findings, ...one.findings]);
  expect(both.summary).toEqual({ series: 4, seriesWithFindings: 4 });
  const document = await documentOf(await bank(), both);
  const text = JSON.stringify(document.parts.find(({ id }) => id === 'exports'));
  expect(text).toContain('4 series, 4 with findings');
  expect(text).toContain('2 of 4 series lack more than 1% of their samples');
});
