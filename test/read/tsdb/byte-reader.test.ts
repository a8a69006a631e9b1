import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { ByteReader } from '../../../src/read/tsdb/byte-reader.ts';
import { uvarint, varint } from './write-block.ts';

const FIX = 'copy the block again, or take a new snapshot';

function readerOf(...bytes: number[]): ByteReader {
  return new ByteReader({ place: 'a/index', bytes: Uint8Array.from(bytes) });
}

function fault(what: string): InputError {
  return new InputError({ code: 'tsdb-damaged', place: 'a/index', what, fix: FIX });
}

describe('ByteReader', () => {
  it.each([
    ['uint8', [0xfe], 0xfe],
    ['uint16', [0xfe, 1], 0xfe01],
    ['uint32', [0xfe, 1, 2, 3], 0xfe010203],
    ['uint64', [0, 1, 2, 3, 4, 5, 6, 7], 0x1020304050607],
    ['uvarint', [0], 0],
    ['uvarint', [0xac, 2], 300],
    ['uvarint', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], 2 ** 64],
    ['varint', [0], 0],
    ['varint', [1], -1],
    ['varint', [2], 1],
    ['varint', [0xff, 1], -128],
    ['varint', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], -(2 ** 63)],
  ] as const)('%s() reads %j as %d', (method, bytes, expected) => {
    expect(readerOf(...bytes)[method]()).toBe(expected);
  });

  it('uvarint() and varint() read what was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 52n), max: 2n ** 52n }), (value) => {
        expect(readerOf(...varint(value)).varint()).toBe(Number(value));
        const size = value < 0n ? -value : value;
        expect(readerOf(...uvarint(size)).uvarint()).toBe(Number(size));
      }),
      { seed: 20260519 },
    );
  });

  it.each([
    ['uint8', [], 'damaged at byte 0: it ends too early'],
    ['uint32', [1, 2, 3], 'damaged at byte 3: it ends too early'],
    ['uvarint', [0x80, 0x80], 'damaged at byte 2: it ends too early'],
    ['varint', [], 'damaged at byte 0: it ends too early'],
    ['uvarint', Array(11).fill(0x80), 'damaged at byte 0: a number has more than 64 bits'],
    ['uvarint', [...Array(9).fill(0xff), 2], 'damaged at byte 0: a number has more than 64 bits'],
  ] as const)('%s() refuses %j', (method, bytes, what) => {
    expect(() => readerOf(...bytes)[method]()).toThrow(fault(what));
  });

  it('take(length) gives a view and moves on, never beyond the end', () => {
    const file = { place: 'a/index', bytes: Uint8Array.of(1, 2, 3, 4, 5) };
    const reader = new ByteReader(file, 1, 4);
    expect([...reader.take(2)]).toEqual([2, 3]);
    expect([reader.offset, reader.remaining]).toEqual([3, 1]);
    expect(() => reader.take(2)).toThrow(fault('damaged at byte 3: it ends too early'));
    expect(() => reader.take(2 ** 60)).toThrow(fault('damaged at byte 3: it ends too early'));
  });

  it.each([
    [6, 6, 'damaged at byte 5: it points outside the file'],
    [2 ** 40, 2 ** 41, 'damaged at byte 5: it points outside the file'],
    [0, 6, 'damaged at byte 0: it points outside the file'],
    [3, 2, 'damaged at byte 3: it points outside the file'],
  ])('new ByteReader(file, %d, %d) refuses what is outside', (from, to, what) => {
    const file = { place: 'a/index', bytes: new Uint8Array(5) };
    expect(() => new ByteReader(file, from, to)).toThrow(fault(what));
  });
});
