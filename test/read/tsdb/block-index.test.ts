import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { seriesOfIndex } from '../../../src/read/tsdb/block-index.ts';
import { checksum, joined, uint, uvarint, writeIndex } from './write-block.ts';

const seriesOf = (bytes: Uint8Array) => [...seriesOfIndex({ place: 'a/index', bytes })];
const NO_CHUNKS = { chunks: [] };

describe('seriesOfIndex', () => {
  it('seriesOfIndex(file) reads labels, and where the chunks lie, also in the second file and backwards', () => {
    const series = [
      { labels: { __name__: 'up', job: '\ufeffZürich 東京 🚀' }, ...NO_CHUNKS },
      { labels: {}, ...NO_CHUNKS },
      { labels: Object.fromEntries([['__proto__', 'x']]), ...NO_CHUNKS },
    ];
    const refs = [
      [
        { ref: 8n, fromMs: -1000, toMs: 5000 },
        { ref: 2n ** 32n + 8n, fromMs: 6000, toMs: 6000 },
        { ref: 2n ** 32n - 1n, fromMs: 7000, toMs: 9000 },
      ],
      [],
      [{ ref: 5n * 2n ** 32n + 77n, fromMs: 0, toMs: 0 }],
    ];
    const { index, seriesRefs } = writeIndex(series, refs);
    expect(seriesOf(index)).toEqual([
      {
        ref: seriesRefs[0],
        labels: { __name__: 'up', job: '\ufeffZürich 東京 🚀' },
        chunks: [
          { segment: 1, offset: 8 },
          { segment: 2, offset: 8 },
          { segment: 1, offset: 2 ** 32 - 1 },
        ],
      },
      { ref: seriesRefs[1], labels: {}, chunks: [] },
      {
        ref: seriesRefs[2],
        labels: Object.fromEntries([['__proto__', 'x']]),
        chunks: [{ segment: 6, offset: 77 }],
      },
    ]);
  });

  it('seriesOfIndex(index without a series) gives none', () => {
    expect(seriesOf(writeIndex([], []).index)).toEqual([]);
  });

  const { index } = writeIndex([{ labels: { a: 'b' }, ...NO_CHUNKS }], []);
  const changed = (at: number, byte: number) => index.map((old, i) => (i === at ? byte : old));
  const inContents = index.length - 10;

  it.each([
    ['nothing', new Uint8Array(0), 'damaged at byte 0: it ends too early'],
    ['another magic', changed(0, 0), 'damaged at byte 0: it does not begin like the index of a block'],
    ['version 1', changed(4, 1), 'the index has version 1, only version 2 is read'],
    ['version 3', changed(4, 3), 'the index has version 3, only version 2 is read'],
    ['a header alone', index.subarray(0, 20), 'damaged at byte 20: it ends too early'],
    [
      'a changed table of contents',
      changed(inContents, 9),
      `damaged at byte ${index.length - 52}: the checksum`,
    ],
    ['a changed symbol', changed(14, 0x7a), 'damaged at byte 9: the checksum does not agree'],
    ['a changed series', changed(33, 9), 'damaged at byte 33: the checksum does not agree'],
    [
      'a table of contents that points outside',
      withContents([2 ** 40, 5, 0, 0, 0, 0]),
      `damaged at byte 32: its table of contents points outside it`,
    ],
    [
      'more symbols than bytes',
      withSymbols(joined(uint(2 ** 31, 4))),
      'there is no room for 2147483648 symbols',
    ],
    ['a symbol that is not UTF-8', withSymbols(joined(uint(1, 4), Uint8Array.of(1, 0xff))), 'is not UTF-8'],
    ['more labels than bytes', withSeries(uvarint(2n ** 50n)), 'no room for 1125899906842624 labels'],
    ['a label of no symbol', withSeries(Uint8Array.of(1, 7, 7)), 'a label points to no symbol'],
    ['more chunks than bytes', withSeries(joined(Uint8Array.of(0), uvarint(2n ** 50n))), 'no room for'],
    ['a chunk before the first byte', withSeries(backwards()), 'a chunk lies nowhere'],
    [
      'labels that a small index makes long',
      writeIndex(
        Array.from({ length: 300 }, () => ({ labels: { a: 'x'.repeat(20_000) }, ...NO_CHUNKS })),
        [],
      ).index,
      'its labels are far too long',
    ],
  ])('seriesOfIndex(%s) refuses', (_, bytes, what) => {
    expect(() => seriesOf(bytes)).toThrow(InputError);
    expect(() => seriesOf(bytes)).toThrow(what);
  });

  it('every cut and every flipped bit is refused, or changes no series', () => {
    const whole = seriesOf(index);
    for (let at = 0; at < index.length; at++) {
      expect(() => seriesOf(index.subarray(0, at)), `cut at ${at}`).toThrow(InputError);
      for (let bit = 0; bit < 8; bit++) {
        try {
          expect(seriesOf(changed(at, index[at]! ^ (1 << bit))), `bit ${bit} of ${at}`).toEqual(whole);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }
    }
  });
});

const HEADER = Uint8Array.of(0xba, 0xaa, 0xd7, 0x00, 2);

/** An index of 32 bytes of nothing but its table of contents. */
function withContents(refs: readonly number[]): Uint8Array {
  return joined(HEADER, new Uint8Array(27), contents(refs));
}

function withSymbols(table: Uint8Array): Uint8Array {
  return joined(HEADER, uint(table.length, 4), table, uint(checksum(table), 4), contents([5, 0, 0, 0, 0, 0]));
}

function withSeries(entry: Uint8Array): Uint8Array {
  const body = joined(uvarint(BigInt(entry.length)), entry, uint(checksum(entry), 4));
  return joined(HEADER, new Uint8Array(11), body, contents([0, 16, 0, 0, 0, 0]));
}

/** No labels, two chunks, the second of them a byte before the file. */
function backwards(): Uint8Array {
  return Uint8Array.of(0, 2, 0, 0, 0, 0, 0, 1);
}

function contents(refs: readonly number[]): Uint8Array {
  const bytes = joined(...refs.map((ref) => uint(ref, 8)));
  return joined(bytes, uint(checksum(bytes), 4));
}
