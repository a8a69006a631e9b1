import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { type GriddedSeries, type GridQuality, toGrid } from '../../src/series/grid.ts';
import { SampleColumn } from '../../src/series/samples.ts';

const MINUTE = 60_000;
const ALL_TIMES = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

type Row = readonly [timeMs: number, value: number, line?: number];

/** A column of rows; a row is on the line where a file with a header would have it, unless it says its own. */
function columnOf(rows: readonly Row[]): SampleColumn {
  const column = new SampleColumn({ __name__: 'cpu', host: 'a' });
  rows.forEach(([timestampMs, value, line], i) => {
    column.push(timestampMs, value, line ?? i + 2);
  });
  return column;
}

const gridOf = (rows: readonly Row[]): GriddedSeries => toGrid(columnOf(rows), ALL_TIMES);

/** Rows a minute apart, from time 0 on. */
const minutes = (...values: number[]): Row[] => values.map((value, i) => [i * MINUTE, value]);

const clean: GridQuality = {
  duplicates: 0,
  conflicts: 0,
  late: 0,
  stray: 0,
  merged: 0,
  infinite: 0,
  longestGap: 0,
};

describe('toGrid', () => {
  it('toGrid(column, range) of an even series is that series', () => {
    const { series, quality, slotOfSample, lineOfSlot } = gridOf(minutes(1, 2, 3));
    expect(series).toEqual({
      labels: { __name__: 'cpu', host: 'a' },
      name: 'cpu{host="a"}',
      startMs: 0,
      stepMs: MINUTE,
      values: Float64Array.of(1, 2, 3),
    });
    expect(quality).toEqual(clean);
    expect(slotOfSample).toEqual(Int32Array.of(0, 1, 2));
    expect(lineOfSlot).toEqual(Float64Array.of(2, 3, 4));
  });

  const GAP = Number.NaN;
  it.each<[string, readonly Row[], readonly number[], Partial<GridQuality>]>([
    ['nothing', [], [], {}],
    ['a single sample', [[5, 7]], [7], {}],
    [
      'a missing row',
      [
        [0, 1],
        [MINUTE, 2],
        [3 * MINUTE, 4],
      ],
      [1, 2, GAP, 4],
      { longestGap: 1 },
    ],
    ['rows without a value', minutes(1, GAP, GAP, 4, GAP), [1, GAP, GAP, 4, GAP], { longestGap: 2 }],
    ['no value at all', minutes(GAP, GAP), [GAP, GAP], { longestGap: 2 }],
    [
      'infinite values',
      minutes(1, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY),
      [1, GAP, 3, GAP],
      { infinite: 2, longestGap: 1 },
    ],
    ['an equal duplicate', [...minutes(1, 2, 3), [MINUTE, 2]], [1, 2, 3], { duplicates: 1, late: 1 }],
    [
      'a duplicate gap',
      [
        [0, 1],
        [MINUTE, GAP],
        [MINUTE, GAP],
        [2 * MINUTE, 3],
      ],
      [1, GAP, 3],
      { duplicates: 1, longestGap: 1 },
    ],
    [
      'a conflict: the last in file order wins',
      [...minutes(1, 2, 3), [MINUTE, 9]],
      [1, 9, 3],
      { conflicts: 1, late: 1 },
    ],
    [
      'a conflict of three that ends as it began',
      [
        [0, 5],
        [0, 6],
        [0, 5],
        [MINUTE, 1],
        [2 * MINUTE, 1],
      ],
      [5, 1, 1],
      { conflicts: 2 },
    ],
    [
      'a late row, sorted in',
      [
        [0, 1],
        [2 * MINUTE, 3],
        [MINUTE, 2],
        [3 * MINUTE, 4],
      ],
      [1, 2, 3, 4],
      { late: 1 },
    ],
    ['rows that run backwards', minutes(1, 2, 3, 4).reverse(), [1, 2, 3, 4], { late: 3 }],
    [
      'two samples in one slot: their mean',
      [...minutes(1, 2, 4, 3), [2 * MINUTE + 10_000, 6]],
      [1, 2, 5, 3],
      { merged: 1, late: 1 },
    ],
    [
      'a gap and a value in one slot: the value',
      [...minutes(1, 2, GAP, 3), [2 * MINUTE + 10_000, 6]],
      [1, 2, 6, 3],
      { late: 1 },
    ],
    [
      'values whose sum no double holds',
      [...minutes(1, 1e308, 1, 1, 1), [MINUTE + 10, 1e308], [MINUTE + 20, 1e308]],
      [1, 1e308, 1, 1, 1],
      { merged: 2, late: 2 },
    ],
    [
      'values whose difference no double holds',
      [...minutes(1, 1e308, 1, 1, 1), [MINUTE + 10, -1e308]],
      [1, 0, 1, 1, 1],
      { merged: 1, late: 1 },
    ],
  ])('toGrid(column, range) of %s', (_, rows, values, quality) => {
    const gridded = gridOf(rows);
    expect(gridded.series.values).toEqual(Float64Array.from(values));
    expect(gridded.quality).toEqual({ ...clean, ...quality });
  });

  it.each([
    ['17 s past the minute', [17_000, 77_000, 197_000], 17_000, [0, 1, 3]],
    ['before 1970', [-103_000, -43_000, 17_000], -103_000, [0, 1, 2]],
    ['a first sample that is late', [9000, 60_000, 120_000, 180_000], 0, [0, 1, 2, 3]],
    ['a first sample that is early', [51_000, 120_000, 180_000, 240_000], 60_000, [0, 1, 2, 3]],
  ])('toGrid(column, range) begins where its slots do: %s', (_, times, startMs, slots) => {
    const { series, slotOfSample } = gridOf(times.map((time): Row => [time, 1]));
    expect([series.startMs, series.stepMs]).toEqual([startMs, MINUTE]);
    expect(slotOfSample).toEqual(Int32Array.from(slots));
  });

  it('toGrid(column, range) of a single sample has no step', () => {
    const { series, slotOfSample } = gridOf([[5, 7]]);
    expect([series.startMs, series.stepMs, slotOfSample]).toEqual([5, 0, Int32Array.of(0)]);
  });

  it('toGrid(column, range) leaves strays out, and does not call the rows after them late', () => {
    const rows: Row[] = [
      [9e12, 7],
      [0, 1],
      [MINUTE, 2],
      [-9e12, 7],
      [2 * MINUTE, 3],
    ];
    const { series, quality, slotOfSample } = toGrid(columnOf(rows), { fromMs: 0, toMs: 2 * MINUTE });
    expect(series.values).toEqual(Float64Array.of(1, 2, 3));
    expect(quality).toEqual({ ...clean, stray: 2 });
    expect(slotOfSample).toEqual(Int32Array.of(-1, 0, 1, -1, 2));
  });

  it('toGrid(column, range) of strays alone is empty', () => {
    const { series, quality, slotOfSample } = toGrid(columnOf(minutes(1, 2)), { fromMs: -2, toMs: -1 });
    expect(series.values).toEqual(Float64Array.of());
    expect(quality).toEqual({ ...clean, stray: 2 });
    expect(slotOfSample).toEqual(Int32Array.of(-1, -1));
  });

  it('toGrid(column, range) leads from a slot to the line of the last sample in it', () => {
    const rows: Row[] = [
      [0, 1, 10],
      [2 * MINUTE, 3, 11],
      [MINUTE, 2, 12],
      [MINUTE, 2, 13],
      [4 * MINUTE, 5, 14],
    ];
    const { lineOfSlot, slotOfSample } = gridOf(rows);
    expect(lineOfSlot).toEqual(Float64Array.of(10, 13, 11, GAP, 14));
    expect(slotOfSample).toEqual(Int32Array.of(0, 2, 1, 1, 4));
  });

  it('toGrid(column, range) of a form without lines knows none', () => {
    const column = new SampleColumn({});
    for (const timestampMs of [0, MINUTE]) column.push(timestampMs, 1);
    expect(toGrid(column, ALL_TIMES).lineOfSlot).toEqual(Float64Array.of(GAP, GAP));
  });

  it('toGrid(column, range) lays minutes ± 20 s on their minutes, one a slot', () => {
    const random = xoroshiro128plus(3);
    const rows = Array.from(
      { length: 1000 },
      (_, i): Row => [i * MINUTE + uniformInt(random, -20_000, 20_000), i],
    );
    const { series, quality } = gridOf(rows);
    expect(series.values).toEqual(Float64Array.from({ length: 1000 }, (_, i) => i));
    expect(quality).toEqual(clean);
  });

  it('toGrid(column, range) leaves the column alone', () => {
    const rows: Row[] = [
      [MINUTE, 2],
      [0, Number.POSITIVE_INFINITY],
      [MINUTE, 3],
    ];
    const column = columnOf(rows);
    toGrid(column, ALL_TIMES);
    expect(column).toEqual(columnOf(rows));
  });

  it('toGrid(column, range) averages equal values to that value, however many', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 2, max: 20 }),
        (value, count) => {
          const { series } = gridOf([
            ...minutes(0, value, 0, 0, 0, 0),
            ...sameSlot(Array(count).fill(value)),
          ]);
          expect(series.values[1]! + 0).toBe(value + 0);
        },
      ),
      { seed: 1 },
    );
  });

  it('toGrid(column, range) averages as simple-statistics does', () => {
    const values = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, ([first = 0, ...rest]) => {
        const { series, quality } = gridOf([...minutes(0, first, 0, 0, 0, 0), ...sameSlot(rest)]);
        expect(series.values[1]).toBeCloseTo(mean([first, ...rest]), 5);
        expect(quality.merged).toBe(rest.length);
      }),
      { seed: 1 },
    );
  });

  const value = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  );
  const anyRows = fc.array(
    fc.tuple(
      fc.integer({ min: -5, max: 60 }).map((n) => n * 20_000),
      value,
    ),
    { maxLength: 80 },
  );

  it('toGrid(column, range) accounts for every sample', () => {
    const range = { fromMs: 0, toMs: 50 * 20_000 };
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { series, quality } = toGrid(columnOf(rows), range);
        const inRange = rows.filter(([time]) => time >= range.fromMs && time <= range.toMs);
        const lastAt = new Map(inRange);
        const gaps = [...lastAt.values()].filter(Number.isNaN).length;
        const filled = series.values.filter((one) => !Number.isNaN(one)).length;
        const { duplicates, conflicts, stray, merged, infinite } = quality;
        expect(stray).toBe(rows.length - inRange.length);
        expect(duplicates + conflicts).toBe(inRange.length - lastAt.size);
        expect(gaps + infinite + merged + filled).toBe(lastAt.size);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('toGrid(column, range) places every sample within half a step of its slot', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { series, slotOfSample } = gridOf(rows);
        rows.forEach(([time], i) => {
          const slot = slotOfSample[i]!;
          expect(slot >= 0 && slot < series.values.length).toBe(true);
          expect(Math.abs(series.startMs + slot * series.stepMs - time)).toBeLessThanOrEqual(
            series.stepMs / 2,
          );
        });
      }),
      { seed: 1 },
    );
  });

  it('toGrid(column, range) of shuffled rows is that of the sorted ones', () => {
    const distinct = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5_000_000 }), value), {
      selector: ([time]) => time,
      maxLength: 60,
    });
    const shuffled = distinct.chain((rows) => {
      const placed = rows.map(([time, one], i): Row => [time, one, i]);
      return fc.tuple(
        fc.constant(placed.toSorted(([a], [b]) => a - b)),
        fc.shuffledSubarray(placed, { minLength: placed.length }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([sorted, mixed]) => {
        const ofSorted = gridOf(sorted);
        const ofMixed = gridOf(mixed);
        expect(ofSorted.quality.late).toBe(0);
        expect(ofMixed.series).toEqual(ofSorted.series);
        expect(ofMixed.lineOfSlot).toEqual(ofSorted.lineOfSlot);
        expect({ ...ofMixed.quality, late: 0 }).toEqual(ofSorted.quality);
      }),
      { seed: 1 },
    );
  });
});

/** Rows a millisecond apart, in the slot of the first minute; too few of them to be the step. */
function sameSlot(values: readonly number[]): Row[] {
  const spread = values.map((value, i): Row => [MINUTE + (i + 1) * (i + 2), value]);
  return [...spread, ...Array.from({ length: 40 }, (_, i): Row => [(i + 6) * MINUTE, 0])];
}
