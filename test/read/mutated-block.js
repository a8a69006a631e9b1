import { mutated, oneOf, overwritten, upTo } from './mutated.js';

/** @typedef {import('pure-rand/types/RandomGenerator').RandomGenerator} Random */
/** @typedef {{ readonly name: string, readonly bytes: Uint8Array }} File */
/** @typedef {readonly [from: number, to: number]} Span */

/**
 * The files of a block after a change in one of them. Every second time the checksums agree all the same, so that
 * what is behind them is met, too.
 * @param {readonly File[]} files
 * @param {Random} random
 * @returns {readonly File[]}
 */
export function mutatedBlock(files, random) {
  const chosen = upTo(files.length - 1, random);
  return files.map((file, i) => (i === chosen ? mutatedFile(file, random) : file));
}

/**
 * @param {File} file
 * @param {Random} random
 * @returns {File}
 */
function mutatedFile({ name, bytes }, random) {
  const spans = checkedSpans(name, bytes);
  if (spans.length === 0 || upTo(1, random) === 0) return { name, bytes: mutated([bytes], random) };
  return { name, bytes: resealed(overwritten(bytes, oneOf(spans, random), random), spans) };
}

/**
 * What checksums stand behind, in an undamaged file of a block (Prometheus, tsdb/docs/format).
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {readonly Span[]}
 */
export function checkedSpans(name, bytes) {
  if (name.endsWith('index')) return spansOfIndex(bytes);
  if (name.endsWith('tombstones')) return [[5, bytes.length - 4]];
  return /chunks\/\d+$/.test(name) ? spansOfChunks(bytes) : [];
}

/**
 * @param {Uint8Array} bytes
 * @returns {Span[]}
 */
function spansOfIndex(bytes) {
  const view = viewOf(bytes);
  const contents = bytes.length - 52;
  const [symbols = 0, series = 0, ...rest] = Array.from({ length: 6 }, (_, i) =>
    Number(view.getBigUint64(contents + i * 8)),
  );
  /** @type {Span[]} */
  const spans = [
    [contents, bytes.length - 4],
    [symbols + 4, symbols + 4 + view.getUint32(symbols)],
  ];
  const end = Math.min(contents, ...rest.filter((ref) => ref > series));
  for (let at = Math.ceil(series / 16) * 16; at < end; ) {
    const { value, next } = uvarint(bytes, at);
    spans.push([next, next + value]);
    at = Math.ceil((next + value + 4) / 16) * 16;
  }
  return spans;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Span[]}
 */
function spansOfChunks(bytes) {
  /** @type {Span[]} */
  const spans = [];
  for (let at = 8; at < bytes.length; ) {
    const { value, next } = uvarint(bytes, at);
    spans.push([next, next + 1 + value]);
    at = next + 1 + value + 4;
  }
  return spans;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} from
 */
function uvarint(bytes, from) {
  let value = 0;
  let next = from;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[next++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next };
  }
}

/**
 * The same bytes with checksums that agree; those were changed that were given.
 * @param {Uint8Array} bytes
 * @param {readonly Span[]} spans
 */
export function resealed(bytes, spans) {
  const view = viewOf(bytes);
  for (const [from, to] of spans) view.setUint32(to, crc32c(bytes.subarray(from, to)));
  return bytes;
}

/**
 * By the definition, bit by bit (RFC 3720, section 12.1).
 * @param {Uint8Array} bytes
 */
function crc32c(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? 0x82f63b78 ^ (crc >>> 1) : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** @param {Uint8Array} bytes */
function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
