import { InputError } from '../../errors.ts';

/** A file of a block: its bytes, and what people read in messages. */
export interface BlockFile {
  readonly place: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads big-endian numbers and Go's varints one after another, never beyond `end`.
 * Numbers beyond 2^53 come out rounded: whoever needs them exact asks `Number.isSafeInteger`.
 */
export class ByteReader {
  offset: number;
  readonly #file: BlockFile;
  readonly #end: number;

  /** @throws InputError when the range does not lie in the file */
  constructor(file: BlockFile, offset = 0, end = file.bytes.length) {
    const isInside = offset >= 0 && offset <= end && end <= file.bytes.length;
    if (!isInside) throw damaged(file, Math.min(offset, file.bytes.length), 'it points outside the file');
    this.#file = file;
    this.offset = offset;
    this.#end = end;
  }

  get remaining(): number {
    return this.#end - this.offset;
  }

  uint8(): number {
    return this.#file.bytes[this.#advance(1)]!;
  }

  uint16(): number {
    return this.uint8() * 0x100 + this.uint8();
  }

  uint32(): number {
    return this.uint16() * 0x1_0000 + this.uint16();
  }

  uint64(): number {
    return this.uint32() * 0x1_0000_0000 + this.uint32();
  }

  uvarint(): number {
    const start = this.offset;
    let value = 0;
    for (let i = 0; i < LONGEST_VARINT; i++) {
      const byte = this.uint8();
      if (i === LONGEST_VARINT - 1 && byte > 1) break;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    throw damaged(this.#file, start, 'a number has more than 64 bits');
  }

  /** Zigzag: the lowest bit is the sign. */
  varint(): number {
    const isNegative = this.remaining > 0 && (this.#file.bytes[this.offset]! & 1) === 1;
    const magnitude = Math.floor(this.uvarint() / 2);
    return isNegative ? -magnitude - 1 : magnitude;
  }

  /** A view, not a copy. */
  take(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#file.bytes.subarray(start, start + length);
  }

  /** What is wrong at the place that is read next. */
  damaged(what: string): InputError {
    return damaged(this.#file, this.offset, what);
  }

  #advance(length: number): number {
    const start = this.offset;
    if (length > this.remaining) throw this.damaged('it ends too early');
    this.offset += length;
    return start;
  }
}

/** Of 64 bits, seven a byte. */
const LONGEST_VARINT = 10;

/** A fault of the bytes themselves; `offset` counts from 0. */
export function damaged({ place }: BlockFile, offset: number, what: string): InputError {
  return new InputError({
    code: 'tsdb-damaged',
    place,
    what: `damaged at byte ${offset}: ${what}`,
    fix: 'copy the block again, or take a new snapshot',
  });
}
