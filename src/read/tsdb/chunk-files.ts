import { InputError } from '../../errors.ts';
import type { ChunkRef } from './block-index.ts';
import { type BlockFile, ByteReader, damaged } from './byte-reader.ts';
import { crc32c } from './crc32c.ts';

/** A chunk in its file: the data without length, encoding and checksum. */
export interface Chunk {
  readonly file: BlockFile;
  readonly encoding: number;
  readonly from: number;
  readonly to: number;
}

/** The files `chunks/000001` and so on of a block, version 1 (Prometheus, tsdb/docs/format/chunks.md). */
export class ChunkFiles {
  readonly #files: ReadonlyMap<number, BlockFile>;
  readonly #indexFile: BlockFile;
  /** How many bytes may still be handed out: no byte belongs to two chunks. */
  #bytesLeft: number;

  /** @throws InputError for files of another version or kind */
  constructor(files: ReadonlyMap<number, BlockFile>, indexFile: BlockFile) {
    this.#files = files;
    this.#indexFile = indexFile;
    for (const file of files.values()) requireVersion(file);
    this.#bytesLeft = [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** @throws InputError when there is no whole chunk at that place */
  chunkAt({ segment, offset }: ChunkRef): Chunk {
    const file = this.#files.get(segment) ?? this.#missing(segment);
    const reader = new ByteReader(file, offset);
    const length = reader.uvarint();
    const encodingAt = reader.offset;
    const encoding = reader.uint8();
    reader.take(length);
    const to = reader.offset;
    if (reader.uint32() !== crc32c(file.bytes, encodingAt, to)) {
      throw damaged(file, encodingAt, 'the checksum of a chunk does not agree');
    }
    this.#bytesLeft -= reader.offset - offset;
    if (this.#bytesLeft < 0) throw damaged(this.#indexFile, 0, 'it names a chunk several times');
    return { file, encoding, from: encodingAt + 1, to };
  }

  #missing(segment: number): never {
    throw new InputError({
      code: 'tsdb-incomplete',
      place: this.#indexFile.place,
      what: `the block has no file chunks/${String(segment).padStart(6, '0')}, which its index names`,
      fix: 'copy the whole block, or take a new snapshot',
    });
  }
}

const MAGIC = 0x85bd40dd;

function requireVersion(file: BlockFile): void {
  const header = new ByteReader(file);
  if (header.uint32() !== MAGIC) throw damaged(file, 0, 'it does not begin like a file of chunks');
  const version = header.uint8();
  if (version === 1) return;
  throw new InputError({
    code: 'tsdb-version',
    place: file.place,
    what: `the chunks have version ${version}, only version 1 is read`,
    fix: 'ask Prometheus itself for the data: /api/v1/query_range',
  });
}
