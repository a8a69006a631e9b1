import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingsResult } from '../../src/report/result.ts';
import { aiops } from './run-aiops.ts';

/** A repository whose pipeline exports metrics, and lets a gate judge them. */
const repository = mkdtempSync(join(tmpdir(), 'aiops-story-'));

beforeAll(() => {
  for (const folder of ['.git', 'exports', 'scripts']) mkdirSync(join(repository, folder));
});
afterAll(() => rmSync(repository, { recursive: true }));

const DAY = 48;
/** Three hours, in slots of half an hour from 2026-10-05 on. */
const REGRESSION = { column: 'http_latency_ms', from: 19 * DAY + 20, to: 19 * DAY + 26 };
const MIGRATION = { column: 'queue_depth', from: 17 * DAY + 20, to: 17 * DAY + 26 };
const ANOTHER_DAY = { column: 'queue_depth', from: 10 * DAY + 20, to: 10 * DAY + 26 };

/** Writes what the pipeline exports: two series with days, weeks and noise, doubled where something was planted. */
function exportDays(days: number, ...planted: readonly (typeof MIGRATION)[]): void {
  const noise = noiseFrom(7);
  const rows = Array.from({ length: days * DAY }, (_, slot) => {
    const isWeekend = Math.floor(slot / DAY) % 7 >= 5;
    const load = (isWeekend ? 0.6 : 1) * (1 + Math.sin(((slot - 18) / 24) * Math.PI));
    const cells = [
      ['http_latency_ms', 80 + 30 * load + 4 * noise()],
      ['queue_depth', 20 + 10 * load + 2 * noise()],
    ] as const;
    const values = cells.map(([name, value]) => {
      const isHit = planted.some(({ column, from, to }) => column === name && slot >= from && slot < to);
      return (isHit ? 2 * value : value).toFixed(2);
    });
    return [new Date(Date.UTC(2026, 9, 5) + slot * 1_800_000).toISOString(), ...values].join();
  });
  write('exports/metrics.csv', ['time,http_latency_ms,queue_depth', ...rows, ''].join('\n'));
}

/** The sum of three numbers from -0.5 to 0.5. */
function noiseFrom(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return () => next() + next() + next();
}

const write = (path: string, text: string) => writeFileSync(join(repository, path), text);
const read = (path: string) => readFileSync(join(repository, path), 'utf8');

/** A command of the pipeline on a day, from a folder of the repository. */
function run(day: string, args: readonly string[], folder = '.') {
  const env = { SOURCE_DATE_EPOCH: String(Date.parse(`${day}T12:00:00Z`) / 1000) };
  const { code, stdout, stderr } = aiops(args, { cwd: join(repository, folder), env });
  const said = stderr.trimEnd().split('\n');
  const last = said.at(-1) ?? '';
  return { code, stdout, said, verdict: last.slice(last.indexOf('gate ')) };
}

/** What the pipeline runs. */
const ci = (day: string, ...args: readonly string[]) => run(day, ['detect', '-f', 'none', ...args]);

const PASSED = 'gate passed: 4 rules. exit 0';
const FAILED = 'gate failed: http_latency_ms: count(high) == 0 (1), 1 of 4 rules. exit 1';
const ACCEPTED = 'gate passed: 4 rules, 1 explained or accepted. exit 0';
const TOO_LONG = 'gate failed: queue_depth: longest < 2h';

describe('a repository with a gate', () => {
  it('aiops init, and a gate: green', () => {
    expect(run('2026-10-26', ['init']).code).toBe(0);
    const gate = `thresholds:
  no_data: error
  "http_*": ["count(high) == 0", "rate < 5% (warn)"]
  queue_depth: longest < 2h
  total: new <= 3`;
    const written = read('aiops.yaml')
      .replace(/^thresholds:\n {2}#.*\n {2}no_data: error$/m, gate)
      .replace('#inputs:', 'inputs:')
      .replace('  #output: findings.json', '  output: findings.json');
    write('aiops.yaml', written);
    expect(run('2026-10-26', ['validate', 'aiops.yaml']).code).toBe(0);
    exportDays(21);
    expect(ci('2026-10-26')).toMatchObject({ code: 0, verdict: PASSED });
    write('main.json', read('findings.json'));
  });

  it('it is found from a folder below, and reads and writes the same files', () => {
    const below = run('2026-10-26', ['detect', '-f', 'none'], 'scripts');
    expect(below).toMatchObject({ code: 0, verdict: PASSED });
    expect(below.said).toContain('wrote ../findings.json (json)');
  });

  it('a regression on a branch: red, and the last line names the rule', () => {
    exportDays(21, REGRESSION);
    const { code, said, verdict } = ci('2026-10-26');
    expect([code, verdict]).toEqual([1, FAILED]);
    expect(said).toContain('  ✗ failed   http_latency_ms: 1 finding, limit 0 (http_*: count(high) == 0)');
    write('branch.json', read('findings.json'));
  });

  it('aiops check says the same of the saved result', () => {
    const checked = run('2026-10-26', ['check', 'branch.json']);
    expect(checked).toMatchObject({ code: 1, verdict: FAILED });
  });

  it('aiops compare main.json branch.json: what is new fails', () => {
    const compared = run('2026-10-26', ['compare', 'main.json', 'branch.json', '--fail-on', 'high']);
    expect([compared.code, compared.verdict]).toEqual([
      1,
      'gate failed: 1 new of at least high (--fail-on high). exit 1',
    ]);
    expect(compared.stdout).toMatch(/^new {5}critical {2}2026-10-24 10:00 .* {2}http_latency_ms/m);
  });

  it('the fix: green, and what was there is gone', () => {
    exportDays(21);
    expect(ci('2026-10-26')).toMatchObject({ code: 0, verdict: PASSED });
    const back = run('2026-10-26', ['compare', 'branch.json', 'findings.json', '--fail-on', 'low']);
    expect([back.code, /^gone/m.test(back.stdout)]).toEqual([0, true]);
  });

  it('a pattern that means nothing, as where a metric is renamed: exit 2', () => {
    const { code, said } = ci('2026-10-26', '--threshold', 'queue_dept: count == 0');
    expect([code, said.slice(-2)]).toEqual([
      2,
      [
        'aiops: error: --threshold "queue_dept: count == 0" is for none of 2 series [rule-for-nothing]',
        '  fix: did you mean queue_depth?',
      ],
    ]);
  });

  it('a slip in the configuration: exit 2, and its place', () => {
    const configuration = read('aiops.yaml');
    write('aiops.yaml', configuration.replace('longest < 2h', 'longst < 2h'));
    const line = configuration.split('\n').findIndex((one) => one.includes('longest < 2h')) + 1;
    const { code, said } = ci('2026-10-26');
    expect([code, said.at(-2)]).toEqual([2, expect.stringMatching(`^aiops.yaml:${line}:16: error: `)]);
    expect(said.at(-1)).toBe('  fix: did you mean longest?');
    write('aiops.yaml', configuration);
  });
});

describe('a finding that is accepted', () => {
  const RENEWED = '# Asked again in autumn.\nschema: ';

  it('fails until somebody says why it is all right', () => {
    exportDays(21, MIGRATION);
    const { code, verdict } = ci('2026-10-26');
    expect([code, verdict]).toEqual([1, expect.stringContaining(TOO_LONG)]);
    expect(ci('2026-10-26', '--update-baseline').code).toBe(2);
    const accepting = ['--update-baseline', '--reason', 'CHG-17: new broker', '--expires', '2026-11-05'];
    expect(ci('2026-10-26', ...accepting).code).toBe(0);
    expect(read('aiops-baseline.yaml')).toContain('reason: "CHG-17: new broker"');
  });

  it.each([
    ['2026-10-26', 21],
    ['2026-11-05', 28],
  ])('holds on %s, of %i days', (day, days) => {
    exportDays(days, MIGRATION);
    const { code, verdict } = ci(day);
    expect([code, verdict]).toEqual([0, expect.stringMatching(/^gate passed: 4 rules, \d explained/)]);
    const { findings } = JSON.parse(read('findings.json')) as FindingsResult;
    expect(findings.find(({ series }) => series === 'queue_depth')?.accepted?.reason).toBe(
      'CHG-17: new broker',
    );
  });

  it('holds for no other of its kind in the same series', () => {
    exportDays(28, ANOTHER_DAY);
    expect(ci('2026-11-02')).toMatchObject({ code: 1, verdict: expect.stringContaining(TOO_LONG) });
  });

  it('fails again after its last day, and is named', () => {
    exportDays(28, MIGRATION);
    const { code, said, verdict } = ci('2026-11-06');
    expect([code, verdict]).toEqual([1, expect.stringContaining(TOO_LONG)]);
    expect(said.find((line) => line.includes('[baseline-expired]'))).toMatch(
      /^aiops-baseline\.yaml:\d+:5: error: expired on 2026-11-05, and still matches: [a-z-]+ in queue_depth \(CHG-17: new broker\)/,
    );
  });

  it('is renewed, and what people wrote beside it stays', () => {
    write('aiops-baseline.yaml', read('aiops-baseline.yaml').replace('schema: ', RENEWED));
    const renewing = ['--update-baseline', '--reason', 'CHG-17 drags on', '--expires', '2026-12-31'];
    const renewed = ci('2026-11-06', ...renewing);
    expect(renewed).toMatchObject({ code: 0, verdict: ACCEPTED });
    expect(read('aiops-baseline.yaml')).toContain(RENEWED);
  });

  it('is pruned once it is gone, and not before', () => {
    const written = read('aiops-baseline.yaml');
    expect(ci('2026-11-06', '--prune-baseline').code).toBe(0);
    expect(read('aiops-baseline.yaml')).toMatch(/series: queue_depth\n/);
    exportDays(28);
    const { code, said } = ci('2026-11-06');
    expect([code, said.some((line) => line.includes('matches nothing any more'))]).toEqual([0, true]);
    expect(read('aiops-baseline.yaml').length).toBeLessThanOrEqual(written.length);
    expect(ci('2026-11-06', '--prune-baseline')).toMatchObject({ code: 0, verdict: PASSED });
    expect(read('aiops-baseline.yaml')).toMatch(/# Asked again in autumn\.\nschema: .*\naccepted: \[\]\n$/);
  });
});
