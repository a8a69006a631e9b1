import { userInfo } from 'node:os';
import type { Input } from '../inputs.ts';
import type { Dress } from '../report/formats/format.ts';
import type { PageAssets } from '../report/page/assets.ts';
import type { Piece } from './doors/chunks.ts';
import { civilDay } from './doors/civil-day.ts';
import type { Lock } from './doors/locks.ts';
import type { OpenConversation } from './keyboard/conversation.ts';

/** Every door to the world outside; tests hand in their own. */
export interface Io {
  readonly env: Environment;
  readonly terminal: Terminal;
  /** For progress alone: no result depends on it. */
  nowMs(): number;
  /** The time of day, ISO 8601 in UTC with milliseconds: for what is logged. */
  now(): string;
  /** The day where this machine stands, `YYYY-MM-DD`: the day of a sitting, which its file keeps. */
  today(): string;
  /** Who is logged in: for those who come second to a file. */
  user(): string;
  /** Calls again and again, until what it returns is called. It keeps no run alive. */
  every(intervalMs: number, call: () => void): () => void;

  /**
   * Opens a file, a folder, or standard input for `-`. Nothing is read before the bytes are asked for.
   * @throws InputError when there is no such file, or it cannot be read
   */
  open(path: string, options: OpenOptions): Promise<OpenInput>;
  /** What two spellings of one regular file have in common; undefined for anything else. */
  identify(path: string): Promise<string | undefined>;
  /** Undoes gzip, any number of members. */
  gunzip(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;

  /**
   * Writes to standard output. False once the reader has left (`… | head`): then nothing more is rendered.
   * @throws OutputError when the disk is full and the like
   */
  out(pieces: Iterable<Piece>): Promise<boolean>;
  /** A message for people, on standard error; a line break is added. */
  say(message: string): void;
  /** A line on standard error that is drawn over and over, and erased in the end. */
  openDisplay(): Promise<Display>;
  /** @throws OutputError when a file cannot be written at `path` */
  checkWritable(path: string): Promise<void>;
  /**
   * Writes a whole file or nothing: a reader never sees half of it. Devices and pipes are written straight.
   * @throws OutputError
   */
  writeFile(path: string, pieces: Iterable<Piece>): Promise<void>;
  /** What makes a page live. @throws OutputError when it was never built */
  pageAssets(): Promise<PageAssets>;
  /** @throws OutputError when there is no Chromium to print a PDF */
  checkChromium(): Promise<void>;
  /**
   * Prints a page to a whole PDF or nothing.
   * @throws OutputError
   */
  writePdf(path: string, page: Iterable<Piece>): Promise<void>;

  /** Where relative paths begin. */
  workingFolder(): string;
  /** Whether there is anything of that name; a link to nothing is there, and cannot be read. */
  isThere(path: string): Promise<boolean>;
  /** The files that a pattern such as `exports/*.csv` means, from a folder, in code point order. */
  filesLike(pattern: string, folder: string): Promise<readonly string[]>;
  /** A whole file as text; undefined where there is none. @throws InputError when it cannot be read */
  readText(path: string): Promise<string | undefined>;
  /** The file behind a link, so that two names of one file are known as one; a path without a link as it is. */
  realPath(path: string): Promise<string>;
  /** Appends a line to a file; it is on the disk when this returns. @throws OutputError */
  appendLine(path: string, line: string): Promise<void>;
  /** Cuts a file off at a byte. @throws OutputError */
  cutFile(path: string, at: number): Promise<void>;
  /**
   * Holds a lock file, so that others are told.
   * @throws LockHeld
   * @throws OutputError
   */
  holdLock(path: string, who: { readonly by: string; readonly takeOver?: boolean }): Promise<Lock>;
  /** Somebody at the keyboard, for whom is drawn on standard error. */
  converse(paint: Dress['paint']): Promise<OpenConversation>;
}

export interface OpenOptions {
  /** Whether the bytes are hashed on their way; else their digest is empty. */
  readonly isHashed: boolean;
}

/** An input, and how many bytes there are to read, where that is known. */
export type OpenInput = Input & {
  readonly size: number | undefined;
};

/** The variables that are heeded. None of them changes a result. */
export interface Environment {
  readonly [name: string]: string | undefined;
  readonly CHROME_PATH?: string | undefined;
  readonly CI?: string | undefined;
  readonly COLUMNS?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  readonly NO_COLOR?: string | undefined;
  readonly PATH?: string | undefined;
  readonly TERM?: string | undefined;
}

export interface Display {
  show(line: string): void;
  erase(): void;
}

export interface Terminal {
  /** Whether each stream is one. */
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** Columns of standard output and of standard error, where they are terminals; some say zero. */
  readonly columns: number | undefined;
  readonly messageColumns: number | undefined;
}

/** The real doors. What is heavy behind them is loaded when it is used. */
export function realIo(): Io {
  ignoreLostReaders();
  return {
    env: process.env,
    terminal: realTerminal(),
    nowMs: () => performance.now(),
    now: () => new Date().toISOString(),
    today: () => civilDay(new Date()),
    user: userName,
    every: (intervalMs, call) => {
      const timer = setInterval(call, intervalMs).unref();
      return () => clearInterval(timer);
    },
    open: async (path, options) => (await import('./doors/inputs.ts')).openInput(path, options),
    identify: async (path) => (await import('./doors/inputs.ts')).identify(path),
    gunzip: async function* (bytes) {
      yield* (await import('./doors/gunzip.ts')).gunzip(bytes);
    },
    out: async (pieces) => (await import('./doors/stdout.ts')).writeStdout(pieces),
    say: (message) => void process.stderr.write(`${message}\n`),
    openDisplay: async () => (await import('./doors/display.ts')).openDisplay(),
    checkWritable: async (path) => (await import('./doors/files.ts')).checkWritable(path),
    writeFile: async (path, pieces) => (await import('./doors/files.ts')).writeWholeFile(path, pieces),
    pageAssets: async () => (await import('./doors/page-assets.ts')).readPageAssets(),
    checkChromium: async () => void (await (await import('./doors/pdf.ts')).findChromium(process.env)),
    writePdf: async (path, page) =>
      (await import('./doors/pdf.ts')).writePdf(path, page, { env: process.env }),
    workingFolder: () => process.cwd(),
    isThere: async (path) => (await import('./doors/there.ts')).isThere(path),
    filesLike: async (pattern, folder) => (await import('./doors/files-like.ts')).filesLike(pattern, folder),
    readText: async (path) => (await import('./doors/inputs.ts')).readText(path),
    realPath: async (path) => (await import('./doors/inputs.ts')).realPath(path),
    appendLine: async (path, line) => (await import('./doors/journal.ts')).appendDurably(path, line),
    cutFile: async (path, at) => (await import('./doors/journal.ts')).truncateAt(path, at),
    holdLock: async (path, who) => (await import('./doors/locks.ts')).holdLock(path, who),
    converse: async (paint) => (await import('./doors/seat.ts')).takeSeat(paint),
  };
}

/** An account without an entry has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

function realTerminal(): Terminal {
  return {
    get stdin() {
      return process.stdin.isTTY === true;
    },
    stdout: process.stdout.isTTY === true,
    stderr: process.stderr.isTTY === true,
    columns: process.stdout.columns,
    messageColumns: process.stderr.columns,
  };
}

/** A stream whose reader left raises an event that would end the process; every write reports it as well. */
function ignoreLostReaders(): void {
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}
