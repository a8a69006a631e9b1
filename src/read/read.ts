import { InputError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { converted } from './checked-text.ts';
import { emptyInput } from './csv/rows.ts';
import { type InputFormatName, inputFormatNames, inputFormats } from './formats.ts';
import { takeHead } from './head.ts';
import type { Reading, ReadOptions, Source } from './reader.ts';

/** Undoes gzip, any number of members. What zlib throws is said in our words here. */
export type Gunzip = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/**
 * Reads one input of any format: undoes gzip, drops a byte order mark, finds out the format when it is `auto`.
 * @throws InputError when it cannot be read
 */
export async function readInput(
  source: Source,
  format: InputFormatName | 'auto',
  options: ReadOptions,
  gunzip: Gunzip,
): Promise<Reading> {
  const { path } = source;
  const packed = await takeHead(source.bytes);
  try {
    const isPacked = startsWith(packed.head, GZIP);
    return await readPlain(
      path,
      format,
      options,
      isPacked ? unpacked(path, packed.bytes, gunzip) : packed.bytes,
    );
  } finally {
    await packed.close();
  }
}

async function readPlain(
  path: string,
  format: InputFormatName | 'auto',
  options: ReadOptions,
  plain: AsyncIterable<Uint8Array>,
): Promise<Reading> {
  const { head, isWhole, bytes, close } = await takeHead(plain);
  try {
    refuseOtherKinds(path, head);
    const text = new TextDecoder().decode(head, { stream: !isWhole });
    if (isWhole && text.trim() === '') throw emptyInput(path);
    const told = format === 'auto' && options.delimiter !== undefined ? 'csv' : format;
    const reader = await inputFormats[told === 'auto' ? await recognised(path, text) : told]();
    return await reader.read(
      { path, bytes: startsWith(head, UTF8_MARK) ? withoutMark(bytes) : bytes },
      options,
    );
  } finally {
    await close();
  }
}

const GZIP = [0x1f, 0x8b];
const UTF8_MARK = [0xef, 0xbb, 0xbf];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

async function* unpacked(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  gunzip: Gunzip,
): AsyncGenerator<Uint8Array> {
  try {
    yield* gunzip(bytes);
  } catch (error) {
    throw gzipFault(path, error) ?? error;
  }
}

/** Undefined for what zlib did not say: a fault of the disk or of ours is not damaged data. */
function gzipFault(path: string, cause: unknown): InputError | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!code.startsWith('Z_')) return undefined;
  const isCut = code === 'Z_BUF_ERROR';
  return new InputError(
    {
      code: isCut ? 'gzip-truncated' : 'gzip-damaged',
      place: path,
      what: isCut ? 'the gzip data ends too early' : 'the gzip data is damaged',
      fix: path === 'stdin' ? 'fetch it again' : `fetch it again; check it with: gzip -t ${shellWord(path)}`,
    },
    { cause },
  );
}

/** Kinds of data that are recognised by their first bytes only to say what to do with them. */
function refuseOtherKinds(path: string, head: Uint8Array): void {
  const file = path === 'stdin' ? 'FILE' : shellWord(path);
  const kinds = [
    {
      magic: GZIP,
      code: 'gzip-twice',
      what: 'this is compressed with gzip twice, which is undone once',
      fix: `gzip -dc ${file} | aiops detect -`,
    },
    { magic: [0xff, 0xfe], code: 'not-utf8', what: 'this is UTF-16, not UTF-8', fix: toUtf8(path, 'UTF-16') },
    { magic: [0xfe, 0xff], code: 'not-utf8', what: 'this is UTF-16, not UTF-8', fix: toUtf8(path, 'UTF-16') },
    {
      magic: [0x28, 0xb5, 0x2f, 0xfd],
      code: 'zstd',
      what: 'this is compressed with zstd, which is not undone here',
      fix: `zstd -dc ${file} | aiops detect -`,
    },
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
  for (const name of inputFormatNames) {
    const reader = await inputFormats[name]();
    if (reader.recognises(text)) return name;
  }
  throw new InputError({
    code: 'unknown-format',
    place: path,
    what: `the format is not recognised; the known ones are: ${inputFormatNames.join(', ')}`,
    fix: 'name it with --input',
  });
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.subarray(UTF8_MARK.length) : chunk;
    isFirst = false;
  }
}
