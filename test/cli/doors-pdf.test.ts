import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium, writePdf } from '../../src/cli/doors/pdf.ts';
import { OutputError } from '../../src/errors.ts';
import { page as pageOf } from '../../src/report/page/page.ts';
import { isChromiumNeeded } from '../report/page/chromium.ts';
import { madeDocument } from '../report/page/made-document.ts';
import { bin } from './run-aiops.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-pdf-test-'));
const temporary = join(folder, 'temporary');
mkdirSync(temporary);
beforeEach(() => void vi.stubEnv('TMPDIR', temporary));
afterEach(() => void vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true }));

const { PATH = '' } = process.env;
const target = join(folder, 'report.pdf');

/** A program in place of Chromium; `$PDF` is what it has to write, `$PAGE` what it prints. */
function standIn(name: string, script: string, within = folder): string {
  const path = join(within, name);
  const reading = `for a; do case "$a" in --print-to-pdf=*) PDF="\${a#*=}";; file:*) PAGE="\${a#file://}";; esac; done`;
  writeFileSync(path, `#!/bin/sh\n${reading}\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const PRINTS = `{ printf '%%PDF-1.4\\n'; cat "$PAGE"; printf '\\n%%%%EOF\\n'; } > "$PDF"`;

const faultOf = (written: Promise<void>) =>
  written.then(
    () => undefined,
    (error: unknown) => (error instanceof OutputError ? error.fault : error),
  );

describe('findChromium', () => {
  const [early, late] = ['early', 'late'].map((name) => join(folder, name)) as [string, string];
  for (const path of [early, late]) mkdirSync(path);
  const stable = standIn('google-chrome-stable', '', early);
  const chromium = standIn('chromium', '', late);
  writeFileSync(join(early, 'chromium'), 'no program');
  mkdirSync(join(early, 'chromium-browser'));

  it.each([
    ['the first name in any folder of PATH', { PATH: `${early}:${late}` }, chromium],
    ['another name where there is no better one', { PATH: `:${early}` }, stable],
    ['CHROME_PATH before PATH', { PATH: late, CHROME_PATH: stable }, stable],
    ['PATH where CHROME_PATH is empty', { PATH: late, CHROME_PATH: '' }, chromium],
  ])('takes %s', async (_, env, found) => {
    expect(await findChromium(env)).toBe(found);
  });

  const fix =
    'apt-get install chromium, or CHROME_PATH=/path; meanwhile -o report.html prints well from any browser';
  it.each([
    [
      'PATH leads to none',
      { PATH: temporary },
      'a PDF is printed by Chromium, and PATH leads to none of chromium, chromium-browser, google-chrome, google-chrome-stable',
    ],
    [
      'CHROME_PATH is no program, whatever PATH leads to',
      { PATH: late, CHROME_PATH: '/none' },
      'a PDF is printed by Chromium, and CHROME_PATH "/none" is no program',
    ],
  ])('refuses where %s', async (_, env, what) => {
    const fault = { code: 'chromium-missing', place: 'aiops', what, fix };
    await expect(findChromium(env)).rejects.toThrow(new OutputError(fault));
  });
});

describe('writePdf with a program in place of Chromium', () => {
  const written = (script: string, longestMs = 60_000) =>
    writePdf(target, ['<p>', 'page</p>'], {
      env: { PATH, CHROME_PATH: standIn('stand-in', script) },
      longestMs,
    });

  beforeEach(() => writeFileSync(target, 'old'));
  afterEach(() => expect(readdirSync(temporary)).toEqual([]));

  it('replaces the file by what was printed, and leaves nothing behind', async () => {
    const before = readdirSync(folder).length;
    await written(PRINTS);
    expect(readFileSync(target, 'latin1')).toBe('%PDF-1.4\n<p>page</p>\n%%EOF\n');
    // The stand-in itself is new.
    expect(readdirSync(folder).length - before).toBeLessThanOrEqual(1);
  });

  it('asks for a quiet browser with a profile of its own, without a sandbox for root alone', async () => {
    const said = join(folder, 'arguments');
    await written(`printf '%s\\n' "TMPDIR=$TMPDIR" "$@" > '${said}'; ${PRINTS}`);
    const flags = readFileSync(said, 'utf8');
    for (const flag of [
      '--headless',
      '--no-pdf-header-footer',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--user-data-dir=${join(temporary, 'aiops-pdf-')}`,
      `TMPDIR=${join(temporary, 'aiops-pdf-')}`,
    ]) {
      expect(flags).toContain(flag);
    }
    expect(flags.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  const fix = '-o report.html prints well from any browser';
  const noise = ['/usr/bin/chromium: 9: [: x: unexpected operator', '[1:2:3:ERROR:dbus/bus.cc(1)] no bus'];
  const saying = (...lines: string[]) => lines.map((line) => `echo '${line}' >&2`).join('; ');
  it.each([
    ['fails', `${saying('no display', 'more')}; exit 3`, 'with code 3 and no whole PDF', 'no display'],
    ['fails without a word', 'exit 3', 'with code 3 and no whole PDF', undefined],
    [
      'fails amid noise',
      `${saying(...noise, 'out of it')}; exit 1`,
      'with code 1 and no whole PDF',
      'out of it',
    ],
    ['fails with nothing but noise', `${saying(...noise)}; exit 1`, 'with code 1 and no whole PDF', noise[0]],
    ['crashes', `${PRINTS}; kill -SEGV $$`, 'by SIGSEGV', undefined],
    ['prints nothing and ends well', 'exit 0', 'with code 0 and no whole PDF', undefined],
    ['prints a half', `printf '%%PDF-1.4' > "$PDF"`, 'with code 0 and no whole PDF', undefined],
    ['prints something else', `echo '%%EOF' > "$PDF"`, 'with code 0 and no whole PDF', undefined],
  ])('leaves the old file alone when it %s', async (_, script, how, why) => {
    const fault = { code: 'chromium-failed', place: 'aiops', what: `Chromium ended ${how}`, fix };
    expect(await faultOf(written(script))).toEqual(why === undefined ? fault : { ...fault, why });
    expect(readFileSync(target, 'utf8')).toBe('old');
  });

  it('ends one that takes too long, with all that it started', async () => {
    const alive = join(folder, 'alive');
    const fault = await faultOf(written(`sleep 300 & echo $! > '${alive}'; wait`, 1500));
    expect(fault).toMatchObject({ what: 'Chromium was not done after 1.5 s, and was ended' });
    await vi.waitFor(() => expect(isAlive(readFileSync(alive, 'utf8'))).toBe(false));
  });

  it('ends what it left running, which holds on to its pipes', async () => {
    const alive = join(folder, 'left');
    await written(`sleep 300 & echo $! > '${alive}'; ${PRINTS}`);
    await vi.waitFor(() => expect(isAlive(readFileSync(alive, 'utf8'))).toBe(false));
  });

  it('says when it cannot be started', async () => {
    const path = join(folder, 'no-interpreter');
    writeFileSync(path, '#!/none\n', { mode: 0o755 });
    const fault = await faultOf(writePdf(target, [''], { env: { CHROME_PATH: path } }));
    expect(fault).toMatchObject({ code: 'chromium-failed', what: 'Chromium could not be started' });
  });

  it.skipIf(!existsSync('/dev/full'))('says that a disk is full', async () => {
    const env = { PATH, CHROME_PATH: standIn('stand-in', PRINTS) };
    const fault = { code: 'output-failed', place: '/dev/full', what: 'cannot be written: the disk is full' };
    expect(await faultOf(writePdf('/dev/full', ['x'], { env }))).toEqual(fault);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends it, then the program; nothing stays',
    async (signal) => {
      const alive = join(folder, `alive-${signal}`);
      const env = {
        PATH,
        TMPDIR: temporary,
        CHROME_PATH: standIn('stand-in', `echo $$ > '${alive}'; exec sleep 300`),
      };
      const args = [bin, 'detect', 'fixtures/demo/dependency-latency.csv', '-q', '-f', 'none', '-o', target];
      const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
      await vi.waitFor(() => expect(readFileSync(alive, 'utf8')).toMatch(/\d\n/), { timeout: 30_000 });
      child.kill(signal);
      expect(await ended).toBe(signal);
      await vi.waitFor(() => expect(isAlive(readFileSync(alive, 'utf8'))).toBe(false));
      expect(readFileSync(target, 'utf8')).toBe('old');
    },
  );
});

/** Whether a process still runs; one that nobody waited for does not. */
function isAlive(pid: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid.trim()], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

describe.runIf(isChromiumNeeded)('writePdf with Chromium', () => {
  const tool = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });
  const hasPoppler = tool('pdfinfo', '-v').error === undefined || process.env['AIOPS_REQUIRE_TOOLS'] === '1';

  it.runIf(hasPoppler)('prints pages with numbers, text, an outline and no bitmap, tagged', async () => {
    const document = madeDocument({ findings: 12, charts: 3, samples: 240 });
    await writePdf(target, [await pageOf(document)], { env: process.env });
    const facts = tool('pdfinfo', target).stdout;
    expect(facts).toMatch(/^Tagged: +yes$/m);
    const pages = Number(/^Pages: +(\d+)$/m.exec(facts)?.[1]);
    expect([5, 6, 7]).toContain(pages);
    const text = tool('pdftotext', '-layout', target, '-').stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(document.verdict.text.replaceAll(/\s+/g, ' '));
    expect(text).toMatch(new RegExp(`\\b${pages} ?/ ?${pages}\\b`));
    expect(tool('pdfimages', '-list', target).stdout.trim().split('\n')).toHaveLength(2);
    expect(readFileSync(target, 'latin1')).toContain('/Outlines');
    expect(readdirSync(temporary)).toEqual([]);
  });
});
