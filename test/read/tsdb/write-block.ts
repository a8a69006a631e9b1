/**
 * Writes small blocks as Prometheus does (tsdb/docs/format/*.md), out of whole 64-bit numbers and bit by bit: slow,
 * plain, and nothing in common with what reads them.
 */

/** A value as a number, or as its 64 bits. */
export type WrittenSample = readonly [timestampMs: number, value: number | bigint];

/** Samples to be encoded, or data as it stands. */
export type WrittenChunk =
  | readonly WrittenSample[]
  | { readonly encoding: number; readonly data: Uint8Array };

export interface WrittenSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly chunks: readonly WrittenChunk[];
}

export interface WrittenBlock {
  readonly ulid: string;
  readonly series: readonly WrittenSeries[];
  /** The series by its place in the block, and what is deleted of it, both ends included. */
  readonly deleted?: readonly (readonly [series: number, fromMs: number, toMs: number])[];
  /** What stands in `meta.json` besides what is needed. */
  readonly meta?: object;
}

/** Staleness marker and usual NaN of Prometheus (model/value/value.go). */
export const STALE_BITS = 0x7ff0000000000002n;
export const NAN_BITS = 0x7ff8000000000001n;

/** File name → bytes. */
export function writeBlock(block: WrittenBlock): Map<string, Uint8Array> {
  const { chunks, refs } = writeChunks(block.series);
  const { index, seriesRefs } = writeIndex(block.series, refs);
  const times = block.series.flatMap((series) => series.chunks.flatMap((chunk) => timesOf(chunk)));
  const meta = { version: 1, ulid: block.ulid, minTime: Math.min(...times), ...block.meta };
  const deleted = (block.deleted ?? []).map(
    ([series, from, to]) => [seriesRefs[series] ?? 0, from, to] as const,
  );
  return new Map([
    ['meta.json', utf8(JSON.stringify(meta))],
    ['index', index],
    ['chunks/000001', chunks],
    ['tombstones', writeTombstones(deleted)],
  ]);
}

/** Data of a chunk of encoding 1. */
export function xorData(samples: readonly WrittenSample[]): Uint8Array {
  const bits = new BitWriter();
  bits.write(BigInt(samples.length), 16);
  let [time, delta, value, window] = [0n, 0n, 0n, NO_WINDOW];
  samples.forEach(([timestampMs, written], i) => {
    const [nextTime, nextValue] = [BigInt(timestampMs), bitsOf(written)];
    const nextDelta = nextTime - time;
    if (i === 0) {
      bits.bytes(varint(nextTime));
      bits.write(nextValue, 64);
    } else {
      if (i === 1) bits.bytes(uvarint(nextDelta));
      else writeDeltaOfDelta(bits, nextDelta - delta);
      window = writeXor(bits, nextValue ^ value, window);
    }
    [time, delta, value] = [nextTime, nextDelta, nextValue];
  });
  return bits.done();
}

/** Any number of bits after another, the last byte filled up with zeros. */
export class BitWriter {
  #bits = '';

  write(value: bigint, width: number): void {
    this.#bits += BigInt.asUintN(width, value).toString(2).padStart(width, '0');
  }

  bytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.write(BigInt(byte), 8);
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#bits.match(/.{1,8}/g) ?? [], (byte) =>
      Number.parseInt(byte.padEnd(8, '0'), 2),
    );
  }
}

/** Length, encoding, data, checksum. */
export function chunkRecord(encoding: number, data: Uint8Array): Uint8Array {
  const content = joined(Uint8Array.of(encoding), data);
  return joined(uvarint(BigInt(data.length)), content, uint(checksum(content), 4));
}

export function chunksFile(records: readonly Uint8Array[]): Uint8Array {
  return joined(Uint8Array.of(0x85, 0xbd, 0x40, 0xdd, 1, 0, 0, 0), ...records);
}

export function writeTombstones(
  deleted: readonly (readonly [ref: number, fromMs: number, toMs: number])[],
): Uint8Array {
  const stones = joined(
    ...deleted.flatMap(([ref, from, to]) => [uvarint(BigInt(ref)), varint(BigInt(from)), varint(BigInt(to))]),
  );
  return joined(Uint8Array.of(0x01, 0x30, 0xba, 0x30, 1), stones, uint(checksum(stones), 4));
}

/** Where chunks lie, of each series; in the upper half of a reference is the file. */
export type ChunkRefs = readonly (readonly { ref: bigint; fromMs: number; toMs: number }[])[];

export function writeIndex(
  series: readonly WrittenSeries[],
  refs: ChunkRefs,
): { index: Uint8Array; seriesRefs: number[] } {
  const symbols = [...new Set(series.flatMap(({ labels }) => Object.entries(labels).flat()))].sort();
  const table = joined(
    uint(symbols.length, 4),
    ...symbols.map((symbol) => joined(uvarint(BigInt(utf8(symbol).length)), utf8(symbol))),
  );
  let index = Uint8Array.of(0xba, 0xaa, 0xd7, 0x00, 2);
  const symbolsAt = index.length;
  index = joined(index, uint(table.length, 4), table, uint(checksum(table), 4));
  const seriesAt = index.length;
  const seriesRefs = series.map(({ labels }, i) => {
    index = joined(index, new Uint8Array((16 - (index.length % 16)) % 16));
    const ref = index.length / 16;
    const entry = joined(labelPart(labels, symbols), chunkPart(refs[i] ?? []));
    index = joined(index, uvarint(BigInt(entry.length)), entry, uint(checksum(entry), 4));
    return ref;
  });
  return { index: joined(index, tableOfContents(symbolsAt, seriesAt, index.length)), seriesRefs };
}

/** Castagnoli's, one bit after another. */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0x82f6_3b78 * (crc & 1));
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function uint(value: number | bigint, width: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, i) =>
    Number((BigInt(value) >> BigInt(8 * (width - 1 - i))) & 255n),
  );
}

export function uvarint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...bytes, Number(rest));
}

export function varint(value: bigint): Uint8Array {
  return uvarint(value < 0n ? -2n * value - 1n : 2n * value);
}

/** Leading and trailing zeros of the last difference that was written with its own. */
type Window = readonly [leading: number, trailing: number];
const NO_WINDOW: Window = [64, 64];

function writeDeltaOfDelta(bits: BitWriter, change: bigint): void {
  const width = [14, 17, 20].find(
    (n) => change >= -(2n ** BigInt(n - 1)) + 1n && change <= 2n ** BigInt(n - 1),
  );
  if (change === 0n) bits.write(0n, 1);
  else if (width === 14) bits.write(0b10n, 2);
  else if (width === 17) bits.write(0b110n, 3);
  else if (width === 20) bits.write(0b1110n, 4);
  else bits.write(0b1111n, 4);
  if (change !== 0n) bits.write(change, width ?? 64);
}

function writeXor(bits: BitWriter, xor: bigint, window: Window): Window {
  if (xor === 0n) {
    bits.write(0n, 1);
    return window;
  }
  const text = xor.toString(2).padStart(64, '0');
  const leading = Math.min(31, text.indexOf('1'));
  const trailing = 63 - text.lastIndexOf('1');
  const isInside = leading >= window[0] && trailing >= window[1];
  const [from, to] = isInside ? window : [leading, trailing];
  const width = 64 - from - to;
  bits.write(isInside ? 0b10n : 0b11n, 2);
  if (!isInside) {
    bits.write(BigInt(leading), 5);
    bits.write(BigInt(width), 6);
  }
  bits.write(xor >> BigInt(to), width);
  return [from, to];
}

function writeChunks(series: readonly WrittenSeries[]): { chunks: Uint8Array; refs: ChunkRefs } {
  const records: Uint8Array[] = [];
  let offset = 8;
  const refs = series.map(({ chunks }) =>
    chunks.map((chunk) => {
      const record =
        'data' in chunk ? chunkRecord(chunk.encoding, chunk.data) : chunkRecord(1, xorData(chunk));
      const ref = {
        ref: BigInt(offset),
        fromMs: Math.min(...timesOf(chunk)),
        toMs: Math.max(...timesOf(chunk)),
      };
      records.push(record);
      offset += record.length;
      return ref;
    }),
  );
  return { chunks: chunksFile(records), refs };
}

function timesOf(chunk: WrittenChunk): number[] {
  return 'data' in chunk ? [0] : chunk.map(([timestampMs]) => timestampMs);
}

function labelPart(labels: Readonly<Record<string, string>>, symbols: readonly string[]): Uint8Array {
  const pairs = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  const refs = pairs.flat().map((symbol) => uvarint(BigInt(symbols.indexOf(symbol))));
  return joined(uvarint(BigInt(pairs.length)), ...refs);
}

function chunkPart(refs: ChunkRefs[number]): Uint8Array {
  const parts = refs.flatMap(({ ref, fromMs, toMs }, i) => {
    const before = refs[i - 1];
    return [
      before === undefined ? varint(BigInt(fromMs)) : uvarint(BigInt(fromMs - before.toMs)),
      uvarint(BigInt(toMs - fromMs)),
      before === undefined ? uvarint(ref) : varint(ref - before.ref),
    ];
  });
  return joined(uvarint(BigInt(refs.length)), ...parts);
}

/** Label indices and postings are left out: a reader of everything needs none. */
function tableOfContents(symbolsAt: number, seriesAt: number, end: number): Uint8Array {
  const refs = joined(...[symbolsAt, seriesAt, end, end, end, end].map((ref) => uint(ref, 8)));
  return joined(refs, uint(checksum(refs), 4));
}

function bitsOf(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
