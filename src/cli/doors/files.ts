import { closeSync, openSync, type Stats, writeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OutputError } from '../../errors.ts';
import { shellWord } from '../../shell-word.ts';
import { chunks } from './chunks.ts';

/** @throws OutputError when the folder is missing, or a folder is in the way */
export async function checkWritable(path: string): Promise<void> {
  const there = await statOf(path);
  if (there?.isDirectory()) {
    throw outputFault('output-is-directory', path, 'is a folder, not a file', 'name a file in it');
  }
  if (there !== undefined) return;
  const folder = dirname(path);
  if ((await statOf(folder))?.isDirectory()) return;
  const what = `cannot be written: there is no folder "${folder}"`;
  throw outputFault('output-folder-missing', path, what, `mkdir -p ${shellWord(folder)}`);
}

/** @throws OutputError */
export async function writeWholeFile(path: string, pieces: Iterable<string>): Promise<void> {
  await checkWritable(path);
  try {
    if (isSpecial(path, await statOf(path))) writeStraight(path, pieces);
    else await writeAtomically(path, pieces);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw writingFault(error, path);
  }
}

async function writeAtomically(path: string, pieces: Iterable<string>): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  const buffers: Buffer[] = [];
  for (const chunk of chunks(pieces)) buffers.push(Buffer.from(chunk));
  await writeFileAtomic(path, Buffer.concat(buffers));
}

/** A device or a pipe; also a file behind `/dev/stdout`, which someone holds open and a new file would miss. */
function isSpecial(path: string, there: Stats | undefined): boolean {
  return there !== undefined && (!there.isFile() || /^\/(dev|proc)\//.test(path));
}

function writeStraight(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'a');
  try {
    for (const chunk of chunks(pieces)) {
      let bytes = Buffer.from(chunk);
      while (bytes.length > 0) bytes = bytes.subarray(writeSync(file, bytes));
    }
  } finally {
    closeSync(file);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file is larger than allowed',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
};

/** A failed write in our words; anything that is no fault of the system stays as it is. */
export function writingFault(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof OutputError || code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error;
  return new OutputError({
    code: 'output-failed',
    place: path,
    what: `cannot be written: ${reasons[code] ?? code}`,
  });
}

function outputFault(code: string, path: string, what: string, fix: string): OutputError {
  return new OutputError({ code, place: path, what, fix });
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}
