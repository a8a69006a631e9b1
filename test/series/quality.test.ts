import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SeriesQuality, seriesQuality } from '../../src/series/quality.ts';
import type { MetricType } from '../../src/series/samples.ts';
import { ALL_TIMES, columnOf, type MadeValue, MINUTE, minutesOf, STALE, times } from './made-columns.ts';

const clean: SeriesQuality = {
  samples: 0,
  expected: 0,
  missing: 0,
  staleMarkers: 0,
  infinite: 0,
  duplicates: 0,
  conflicts: 0,
  late: 0,
  stray: 0,
  resets: null,
  longestGapMs: 0,
  stepMs: 0,
  stepChanges: [],
  isConstant: false,
  firstMs: Number.NaN,
  lastMs: Number.NaN,
  min: Number.NaN,
  max: Number.NaN,
  sum: Number.NaN,
};

describe('seriesQuality', () => {
  it.each<[string, (MadeValue | null)[], Partial<SeriesQuality>]>([
    ['nothing', [], {}],
    ['one sample', [7], { samples: 1, expected: 1, firstMs: 0, lastMs: 0, min: 7, max: 7, sum: 7 }],
    [
      'an even series',
      [3, 1, 2],
      { samples: 3, expected: 3, stepMs: MINUTE, firstMs: 0, lastMs: 2 * MINUTE, min: 1, max: 3, sum: 6 },
    ],
    [
      'a gap of three and a lost sample',
      [1, 2, 3, null, 5, null, null, null, 9, 9, 9],
      {
        samples: 7,
        expected: 11,
        stepMs: MINUTE,
        longestGapMs: 4 * MINUTE,
        firstMs: 0,
        lastMs: 10 * MINUTE,
        min: 1,
        max: 9,
        sum: 38,
      },
    ],
    [
      'what is no finite number',
      [1, Number.NaN, STALE, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2],
      {
        samples: 6,
        expected: 6,
        missing: 2,
        staleMarkers: 1,
        infinite: 2,
        stepMs: MINUTE,
        firstMs: 0,
        lastMs: 5 * MINUTE,
        min: 1,
        max: 2,
        sum: 3,
      },
    ],
    [
      'no finite number at all',
      [Number.NaN, Number.POSITIVE_INFINITY],
      { samples: 2, expected: 2, missing: 1, infinite: 1, stepMs: MINUTE, firstMs: 0, lastMs: MINUTE },
    ],
    [
      'one value again and again',
      [4, 4, Number.NaN, 4],
      {
        samples: 4,
        expected: 4,
        missing: 1,
        stepMs: MINUTE,
        isConstant: true,
        firstMs: 0,
        lastMs: 3 * MINUTE,
        min: 4,
        max: 4,
        sum: 12,
      },
    ],
  ])('seriesQuality(column, range) of %s', (_, values, expected) => {
    expect(seriesQuality(minutesOf({}, values), ALL_TIMES)).toEqual({ ...clean, ...expected });
  });

  it('seriesQuality(column, range) counts what is twice, late and stray', () => {
    const column = columnOf({}, [
      [0, 1],
      [2 * MINUTE, 2],
      [MINUTE, 3],
      [MINUTE, 3],
      [MINUTE, 4],
      [-5 * MINUTE, 99],
      [3 * MINUTE, 5],
    ]);
    expect(seriesQuality(column, { fromMs: 0, toMs: 9 * MINUTE })).toEqual({
      ...clean,
      ...{ samples: 4, expected: 4, duplicates: 1, conflicts: 1, late: 3, stray: 1 },
      ...{ stepMs: MINUTE, firstMs: 0, lastMs: 3 * MINUTE, min: 1, max: 5, sum: 12 },
    });
  });

  it.each<[MetricType, string, (MadeValue | null)[], number | null]>([
    ['counter', 'requests', [5, 6, 1, 2, 0, 0, 3], 2],
    ['counter', 'requests', [5, Number.NaN, 1, null, 0], 2],
    ['counter', 'requests', [5, 6, 7], 0],
    ['gauge', 'requests_total', [5, 6, 1], null],
    ['unknown', 'requests_total', [...times(9, (i) => i), ...times(9, (i) => i)], 1],
    ['unknown', 'requests', [...times(9, (i) => i), ...times(9, (i) => i)], null],
  ])('seriesQuality(%s %s) of %j has %s resets', (type, name, values, resets) => {
    expect(seriesQuality(minutesOf({ __name__: name }, values, type), ALL_TIMES).resets).toBe(resets);
  });

  it('seriesQuality(column, range) expects what each step of a series promises', () => {
    const samples = [
      ...times(101, (i) => [i * MINUTE, i] as const).filter(([, i]) => i < 40 || i > 43),
      ...times(20, (i) => [(100 + 5 * (i + 1)) * MINUTE, i] as const).filter(([, i]) => i < 10 || i > 11),
    ];
    const {
      samples: count,
      expected,
      stepMs,
      stepChanges,
      longestGapMs,
    } = seriesQuality(columnOf({}, samples), ALL_TIMES);
    expect({ count, expected, stepMs, stepChanges, longestGapMs }).toEqual({
      count: 97 + 18,
      expected: 101 + 20,
      stepMs: MINUTE,
      stepChanges: [{ atMs: 100 * MINUTE, fromMs: MINUTE, toMs: 5 * MINUTE }],
      longestGapMs: 15 * MINUTE,
    });
  });

  it('seriesQuality(column, range) takes a coarser step for no gap', () => {
    const minutes = [...times(101, (i) => i), ...times(20, (i) => 100 + 5 * (i + 1))].filter((i) => i !== 40);
    const column = columnOf(
      {},
      minutes.map((minute) => [minute * MINUTE, minute]),
    );
    expect(seriesQuality(column, ALL_TIMES).longestGapMs).toBe(2 * MINUTE);
  });

  it('seriesQuality(column, range) adds up without losing the small in the great', () => {
    expect(seriesQuality(minutesOf({}, [1e16, 1, 1, -1e16]), ALL_TIMES).sum).toBe(2);
    expect(
      seriesQuality(
        minutesOf(
          {},
          times(10, () => 0.1),
        ),
        ALL_TIMES,
      ).sum,
    ).toBe(1);
  });

  const anySample = fc.tuple(
    fc.integer({ min: -30, max: 300 }).map((n) => n * 20_000),
    fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.constant<MadeValue>(STALE),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
    ),
  );

  it('seriesQuality(column, range) accounts for every sample, and never expects less than came', () => {
    const range = { fromMs: 0, toMs: 90 * MINUTE };
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 60 }), (samples) => {
        const column = columnOf({ __name__: 'x_total' }, samples);
        const quality = seriesQuality(column, range);
        const { samples: count, duplicates, conflicts, stray, missing, infinite } = quality;
        expect(count + duplicates + conflicts + stray).toBe(column.length);
        expect(quality.expected).toBeGreaterThanOrEqual(count);
        expect(missing + infinite).toBeLessThanOrEqual(count);
        expect(quality.staleMarkers).toBeLessThanOrEqual(missing);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
