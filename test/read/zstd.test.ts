import { describe, expect, it } from 'vitest';
import { unzstd } from '../../src/read/zstd.ts';
import { sourceOf } from './source-of.ts';

/** What a frame begins with: magic number, a header that tells nothing, a window of 128 KiB (RFC 8878, section 3.1.1). */
const FRAME = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 7 << 3];
const BLOCK_BYTES = 131_072;

/** A frame of raw blocks, as large as they may be (type 0, section 3.1.1.2). */
function rawFrame(content: Uint8Array): Uint8Array {
  return frameOf(content, BLOCK_BYTES, (piece, last) => [littleEnd((piece.length << 3) | last), piece]);
}

/**
 * A frame of compressed blocks (type 2), of which nothing can be given back before all is there: raw literals with
 * their length in 20 bits (section 3.1.1.3.1.1), and no sequences.
 */
function compressedFrame(content: Uint8Array): Uint8Array {
  return frameOf(content, BLOCK_BYTES - 100, (piece, last) => [
    littleEnd(((piece.length + 4) << 3) | (2 << 1) | last),
    littleEnd((piece.length << 4) | (3 << 2)),
    piece,
    Uint8Array.of(0),
  ]);
}

function frameOf(
  content: Uint8Array,
  size: number,
  blockOf: (piece: Uint8Array, last: 0 | 1) => Uint8Array[],
): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < content.length; at += size) {
    blocks.push(...blockOf(content.subarray(at, at + size), at + size >= content.length ? 1 : 0));
  }
  return Buffer.concat([Uint8Array.from(FRAME), ...blocks]);
}

/** In three bytes. */
function littleEnd(number: number): Uint8Array {
  return Uint8Array.of(number & 0xff, (number >>> 8) & 0xff, number >>> 16);
}

/** Bytes without a pattern, the same every time: the high byte of a linear congruence (Numerical Recipes). */
function noise(length: number): Uint8Array {
  let state = 20260519;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

const CONTENT = noise(300_000);
const PACKED = rawFrame(CONTENT);
/** A frame that holds nothing: one raw block of no bytes, the last. */
const NOTHING = Uint8Array.from([...FRAME, 1, 0, 0]);

async function undone(packed: Uint8Array, chunkSize: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unzstd('a.zst', sourceOf(packed, 'a.zst', chunkSize).bytes)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const CHUNK_SIZES = [1, 100, 1460, 65_536, 1_000_000];

describe('unzstd(path, bytes)', () => {
  it.each(CHUNK_SIZES)('gives back large blocks that come in chunks of %d bytes', async (chunkSize) => {
    expect((await undone(PACKED, chunkSize)).equals(CONTENT)).toBe(true);
    expect((await undone(compressedFrame(CONTENT), chunkSize)).equals(CONTENT)).toBe(true);
  });

  it.each(CHUNK_SIZES)('goes on behind frames of nothing, in chunks of %d bytes', async (chunkSize) => {
    const frames = Buffer.concat([...Array.from({ length: 50 }, () => NOTHING), PACKED]);
    expect((await undone(frames, chunkSize)).equals(CONTENT)).toBe(true);
  });

  it.each(CHUNK_SIZES)('uses chunks at once: a source may fill its %d bytes again', async (chunkSize) => {
    async function* refilled(): AsyncGenerator<Uint8Array> {
      const room = new Uint8Array(chunkSize);
      for (let at = 0; at < PACKED.length; at += chunkSize) {
        const piece = PACKED.subarray(at, at + chunkSize);
        room.set(piece);
        yield room.subarray(0, piece.length);
        room.fill(0xff);
      }
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of unzstd('a.zst', refilled())) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(CONTENT)).toBe(true);
  });

  it.each(CHUNK_SIZES)('tells cut from damaged in chunks of %d bytes', async (chunkSize) => {
    const damaged = Uint8Array.from(PACKED);
    // The second block becomes one of the reserved type (RFC 8878, section 3.1.1.2.2).
    damaged[FRAME.length + 3 + BLOCK_BYTES]! |= 3 << 1;
    await expect(undone(damaged, chunkSize)).rejects.toMatchObject({
      fault: { code: 'zstd-damaged', place: 'a.zst' },
    });
    await expect(undone(PACKED.subarray(0, -1), chunkSize)).rejects.toMatchObject({
      fault: { code: 'zstd-truncated', place: 'a.zst' },
    });
  });
});
