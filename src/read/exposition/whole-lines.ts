import { InputError } from '../../errors.ts';
import { GrowingBytes } from '../growing-bytes.ts';
import type { Source } from '../reader.ts';

/** What takes bytes by the line. */
export interface LinesTaker {
  /** 1-based, of the last line taken. */
  readonly line: number;
  /** Some whole lines, each of which ends in a line feed; the bytes are good until the call returns. */
  takeLines(block: Uint8Array): void;
}

/** A line of metrics has some hundred bytes; what is longer by far is no text of lines. */
export const MAX_LINE_BYTES = 1_048_576;

/**
 * Hands on the bytes of a source in blocks of whole lines; the last line gets the line feed that it may lack.
 * @throws InputError for a line that is longer than any sane one, and whatever `taker` throws
 */
export async function eachBlockOfLines(source: Source, taker: LinesTaker): Promise<void> {
  const blocks = new Blocks(source.path, taker);
  for await (const chunk of source.bytes) blocks.write(chunk);
  blocks.end();
}

/** The line after `line` is longer than `MAX_LINE_BYTES`. */
export function lineTooLong(path: string, line: number): InputError {
  return new InputError({
    code: 'line-too-long',
    place: `${path}:${line}`,
    what: 'line is longer than 1 MiB',
    fix: 'check the line ends from this line on',
  });
}

const LF = 0x0a;

class Blocks {
  readonly #path: string;
  readonly #taker: LinesTaker;
  /** The begin of a line that goes on in the next chunk. */
  readonly #begun = new GrowingBytes();

  constructor(path: string, taker: LinesTaker) {
    this.#path = path;
    this.#taker = taker;
  }

  write(chunk: Uint8Array): void {
    const from = this.#begun.length === 0 ? 0 : this.#completeLine(chunk);
    const to = chunk.lastIndexOf(LF) + 1;
    if (to > from) this.#taker.takeLines(chunk.subarray(from, to));
    if (from < chunk.length) this.#begin(chunk.subarray(Math.max(from, to)));
  }

  end(): void {
    if (this.#begun.length > 0) this.#completeLine(Uint8Array.of(LF));
  }

  /** Where the line after the begun one starts. */
  #completeLine(chunk: Uint8Array): number {
    const end = chunk.indexOf(LF);
    const length = end === -1 ? chunk.length : end + 1;
    this.#begin(chunk.subarray(0, length));
    if (end === -1) return length;
    this.#taker.takeLines(this.#begun.bytes);
    this.#begun.clear();
    return length;
  }

  #begin(piece: Uint8Array): void {
    if (this.#begun.length + piece.length > MAX_LINE_BYTES + 1) {
      throw lineTooLong(this.#path, this.#taker.line + 1);
    }
    if (piece.length > 0) this.#begun.append(piece);
  }
}
