import { createHash, type Hash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { byCodePoint } from '../../code-point-order.ts';
import { InputError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import { passedOver } from '../../read/passed-over.ts';
import type { PassedOver } from '../../read/reader.ts';
import { plain } from '../../report/plain.ts';
import type { OpenInput, OpenOptions } from '../io.ts';

/** Bytes that are read at once: the fewer turns, the less the reader waits for the disk. */
const CHUNK_BYTES = 1_048_576;

/** @throws InputError when there is no such file or folder, or it cannot be read */
export async function openInput(path: string, { isHashed }: OpenOptions): Promise<OpenInput> {
  const digest = new Digest(isHashed);
  if (path === '-') return fileInput('stdin', undefined, digest, () => process.stdin);
  const shown = shownPath(path);
  const there = await statOf(path, shown);
  if (there.isDirectory()) return folderInput(path, shown, digest);
  return fileInput(shown, there.isFile() ? there.size : undefined, digest, () => bytesOf(path));
}

function bytesOf(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: CHUNK_BYTES });
}

function fileInput(
  path: string,
  size: number | undefined,
  digest: Digest,
  open: () => AsyncIterable<Uint8Array>,
): OpenInput {
  return { path, size, bytes: digest.of(path, open), digest: () => digest.digest() };
}

/** The files of a folder are read one after another, and only those that are asked for. */
async function folderInput(folder: string, path: string, digest: Digest): Promise<OpenInput> {
  const entries = await entriesIn(folder, path);
  const files = entries.filter(({ why }) => why === undefined);
  const sizes = await Promise.all(files.map((file) => sizeOf(join(folder, file.name))));
  async function* parts() {
    for (const { name: file, why } of entries) {
      const name = plain(file);
      if (why !== undefined) {
        yield passedOver(name, why);
        continue;
      }
      const open = () => {
        digest.add(`${name}\0`);
        return bytesOf(join(folder, file));
      };
      yield { name, bytes: digest.of(`${path}/${name}`, open) };
    }
  }
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
  return { path, size, parts: parts(), digest: () => digest.digest() };
}

/** Counts bytes on their way, and hashes them where that is asked for: it costs as much as reading them. */
class Digest {
  readonly #hash: Hash | undefined;
  #bytes = 0;
  #sha256: string | undefined;

  constructor(isHashed: boolean) {
    this.#hash = isHashed ? createHash('sha256') : undefined;
  }

  add(text: string): void {
    this.#hash?.update(text);
  }

  async *of(path: string, open: () => AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of open()) {
        this.#hash?.update(chunk);
        this.#bytes += chunk.byteLength;
        yield chunk;
      }
    } catch (error) {
      throw readingFault(error, path);
    }
  }

  digest(): { sha256: string; bytes: number } {
    this.#sha256 ??= this.#hash?.digest('hex') ?? '';
    return { sha256: this.#sha256, bytes: this.#bytes };
  }
}

/** Relative to the working folder, with forward slashes, on one line: the same on every machine. */
function shownPath(path: string): string {
  return plain(relative('', path).split(sep).join('/')) || '.';
}

/**
 * A snapshot inside a data directory has its chunks five levels below (`snapshots/NAME/ULID/chunks/000001`), and
 * somebody may name the folder above; what lies deeper belongs to something else.
 */
const DEEPEST = 6;
/** A folder with more files than this is none of ours. */
const MOST_FILES = 100_000;

/** A file, or something that is passed over. */
interface Entry {
  /** Its path inside the folder, with forward slashes. */
  readonly name: string;
  readonly why?: PassedOver;
}

/** What is below a folder, in code point order; links are not followed. */
async function entriesIn(folder: string, shown: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  const visit = async (inside: string, depth: number): Promise<void> => {
    for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
      const name = `${inside}${entry.name}`;
      if (entry.isFile()) entries.push({ name });
      else if (entry.isSymbolicLink()) entries.push({ name, why: 'link' });
      else if (entry.isDirectory() && depth < DEEPEST) await visit(`${name}/`, depth + 1);
      else if (entry.isDirectory()) entries.push({ name: `${name}/`, why: 'too deep' });
      if (entries.length > MOST_FILES) throw tooManyFiles(shown);
    }
  };
  try {
    await visit('', 1);
  } catch (error) {
    throw readingFault(error, shown);
  }
  return entries.sort((a, b) => byCodePoint(a.name, b.name));
}

function tooManyFiles(path: string): InputError {
  const what = `the folder holds more than ${MOST_FILES} files`;
  return new InputError({ code: 'folder-size', place: path, what, fix: 'name the folder of the export' });
}

/** Zero for what is gone by now: the size is for the progress display alone. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function statOf(path: string, shown: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw await openingFault(error as NodeJS.ErrnoException, path, shown);
  }
}

async function openingFault(error: NodeJS.ErrnoException, path: string, shown: string): Promise<unknown> {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') return readingFault(error, shown);
  const close = nearest(basename(path), await namesIn(dirname(path)));
  return new InputError({
    code: 'file-missing',
    place: shown,
    what: 'there is no such file',
    ...(close === undefined ? {} : { fix: `did you mean ${plain(join(dirname(path), close))}?` }),
  });
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function readingFault(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error;
  const why =
    code === 'EACCES' || code === 'EPERM' ? 'permission denied' : code === 'EISDIR' ? 'it is a folder' : code;
  return new InputError({ code: 'file-unreadable', place: path, what: `cannot be read: ${why}` });
}

/** A whole file as text; undefined where there is none. @throws InputError when it cannot be read */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw readingFault(error, shownPath(path));
  }
}

/** The file behind a link; a path without a link, or to nothing, as it is. */
export async function realPath(path: string): Promise<string> {
  const real = await realpath(path).catch(() => path);
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return real === join(folder, basename(path)) ? path : real;
}

/** What two spellings of one regular file have in common; undefined for anything else. */
export async function identify(path: string): Promise<string | undefined> {
  const there = await stat(path === '-' ? '/dev/stdin' : path, { bigint: true }).catch(() => undefined);
  return there?.isFile() ? `${there.dev}:${there.ino}` : undefined;
}
