import { expect, it } from 'vitest';
import { commonTimes, wholeOf, withCommonTime } from '../../../src/report/browser/common-time.ts';

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

it('commonTimes(charts) is one for charts with time in common, from half a step before to half a step after', () => {
  const chart = (startMs: number, stepMs: number) => ({ startMs, stepMs, slots: 10 });
  const [one, apart, other] = commonTimes([chart(0, 100), chart(5000, 100), chart(500, 60)]);
  expect(one).toBe(other);
  expect(one?.whole).toEqual({ fromMs: -50, toMs: 1070 });
  expect(apart?.whole).toEqual({ fromMs: 4950, toMs: 5950 });
  one?.show({ fromMs: 500, toMs: 501 });
  expect(one?.shown).toEqual({ fromMs: 260.5, toMs: 740.5 });
});

it('commonTimes(a chart of one sample) has a millisecond, in which nothing moves', () => {
  const [time] = commonTimes([{ startMs: 1000, stepMs: 0, slots: 1 }]);
  const all = { fromMs: 999.5, toMs: 1000.5 };
  expect(time?.whole).toEqual(all);
  time?.zoom(0.5);
  time?.pan(0.4);
  time?.show({ fromMs: 1000, toMs: 1000 });
  expect(time?.shown).toEqual(all);
});

it('commonTimes(one sample within another chart) leaves the other its shortest time', () => {
  const [time] = commonTimes([
    { startMs: 300, stepMs: 0, slots: 1 },
    { startMs: 0, stepMs: 10, slots: 100 },
  ]);
  time?.show({ fromMs: 300, toMs: 300 });
  expect(time?.shown).toEqual({ fromMs: 260, toMs: 340 });
});
