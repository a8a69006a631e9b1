import { InputError, UsageError } from '../errors.ts';
import { firstNames } from '../first-names.ts';
import { shellWord } from '../shell-word.ts';
import { type InputFormatName, inputFormatNames, inputFormats } from './formats.ts';
import { shownName } from './passed-over.ts';
import type { FolderReader, Part, PartsReader, Reading, ReadOptions } from './reader.ts';
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
  const known = await folderReaders(inputFormatNames);
  const readers = format === 'auto' ? known : await folderReaders([format]);
  if (readers.length === 0) throw noFolder(format);
  const unclaimed: Unclaimed[] = [];
  let claimant: FolderReader | undefined;
  let parts: PartsReader | undefined;
  for await (const part of folder.parts) {
    const claiming = claimant ?? readers.find((reader) => reader.claims(part.name));
    if (part.passedOver !== undefined || claiming?.claims(part.name) !== true) {
      const { bytes: _, ...unread } = part;
      unclaimed.push(unread);
      continue;
    }
    claimant = claiming;
    parts ??= claiming.open(folder.path, options);
    await takePart(parts, part, folder.path, gunzip);
  }
  if (parts === undefined) throw nothingClaimed(folder, unclaimed, known);
  const reading = parts.finish();
  return { ...reading, assumptions: [...reading.assumptions, ...notRead(unclaimed, known)] };
}

/** A part that no format reads; its bytes are let go. */
type Unclaimed = Pick<Part, 'name' | 'passedOver'>;

async function folderReaders(names: readonly InputFormatName[]): Promise<FolderReader[]> {
  const readers = await Promise.all(names.map((name) => inputFormats[name]()));
  return readers.flatMap(({ folder }) => (folder === undefined ? [] : [folder]));
}

function noFolder(format: string): UsageError {
  const what = `--input ${format}: the format is no folder`;
  return new UsageError({ code: 'input-format', place: 'aiops', what, fix: 'leave out --input' });
}

async function takePart(parts: PartsReader, part: Part, path: string, gunzip: Gunzip): Promise<void> {
  const { bytes, close } = await unpackedHead(`${path}/${part.name}`, part.bytes, gunzip);
  try {
    await parts.take({ name: part.name.replace(/\.(?:gz|zst)$/, ''), bytes });
  } finally {
    await close();
  }
}

function notRead(unclaimed: readonly Unclaimed[], known: readonly FolderReader[]): string[] {
  const missed = unclaimed.filter(({ name }) => !known.some((reader) => reader.ignores?.(name)));
  return missed.length === 0 ? [] : [`not read: ${firstNames(missed.map(shownName))}`];
}

function nothingClaimed(
  { path, isArchive }: Folder,
  unclaimed: readonly Unclaimed[],
  known: readonly FolderReader[],
): InputError {
  const kind = isArchive ? 'archive' : 'folder';
  if (unclaimed.length === 0) {
    return new InputError({ code: `${kind}-empty`, place: path, what: `the ${kind} holds no files` });
  }
  const names = firstNames(unclaimed.map(shownName));
  if (unclaimed.every((part) => part.passedOver !== undefined)) {
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
    what: `the ${kind} ${denials(known)}, but ${names}`,
    fix: isArchive
      ? `unpack it and name its files: tar -xf ${path === 'stdin' ? 'FILE' : shellWord(path)}`
      : `name its files: aiops detect ${shellWord(path.replace(/\/$/, ''))}/*`,
  });
}

/** The last to be sniffed first: what a folder is not comes before what it does not hold. */
function denials(known: readonly FolderReader[]): string {
  return known
    .map(({ denial }) => denial)
    .reverse()
    .join(' and ');
}
