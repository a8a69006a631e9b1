import { type BlockFile, ByteReader, damaged } from './byte-reader.ts';
import type { ChunkSamples } from './chunk-samples.ts';

/**
 * Decodes chunks of encoding 1: times as deltas of deltas, values as the bits that differ from the value before
 * (Prometheus, tsdb/docs/format/chunks.md, "XOR chunk data"; the idea: Pelkonen et al., Gorilla, VLDB 2015).
 */
export class XorDecoder {
  #bytes = new Uint8Array(PADDING);
  #view = new DataView(this.#bytes.buffer);

  /** @throws InputError when the data between `from` and `to` is cut or makes no sense */
  decode(file: BlockFile, from: number, to: number, into: ChunkSamples): void {
    const reader = new ByteReader(file, from, to);
    const count = reader.uint16();
    into.length = 0;
    if (count === 0) return;
    const timestampMs = reader.varint();
    const [high, low] = [reader.uint32(), reader.uint32()];
    if (Math.abs(timestampMs) > LATEST_MS) throw damaged(file, from, OUT_OF_RANGE);
    into.timestampsMs[0] = timestampMs;
    into.setValue(0, high, low);
    const deltaMs = count > 1 ? reader.uvarint() : 0;
    const start = reader.offset;
    const endBit = this.#load(file.bytes, start, to);
    const bit = this.#decodeRest({ count, timestampMs, high, low, deltaMs, endBit }, into);
    if (bit < 0) throw damaged(file, start + (~bit >>> 3), OUT_OF_RANGE);
    if (bit > endBit) throw damaged(file, to, `the chunk ends before its ${count} samples do`);
    into.length = count;
  }

  /** Copies the bits to where reading a sample too far does no harm; returns how many there are. */
  #load(bytes: Uint8Array, from: number, to: number): number {
    const length = Math.min(to - from, MOST_BYTES);
    if (this.#bytes.length < length + PADDING) {
      this.#bytes = new Uint8Array(2 * length + PADDING);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(bytes.subarray(from, from + length));
    return length * 8;
  }

  /**
   * Returns the bit where it ended: beyond the last one when the data is cut, its complement when a number there
   * is out of range. One long function, as every call and every allocation would be paid for by each sample.
   */
  #decodeRest(first: FirstSample, into: ChunkSamples): number {
    const [bytes, view, timestampsMs] = [this.#bytes, this.#view, into.timestampsMs];
    const { count, endBit } = first;
    let { timestampMs, high, low, deltaMs } = first;
    let leading = 0;
    let size = 64;
    let bit = 0;
    for (let i = 1; i < count; i++) {
      if (i > 1) {
        const head = bitsAt(bytes, view, bit);
        if (head >= 0) {
          bit += 1;
        } else if ((head & 0x4000_0000) === 0) {
          const bits = (head << 2) >>> 18;
          deltaMs += bits > 0x2000 ? bits - 0x4000 : bits;
          bit += 16;
        } else if ((head & 0x2000_0000) === 0) {
          const bits = (head << 3) >>> 15;
          deltaMs += bits > 0x1_0000 ? bits - 0x2_0000 : bits;
          bit += 20;
        } else if ((head & 0x1000_0000) === 0) {
          const bits = (head << 4) >>> 12;
          deltaMs += bits > 0x8_0000 ? bits - 0x10_0000 : bits;
          bit += 24;
        } else {
          const change = bitsAt(bytes, view, bit + 4) * 2 ** 32 + (bitsAt(bytes, view, bit + 36) >>> 0);
          if (!Number.isSafeInteger(change)) return ~bit;
          deltaMs += change;
          bit += 68;
        }
      }
      timestampMs += deltaMs;
      if (timestampMs > LATEST_MS || timestampMs < -LATEST_MS) return ~bit;

      const control = bitsAt(bytes, view, bit);
      if (control >= 0) {
        bit += 1;
      } else {
        if ((control & 0x4000_0000) === 0) {
          bit += 2;
        } else {
          leading = (control >>> 25) & 31;
          size = (control >>> 19) & 63 || 64;
          if (leading + size > 64) return ~bit;
          bit += 13;
        }
        let left = bitsAt(bytes, view, bit);
        let right = 0;
        if (size < 32) left &= -1 << (32 - size);
        else if (size > 32) right = bitsAt(bytes, view, bit + 32) & (-1 << (64 - size));
        high ^= left >>> leading;
        low ^= leading === 0 ? right : (left << (32 - leading)) | (right >>> leading);
        bit += size;
      }
      if (bit > endBit) return bit;
      timestampsMs[i] = timestampMs;
      into.setValue(i, high, low);
    }
    return bit;
  }
}

interface FirstSample {
  readonly count: number;
  readonly timestampMs: number;
  readonly high: number;
  readonly low: number;
  readonly deltaMs: number;
  readonly endBit: number;
}

/** What 65 535 samples take at 68 bits for a time and 77 for a value. */
const MOST_BYTES = Math.ceil((0xffff * (68 + 77)) / 8);

/** One sample and the five bytes of the next look. */
const PADDING = 32;

/** In the year 144683: up to here a difference of two times is exact, too. */
const LATEST_MS = 2 ** 52;

const OUT_OF_RANGE = 'a time or the width of a value is out of range';

/** The 32 bits at `bit`, as a signed number: it is negative when the first of them is set. */
function bitsAt(bytes: Uint8Array, view: DataView, bit: number): number {
  const at = bit >>> 3;
  const shift = bit & 7;
  return (view.getInt32(at) << shift) | (bytes[at + 4]! >>> (8 - shift));
}
