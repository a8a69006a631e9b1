import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzip } from '../../src/cli/doors/gunzip.ts';
import { InputError } from '../../src/errors.ts';

const member = gzipSync('timestamp,value\n');
const second = gzipSync('2026-11-07T00:00:00Z,1\n');
const both = 'timestamp,value\n2026-11-07T00:00:00Z,1\n';

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

async function text(bytes: Uint8Array, length: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of gunzip(inPieces(bytes, length))) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

// The pieces fall on, before and after the seam of two members.
describe.each([1, 7, member.length - 1, member.length, member.length + 1, 1000])(
  'gunzip in pieces of %d',
  (length) => {
    it.each([
      ['one member', member, 'timestamp,value\n'],
      ['two members', Buffer.concat([member, second]), both],
      ['zero padding', Buffer.concat([member, second, Buffer.alloc(512)]), both],
      ['an empty member between', Buffer.concat([member, gzipSync(''), second]), both],
    ])('undoes %s', async (_, bytes, expected) => {
      expect(await text(bytes, length)).toBe(expected);
    });

    it.each([
      ['in the data', member.subarray(0, member.length - 12)],
      ['in the checksum', member.subarray(0, -1)],
      ['in the header', member.subarray(0, 5)],
      ['in the second member', Buffer.concat([member, second.subarray(0, -4)])],
      ['in the header of the second member', Buffer.concat([member, second.subarray(0, 5)])],
      ['after a byte of the second member', Buffer.concat([member, second.subarray(0, 1)])],
    ])('refuses what ends %s', async (_, bytes) => {
      await expect(text(bytes, length)).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
    });

    it.each([
      ['a wrong checksum', changed(member, member.length - 8), 'incorrect data check'],
      ['something else behind it', Buffer.concat([member, Buffer.from('x,y\n')]), 'incorrect header check'],
    ])('refuses %s', async (_, bytes, why) => {
      await expect(text(bytes, length)).rejects.toMatchObject({ code: 'Z_DATA_ERROR', message: why });
    });
  },
);

it('gunzip(bytes) leaves an error of the bytes as it is', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield member.subarray(0, 4);
    throw new InputError({ code: 'file-unreadable', place: 'cpu.csv.gz', what: 'cannot be read: EIO' });
  }
  const read = collect(gunzip(broken()));
  await expect(read).rejects.toThrow('cannot be read: EIO');
});

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}
