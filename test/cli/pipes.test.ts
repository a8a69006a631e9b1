import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  read,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aiops, bin, shell } from './run-aiops.ts';

/** A wave with one sample far above it; as scores more than a pipe holds (64 KiB). */
function metrics(): string {
  const rows = Array.from({ length: 3000 }, (_, row) => {
    const time = new Date(Date.UTC(2026, 10, 7) + row * 60_000).toISOString();
    const usual = 100 + 10 * Math.sin(row / 50) + ((row * 7919) % 97) / 25;
    return `${time},${(row === 1400 ? 900 : usual).toFixed(2)}\n`;
  });
  return `timestamp,load\n${rows.join('')}`;
}

const folder = mkdtempSync(join(tmpdir(), 'aiops-pipes-'));
const here = { cwd: folder };
const FAILS = 'detect metrics.csv --fail-on low';
const PASSES = `${FAILS} --judge-since 2026-11-09T00:00:00Z`;

beforeAll(() => writeFileSync(join(folder, 'metrics.csv'), metrics()));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder of its own, where whatever stays beside a file is seen. */
function emptyFolder(): string {
  return mkdtempSync(join(folder, 'out-'));
}

describe('aiops with closed streams', () => {
  it.each([
    [FAILS, '>&-', 1, /exit 1\n$/],
    [PASSES, '>&-', 0, /exit 0\n$/],
    [FAILS, '2>&-', 1, /^$/],
    [FAILS, '>&- 2>&-', 1, /^$/],
    [FAILS, '<&- >&- 2>&-', 1, /^$/],
    [PASSES, '<&- >&- 2>&-', 0, /^$/],
  ])('%s %s ends with %d, and says nothing into the file that it opens', (command, closed, code, verdict) => {
    const path = join(emptyFolder(), 'closed.json');
    const ended = shell(`$AIOPS ${command} -o ${path} ${closed}`, here);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(verdict);
    expect(readFileSync(path, 'utf8')).toBe(aiops([...command.split(' '), '-f', 'json'], here).stdout);
  });
});

/** The writing end of a pipe whose reader has left. */
function unreadPipe(): number {
  const { reader, writer } = pipe();
  closeSync(reader);
  return writer;
}

function pipe(): { readonly reader: number; readonly writer: number } {
  const path = join(emptyFolder(), 'pipe');
  shell(`mkfifo ${path}`);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { reader, writer: openSync(path, 'w') };
}

describe('aiops to a reader that left', () => {
  it.each([
    [FAILS, 1],
    [`${PASSES} -f json`, 0],
    ['inspect metrics.csv', 0],
    ['assess --sample --fail-under 4', 1],
    ['explain formats', 0],
    ['schema findings', 0],
    ['--help', 0],
    ['--version', 0],
  ])('%s ends with %d and no word of it', (command, code) => {
    const ended = runUnread(command, () => 'pipe');
    expect(ended.code).toBe(code);
    expect(ended.said).not.toMatch(/EPIPE|error|\.js:/);
  });

  it('detect ends with its code where both streams are unread', () => {
    expect(runUnread(`${FAILS} -v`, (unread) => unread).code).toBe(1);
  });

  it('detect takes a socket that is reset for a reader that left', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
    reader.once('data', () => reader.resetAndDestroy());
    const [socket] = (await once(server, 'connection')) as [Socket];
    const child = start([bin, ...FAILS.split(' '), '-f', 'scores'], ['ignore', socket, 'ignore']);
    socket.destroy();
    server.close();
    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  it('detect -o writes the next file where the reader of one left', () => {
    const cwd = emptyFolder();
    const outputs = `-o scores:${cwd}/left -o ${cwd}/next.json`;
    const { stdout, stderr } = shell(
      `mkfifo ${cwd}/left; (exec 3<${cwd}/left; read line <&3) & $AIOPS ${FAILS} -f none ${outputs}; echo $?`,
      here,
    );
    expect(stdout).toBe('1\n');
    expect(stderr).not.toContain('error');
    expectWhole(join(cwd, 'next.json'));
  });
});

const running: ChildProcess[] = [];

/** What a failed test leaves running would wait for ever. */
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function start(args: readonly string[], stdio: StdioOptions, cwd = folder): ChildProcess {
  const child = spawn(process.execPath, args, { stdio, cwd });
  running.push(child);
  return child;
}

/** The exit code of a run whose standard output nobody reads, and what it said. */
function runUnread(command: string, stderr: (unread: number) => 'pipe' | number) {
  const unread = unreadPipe();
  const stdio: StdioOptions = ['ignore', unread, stderr(unread)];
  const args = [bin, ...command.split(' ')];
  const ended = spawnSync(process.execPath, args, { ...here, stdio, timeout: 30_000 });
  closeSync(unread);
  return { code: ended.status, said: String(ended.stderr) };
}

function expectWhole(path: string): void {
  expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('findings');
}

describe('aiops detect -o', () => {
  it('keeps the old file, and nothing beside it, where the new one grows larger than allowed', () => {
    const cwd = emptyFolder();
    const kept = join(cwd, 'kept.json');
    writeFileSync(kept, 'old');
    const { code, stderr } = shell(`ulimit -f 8; $AIOPS ${FAILS} -q -f none -o ${kept}`, here);
    expect({ code, stderr }).toEqual({
      code: 4,
      stderr: `${kept}: error: cannot be written: the file is larger than allowed [output-failed]\n`,
    });
    expect(readdirSync(cwd)).toEqual(['kept.json']);
    expect(readFileSync(kept, 'utf8')).toBe('old');
  });

  it.skipIf(!existsSync('/dev/full'))('keeps the file that was whole before a disk was full', () => {
    const cwd = emptyFolder();
    const { code } = shell(`$AIOPS ${FAILS} -q -f none -o ${cwd}/whole.json -o json:/dev/full`, here);
    expect(code).toBe(4);
    expect(readdirSync(cwd)).toEqual(['whole.json']);
    expectWhole(join(cwd, 'whole.json'));
  });

  it('json:/dev/stderr stands before the verdict, also in a file', () => {
    const said = join(emptyFolder(), 'said');
    const line = `$AIOPS ${FAILS} -q -f none -o json:/dev/stderr 2>${said}; echo $?; head -n 1 ${said}; tail -n 1 ${said}`;
    expect(shell(line, here).stdout).toMatch(/^1\n\{\n.*exit 1\n$/);
  });
});

/** Writes a file for seconds through the built door, and tells on standard output once it is in the middle. */
const lasting = `
  import { writeWholeFile } from ${JSON.stringify(pathToFileURL(join(bin, '../../dist/cli/doors/files.js')).href)};
  const pause = new Int32Array(new SharedArrayBuffer(4));
  function* pieces() {
    yield 'new'.repeat(30_000);
    process.stdout.write('in the middle');
    for (let round = 0; round < 1000; round++) {
      Atomics.wait(pause, 0, 0, 5);
      yield 'new'.repeat(30_000);
    }
  }
  await writeWholeFile('kept.json', pieces());
`;

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', (signal) => {
  const killed = [null, signal];

  it.each([['old'], [undefined]])(
    'in the middle of a file leaves what was there (%s) and no more',
    async (old) => {
      const cwd = emptyFolder();
      const kept = join(cwd, 'kept.json');
      if (old !== undefined) writeFileSync(kept, old);
      const before = readdirSync(cwd);
      const child = start(['--input-type=module', '-e', lasting], ['ignore', 'pipe', 'ignore'], cwd);
      await saying(child.stdout, 'in the middle');
      expect(readdirSync(cwd)).toHaveLength(before.length + 1);
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual(killed);
      expect(readdirSync(cwd)).toEqual(before);
      if (old !== undefined) expect(readFileSync(kept, 'utf8')).toBe(old);
    },
  );

  it('between two files leaves the first whole and the second absent', async () => {
    const cwd = emptyFolder();
    shell('mkfifo blocked', { cwd });
    const outputs = ['-o', 'first.json', '-o', 'scores:blocked', '-o', 'second.json'];
    const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
    const child = start([bin, 'detect', '../metrics.csv', '-f', 'none', ...outputs], stdio, cwd);
    await saying(child.stderr, 'wrote first.json');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual(killed);
    expect(readdirSync(cwd).toSorted()).toEqual(['blocked', 'first.json']);
    expectWhole(join(cwd, 'first.json'));
  });

  it('ends a run whose pipe nobody empties', async () => {
    const { reader, writer } = pipe();
    const child = start([bin, 'detect', 'metrics.csv', '-q', '-f', 'scores'], ['ignore', writer, 'ignore']);
    closeSync(writer);
    await firstByte(reader);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual(killed);
    closeSync(reader);
  });
});

async function saying(stream: Readable | null, words: string): Promise<void> {
  let said = '';
  for await (const piece of stream ?? []) {
    said += String(piece);
    if (said.includes(words)) return;
  }
  throw new Error(`${words} was never said, but ${said}`);
}

const readBytes = promisify(read);

/** Waits for it at a reader that does not block. */
async function firstByte(reader: number): Promise<void> {
  for (;;) {
    try {
      if ((await readBytes(reader, Buffer.alloc(1), 0, 1, null)).bytesRead === 1) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
