import { closeSync, openSync, type Stats } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OutputError } from '../../errors.ts';
import { shellWord } from '../../shell-word.ts';
import { chunks, type Piece } from './chunks.ts';
import { isReaderGone, type StandardStream, writeAll, writeStandard } from './standard.ts';

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

/**
 * Writes a file beside and renames it: whoever reads `path` finds the old file or the new one, also after a full
 * disk or a signal, and nothing stays beside it. Devices and pipes are written straight.
 * @throws OutputError
 */
export async function writeWholeFile(path: string, pieces: Iterable<Piece>): Promise<void> {
  await checkWritable(path);
  try {
    if (isSpecial(path, await statOf(path))) await writeStraight(path, pieces);
    else await writeAtomically(path, pieces);
  } catch (error) {
    if (!isReaderGone(error)) throw writingFault(error, path);
  }
}

/** The package would take a short write to a nearly full disk for a whole one, so its file is filled for it. */
async function writeAtomically(path: string, pieces: Iterable<Piece>): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  keepSizeSignalHarmless();
  await writeFileAtomic(path, '', { tmpfileCreated: (beside) => writeFile(beside, chunks(pieces)) });
}

/** A file that grows larger than allowed: Node lets the write fail, the package would let the signal end the run. */
function keepSizeSignalHarmless(): void {
  if (process.listenerCount('SIGXFSZ') === 0) process.on('SIGXFSZ', () => {});
}

/** A device or a pipe; also a file behind `/dev/stdout`, which someone holds open and a new file would miss. */
function isSpecial(path: string, there: Stats | undefined): boolean {
  const isHeldOpen = standardAt(path) !== undefined || /^\/(dev|proc\/[^/]+)\/fd\/\d+$/.test(path);
  return there !== undefined && (!there.isFile() || isHeldOpen);
}

/** A standard stream by a name of its file; opened anew, a file behind it would be written over from its start. */
function standardAt(path: string): StandardStream | undefined {
  const [, name] = /^\/(?:dev|proc\/self)\/(stdout|stderr|fd\/[12])$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  return name === 'stdout' || name === 'fd/1' ? 'stdout' : 'stderr';
}

async function writeStraight(path: string, pieces: Iterable<Piece>): Promise<void> {
  const standard = standardAt(path);
  if (standard !== undefined) {
    await writeStandard(standard, pieces);
    return;
  }
  const file = openSync(path, 'a');
  try {
    for (const chunk of chunks(pieces)) writeAll(file, chunk);
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
