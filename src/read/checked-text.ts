import { InputError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import type { Source } from './reader.ts';

/**
 * The bytes of a source unchanged, once it is sure that they are text: UTF-8, without NUL.
 * With `maxLineBytes`, no line may be longer.
 * @throws InputError with the line
 */
export async function* checkedText(
  source: Source,
  maxLineBytes: number = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lines = new LineCount();
  for await (const chunk of source.bytes) {
    const nul = chunk.indexOf(0);
    if (nul !== -1) throw nulBytes(source, lines.after(chunk.subarray(0, nul)));
    if (!isDecodable(decoder, chunk)) {
      throw notUtf8(source, lines.after(chunk.subarray(0, validLength(chunk))));
    }
    lines.count(chunk);
    if (lines.longestBytes > maxLineBytes) throw rowTooLong(source, lines.longestLine, maxLineBytes);
    yield chunk;
  }
  try {
    decoder.decode();
  } catch {
    throw notUtf8(source, lines.line);
  }
}

/** A row that is longer than any sane one: a wrong delimiter, a lost line end or an unclosed quote. */
export function rowTooLong(source: Source, line: number, maxBytes: number): InputError {
  return new InputError({
    code: 'csv-row-too-long',
    place: `${source.path}:${line}`,
    what: `row is longer than ${maxBytes / 1_048_576} MiB`,
    fix: 'check the line ends and quotes from this line on',
  });
}

function nulBytes({ path }: Source, line: number): InputError {
  return new InputError({
    code: 'nul-bytes',
    place: `${path}:${line}`,
    what: 'the line holds NUL bytes, so this is no text',
    fix: 'export the data again as UTF-8 text',
  });
}

function notUtf8({ path }: Source, line: number): InputError {
  return new InputError({
    code: 'not-utf8',
    place: `${path}:${line}`,
    what: 'the line holds bytes that are not UTF-8',
    why: 'older Windows and Excel exports are often in windows-1252',
    fix: path === 'stdin' ? 'pipe it through: iconv -f CP1252 -t UTF-8' : converted(path, 'CP1252'),
  });
}

/** A command that turns a file into UTF-8 and hands it on. */
export function converted(path: string, encoding: string): string {
  return `iconv -f ${encoding} -t UTF-8 ${shellWord(path)} | aiops detect -`;
}

function isDecodable(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Length of the longest part from the start that is UTF-8; a character begun in the chunk before is skipped. */
function validLength(chunk: Uint8Array): number {
  let start = 0;
  while (start < 3 && ((chunk[start] ?? 0) & 0xc0) === 0x80) start += 1;
  let [valid, invalid] = [start, chunk.length];
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    if (isDecodable(new TextDecoder('utf-8', { fatal: true }), chunk.subarray(start, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

const LF = 10;
const CR = 13;

/** Counts lines, ended by LF, CRLF or CR, over chunks of bytes. */
class LineCount {
  /** 1-based line that the next byte belongs to. */
  line = 1;
  longestBytes = 0;
  longestLine = 1;
  #bytes = 0;
  #afterCr = false;

  count(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (byte === LF || byte === CR) this.#endLine(byte);
      else {
        this.#bytes += 1;
        this.#afterCr = false;
      }
    }
    this.#measure();
  }

  /** The line reached after some more bytes, without counting them. */
  after(bytes: Uint8Array): number {
    const ahead = new LineCount();
    ahead.line = this.line;
    ahead.#afterCr = this.#afterCr;
    ahead.count(bytes);
    return ahead.line;
  }

  #endLine(byte: number): void {
    const isSecondOfTwo = byte === LF && this.#afterCr;
    this.#afterCr = byte === CR;
    if (isSecondOfTwo) return;
    this.#measure();
    this.#bytes = 0;
    this.line += 1;
  }

  #measure(): void {
    if (this.#bytes <= this.longestBytes) return;
    this.longestBytes = this.#bytes;
    this.longestLine = this.line;
  }
}
