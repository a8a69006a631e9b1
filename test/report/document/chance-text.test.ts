import { expect, it } from 'vitest';
import { chanceText } from '../../../src/report/document/chance-text.ts';
import { joinedOf } from '../../../src/report/document/joined.ts';
import type { FindingsResult } from '../../../src/report/result.ts';
import { madeResult } from '../findings-comparison/made-results.ts';

const NEVER_CHANCE = 0;
const SELDOM = 1e-5;

function resultOf(
  probabilities: readonly number[],
  expectedFalseAlarms: number,
  falseDiscoveryRate: FindingsResult['summary']['falseDiscoveryRate'] = null,
): FindingsResult {
  const findings = probabilities.map((probability, at) => {
    return { series: 'cpu', from: 20 * at, to: 20 * at, severity: 'low' as const, probability };
  });
  const result = madeResult({ findings });
  return { ...result, summary: { ...result.summary, series: 2, expectedFalseAlarms, falseDiscoveryRate } };
}

const seldom = (count: number) => Array.from({ length: count }, () => SELDOM);
const kept = { limit: 0.5, hidden: 1900, expected: 30 };

it('chanceText(joined) of nothing that was judged is empty', () => {
  const { summary, ...result } = resultOf([], 0);
  expect(chanceText(joinedOf([{ ...result, summary: { ...summary, series: 0 } }]))).toBe('');
});

it.each<[string, readonly FindingsResult[], string]>([
  ['few of many', [resultOf(seldom(12), 4)], 'About 4 of the 12 findings may be chance alone.'],
  [
    'under control over series',
    [resultOf(seldom(67), 2000, kept)],
    'About 30 of the 67 findings may be chance alone.',
  ],
  [
    'of two results',
    [resultOf(seldom(40), 2000, kept), resultOf(seldom(27), 10)],
    'About 40 of the 67 findings may be chance alone.',
  ],
  [
    'hardly any',
    [resultOf(seldom(2), 0.4)],
    'Hardly any of them is chance alone: in so much data the settings allow 0.4 false alarms.',
  ],
  [
    'hardly the only one',
    [resultOf(seldom(1), 0.04)],
    'It is hardly chance alone: in so much data the settings allow 0.04 false alarms.',
  ],
  ['one, by half', [resultOf(seldom(3), 0.6)], 'About 1 of the 3 findings may be chance alone.'],
  [
    'more than were found',
    [resultOf(seldom(3), 4)],
    'All of them may be chance alone: in so much data the settings allow 4 false alarms.',
  ],
  [
    'the only one',
    [resultOf(seldom(1), 1)],
    'It may be chance alone: in so much data the settings allow 1 false alarm.',
  ],
  [
    'no more than could be',
    [resultOf([SELDOM, NEVER_CHANCE, NEVER_CHANCE], 4)],
    'About 1 of the 3 findings may be chance alone.',
  ],
  ['none that could be', [resultOf([NEVER_CHANCE, NEVER_CHANCE], 4)], 'None of them is a matter of chance.'],
  ['one that could not be', [resultOf([NEVER_CHANCE], 4)], 'It is no matter of chance.'],
  ['nothing found', [resultOf([], 1)], 'In so much data the settings would have allowed 1 false alarm.'],
  [
    'nothing found under control',
    [resultOf([], 2000, { ...kept, expected: 0 })],
    'In so much data the settings would have allowed 0.5 false alarms.',
  ],
])('chanceText(joined): %s', (_, results, told) => {
  expect(chanceText(joinedOf(results))).toBe(told);
});
