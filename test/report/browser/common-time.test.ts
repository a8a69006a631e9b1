import { expect, it } from 'vitest';
import { wholeOf, withCommonTime } from '../../../src/report/browser/common-time.ts';

const spans = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([fromMs, toMs]) => ({ fromMs, toMs }));

it.each([
  ['nothing', [], []],
  [
    'two years apart',
    [
      [500, 600],
      [0, 100],
    ],
    [[1], [0]],
  ],
  [
    'one after the other',
    [
      [0, 100],
      [100, 200],
    ],
    [[0], [1]],
  ],
  [
    'by way of a third',
    [
      [0, 100],
      [150, 200],
      [90, 160],
    ],
    [[0, 2, 1]],
  ],
  [
    'one inside of another',
    [
      [0, 100],
      [10, 20],
      [50, 60],
    ],
    [[0, 1, 2]],
  ],
] as const)('withCommonTime(%s)', (_, pairs, groups) => {
  expect(withCommonTime(spans(pairs))).toEqual(groups);
});

it('wholeOf(spans) goes from the earliest beginning to the latest end', () => {
  expect(
    wholeOf(
      spans([
        [5, 50],
        [2, 8],
      ]),
    ),
  ).toEqual({ fromMs: 2, toMs: 50 });
});
