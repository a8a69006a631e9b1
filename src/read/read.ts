import { InputError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { isTar, partsOfTar } from './archive.ts';
import { converted } from './checked-text.ts';
import { emptyInput } from './csv/rows.ts';
import { readFolder } from './folder.ts';
import { type InputFormatName, inputFormatNames, inputFormats } from './formats.ts';
import type { Head } from './head.ts';
import type { FolderSource, Reading, ReadOptions, Source } from './reader.ts';
import { type Gunzip, startsWith, unpackedHead } from './unpacked.ts';

/**
 * Reads one input of any format: undoes gzip and zstd, looks into a folder or a tar archive, drops a byte order
 * mark, finds out the format when it is `auto`.
 * @throws InputError when it cannot be read
 */
export async function readInput(
  source: Source | FolderSource,
  format: InputFormatName | 'auto',
  options: ReadOptions,
  gunzip: Gunzip,
): Promise<Reading> {
  const { path } = source;
  if ('parts' in source) return readFolder({ ...source, isArchive: false }, format, options, gunzip);
  const plain = await unpackedHead(path, source.bytes, gunzip);
  try {
    if (!isTar(plain.head)) return await readPlain(path, format, options, plain);
    const parts = partsOfTar(path, plain.bytes);
    return await readFolder({ path, parts, isArchive: true }, format, options, gunzip);
  } finally {
    await plain.close();
  }
}

async function readPlain(
  path: string,
  format: InputFormatName | 'auto',
  options: ReadOptions,
  { head, isWhole, bytes }: Head,
): Promise<Reading> {
  refuseOtherKinds(path, head);
  const text = new TextDecoder().decode(head, { stream: !isWhole });
  if (isWhole && text.trim() === '') throw emptyInput(path);
  const told = format === 'auto' && options.delimiter !== undefined ? 'csv' : format;
  const reader = await inputFormats[told === 'auto' ? await recognised(path, text) : told]();
  const marked = startsWith(head, UTF8_MARK);
  const source = { path, bytes: marked ? withoutMark(bytes) : bytes };
  if (format === 'auto') return reader.read(source, options);
  return reader.read(source, options).catch(async (error: unknown) => {
    throw await namedWrongly(error, format, text);
  });
}

/** The fault with what mends it, where the format was named that the input does not look like, but another does. */
async function namedWrongly(error: unknown, named: InputFormatName, text: string): Promise<unknown> {
  if (!(error instanceof InputError) || (await inputFormats[named]()).recognises(text)) return error;
  const other = await likeness(text);
  if (other === undefined) return error;
  const fix = `this looks like ${other}: leave out --input`;
  return new InputError({ ...error.fault, fix }, { cause: error });
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** Kinds of data that are recognised by their first bytes only to say what to do with them. */
function refuseOtherKinds(path: string, head: Uint8Array): void {
  const file = path === 'stdin' ? 'FILE' : shellWord(path);
  const kinds = [
    { magic: [0xff, 0xfe], code: 'not-utf8', what: 'this is UTF-16, not UTF-8', fix: toUtf8(path, 'UTF-16') },
    { magic: [0xfe, 0xff], code: 'not-utf8', what: 'this is UTF-16, not UTF-8', fix: toUtf8(path, 'UTF-16') },
    {
      magic: [0x50, 0x4b, 0x03, 0x04],
      code: 'zip',
      what: 'this is a zip archive or an Excel workbook',
      fix: `save the sheet as CSV (UTF-8), or: unzip -p ${file} | aiops detect -`,
    },
  ];
  const kind = kinds.find(({ magic }) => startsWith(head, magic));
  if (kind !== undefined)
    throw new InputError({ code: kind.code, place: path, what: kind.what, fix: kind.fix });
}

function toUtf8(path: string, encoding: string): string {
  return path === 'stdin' ? `pipe it through: iconv -f ${encoding} -t UTF-8` : converted(path, encoding);
}

async function recognised(path: string, text: string): Promise<InputFormatName> {
  const name = await likeness(text);
  if (name !== undefined) return name;
  throw new InputError({
    code: 'unknown-format',
    place: path,
    what: 'the format is not recognised',
    fix: 'name it with --input; see: aiops explain formats',
  });
}

async function likeness(text: string): Promise<InputFormatName | undefined> {
  for (const name of inputFormatNames) {
    const reader = await inputFormats[name]();
    if (reader.recognises(text)) return name;
  }
  return undefined;
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.subarray(UTF8_MARK.length) : chunk;
    isFirst = false;
  }
}
