import { InputError } from '../errors.ts';
import type { Input } from '../inputs.ts';
import { unpackedHead } from '../read/unpacked.ts';
import type { FindingsResult } from '../report/result.ts';
import { readSaved, type Saved } from '../saved.ts';
import { readSavedFindings } from '../saved-findings.ts';
import type { Io } from './io.ts';

/** A saved result, and the file it is in as people know it. */
export type SavedFile = Saved & { readonly path: string };

/** What could be read of some files, and why the others could not. */
interface ReadFiles<Read> {
  readonly saved: Read[];
  readonly refused: { readonly path: string; readonly error: InputError }[];
}

/** All saved results that can be read. */
export function readSavedFiles(paths: readonly string[], io: Io): Promise<ReadFiles<SavedFile>> {
  return readEach(paths, (path) => readSavedFile(path, io));
}

/** The same of findings alone: an assessment is refused. */
export function readSavedFindingsFiles(paths: readonly string[], io: Io): Promise<ReadFiles<FindingsResult>> {
  return readEach(paths, async (path) => (await readUnpacked(path, io, readSavedFindings)).read);
}

/**
 * A saved result, packed with gzip or not; `-` is standard input.
 * @throws InputError when it is none
 */
export async function readSavedFile(path: string, io: Io): Promise<SavedFile> {
  const { read, path: known } = await readUnpacked(path, io, readSaved);
  return { ...read, path: known };
}

async function readUnpacked<Read>(
  path: string,
  io: Io,
  reader: (input: Input) => Promise<Read>,
): Promise<{ readonly read: Read; readonly path: string }> {
  const input = await io.open(path, { isHashed: false });
  if ('parts' in input) return { read: await reader(input), path: input.path };
  const { bytes, close } = await unpackedHead(input.path, input.bytes, io.gunzip);
  try {
    const plain = { path: input.path, bytes, digest: input.digest };
    return { read: await reader(plain), path: input.path };
  } finally {
    await close();
  }
}

async function readEach<Read>(
  paths: readonly string[],
  readOne: (path: string) => Promise<Read>,
): Promise<ReadFiles<Read>> {
  const saved: Read[] = [];
  const refused: { path: string; error: InputError }[] = [];
  for (const path of paths) {
    try {
      saved.push(await readOne(path));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refused.push({ path, error });
    }
  }
  return { saved, refused };
}
