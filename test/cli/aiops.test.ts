import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { aiops, bin, shell } from './run-aiops.ts';

/** A wave with a little noise, the same on every machine, and one sample far above it. */
function metrics(): string {
  let seed = 1;
  const rows = Array.from({ length: 600 }, (_, row) => {
    seed = (seed * 48_271) % 2_147_483_647;
    const usual = 100 + 10 * Math.sin(row / 50) + (seed / 2_147_483_647) * 4;
    const time = new Date(Date.UTC(2026, 10, 7) + row * 60_000).toISOString();
    return `${time},${(row === 400 ? 900 : usual).toFixed(2)}`;
  });
  return `timestamp,load\n${rows.join('\n')}\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'aiops-cli-'));
const here = { cwd: folder };

beforeAll(() => {
  expect(existsSync(join(bin, '../../dist/cli/main.js')), 'dist/ is missing: npm run build').toBe(true);
  writeFileSync(join(folder, 'metrics.csv'), metrics());
  writeFileSync(
    join(folder, 'constant.csv'),
    `timestamp,load\n${Array.from({ length: 50 }, (_, row) => `${1_762_473_600 + row * 60},7\n`).join('')}`,
  );
});

describe('aiops detect', () => {
  it('tells on stdout what it found, and on stderr what it read and why it ends so', () => {
    const { code, stdout, stderr } = aiops(['detect', 'metrics.csv'], here);
    expect(code).toBe(0);
    expect(stdout).toContain('2026-11-07 06:40');
    expect(stderr).toMatch(
      /^metrics\.csv: csv, 1 series, 600 samples, step 1m, 2026-11-07 00:00 to 2026-11-07 09:59 \(UTC\)/m,
    );
    expect(stderr).toMatch(
      /findings? \(.*\) in 1 of 1 series; the budget allows .* false alarms; 99% band holds .*%\. gate: not configured \(use --fail-on or --threshold\)\. exit 0\n$/,
    );
  });

  it.each([
    [['metrics.csv', '--fail-on', 'low'], 1],
    [['metrics.csv', '--fail-on=low', '-q', '-f=none'], 1],
    [['constant.csv', '--fail-on', 'low'], 0],
    [['metrics.csv', '--judge-since', '-1h', '--fail-on', 'low'], 0],
    [['metrics.csv', '--judge-since=-1h', '--fail-on', 'low'], 0],
    [['metrics.csv', '--judge-since', '-9h', '--fail-on', 'low'], 1],
    [['--fail-on', 'low', '--', 'metrics.csv'], 1],
    [['missing.csv'], 3],
    [['.'], 3],
    [['metrics.csv', 'missing.csv', '--fail-on', 'low'], 3],
    [['metrics.csv', '--sensitivity', 'huge'], 2],
    [['metrics.csv', './metrics.csv'], 2],
    [['metrics.csv', '-o', 'none/out.json', '--fail-on', 'low'], 4],
  ])('%j ends with %d', (args, code) => {
    expect(aiops(['detect', ...args], here).code).toBe(code);
  });

  it('reads a pipe, also gzipped', () => {
    const plain = aiops(['detect', '-f', 'ndjson'], { input: metrics() });
    const gzipped = aiops(['detect', '-', '-f', 'ndjson'], { input: gzipSync(metrics()) });
    expect([plain.code, gzipped.code]).toEqual([0, 0]);
    expect(plain.stdout).toContain('"source.path":"stdin"');
    expect(gzipped.stdout).toBe(plain.stdout);
  });

  it('takes an empty input for an error', () => {
    const { code, stdout, stderr } = shell('$AIOPS detect </dev/null');
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^stdin: error: .* \[[\w-]+\]\n/);
  });

  it('writes every file that is asked for', () => {
    const outputs = [
      '-o',
      'all.json',
      '-o',
      'found.ndjson',
      '-o',
      'found.csv',
      '-o',
      'found.txt',
      '-o',
      'scores:scored',
    ];
    const { code, stdout } = aiops(['detect', 'metrics.csv', '-f', 'none', ...outputs], here);
    expect([code, stdout]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8'))).toMatchObject({
      schema: 'aiops/findings/v1',
    });
    expect(readFileSync(join(folder, 'scored'), 'utf8').split('\n')).toHaveLength(602);
    expect(readFileSync(join(folder, 'found.txt'), 'utf8')).toBe(
      aiops(['detect', 'metrics.csv'], here).stdout,
    );
    expect(readdirSync(folder).toSorted()).toEqual([
      'all.json',
      'constant.csv',
      'found.csv',
      'found.ndjson',
      'found.txt',
      'metrics.csv',
      'scored',
    ]);
  });

  it.each([
    [{ TZ: 'America/St_Johns' }],
    [{ TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'de_DE.UTF-8' }],
    [{ CI: 'true' }],
  ])('says the same with %j', (env) => {
    for (const format of ['text', 'json', 'scores']) {
      const args = ['detect', 'metrics.csv', '-f', format];
      expect(aiops(args, { ...here, env }).stdout).toBe(aiops(args, here).stdout);
    }
  });

  it.each([
    [['--color', 'always'], { NO_COLOR: '1' }, true],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [['--no-color'], { FORCE_COLOR: '1' }, false],
    [[], {}, false],
  ])('%j is coloured with %j: %j', (args, env, isColoured) => {
    const { stdout, stderr } = aiops(['detect', 'metrics.csv', ...args], { ...here, env });
    expect([stdout.includes('\u001b['), stderr.includes('\u001b['), stderr.includes('Warning')]).toEqual([
      isColoured,
      false,
      false,
    ]);
  });
});

describe('aiops and its surroundings', () => {
  it('stops quietly when the reader has enough', () => {
    const { stdout, stderr } = shell(
      '{ $AIOPS detect metrics.csv -f scores -q --fail-on low; echo "code $?" >&2; } | head -n 1',
      here,
    );
    expect(stdout).toBe('series,timestamp,value,anomaly_score,is_anomaly\n');
    expect(stderr).toMatch(/exit 1\ncode 1\n$/);
    expect(stderr).not.toContain('EPIPE');
  });

  it.skipIf(!existsSync('/dev/full')).each([
    ['$AIOPS detect metrics.csv -q --fail-on low >/dev/full', 'stdout'],
    ['$AIOPS detect metrics.csv -q --fail-on low -f none -o json:/dev/full', '/dev/full'],
    ['$AIOPS schema findings >/dev/full', 'stdout'],
    ['$AIOPS --version >/dev/full', 'stdout'],
  ])('%s ends with 4', (line, place) => {
    const { code, stderr } = shell(line, here);
    expect({ code, stderr }).toEqual({
      code: 4,
      stderr: `${place}: error: cannot be written: the disk is full [output-failed]\n`,
    });
  });

  it.each([['2>&-'], ['2>/dev/full']])('needs no stderr: %s', (redirect) => {
    const { code, stdout } = shell(`$AIOPS detect metrics.csv -f ndjson --fail-on low ${redirect}`, here);
    expect([code, stdout.split('\n')[0]?.[0]]).toEqual([1, '{']);
  });

  it('loses nothing to a slow reader', () => {
    const { stdout } = shell('$AIOPS detect metrics.csv -q -f json | { sleep 1; wc -c; }', here);
    expect(Number(stdout)).toBe(
      Buffer.byteLength(aiops(['detect', 'metrics.csv', '-f', 'json'], here).stdout),
    );
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is ended by %s as the system ends programs', async (signal) => {
    const child = spawn(process.execPath, [bin, 'detect', '-'], { stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.write('timestamp,load\n');
    const ended = new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
    setTimeout(() => child.kill(signal), 500);
    expect(await ended).toBe(signal);
  });
});
