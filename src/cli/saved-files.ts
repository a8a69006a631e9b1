import { InputError } from '../errors.ts';
import { unpackedHead } from '../read/unpacked.ts';
import { readSaved, type Saved } from '../saved.ts';
import type { Io } from './io.ts';

/** A saved result, and the file it is in as people know it. */
export type SavedFile = Saved & { readonly path: string };

/**
 * A saved result, packed with gzip or not; `-` is standard input.
 * @throws InputError when it is none
 */
export async function readSavedFile(path: string, io: Io): Promise<SavedFile> {
  const input = await io.open(path, { isHashed: false });
  if ('parts' in input) return { ...(await readSaved(input)), path: input.path };
  const { bytes, close } = await unpackedHead(input.path, input.bytes, io.gunzip);
  try {
    const plain = { path: input.path, bytes, digest: input.digest };
    return { ...(await readSaved(plain)), path: input.path };
  } finally {
    await close();
  }
}

/** All that can be read, and why the others cannot. */
export async function readSavedFiles(
  paths: readonly string[],
  io: Io,
): Promise<{ readonly saved: SavedFile[]; readonly refused: { path: string; error: InputError }[] }> {
  const saved: SavedFile[] = [];
  const refused: { path: string; error: InputError }[] = [];
  for (const path of paths) {
    try {
      saved.push(await readSavedFile(path, io));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refused.push({ path, error });
    }
  }
  return { saved, refused };
}
