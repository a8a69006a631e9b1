import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceIn, discoveries } from '../src/findings/discovery-rate.ts';
import { type Finding, findingKinds } from '../src/findings/finding.ts';
import { settled } from '../src/findings/settle.ts';
import { gravityOf } from '../src/findings/severity.ts';
import { measures } from '../src/measures.ts';
import { mstl } from '../src/model/stl/mstl.ts';
import { stl } from '../src/model/stl/stl.ts';
import type { StlParameters } from '../src/model/stl/stl-parameters.ts';
import { assumedSurprise } from '../src/model/tails.ts';
import { defaultSensitivity, detectDefaults, namedBudgets, sensitivities } from '../src/options.ts';
import type { FindingsResult } from '../src/report/result.ts';
import { worlds } from './bench/worlds.js';
import { shell } from './cli/run-aiops.ts';
import { oneOfEachKind } from './report/one-of-each-kind.ts';

const home = fileURLToPath(new URL('../', import.meta.url));
const docs = join(home, 'docs');
const page = readFileSync(join(docs, 'decomposition.md'), 'utf8');
const findingsPage = readFileSync(join(docs, 'findings.md'), 'utf8');

const commandsIn = (text: string) => [...text.matchAll(/^\$ (aiops .*)$/gm)].map(([, line = '']) => line);
const linksIn = (text: string) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
const commands = commandsIn(page);
const links = linksIn(page);
/** The figure that the page tells of a part, in its table of agreement. */
const toldOf = (part: string): number =>
  Number(new RegExp(`^\\| ${part} \\|.*\\| (\\S+) \\|$`, 'm').exec(page)?.[1]);

type Parts<Name extends string> = Readonly<Record<Name, number[]>>;
const reference = <Case>(name: string): Case[] =>
  JSON.parse(readFileSync(join(home, 'fixtures/reference', name), 'utf8')) as Case[];

function distance(ours: Float64Array, theirs: readonly number[]): number {
  return ours.reduce((most, value, slot) => Math.max(most, Math.abs(value - theirs[slot]!)), 0);
}

/** A figure is told to two digits at most. */
const expectTold = (part: string, measured: number): void => {
  expect(measured / toldOf(part), part).toBeGreaterThan(0.5);
  expect(measured / toldOf(part), part).toBeLessThan(1.05);
};

const [header = '', ...rows] = readFileSync(join(home, 'fixtures/docs/api-requests.csv'), 'utf8')
  .trim()
  .split('\n');
/** As the rows write it. */
const timeOf = (iso: string) => iso.replace('T', ' ').replace('Z', '');

describe('docs/decomposition.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-docs-'));
  const run = (line: string) => shell(line.replace(/^aiops /, '$AIOPS '), { cwd: folder });
  const judged = (name: string, shown: readonly string[]) => {
    writeFileSync(join(folder, name), [header, ...shown].join('\n'));
    const { series, findings } = JSON.parse(run(`aiops detect ${name} -f json`).stdout) as FindingsResult;
    const { data, periods } = series[0]!;
    if (data?.shape !== 'samples') throw new Error('the result holds no samples');
    return {
      findings,
      periods,
      data: data as { readonly [part in 'expected' | 'lower' | 'upper']: number[] },
    };
  };
  beforeAll(() => symlinkSync(join(home, 'fixtures'), join(folder, 'fixtures')));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows what its first command draws; npm run golden draws it anew', async () => {
    expect(links).toContain('decomposition.svg');
    const { stdout, code } = run(commands[0] ?? '');
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot(join(docs, 'decomposition.svg'));
  });

  it('shows a day, a week and the 1st of May', () => {
    const { findings, periods } = judged('all.csv', rows);
    expect(periods.map(({ label }) => label)).toEqual(['day', 'week']);
    expect(findings[0]).toMatchObject({ kind: 'seasonal-change', severity: 'critical' });
    expect(findings[0]?.start).toMatch(/^2018-05-01/);
  });

  it('tells how far the 1st of May moves what is expected elsewhere', () => {
    const { findings, data } = judged('all.csv', rows);
    const { start = '', end = '' } = findings[0] ?? {};
    const isFound = (row: string) => row >= timeOf(start) && row.slice(0, 19) <= timeOf(end);
    const { data: without } = judged(
      'without.csv',
      rows.filter((row) => !isFound(row)),
    );
    const moved = rows.map((row, slot) => {
      const width = data.upper[slot]! - data.lower[slot]!;
      return isFound(row) ? 0 : Math.abs(data.expected[slot]! - without.expected[slot]!) / width;
    });
    expect(Math.max(...moved)).toBeGreaterThan(0);
    expect(Math.max(...moved)).toBeLessThan(1 / 8);
    const tuesday = rows.findIndex((row) => row.startsWith('2018-04-17 20:00'));
    expect(Math.abs(data.expected[tuesday]! - without.expected[tuesday]!)).toBeLessThan(0.15);
  });

  it.each(commands)('%s works', (line) => {
    expect(run(line)).toMatchObject({ code: 0 });
  });

  it.each(links)('links to %s, which is there', (path) => {
    expect(existsSync(join(docs, path))).toBe(true);
  });

  it('tells how far mstl is from its reference', () => {
    const [theirs] =
      reference<Parts<'values' | 'trend' | 'seasonal24' | 'seasonal168' | 'remainder'>>('mstl.json');
    const seasons = [{ period: 24 }, { period: 168 }];
    const { trend, seasonal, remainder } = mstl(Float64Array.from(theirs!.values), { seasons });
    expectTold('MSTL: trend', distance(trend, theirs!.trend));
    expectTold('MSTL: season of the day', distance(seasonal[0]!, theirs!.seasonal24));
    expectTold('MSTL: season of the week', distance(seasonal[1]!, theirs!.seasonal168));
    expectTold('MSTL: remainder', distance(remainder, theirs!.remainder));
  });

  it('tells how far stl is from its references', () => {
    type Part = 'seasonal' | 'trend' | 'remainder' | 'weights';
    type Case = StlParameters & Parts<'values' | Part>;
    const parts: readonly Part[] = ['seasonal', 'trend', 'remainder', 'weights'];
    const cases = reference<Case>('stl.json');
    const distances = cases.flatMap((theirs) => {
      const fit = stl(Float64Array.from(theirs.values), theirs);
      return parts.map((part) => distance(fit[part], theirs[part]));
    });
    expect(cases.length).toBe(10);
    expectTold('STL, ten cases', Math.max(...distances));
  });
});

/** Where a heading of a page is linked to. */
const anchorOf = (heading: string) => heading.toLowerCase().replaceAll(' ', '-');
const headings = [...findingsPage.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => `#${anchorOf(heading)}`);

/** The cells of each row below a header of a table. */
function rowsBelow(header: string): string[][] {
  const from = findingsPage.indexOf(`| ${header} |`);
  const [, , ...rows] = findingsPage.slice(from).split('\n\n', 1)[0]?.split('\n') ?? [];
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const MINUTE_MS = 60_000;
const decades = { '10⁴': 1e-4, '10⁶': 1e-6, '10⁸': 1e-8 };

/** The finding that a row of the table of severities describes, a slot a minute. */
function describedBy(text: string): Finding {
  const numberBefore = (word: string) => Number(new RegExp(`([\\d.]+) ${word}`).exec(text)?.[1]);
  const power = /10[⁴⁶⁸]/.exec(text)?.[0] as keyof typeof decades;
  const facts = { firstSlot: 0, lastSlot: numberBefore('minutes') - 1, probability: decades[power] };
  const { 'missing-data': missing, 'outside-limits': outside, spike } = oneOfEachKind;
  if (text.startsWith('missing-data')) return { ...missing, ...facts };
  if (text.startsWith('outside-limits'))
    return { ...outside, ...facts, value: numberBefore('where'), limit: numberBefore('is the limit') };
  return { ...spike, ...facts, expected: 0, lower: -1, upper: 1, value: numberBefore('half bands') };
}

describe('docs/findings.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-docs-'));
  const run = (line: string) => shell(line.replace(/^aiops /, '$AIOPS '), { cwd: folder });
  beforeAll(() => symlinkSync(join(home, 'fixtures'), join(folder, 'fixtures')));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(commandsIn(findingsPage))('%s works', (line) => {
    expect(run(line)).toMatchObject({ code: 0 });
  });

  it.each(linksIn(findingsPage))('links to %s, which is there', (path) => {
    expect(path.startsWith('#') ? headings.includes(path) : existsSync(join(docs, path))).toBe(true);
  });

  it('shows the evidence of the first finding of its first command', () => {
    const shown = /```text\n([\s\S]*?)```/.exec(findingsPage)?.[1] ?? '';
    const { stdout } = run(commandsIn(findingsPage)[0] ?? '');
    expect(shown).toContain('how sure');
    expect(stdout.split('\n\n')[0]).toContain(shown);
  });

  it('tells of every kind once', () => {
    const told = findingsPage.slice(findingsPage.indexOf('## The twelve kinds'));
    const names = [...told.matchAll(/^- \*\*([\w-]+)\*\*:/gm)].map(([, name = '']) => name);
    expect(names.toSorted()).toEqual([...findingKinds].sort());
  });

  it('tells how the budget is kept in every world of its benchmark', () => {
    const rows = rowsBelow('world | low | medium | high | in the 99 % band | medium in 1, 2, 8 weeks');
    expect(rows.map(([world]) => world)).toEqual(Object.keys(worlds));
    for (const [world, , medium] of rows) expect(Number(medium), world).toBeLessThan(2);
  });

  it('tells the named budgets and the rate of false discoveries that hold', () => {
    const text = findingsPage.replace(/\s+/g, ' ');
    const amounts = sensitivities.map((name) => namedBudgets[name]);
    expect(text).toContain(
      `\`--sensitivity low\`, \`medium\` (the default) and \`high\` are budgets of ${amounts[0]}, ${amounts[1]} and ${amounts[2]} a week`,
    );
    expect([defaultSensitivity, sensitivities]).toEqual(['medium', ['low', 'medium', 'high']]);
    expect(text).toContain(`**Why ${detectDefaults.budgetPerWeek}.**`);
    expect(text).toContain(`\`--fdr ${detectDefaults.falseDiscoveryRate}\``);
  });

  it('tells what a finding that is alone must be among twenty series of four weeks', () => {
    const weeks = /as rare as once in (\d+) weeks/.exec(findingsPage.replace(/\s+/g, ' '))?.[1];
    const chance = chanceIn(2016, 1 / Number(weeks) / 2016);
    const limit = detectDefaults.falseDiscoveryRate ?? Number.NaN;
    const toldOfLoudest = (least: number) => discoveries([least], 20 * 4, limit).stretches;
    expect([toldOfLoudest(0.99 * chance), toldOfLoudest(1.01 * chance)]).toEqual([1, 0]);
  });

  it('tells how far out a sample is that is one in a thousand where tails are assumed', () => {
    const sizes = Number(/\(([\d.]+) sizes away/.exec(findingsPage)?.[1]);
    expect(assumedSurprise(sizes)).toBeCloseTo(3, 2);
  });

  it.each(rowsBelow('finding | score | severity'))(
    'tells the severity of %s: %s, %s',
    (text, score, severity) => {
      const stepMs = MINUTE_MS;
      expect(gravityOf(describedBy(text), stepMs)).toEqual({ severity, severityScore: Number(score) });
    },
  );

  it('tells of what a finding is a part', () => {
    const order = (/^> (.*)$/m.exec(findingsPage)?.[1] ?? '').split(', ') as Finding['kind'][];
    expect(order.length).toBe(9);
    for (const [at, kind] of order.entries()) {
      for (const later of order.slice(at + 1)) {
        const both = [oneOfEachKind[later], oneOfEachKind[kind]].map((one) => ({ ...one, direction: 'up' }));
        // What scatters gives way to what moved, as the page tells.
        const kept = kind === 'variance-change' ? later : kind;
        expect(settled(both as Finding[])).toMatchObject([{ kind: kept }]);
      }
    }
  });
});

describe('docs/gates.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-gates-'));
  const run = (line: string) => shell(line.replace(/^aiops /, '$AIOPS '), { cwd: folder });
  beforeAll(() => symlinkSync(join(home, 'fixtures'), join(folder, 'fixtures')));
  afterAll(() => rmSync(folder, { recursive: true }));
  const gatesPage = readFileSync(join(docs, 'gates.md'), 'utf8');
  const lines = [...gatesPage.matchAll(/^\$ (aiops .*?)(?: {2}# exit (\d))?$/gm)].map(
    ([, line = '', code = '0']) => [line, Number(code)] as const,
  );
  const yamls = [...gatesPage.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

  it.each(lines)('%s ends with %d', (line, code) => {
    const ended = run(line);
    expect([ended.code, ended.stderr.includes('error:')]).toEqual([code, false]);
  });

  it('shows what its first command says', () => {
    const [, shown] = /<!-- messages of the first -->\n```text\n([\s\S]*?)```/.exec(gatesPage) ?? [];
    expect(run(`${lines[0]?.[0]} --no-baseline`).stderr).toBe(shown);
  });

  it.each([
    ['aiops-baseline.yaml', 0, 'valid baseline: 1 accepted finding'],
    ['aiops.yaml', 1, 'valid configuration'],
  ])('shows a valid %s', (name, at, told) => {
    const path = join(folder, `shown-${name}`);
    writeFileSync(path, yamls[at] ?? '');
    const ended = run(`aiops validate shown-${name}`);
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining(told)]);
  });

  it('tells of every measure', () => {
    for (const measure of Object.keys(measures)) expect(gatesPage).toContain(`\`${measure}`);
  });

  it.each(linksIn(gatesPage))('links to %s, which is there', (path) => {
    expect(existsSync(join(docs, path.replace(/#.*/, '')))).toBe(true);
  });
});
