import type { Io, OpenInput, Terminal } from '../../src/cli/io.ts';

/** Doors that lead nowhere, and remember what went through them. */
export interface FakeIo extends Io {
  readonly said: string[];
  /** Texts by path. */
  readonly files: Map<string, string>;
  /** Files of which a piece was bytes, by path. */
  readonly binaries: Map<string, Uint8Array>;
  readonly drawn: string[];
  /** What wants to be called again and again. */
  readonly ticks: (() => void)[];
  stdout: string;
  clockMs: number;
}

/** Where the paths of a fake world begin; nothing lies there but what is put into `files`. */
export const WORKING_FOLDER = '/srv/shop';

export interface FakeWorld {
  readonly env?: Io['env'];
  readonly terminal?: Partial<Terminal>;
  /** The reader of stdout leaves after so many pieces. */
  readonly readerLeavesAfter?: number;
}

export function fakeIo({ env = {}, terminal = {}, readerLeavesAfter = Infinity }: FakeWorld = {}): FakeIo {
  const io: FakeIo = {
    said: [],
    files: new Map(),
    binaries: new Map(),
    drawn: [],
    ticks: [],
    stdout: '',
    clockMs: 0,
    env,
    terminal: {
      stdin: false,
      stdout: false,
      stderr: false,
      columns: undefined,
      messageColumns: undefined,
      ...terminal,
    },
    nowMs: () => io.clockMs,
    now: () => new Date(io.clockMs).toISOString(),
    today: () => io.now().slice(0, 10),
    every: (_, call) => {
      io.ticks.push(call);
      return () => void io.ticks.splice(0);
    },

    open: async (path) => emptyInput(path === '-' ? 'stdin' : path),
    identify: async (path) => (path === '-' ? undefined : path.replace(/^\.\//, '')),
    gunzip: (bytes) => bytes,
    out: async (pieces) => {
      let taken = 0;
      for (const piece of pieces) {
        if (taken === readerLeavesAfter) return false;
        io.stdout += piece;
        taken += 1;
      }
      return true;
    },
    say: (message) => void io.said.push(message),
    openDisplay: async () => ({
      show: (line) => void io.drawn.push(line),
      erase: () => void io.drawn.push('erased'),
    }),
    checkWritable: async () => {},
    writeFile: async (path, pieces) => {
      const all = [...pieces];
      if (all.every((piece) => typeof piece === 'string')) io.files.set(path, all.join(''));
      else io.binaries.set(path, Buffer.concat(all.map((piece) => Buffer.from(piece as Uint8Array))));
    },
    pageAssets: async () => ({ script: '/* live */', style: '/* live */' }),
    checkChromium: async () => {},
    writePdf: async (path, page) => void io.files.set(path, `%PDF of ${[...page].join('')}`),
    user: () => 'keller',
    workingFolder: () => WORKING_FOLDER,
    isThere: async (path) => io.files.has(path) || io.binaries.has(path),
    filesLike: async () => [],
    readText: async (path) => io.files.get(path),
    realPath: async (path) => path,
    appendLine: async (path, line) => void io.files.set(path, `${io.files.get(path) ?? ''}${line}\n`),
    cutFile: async (path, at) => void io.files.set(path, (io.files.get(path) ?? '').slice(0, at)),
    holdLock: async () => ({
      beat: async () => {},
      isOurs: async () => true,
      release: async () => {},
    }),
    converse: async () => {
      throw new Error('there is nobody to talk to');
    },
  };
  return io;
}

/** Doors to files that are kept in memory, those that are written included. */
export function ioWithFiles(files: Readonly<Record<string, string>>, world: FakeWorld = {}): FakeIo {
  const io = fakeIo(world);
  for (const [path, text] of Object.entries(files)) io.files.set(path, text);
  io.identify = async (path) => (io.files.has(path) ? path : undefined);
  io.open = async (path) => inputOf(path, new TextEncoder().encode(io.files.get(path) ?? ''));
  return io;
}

function inputOf(path: string, bytes: Uint8Array): OpenInput {
  async function* all(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return { path, size: bytes.length, bytes: all(), digest: () => ({ sha256: '', bytes: bytes.length }) };
}

function emptyInput(path: string): OpenInput {
  async function* bytes(): AsyncGenerator<Uint8Array> {}
  return { path, size: 0, bytes: bytes(), digest: () => ({ sha256: '', bytes: 0 }) };
}
