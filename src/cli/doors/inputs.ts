import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { InputError } from '../../errors.ts';
import { plain } from '../../report/plain.ts';
import type { OpenInput } from '../io.ts';
import { nearest } from '../nearest.ts';

/** Bytes that are read at once. */
const CHUNK_BYTES = 262_144;

/** @throws InputError when there is no such file, or it cannot be read */
export async function openInput(path: string): Promise<OpenInput> {
  if (path === '-') return input('stdin', undefined, () => process.stdin);
  const shown = shownPath(path);
  const size = await sizeOf(path, shown);
  return input(shown, size, () => createReadStream(path, { highWaterMark: CHUNK_BYTES }));
}

/** Bytes that are hashed on their way. */
function input(path: string, size: number | undefined, open: () => AsyncIterable<Uint8Array>): OpenInput {
  const hash = createHash('sha256');
  let bytes = 0;
  let sha256: string | undefined;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of open()) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
    } catch (error) {
      throw readingFault(error, path);
    }
  }
  const digest = () => {
    sha256 ??= hash.digest('hex');
    return { sha256, bytes };
  };
  return { path, size, bytes: hashed(), digest };
}

/** Relative to the working folder, with forward slashes, on one line: the same on every machine. */
function shownPath(path: string): string {
  return plain(relative('', path).split(sep).join('/')) || '.';
}

/** Size of a regular file; undefined for a pipe and the like. */
async function sizeOf(path: string, shown: string): Promise<number | undefined> {
  const there = await statOf(path, shown);
  if (there.isDirectory()) {
    throw new InputError({
      code: 'file-is-directory',
      place: shown,
      what: 'is a folder, not a file',
      fix: `name its files: aiops detect ${shown.replace(/\/$/, '')}/*`,
    });
  }
  return there.isFile() ? there.size : undefined;
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

/** What two spellings of one regular file have in common; undefined for anything else. */
export async function identify(path: string): Promise<string | undefined> {
  const there = await stat(path === '-' ? '/dev/stdin' : path, { bigint: true }).catch(() => undefined);
  return there?.isFile() ? `${there.dev}:${there.ino}` : undefined;
}
