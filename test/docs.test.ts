import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mstl } from '../src/model/stl/mstl.ts';
import { stl } from '../src/model/stl/stl.ts';
import type { StlParameters } from '../src/model/stl/stl-parameters.ts';
import type { FindingsResult } from '../src/report/result.ts';
import { shell } from './cli/run-aiops.ts';

const home = fileURLToPath(new URL('../', import.meta.url));
const docs = join(home, 'docs');
const page = readFileSync(join(docs, 'decomposition.md'), 'utf8');

const commands = [...page.matchAll(/^\$ (aiops .*)$/gm)].map(([, line = '']) => line);
const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
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
    expect(findings[0]).toMatchObject({ kind: 'spike', severity: 'high' });
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
