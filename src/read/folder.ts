import { InputError, UsageError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { firstNames } from './first-names.ts';
import { type InputFormatName, inputFormatNames, inputFormats } from './formats.ts';
import { bareName, isPassedOver } from './passed-over.ts';
import type { FolderReader, Part, PartsReader, Reading, ReadOptions } from './reader.ts';
import { isBesideBlocks } from './tsdb/block-parts.ts';
import { type Gunzip, unpackedHead } from './unpacked.ts';

/** Where the parts are: on disk, or in an archive. */
export interface Folder {
  readonly path: string;
  readonly parts: AsyncIterable<Part>;
  readonly isArchive: boolean;
}

/**
 * Reads a folder whose files belong together: the first file that a format claims says which; the files of no
 * format are left alone, and named.
 * @throws InputError when no file is claimed, or those that are cannot be used
 */
export async function readFolder(
  folder: Folder,
  format: InputFormatName | 'auto',
  options: ReadOptions,
  gunzip: Gunzip,
): Promise<Reading> {
  const readers = await folderReaders(format);
  const unclaimed: string[] = [];
  let claimant: FolderReader | undefined;
  let parts: PartsReader | undefined;
  for await (const part of folder.parts) {
    const claiming = claimant ?? readers.find((reader) => reader.claims(part.name));
    if (isPassedOver(part.name) || claiming?.claims(part.name) !== true) {
      unclaimed.push(part.name);
      continue;
    }
    claimant = claiming;
    parts ??= claiming.open(folder.path, options);
    await takePart(parts, part, folder.path, gunzip);
  }
  if (parts === undefined) throw nothingClaimed(folder, unclaimed);
  const reading = parts.finish();
  return { ...reading, assumptions: [...reading.assumptions, ...notRead(unclaimed)] };
}

async function folderReaders(format: InputFormatName | 'auto'): Promise<FolderReader[]> {
  const names = format === 'auto' ? inputFormatNames : [format];
  const readers = await Promise.all(names.map((name) => inputFormats[name]()));
  const folders = readers.flatMap(({ folder }) => (folder === undefined ? [] : [folder]));
  if (folders.length > 0) return folders;
  const what = `--input ${format}: the format is no folder`;
  throw new UsageError({ code: 'input-format', place: 'aiops', what, fix: 'leave out --input' });
}

async function takePart(parts: PartsReader, part: Part, path: string, gunzip: Gunzip): Promise<void> {
  const { bytes, close } = await unpackedHead(`${path}/${part.name}`, part.bytes, gunzip);
  try {
    await parts.take({ name: part.name.replace(/\.(?:gz|zst)$/, ''), bytes });
  } finally {
    await close();
  }
}

function notRead(unclaimed: readonly string[]): string[] {
  const names = unclaimed.filter((name) => !isBesideBlocks(bareName(name)));
  return names.length === 0 ? [] : [`not read: ${firstNames(names)}`];
}

function nothingClaimed({ path, isArchive }: Folder, unclaimed: readonly string[]): InputError {
  const kind = isArchive ? 'archive' : 'folder';
  if (unclaimed.length === 0) {
    return new InputError({ code: `${kind}-empty`, place: path, what: `the ${kind} holds no files` });
  }
  const names = firstNames(unclaimed);
  if (unclaimed.every(isPassedOver)) {
    return new InputError({
      code: `${kind}-empty`,
      place: path,
      what: `nothing in the ${kind} is read: ${names}`,
      fix: isArchive
        ? 'pack the files instead of links to them: tar --dereference --hard-dereference -cf …'
        : 'name what the links lead to, or the folder that holds the files',
    });
  }
  return new InputError({
    code: `${kind}-unknown`,
    place: path,
    what: `the ${kind} is no Prometheus block or snapshot and holds no scrape-EPOCH.prom, but ${names}`,
    fix: isArchive
      ? `unpack it and name its files: tar -xf ${path === 'stdin' ? 'FILE' : shellWord(path)}`
      : `name its files: aiops detect ${shellWord(path.replace(/\/$/, ''))}/*`,
  });
}
