import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writingFault } from './files.ts';

/** As much of an open file as a journal needs. */
export interface JournalFile {
  stat(): Promise<{ readonly size: number }>;
  appendFile(text: string): Promise<void>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export type OpenJournal = (path: string, flags: 'a' | 'r+') => Promise<JournalFile>;

/**
 * Appends a line and its end, and returns once they are on the disk. A write that fails half-way is undone, as far
 * as the disk allows: what is left then is a line without end.
 * @throws OutputError
 */
export async function appendDurably(path: string, line: string, openJournal: OpenJournal = open) {
  await withFile(path, 'a', openJournal, async (file) => {
    const { size } = await file.stat();
    try {
      await file.appendFile(`${line}\n`);
      await file.sync();
    } catch (error) {
      await file.truncate(size).catch(() => {});
      throw error;
    }
    if (size === 0) await syncFolder(dirname(path));
  });
}

/**
 * Cuts a file off at a byte; a shorter one stays as it is.
 * @throws OutputError
 */
export async function truncateAt(path: string, offset: number, openJournal: OpenJournal = open) {
  await withFile(path, 'r+', openJournal, async (file) => {
    const { size } = await file.stat();
    if (size <= offset) return;
    await file.truncate(offset);
    await file.sync();
  });
}

async function withFile(
  path: string,
  flags: 'a' | 'r+',
  openJournal: OpenJournal,
  use: (file: JournalFile) => Promise<void>,
): Promise<void> {
  try {
    const file = await openJournal(path, flags);
    try {
      await use(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw writingFault(error, path);
  }
}

/** A new file is only sure to be there once its folder is on the disk; not every system can tell that. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The line itself is on the disk.
  }
}
