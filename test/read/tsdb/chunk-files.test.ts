import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { ChunkFiles } from '../../../src/read/tsdb/chunk-files.ts';
import { chunkRecord, chunksFile, uvarint } from './write-block.ts';

const INDEX = { place: 'a/index', bytes: new Uint8Array(0) };
const record = chunkRecord(7, Uint8Array.of(1, 2, 3));
const bytes = chunksFile([record, record]);

function filesOf(...contents: Uint8Array[]): ChunkFiles {
  const files = contents.map(
    (content, i) => [i + 1, { place: `a/chunks/00000${i + 1}`, bytes: content }] as const,
  );
  return new ChunkFiles(new Map(files), INDEX);
}

describe('ChunkFiles', () => {
  it('chunkAt(ref) gives encoding and data, in any file', () => {
    const files = filesOf(bytes, bytes);
    const places = [
      { segment: 1, offset: 8 },
      { segment: 2, offset: 8 + record.length },
    ];
    expect(
      places.map((ref) => {
        const { file, encoding, from, to } = files.chunkAt(ref);
        return [file.place, encoding, [...file.bytes.subarray(from, to)]];
      }),
    ).toEqual([
      ['a/chunks/000001', 7, [1, 2, 3]],
      ['a/chunks/000002', 7, [1, 2, 3]],
    ]);
  });

  it.each([
    [
      'another magic',
      bytes.map((byte, i) => (i === 0 ? 0 : byte)),
      'it does not begin like a file of chunks',
    ],
    ['another version', bytes.map((byte, i) => (i === 4 ? 2 : byte)), 'the chunks have version 2'],
    ['a cut header', bytes.subarray(0, 3), 'damaged at byte 3: it ends too early'],
  ])('new ChunkFiles(%s) refuses', (_, content, what) => {
    expect(() => filesOf(content)).toThrow(InputError);
    expect(() => filesOf(content)).toThrow(what);
  });

  it.each([
    ['a file that is missing', { segment: 12, offset: 8 }, 'the block has no file chunks/000012'],
    [
      'a place outside',
      { segment: 1, offset: 2 ** 31 },
      `damaged at byte ${bytes.length}: it points outside`,
    ],
    ['a place inside a chunk', { segment: 1, offset: 10 }, 'damaged at byte 11: the checksum of a chunk'],
    ['the end of the file', { segment: 1, offset: bytes.length }, 'it ends too early'],
  ])('chunkAt(%s) refuses', (_, ref, what) => {
    expect(() => filesOf(bytes).chunkAt(ref)).toThrow(InputError);
    expect(() => filesOf(bytes).chunkAt(ref)).toThrow(what);
  });

  it('chunkAt(ref) refuses a chunk that says to be longer than the file', () => {
    const endless = chunksFile([uvarint(2n ** 62n), record]);
    expect(() => filesOf(endless).chunkAt({ segment: 1, offset: 8 })).toThrow('it ends too early');
  });

  it('chunkAt(ref) refuses to hand out the same bytes again and again', () => {
    const files = filesOf(bytes);
    const again = () => files.chunkAt({ segment: 1, offset: 8 });
    expect([again().to, again().to]).toEqual([13, 13]);
    expect(again).toThrow('a/index: error: damaged at byte 0: it names a chunk several times');
  });
});
