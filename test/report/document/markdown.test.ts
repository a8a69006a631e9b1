import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/report/document/build.ts';
import type { ReportDocument } from '../../../src/report/document/document.ts';
import { reportMarkdown } from '../../../src/report/document/markdown.ts';
import type { FindingsResult } from '../../../src/report/result.ts';
import { madeResult } from '../findings-comparison/made-results.ts';
import { counted, hostile, incident, quiet, wideResult } from './joined-results.ts';

const golden = new URL('../../../fixtures/golden/', import.meta.url).pathname;
const options = { tz: 'Europe/Vienna', branding: null };
const written = (document: ReportDocument) => [...reportMarkdown(document)].join('');
const of = (...results: FindingsResult[]) => written(documentOf(results, options));

/** A run with a gate that failed, and a run of another day with a file of accepted findings. */
const [spike] = incident.result.findings;
const gate: FindingsResult['gate'] = {
  configured: true,
  passed: false,
  rules: [
    {
      rule: 'count(high) == 0',
      series: spike?.series ?? null,
      level: 'error',
      passed: false,
      observed: 1,
      limit: 0,
      unit: 'count',
      findings: [spike?.id ?? ''],
    },
    {
      rule: 'total: rate < 5% (warn)',
      series: null,
      level: 'warn',
      passed: false,
      observed: 0.12,
      limit: 0.05,
      unit: 'share',
      findings: [],
    },
  ],
};
const entry = { fingerprint: 'x', kind: 'dip' as const, series: 'cpu', place: 'aiops-baseline.yaml:3:5' };
const known: FindingsResult = counted({
  ...madeResult({
    findings: [
      {
        series: 'memory',
        from: 10,
        to: 19,
        severity: 'high',
        accepted: { reason: 'planned | move', owner: 'Ana', expires: '2026-12-31', severity: 'medium' },
      },
    ],
  }),
  baseline: {
    path: 'aiops-baseline.yaml',
    entries: 2,
    accepted: 1,
    expired: [],
    stale: [{ ...entry, reason: 'is over', expires: '2026-11-30' }],
    elsewhere: 0,
  },
});

it('reportMarkdown(document) of two results, with a gate, accepted findings and branding', async () => {
  const branding = {
    logo: 'data:image/png;base64,AAAA',
    colours: null,
    footer: 'Acme Bank, *operations*',
    confidentiality: 'internal',
  };
  const results = [{ ...incident.result, gate }, known];
  await expect(written(documentOf(results, { ...options, branding }))).toMatchFileSnapshot(
    `${golden}report-of-two.md`,
  );
});

describe('reportMarkdown(document)', () => {
  it('lets nothing of a name be markup', () => {
    const text = of(hostile.result);
    expect(text).toContain('\\</script\\>'.slice(4));
    expect(text.replaceAll('<br>', '')).not.toMatch(/(?<!\\)</);
    const table = text.split('\n').filter((line) => line.startsWith('| '));
    const cells = (line: string) => line.match(/(?<!\\)\|/g)?.length;
    // All rows have one state and one file: eight columns and the lines.
    for (const line of table) expect([3, 10]).toContain(cells(line));
  });

  it('tells once what all rows share, and each severity', () => {
    const text = of(hostile.result);
    expect(text).toContain('All findings, worst first; all open; all in metrics.csv:\n');
    expect(text).toContain('critical: 0, high: 1, medium: 0, low: 1\n');
    expect(text.split('\n').filter((line) => /\| :\d+ \|$/.test(line))).toHaveLength(2);
  });

  it('a command that holds a fence is in a longer one', () => {
    const settings = { command: "aiops detect --select 'a```b' m.csv" };
    expect(of(madeResult({ settings }))).toContain("\n````sh\naiops detect --select 'a```b' m.csv\n````\n");
  });

  it('nothing found is told, without empty tables', () => {
    const text = of(quiet.result);
    expect(text).toContain('Nothing unusual was found in 1 series.');
    expect(text).not.toContain('## What to look at first');
    expect(text).not.toContain('## Accepted findings');
  });

  it('keeps below a MiB, the worst first, and says how many have no room', () => {
    const text = of(wideResult(6000));
    expect(new TextEncoder().encode(text).length).toBeLessThan(1_048_576);
    const shown = text.split('\n').filter((line) => line.startsWith('| high |'));
    expect(shown[0]).toContain('series\\_0 ');
    const more = Number(/and ([\d,]+) more, which have no room here/.exec(text)?.[1]?.replaceAll(',', ''));
    expect(shown.length + more).toBe(6000);
  });

  it('keeps below a MiB with names of ten thousand characters', () => {
    const names = Array.from({ length: 400 }, (_, at) => `s${at}{x="${'`'.repeat(10_000)}"}`);
    const findings = names.map((series) => ({ series, from: 1, to: 2, severity: 'low' as const }));
    const settings = { command: `aiops detect --select '${names[0]}' m.csv` };
    const text = of(counted(madeResult({ series: names, findings, settings })));
    expect(new TextEncoder().encode(text).length).toBeLessThan(1_048_576);
  });
});
