import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { compareCommand } from '../../src/cli/commands/compare.ts';
import { gunzip } from '../../src/cli/doors/gunzip.ts';
import { identify, openInput } from '../../src/cli/doors/inputs.ts';
import type { TypedFlags } from '../../src/cli/flag.ts';
import type { OpenInput, OpenOptions } from '../../src/cli/io.ts';
import { InputError, UsageError } from '../../src/errors.ts';
import { madeResult } from '../report/findings-comparison/made-results.ts';
import { fakeIo } from './fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

const answers = fileURLToPath(new URL('../../questionnaires/samples/aurora-bank.yaml', import.meta.url));
const spike = { series: 'cpu', from: 100, to: 109, severity: 'high' } as const;
const none = saved('none.json', madeResult());
const one = saved('one.json', madeResult({ findings: [spike] }));
const explained = saved('explained.json', madeResult({ findings: [{ ...spike, explained: 'a holiday' }] }));
const worse = saved('worse.json', madeResult({ findings: [{ ...spike, severity: 'critical' }] }));
const short = saved('short.json', madeResult({ to: 500, settings: { season: 'day' } }));

function saved(name: string, result: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(result));
  return path;
}

async function compared(old: string, now: string, flags: TypedFlags = {}) {
  const io = Object.assign(fakeIo(), { open: openInput, identify });
  const code = await compareCommand(old, now, flags, io);
  return { code, said: io.said, stdout: io.stdout, files: io.files };
}

describe('compareCommand(old, new) reads what was saved', () => {
  const doors = { open: openInput, identify, gunzip };

  it('packed with gzip', async () => {
    const packed = join(folder, 'one.json.gz');
    writeFileSync(packed, gzipSync(readFileSync(one)));
    expect(await compareCommand(none, packed, { failOn: 'high' }, Object.assign(fakeIo(), doors))).toBe(1);
  });

  it('from a pipe of whatever name, as in <(aiops detect ... --json)', async () => {
    const open = async (path: string, options: OpenOptions): Promise<OpenInput> =>
      path === '/dev/fd/63'
        ? { ...(await openInput(one, options)), size: undefined }
        : openInput(path, options);
    const io = Object.assign(fakeIo(), doors, { open });
    expect(await compareCommand(none, '/dev/fd/63', { failOn: 'high' }, io)).toBe(1);
    await expect(compareCommand(one, answers, {}, io)).rejects.toThrow('NEW is an assessment');
  });
});

describe('compareCommand(old, new) of findings ends with', () => {
  it.each<[string, [string, string], TypedFlags, number, string]>([
    ['0 where there is no gate', [none, one], {}, 0, '1 new. gate: not configured (use --fail-on). exit 0'],
    [
      '0 where nothing changed',
      [one, one],
      { failOn: 'low' },
      0,
      'nothing changed: the one finding is the same in OLD and NEW. gate passed: nothing new or worse of at least low (--fail-on low). exit 0',
    ],
    [
      '1 where something is new',
      [none, one],
      { failOn: 'high' },
      1,
      '1 new. gate failed: 1 new of at least high (--fail-on high). exit 1',
    ],
    [
      '0 where what is new is milder',
      [none, one],
      { failOn: 'critical' },
      0,
      '1 new. gate passed: nothing new or worse of at least critical (--fail-on critical). exit 0',
    ],
    [
      '1 where something is worse',
      [one, worse],
      { failOn: 'high' },
      1,
      '1 worse. gate failed: 1 worse of at least high (--fail-on high). exit 1',
    ],
    [
      '0 where something is better',
      [worse, one],
      { failOn: 'low' },
      0,
      '1 better. gate passed: nothing new or worse of at least low (--fail-on low). exit 0',
    ],
    [
      '0 where what is new is explained',
      [none, explained],
      { failOn: 'low' },
      0,
      '1 new. gate passed: nothing new or worse of at least low, 1 explained or accepted (--fail-on low). exit 0',
    ],
    [
      '0 with --exit-zero, and the same verdict',
      [none, one],
      { failOn: 'high', exitZero: true },
      0,
      '1 new. gate failed: 1 new of at least high (--fail-on high); --exit-zero. exit 0',
    ],
  ])('%s', async (_, [old, now], flags, code, verdict) => {
    for (const format of ['text', 'markdown', 'json', 'none']) {
      const told = await compared(old, now, { ...flags, format });
      expect([told.code, told.said]).toEqual([code, [verdict]]);
      expect(told.stdout === '').toBe(format === 'none');
    }
  });

  it('the verdict last, after what is odd; with --quiet nothing else', async () => {
    const { said } = await compared(one, short);
    expect(said.map((line) => line.replace(/\n.*$/s, '').replace(/^.*short/, 'short'))).toEqual([
      'short.json: warning: NEW ends at 2026-11-01T08:20:00Z, before OLD at 2026-11-01T16:39:00Z [compare-order]',
      'short.json: warning: the two were made with different --season: what changed may be due to that [compare-settings]',
      '1 gone. gate: not configured (use --fail-on). exit 0',
    ]);
    expect((await compared(one, short, { quiet: true })).said).toHaveLength(1);
  });

  it.each([
    ['Asia/Seoul', 'START (Asia/Seoul)'],
    ['Middle/Earth', 'START (UTC)'],
  ])('times in the zone of NEW: %s', async (tz, heading) => {
    const now = saved('zone.json', madeResult({ findings: [spike], settings: { tz } }));
    expect((await compared(none, now)).stdout).toContain(heading);
  });

  it('a file beside what is printed', async () => {
    const { files, stdout, said } = await compared(none, one, { output: ['out.md', 'json:out.txt'] });
    expect(stdout).toMatch(/^OLD: /);
    expect(files.get('out.md')).toMatch(/^\*\*1 new\*\*\n/);
    expect(JSON.parse(files.get('out.txt') ?? '')).toMatchObject({ schema: 'aiops/findings-comparison/v1' });
    expect(said.slice(0, 2)).toEqual(['wrote out.md (markdown)', 'wrote out.txt (json)']);
  });
});

describe('compareCommand(old, new) refuses', () => {
  const damaged = saved('damaged.json', { ...madeResult(), findings: 7 });
  const other = saved('other.json', { schema: 'aiops/inspect/v1' });
  const elsewhere = saved('elsewhere.json', madeResult({ series: ['disk'] }));

  it.each<[string, [string, string], TypedFlags, string, string, string | undefined]>([
    [
      'findings and an assessment',
      [one, answers],
      {},
      'compare-kinds',
      'OLD is a result of aiops detect, NEW is an assessment',
      'compare two of one kind',
    ],
    [
      'an assessment and findings',
      [answers, one],
      {},
      'compare-kinds',
      'OLD is an assessment, NEW is a result of aiops detect',
      'compare two of one kind',
    ],
    [
      'no severity',
      [one, one],
      { failOn: 'hgh' },
      'option-value',
      '--fail-on "hgh": expected one of low, medium, high, critical',
      'see: aiops compare --help',
    ],
    [
      '--fail-on of assessments',
      [answers, answers],
      { failOn: 'high' },
      'option-value',
      '--fail-on "high": assessments have levels, no findings',
      `aiops check ${answers} --threshold 'level >= 2'`,
    ],
  ])('%s: the call is wrong', async (_, [old, now], flags, code, what, fix) => {
    const error = await compared(old, now, flags).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).fault).toMatchObject({ code, what, fix });
  });

  it.each([
    ['what is damaged', damaged, 'saved-damaged'],
    ['what is something else', other, 'saved-format'],
    ['what is not there', join(folder, 'missing.json'), 'file-missing'],
    ['what shares no series with it', elsewhere, 'compare-nothing'],
  ])('%s: the data is wrong', async (_, path, code) => {
    const error = await compared(one, path, { failOn: 'low' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).fault.code).toBe(code);
  });

  it('to write over what it reads', async () => {
    await expect(compared(none, one, { output: [one] })).rejects.toThrow(/would overwrite an input/);
  });
});
