import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { findingsComparison } from '../../../src/report/findings-comparison/build.ts';
import { findingsComparisonMarkdown } from '../../../src/report/findings-comparison/markdown.ts';
import { findingsComparisonText } from '../../../src/report/findings-comparison/text.ts';
import type { Dress } from '../../../src/report/formats/format.ts';
import { reports } from '../reports.ts';
import { type MadeFinding, type MadeResult, madeResult } from './made-results.ts';

const dress: Dress = { paint: (_role, text) => text, width: 100, tz: 'UTC', top: 20 };
const golden = new URL('../../../fixtures/golden/', import.meta.url).pathname;
const at = (
  series: string,
  from: number,
  severity: MadeFinding['severity'],
  rest: Partial<MadeFinding> = {},
) => ({
  series,
  from,
  to: from + 9,
  severity,
  ...rest,
});
const planned = {
  reason: 'planned *migration* | see #7',
  owner: null,
  expires: null,
  severity: 'low',
} as const;

/** One of everything that can be told. */
const old: MadeResult = {
  series: ['cpu', 'memory', 'queue_depth', 'gone_metric'],
  to: 899,
  findings: [
    at('cpu', 100, 'medium'),
    at('cpu', 200, 'critical'),
    at('cpu', 300, 'low'),
    at('memory', 10, 'low', { kind: 'dip' }),
    at('queue_depth', 400, 'high', { kind: 'level-shift' }),
    at('gone_metric', 500, 'medium'),
    at('memory', 700, 'low', { kind: 'flatline' }),
  ],
};
const now: MadeResult = {
  series: ['cpu', 'memory', 'queue_depth', 'http_errors{path="/a|b",team="수도권"}'],
  from: 60,
  findings: [
    at('http_errors{path="/a|b",team="수도권"}', 620, 'critical'),
    at('cpu', 100, 'high'),
    at('cpu', 200, 'high'),
    at('cpu', 300, 'low'),
    at('queue_depth', 800, 'medium', { explained: 'an unlike day, 2026-11-01' }),
    at('cpu', 895, 'medium'),
    at('memory', 950, 'low'),
    at('memory', 640, 'low', { accepted: planned }),
  ],
  filtered: [{ ...at('memory', 700, 'low', { kind: 'flatline' }), filter: 'min-duration' }],
};

const everything = findingsComparison(madeResult(old), madeResult(now), 'high');
const text = (comparison = everything, changes: Partial<Dress> = {}) =>
  [...findingsComparisonText(comparison, { ...dress, ...changes })].join('');
const markdown = (comparison = everything, top = 20) =>
  [...findingsComparisonMarkdown(comparison, { tz: 'UTC', top })].join('');

describe('findingsComparisonText(comparison, dress)', () => {
  it.each([80, 120])('tells all that changed in %d columns', async (width) => {
    await expect(text(everything, { width })).toMatchFileSnapshot(`${golden}compare-findings-${width}.text`);
  });

  it.each([80, 120])('keeps within %d columns', (width) => {
    const widths = text(everything, { width })
      .split('\n')
      .map((line) => stringWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
  });

  it('tells what is the same to those who want to know more', () => {
    expect(text()).not.toMatch(/^same/m);
    expect(text(everything, { verbose: true })).toMatch(
      /^same +low +2026-11-01 05:00 +10m +cpu\n {10}spike: /m,
    );
  });

  it('shows the worst and says how many more there are', () => {
    expect(text(everything, { top: 2 })).toMatch(/\n\nand 9 more \(-f json tells all\)\n$/);
  });

  it.each<[string, MadeResult, string]>([
    ['no finding', {}, 'nothing changed: no finding in OLD, none in NEW'],
    [
      'one',
      { findings: [at('cpu', 100, 'low')] },
      'nothing changed: the one finding is the same in OLD and NEW',
    ],
    [
      'two',
      { findings: [at('cpu', 100, 'low'), at('cpu', 200, 'low')] },
      'nothing changed: all 2 findings are the same in OLD and NEW',
    ],
  ])('says in a sentence that nothing changed: %s', (_, made, sentence) => {
    const same = findingsComparison(madeResult(made), madeResult(made), undefined);
    expect(text(same).split('\n').slice(2)).toEqual([sentence, '']);
    expect(markdown(same)).toMatch(`**${sentence}**\n`);
  });

  it('tells times on the clock of the zone', () => {
    expect(text(everything, { tz: 'Asia/Seoul' })).toContain('START (Asia/Seoul)');
  });

  it('lets nothing of a name act on the terminal', () => {
    const told = text(findingsComparison(reports.quiet.result, reports.hostile.result, undefined));
    expect(told).toContain('\\u202eevil');
    expect(told.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('findingsComparison(old, now, failOn)', () => {
  it('as JSON', async () => {
    const json = `${JSON.stringify(everything, null, 2)}\n`;
    await expect(json).toMatchFileSnapshot(`${golden}compare-findings.json`);
  });
});

describe('findingsComparisonMarkdown(comparison, dress)', () => {
  it('tells all that changed', async () => {
    await expect(markdown()).toMatchFileSnapshot(`${golden}compare-findings.md`);
  });

  it('keeps the table whole, whatever a name holds', () => {
    const told = markdown(findingsComparison(reports.quiet.result, reports.hostile.result, 'low'));
    const rows = told.split('\n').filter((line) => line.startsWith('|'));
    const cells = rows.map((row) => row.replaceAll(/\\[\\|]/g, '').split('|').length);
    expect(new Set(cells)).toEqual(new Set([9]));
    expect(told).not.toMatch(/(?<!\\)<(?!br>)/);
  });

  it('shows the worst and says how many more there are', () => {
    expect(markdown(everything, 2)).toMatch(/\n\nand 9 more\n$/);
  });
});
