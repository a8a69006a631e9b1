import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyStretches } from '../../../src/report/document/empty-stretches.ts';

type Range = readonly [fromMs: number, toMs: number];

const emptyIn = (ranges: readonly Range[]) =>
  emptyStretches(ranges.map(([fromMs, toMs]) => ({ fromMs, toMs }))).map(({ fromMs, toMs }) => [
    fromMs,
    toMs,
  ]);

describe('emptyStretches', () => {
  it.each<[string, Range[], Range[]]>([
    ['nothing', [], []],
    ['one range', [[0, 10]], []],
    [
      'as far apart as the longer is long',
      [
        [0, 10],
        [20, 23],
      ],
      [],
    ],
    [
      'farther than the longer is long',
      [
        [0, 10],
        [21, 24],
      ],
      [[10, 21]],
    ],
    [
      'farther than the second, which is longer',
      [
        [0, 3],
        [14, 24],
      ],
      [[3, 14]],
    ],
    [
      'in any order',
      [
        [21, 24],
        [0, 10],
      ],
      [[10, 21]],
    ],
    [
      'overlapping ones count as one',
      [
        [0, 10],
        [5, 20],
        [39, 40],
      ],
      [],
    ],
    [
      'one within another',
      [
        [0, 10],
        [2, 3],
        [15, 16],
      ],
      [],
    ],
    [
      'three years apart',
      [
        [0, 1],
        [100, 101],
        [200, 201],
      ],
      [
        [1, 100],
        [101, 200],
      ],
    ],
    [
      'moments',
      [
        [5, 5],
        [9, 9],
      ],
      [[5, 9]],
    ],
  ])('emptyStretches(%s)', (_name, ranges, empty) => {
    expect(emptyIn(ranges)).toEqual(empty);
  });

  const ranges = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 300 }))
      .map(([from, length]) => [from, from + length] as const),
    { maxLength: 12 },
  );

  it('emptyStretches(ranges) holds no part of them, in order', () => {
    fc.assert(
      fc.property(ranges, (read) => {
        let before = Number.NEGATIVE_INFINITY;
        for (const [fromMs = 0, toMs = 0] of emptyIn(read)) {
          expect(fromMs).toBeGreaterThanOrEqual(before);
          expect(toMs).toBeGreaterThan(fromMs);
          before = toMs;
          for (const [from, to] of read) expect(to <= fromMs || from >= toMs).toBe(true);
        }
      }),
      { seed: 1 },
    );
  });

  it('emptyStretches(ranges run backwards) are the same backwards', () => {
    fc.assert(
      fc.property(ranges, (read) => {
        const backwards = emptyIn(read.map(([from, to]) => [-to, -from]));
        expect(backwards.map(([from = 0, to = 0]) => [-to, -from]).reverse()).toEqual(emptyIn(read));
      }),
      { seed: 2 },
    );
  });
});
