import { InputError } from '../../errors.ts';
import { unzipped, ZipFault } from '../../zip.ts';
import { GrowingBytes } from '../growing-bytes.ts';
import type { Source } from '../reader.ts';

const MIB = 1_048_576;
/** Workbooks are filled in by people: a larger one is something else. */
const MOST_BYTES = 4 * MIB;
const limits = {
  parts: 2_000,
  bytes: 64 * MIB,
  isWanted: (path: string) => /\.(?:xml|rels)$/i.test(path),
} as const;

const ZIP = [0x50, 0x4b];
/** What a password and the workbooks before 2007 are wrapped in. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The parts of a workbook that are XML, by path.
 * @throws InputError when it is none, is locked by a password, is damaged or far too large
 */
export async function workbookParts(source: Source): Promise<Map<string, Uint8Array>> {
  const bytes = await wholeFile(source);
  if (beginsWith(bytes, COMPOUND_FILE)) throw wrapped(source.path);
  if (!beginsWith(bytes, ZIP)) throw noWorkbook(source.path);
  const parts = await unpacked(bytes, source.path);
  if (!parts.has('xl/workbook.xml')) throw noWorkbook(source.path);
  return parts;
}

async function wholeFile({ path, bytes }: Source): Promise<Uint8Array> {
  const whole = new GrowingBytes();
  for await (const chunk of bytes) {
    whole.append(chunk);
    if (whole.length > MOST_BYTES)
      throw tooLarge(path, `the workbook is larger than ${MOST_BYTES / MIB} MiB`);
  }
  return whole.bytes;
}

async function unpacked(bytes: Uint8Array, path: string): Promise<Map<string, Uint8Array>> {
  try {
    return await unzipped(bytes, limits);
  } catch (error) {
    throw error instanceof ZipFault ? refused(error, path) : error;
  }
}

function refused({ kind }: ZipFault, path: string): InputError {
  switch (kind) {
    case 'damaged':
      return damaged(path);
    case 'parts':
      return tooLarge(path, `the workbook has more than ${limits.parts} parts`);
    case 'bytes':
      return tooLarge(path, `the workbook is larger than ${limits.bytes / MIB} MiB once it is unpacked`);
  }
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

export function damaged(path: string): InputError {
  return new InputError({
    code: 'workbook-damaged',
    place: path,
    what: 'the workbook is damaged: it cannot be unpacked or understood',
    fix: 'open it in a spreadsheet, save it as .xlsx again, or ask for it once more',
  });
}

export function tooLarge(path: string, what: string): InputError {
  const fix = 'check that this is the right file: a filled form is far smaller';
  return new InputError({ code: 'workbook-too-large', place: path, what, fix });
}

function wrapped(path: string): InputError {
  return new InputError({
    code: 'workbook-encrypted',
    place: path,
    what: 'the workbook is locked by a password, or is one of the old kind (.xls)',
    fix: 'open it in a spreadsheet, and save it as .xlsx without a password',
  });
}

function noWorkbook(path: string): InputError {
  return new InputError({
    code: 'workbook-unknown',
    place: path,
    what: 'expected an Excel workbook (.xlsx), got something else',
    fix: 'open it in a spreadsheet, and save it as .xlsx',
  });
}
