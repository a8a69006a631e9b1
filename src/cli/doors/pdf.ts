import { type ChildProcess, spawn } from 'node:child_process';
import { constants, rmSync } from 'node:fs';
import { access, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OutputError } from '../../errors.ts';
import type { Environment } from '../io.ts';
import type { Piece } from './chunks.ts';
import { checkWritable, writeWholeFile, writingFault } from './files.ts';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const LONGEST_MS = 120_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The browser that prints: CHROME_PATH, else the first that PATH leads to.
 * @throws OutputError when there is none
 */
export async function findChromium(env: Environment): Promise<string> {
  const named = env.CHROME_PATH ?? '';
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  const candidates = named === '' ? onPath : [resolve(named)];
  for (const candidate of candidates) if (await isProgram(candidate)) return candidate;
  throw new OutputError({
    code: 'chromium-missing',
    place: 'aiops',
    what:
      named === ''
        ? `a PDF is printed by Chromium, and PATH leads to none of ${commands.join(', ')}`
        : `a PDF is printed by Chromium, and CHROME_PATH ${JSON.stringify(named)} is no program`,
    fix: 'apt-get install chromium, or CHROME_PATH=/path; meanwhile -o report.html prints well from any browser',
  });
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

export interface Printing {
  readonly env: Environment;
  readonly longestMs?: number;
}

/**
 * Prints a page to a whole file or none, as `writeWholeFile` writes. Chromium works in a folder of its own, which
 * is gone afterwards; a signal ends it first, then this process.
 * @throws OutputError when there is no Chromium, when it fails, or when the file cannot be written
 */
export async function writePdf(path: string, page: Iterable<Piece>, printing: Printing): Promise<void> {
  await checkWritable(path);
  const chromium = await findChromium(printing.env);
  const pdf = await printed(chromium, page, printing).catch((error: unknown) => {
    throw writingFault(error, path);
  });
  await writeWholeFile(path, [pdf]);
}

async function printed(
  chromium: string,
  page: Iterable<Piece>,
  { env, longestMs = LONGEST_MS }: Printing,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'aiops-pdf-'));
  let browser: ChildProcess | undefined;
  const clear = () => {
    if (browser !== undefined) end(browser);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const release = beforeTheEnd(clear);
  try {
    await writeFile(join(folder, 'page.html'), page);
    browser = spawn(chromium, flagsIn(folder), {
      // What it would leave beside when it is killed goes with the folder.
      env: { ...env, TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    return await pdfOf(browser, join(folder, 'page.pdf'), longestMs);
  } finally {
    release();
    clear();
  }
}

/** Whatever ends the process, what is to be cleared is cleared first; a signal still ends it as the system does. */
function beforeTheEnd(clear: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    release();
    clear();
    process.kill(process.pid, signal);
  };
  const release = () => {
    process.removeListener('exit', clear);
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  };
  process.once('exit', clear);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return release;
}

/** Ends a browser with the processes it started: it leads a group of its own. */
function end(browser: ChildProcess): void {
  if (browser.pid === undefined) return;
  try {
    process.kill(-browser.pid, 'SIGKILL');
  } catch {
    browser.kill('SIGKILL');
  }
}

/** Nothing is looked up and nothing reported home; root has no sandbox, as Chromium refuses it one. */
function flagsIn(folder: string): string[] {
  return [
    '--headless',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-breakpad',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    '--export-tagged-pdf',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${join(folder, 'page.pdf')}`,
    pathToFileURL(join(folder, 'page.html')).href,
  ];
}

/** What the browser printed. It may fail and end with zero, so the file is looked at. */
async function pdfOf(browser: ChildProcess, file: string, longestMs: number): Promise<Buffer> {
  const said = await saidUntilEnd(browser, longestMs);
  const pdf = await readFile(file).catch(() => Buffer.alloc(0));
  const isWhole = pdf.subarray(0, 5).toString() === '%PDF-' && pdf.subarray(-32).includes('%%EOF');
  if (browser.exitCode === 0 && isWhole) return pdf;
  const { exitCode, signalCode } = browser;
  const how = signalCode === null ? `with code ${exitCode} and no whole PDF` : `by ${signalCode}`;
  throw failed(`Chromium ended ${how}`, firstWords(said));
}

/** What it said on standard error. @throws OutputError when it cannot be started, or takes too long */
function saidUntilEnd(browser: ChildProcess, longestMs: number): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    browser.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(0, 65_536);
    });
    const timer = setTimeout(() => {
      fail(failed(`Chromium was not done after ${longestMs / 1000} s, and was ended`, firstWords(said)));
    }, longestMs);
    browser.on('error', (error) => {
      clearTimeout(timer);
      fail(failed('Chromium could not be started', error.message));
    });
    // What it started may hold on to the pipe.
    browser.on('exit', () => end(browser));
    browser.on('close', () => {
      clearTimeout(timer);
      done(said);
    });
  });
}

/** The first line that is of the fault: not of a start script, nor of a desktop that is not there. */
function firstWords(said: string): string | undefined {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => !/^\S+: \d+: |:ERROR:dbus\//.test(line)) ?? lines[0];
}

function failed(what: string, why: string | undefined): OutputError {
  const fix = '-o report.html prints well from any browser';
  return new OutputError({
    code: 'chromium-failed',
    place: 'aiops',
    what,
    ...(why === undefined ? {} : { why }),
    fix,
  });
}
