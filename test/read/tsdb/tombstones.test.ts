import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { DeletedTimes, deletedTimes } from '../../../src/read/tsdb/tombstones.ts';
import { writeTombstones } from './write-block.ts';

const fileOf = (bytes: Uint8Array) => ({ place: 'a/tombstones', bytes });

describe('deletedTimes', () => {
  it('deletedTimes(file) reads intervals by series, both ends included', () => {
    const deleted = deletedTimes(
      fileOf(
        writeTombstones([
          [3, 1000, 2000],
          [300, -5, 5],
          [3, 5000, 5000],
        ]),
      ),
    );
    expect([...deleted.keys()]).toEqual([3, 300]);
    const times = [999, 1000, 1500, 2000, 2001, 4999, 5000, 5001];
    expect(times.filter((time) => deleted.get(3)?.has(time))).toEqual([1000, 1500, 2000, 5000]);
    expect([-6, -5, 0, 5, 6].filter((time) => deleted.get(300)?.has(time))).toEqual([-5, 0, 5]);
  });

  it('deletedTimes(file) reads the nine bytes of a block of which nothing was deleted', () => {
    const bytes = Uint8Array.of(0x01, 0x30, 0xba, 0x30, 1, 0, 0, 0, 0);
    expect(writeTombstones([])).toEqual(bytes);
    expect(deletedTimes(fileOf(bytes)).size).toBe(0);
  });

  const written = writeTombstones([[3, 1000, 2000]]);
  const version2 = Uint8Array.from(written, (byte, i) => (i === 4 ? 2 : byte));

  it.each([
    [
      'another magic',
      written.map((byte, i) => (i === 0 ? 0 : byte)),
      'damaged at byte 0: it does not begin like',
    ],
    ['another version', version2, 'the tombstones have version 2, only version 1 is read'],
    ['a changed byte', written.map((byte, i) => (i === 5 ? 4 : byte)), 'damaged at byte 5: the checksum'],
    ['a cut', written.subarray(0, 8), 'damaged at byte 8: it ends too early'],
    ['nothing', new Uint8Array(0), 'damaged at byte 0: it ends too early'],
  ])('deletedTimes(%s) refuses', (_, bytes, what) => {
    expect(() => deletedTimes(fileOf(bytes))).toThrow(InputError);
    expect(() => deletedTimes(fileOf(bytes))).toThrow(`a/tombstones: error: ${what}`);
  });
});

describe('DeletedTimes', () => {
  it('has(time) is true in any of the intervals, in whatever order they come and overlap', () => {
    const interval = fc.record({
      fromMs: fc.integer({ min: 0, max: 30 }),
      toMs: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 6 }), (intervals) => {
        const deleted = new DeletedTimes(intervals);
        for (let time = -1; time <= 31; time++) {
          const expected = intervals.some(({ fromMs, toMs }) => fromMs <= time && time <= toMs);
          expect(deleted.has(time), `${time} in ${JSON.stringify(intervals)}`).toBe(expected);
        }
      }),
      { seed: 20260519 },
    );
  });
});
