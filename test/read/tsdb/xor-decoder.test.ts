import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { ChunkSamples } from '../../../src/read/tsdb/chunk-samples.ts';
import { XorDecoder } from '../../../src/read/tsdb/xor-decoder.ts';
import { BitWriter, NAN_BITS, STALE_BITS, type WrittenSample, xorData } from './write-block.ts';

const decoder = new XorDecoder();
const samples = new ChunkSamples();

/** [time, value, whether it is a staleness marker] of each sample. */
function decoded(data: Uint8Array): [number, number, boolean][] {
  decoder.decode({ place: 'a/chunks/000001', bytes: data }, 0, data.length, samples);
  return Array.from({ length: samples.length }, (_, i) => [
    samples.timestampsMs[i]!,
    samples.values[i]!,
    samples.isStale(i),
  ]);
}

function fault(what: string): InputError {
  const fix = 'copy the block again, or take a new snapshot';
  return new InputError({ code: 'tsdb-damaged', place: 'a/chunks/000001', what, fix });
}

/** A chunk of three samples, 0 ms and 1000 ms later, whose last time is coded by `write`; its value is the same. */
function thirdTime(write: (bits: BitWriter) => void): number | undefined {
  const bits = new BitWriter();
  bits.write(3n, 16);
  bits.write(0n, 8); // time 0
  bits.write(0x3ff0_0000_0000_0000n, 64); // value 1
  bits.bytes(Uint8Array.of(0xe8, 0x07)); // 1000 ms later
  bits.write(0n, 1); // the same value
  write(bits);
  bits.write(0n, 1);
  return decoded(bits.done())[2]?.[0];
}

describe('XorDecoder reads by hand', () => {
  it('one sample: count, time, value', () => {
    // 1; zigzag(-2) = 3; 1.5
    expect(decoded(Uint8Array.of(0, 1, 3, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0))).toEqual([[-2, 1.5, false]]);
  });

  it('no sample', () => {
    expect(decoded(Uint8Array.of(0, 0))).toEqual([]);
  });

  // The time of the third sample is 2000 plus the change.
  it.each([
    ['0', '0', 0],
    ['14 bits, least', `10${'00000000000001'}`, 1],
    ['14 bits, greatest', `10${'10000000000000'}`, 8192],
    ['14 bits, lowest', `10${'10000000000001'}`, -8191],
    ['14 bits, -1', `10${'11111111111111'}`, -1],
    ['17 bits', `110${'10000000000000000'}`, 65536],
    ['17 bits, lowest', `110${'10000000000000001'}`, -65535],
    ['20 bits', `1110${'10000000000000000000'}`, 524288],
    ['20 bits, lowest', `1110${'10000000000000000001'}`, -524287],
    ['64 bits', `1111${(524289).toString(2).padStart(64, '0')}`, 524289],
    ['64 bits, negative', `1111${(2n ** 64n - 600000n).toString(2)}`, -600000],
    ['64 bits, far', `1111${(2n ** 45n + 3n).toString(2).padStart(64, '0')}`, 2 ** 45 + 3],
  ])('a change of the interval in %s', (_, code, change) => {
    const bits = (writer: BitWriter) => writer.write(BigInt(`0b${code}`), code.length);
    expect(thirdTime(bits)).toBe(2000 + change);
  });

  it('the bits of a value with a window of their own, and in the window before', () => {
    const bits = new BitWriter();
    bits.write(4n, 16);
    bits.write(0n, 8);
    bits.write(0x4028_0000_0000_0000n, 64); // 12
    bits.write(1n, 8);
    // 24 is 0x4038…: 11 leading zeros, 1 bit, 52 trailing zeros
    bits.write(0b11n, 2);
    bits.write(11n, 5);
    bits.write(1n, 6);
    bits.write(1n, 1);
    bits.write(0n, 1);
    // the same bit again: 12
    bits.write(0b10n, 2);
    bits.write(1n, 1);
    bits.write(0n, 1);
    // no leading zero and all of 64 bits, written as 0: the complement of 12
    bits.write(0b11n, 2);
    bits.write(0n, 5);
    bits.write(0n, 6);
    bits.write(2n ** 64n - 1n, 64);
    decoded(bits.done());
    const words = new BigUint64Array(samples.values.buffer, 0, 4);
    expect([...words]).toEqual([
      0x4028_0000_0000_0000n,
      0x4038_0000_0000_0000n,
      0x4028_0000_0000_0000n,
      0xbfd7_ffff_ffff_ffffn,
    ]);
  });

  it('staleness markers by their bits, first or later, and no other NaN', () => {
    const otherNaNs = [NAN_BITS, 0x7ff0_0000_0000_0003n, 0x7ff0_0001_0000_0002n, 0xfff0_0000_0000_0002n];
    const bits = [STALE_BITS, STALE_BITS, ...otherNaNs, STALE_BITS];
    const stale = decoded(xorData(bits.map((value, i) => [i * 1000, value])));
    expect(stale.map(([, value, isStale]) => [value, isStale])).toEqual([
      [Number.NaN, true],
      [Number.NaN, true],
      ...otherNaNs.map(() => [Number.NaN, false]),
      [Number.NaN, true],
    ]);
  });
});

describe('XorDecoder, for any samples', () => {
  const sample: fc.Arbitrary<WrittenSample> = fc.tuple(
    fc.oneof(
      fc.constantFrom(0, 1, 8191, 8192, 8193, 65535, 65536, 65537, 524287, 524288, 524289),
      fc.nat({ max: 20_000 }),
      fc.nat({ max: 2 ** 31 - 1 }),
    ),
    fc.oneof(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.integer(),
      fc.constantFrom(0, -0, 1, STALE_BITS),
    ),
  );

  it('gives back what was written, bit by bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), fc.array(sample), (start, steps) => {
        let time = start;
        const written = steps.map(([step, value]): WrittenSample => {
          time += step;
          return [time, value];
        });
        const read = decoded(xorData(written));
        const words = [...new BigUint64Array(samples.values.buffer, 0, written.length)];
        expect(read.map(([timestampMs]) => timestampMs)).toEqual(written.map(([timestampMs]) => timestampMs));
        expect(words).toEqual(
          written.map(([, value]) =>
            typeof value === 'bigint' ? value : new BigUint64Array(Float64Array.of(value).buffer)[0],
          ),
        );
      }),
      { seed: 20260519, numRuns: 300 },
    );
  });
});

describe('XorDecoder refuses', () => {
  it('more samples than there are bits, long before it has counted to their end', () => {
    const bytes = Uint8Array.of(0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
    const decode = () =>
      new XorDecoder().decode({ place: 'a/chunks/000001', bytes }, 0, bytes.length, new ChunkSamples());
    expect(decode).toThrow(fault('damaged at byte 13: the chunk ends before its 65535 samples do'));
  });

  const data = xorData(Array.from({ length: 40 }, (_, i) => [i * 15_000 + (i % 7), Math.sqrt(i)]));

  it('every cut of a chunk', () => {
    for (let length = 0; length < data.length; length++) {
      expect(() => decoded(data.subarray(0, length)), String(length)).toThrow(InputError);
    }
    expect(decoded(data)).toHaveLength(40);
  });

  it.each([
    [
      'a cut in the middle',
      data.subarray(0, 100),
      'damaged at byte 100: the chunk ends before its 40 samples do',
    ],
    ['a count that is not there', Uint8Array.of(0), 'damaged at byte 1: it ends too early'],
    [
      'a first time beyond all calendars',
      xorData([[2 ** 53, 1]]),
      'damaged at byte 0: a time or the width of a value is out of range',
    ],
    [
      'a later time beyond all calendars',
      xorData([
        [0, 1],
        [2 ** 53, 1],
      ]),
      'damaged at byte 19: a time or the width of a value is out of range',
    ],
    [
      'a value of more than 64 bits',
      wideValue(),
      'damaged at byte 12: a time or the width of a value is out of range',
    ],
  ])('%s', (_, bytes, what) => {
    expect(() => decoded(bytes)).toThrow(fault(what));
  });

  function wideValue(): Uint8Array {
    const bits = new BitWriter();
    bits.write(2n, 16);
    bits.write(0n, 8);
    bits.write(0n, 64);
    bits.write(1n, 8);
    bits.write(0b11n, 2);
    bits.write(31n, 5);
    bits.write(34n, 6);
    bits.write(0n, 64);
    return bits.done();
  }
});
