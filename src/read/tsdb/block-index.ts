import { InputError } from '../../errors.ts';
import type { Labels } from '../../series/labels.ts';
import { type BlockFile, ByteReader, damaged } from './byte-reader.ts';
import { crc32c } from './crc32c.ts';

/** A series of a block. */
export interface IndexSeries {
  /** What tombstones call it. */
  readonly ref: number;
  readonly labels: Labels;
  /** Where its chunks lie, in order of their first sample. */
  readonly chunks: readonly ChunkRef[];
}

export interface ChunkRef {
  /** 1 for the file `000001`. */
  readonly segment: number;
  readonly offset: number;
}

/**
 * The series of the file `index` of a block, version 2, in the order of their labels; every checksum on the way is
 * compared. The format: Prometheus, tsdb/docs/format/index.md.
 * @throws InputError for another version, and for damage as soon as it is met
 */
export function* seriesOfIndex(file: BlockFile): Generator<IndexSeries> {
  requireVersion(file);
  const sections = tableOfContents(file);
  const symbols = sections.symbols === 0 ? [] : symbolTable(file, sections.symbols);
  let offset = aligned(sections.series);
  let textLeft = file.bytes.length * LONGEST_LABELS;
  while (offset > 0 && offset < sections.seriesEnd) {
    if (isPadding(file.bytes.subarray(offset, sections.seriesEnd))) return;
    const entry = new ByteReader(file, offset);
    const length = entry.uvarint();
    const content = checked(file, entry, length);
    const series = seriesEntry(content, symbols, offset / ALIGNMENT);
    textLeft -= lengthOf(series.labels);
    if (textLeft < 0) throw damaged(file, offset, 'its labels are far too long');
    yield series;
    offset = aligned(content.offset + content.remaining + CHECKSUM_BYTES);
  }
}

const MAGIC = 0xbaaad700;
const HEADER_BYTES = 5;
const CHECKSUM_BYTES = 4;
const CONTENTS_BYTES = 6 * 8;
/** A series begins at a multiple of this. */
const ALIGNMENT = 16;
/**
 * Characters of labels for each byte of an index: real ones have about ten. As symbols are shared, a small index
 * could else hold millions of series with names of a megabyte each.
 */
const LONGEST_LABELS = 100;

/** Zeros up to the next section; a single one would be the length of a series, damaged. */
function isPadding(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function requireVersion(file: BlockFile): void {
  const header = new ByteReader(file);
  if (header.uint32() !== MAGIC) throw damaged(file, 0, 'it does not begin like the index of a block');
  const version = header.uint8();
  if (version === 2) return;
  throw new InputError({
    code: 'tsdb-version',
    place: file.place,
    what: `the index has version ${version}, only version 2 is read`,
    fix: 'ask Prometheus itself for the data: /api/v1/query_range',
  });
}

interface Sections {
  readonly symbols: number;
  readonly series: number;
  /** Where the next section begins. */
  readonly seriesEnd: number;
}

/** A reference of 0 stands for a section that does not exist. */
function tableOfContents(file: BlockFile): Sections {
  const start = file.bytes.length - CONTENTS_BYTES - CHECKSUM_BYTES;
  if (start < HEADER_BYTES) throw damaged(file, file.bytes.length, 'it ends too early');
  const contents = checked(file, new ByteReader(file, start), CONTENTS_BYTES);
  const refs = Array.from({ length: CONTENTS_BYTES / 8 }, () => contents.uint64());
  if (refs.some((ref) => ref > start)) throw damaged(file, start, 'its table of contents points outside it');
  const [symbols = 0, series = 0] = refs;
  return { symbols, series, seriesEnd: Math.min(start, ...refs.filter((ref) => ref > series)) };
}

function symbolTable(file: BlockFile, offset: number): readonly string[] {
  const table = new ByteReader(file, offset);
  const length = table.uint32();
  const content = checked(file, table, length);
  const count = content.uint32();
  if (count > content.remaining) throw content.damaged(`there is no room for ${count} symbols`);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const symbols: string[] = [];
  for (let i = 0; i < count; i++) {
    const text = content.take(content.uvarint());
    try {
      symbols.push(decoder.decode(text));
    } catch {
      throw content.damaged('the symbol before is not UTF-8');
    }
  }
  return symbols;
}

function seriesEntry(content: ByteReader, symbols: readonly string[], ref: number): IndexSeries {
  const labelCount = content.uvarint();
  if (labelCount * 2 > content.remaining) throw content.damaged(`there is no room for ${labelCount} labels`);
  const symbol = () => {
    const text = symbols[content.uvarint()];
    if (text === undefined) throw content.damaged('a label points to no symbol');
    return text;
  };
  const labels = Object.fromEntries(Array.from({ length: labelCount }, () => [symbol(), symbol()]));
  return { ref, labels, chunks: chunkRefs(content) };
}

/**
 * Of each chunk: the times of its ends, as differences to the time before, then where it lies, as the difference to
 * the chunk before; the upper half of a place is the file, the lower half the byte in it.
 */
function chunkRefs(content: ByteReader): readonly ChunkRef[] {
  const count = content.uvarint();
  if (count * 3 > content.remaining) throw content.damaged(`there is no room for ${count} chunks`);
  let place = 0;
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) content.varint();
    else content.uvarint();
    content.uvarint();
    place += i === 0 ? content.uvarint() : content.varint();
    if (!Number.isSafeInteger(place) || place < 0) throw content.damaged('a chunk lies nowhere');
    return { segment: Math.floor(place / 2 ** 32) + 1, offset: place % 2 ** 32 };
  });
}

/** The next `length` bytes, once the checksum behind them agrees. */
function checked(file: BlockFile, reader: ByteReader, length: number): ByteReader {
  const { offset } = reader;
  reader.take(length);
  const end = reader.offset;
  if (reader.uint32() !== crc32c(file.bytes, offset, end)) {
    throw damaged(file, offset, 'the checksum does not agree');
  }
  return new ByteReader(file, offset, end);
}

function lengthOf(labels: Labels): number {
  return Object.entries(labels).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
