import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulkOf } from '../../src/series/bulk.ts';
import { SampleColumn } from '../../src/series/samples.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MAY = Date.UTC(2026, 4, 19);
const YEAR_2999 = Date.UTC(2999, 0, 1);

function columnAt(timesMs: readonly number[]): SampleColumn {
  const column = new SampleColumn({ __name__: 'up' });
  for (const timestampMs of timesMs) column.push(timestampMs, 1);
  return column;
}

/** `count` times from `startMs` on, `stepMs` apart. */
const every = (stepMs: number, count: number, startMs = MAY) =>
  Array.from({ length: count }, (_, i) => startMs + i * stepMs);

/** The times that lie outside the bulk of all columns. */
function straysOf(...columns: readonly (readonly number[])[]): number[] {
  const { fromMs, toMs } = bulkOf(columns.map(columnAt));
  return columns.flat().filter((time) => time < fromMs || time > toMs);
}

describe('bulkOf', () => {
  it('bulkOf(many short columns) leaves out no sample, though it looks at a part of them', () => {
    const short = Array.from({ length: 50_000 }, () => every(MINUTE, 3));
    expect(straysOf(...short)).toEqual([]);
  });

  it.each<[string, number[], number[]]>([
    ['a row of 1970 before a day of minutes', [0, ...every(MINUTE, 1440)], [0]],
    ['a row of 2999 after a day of minutes', [...every(MINUTE, 1440), YEAR_2999], [YEAR_2999]],
    ['rows of 1970 and 2999', [YEAR_2999, ...every(MINUTE, 100), 0], [YEAR_2999, 0]],
    ['two rows of 1970 among eight', [0, 1000, ...every(MINUTE, 6)], [0, 1000]],
    ['1970 among three', [0, MAY, MAY + MINUTE], [0]],
    ['2999 among three', [MAY, MAY + MINUTE, YEAR_2999], [YEAR_2999]],
    ['2999 among four', [MAY, MAY + MINUTE, MAY + 2 * MINUTE, YEAR_2999], [YEAR_2999]],
  ])('bulkOf(columns) leaves out %s', (_, times, strays) => {
    expect(straysOf(times)).toEqual(strays);
  });

  it.each<[string, number[]]>([
    ['a single row', [MAY]],
    ['two rows, years apart', [0, MAY]],
    ['an input wholly in 1970', every(MINUTE, 1440, 0)],
    ['an input wholly before 1970', every(MINUTE, 100, -DAY)],
    ['one row many times', [MAY, MAY, MAY, MAY]],
    ['a time that comes twice among few', [MAY, MAY + MINUTE, MAY + MINUTE]],
    ['a time that comes twice in the middle', [MAY, MAY + MINUTE, MAY + MINUTE, MAY + 2 * MINUTE]],
    ['two clusters, half a year apart', [...every(MINUTE, 500), ...every(MINUTE, 500, MAY + 180 * DAY)]],
    ['a cluster of a tenth, a year later', [...every(MINUTE, 900), ...every(MINUTE, 100, MAY + 365 * DAY)]],
    ['a weekend without data', [...every(MINUTE, 300), ...every(MINUTE, 300, MAY + 3 * DAY)]],
    [
      'a month of hours, then a burst of seconds',
      [...every(60 * MINUTE, 720), ...every(1000, 7200, MAY + 30 * DAY)],
    ],
  ])('bulkOf(columns) keeps %s', (_, times) => {
    expect(straysOf(times)).toEqual([]);
  });

  it('bulkOf(columns) looks at all columns together', () => {
    expect(straysOf(every(MINUTE, 60), [0], every(MINUTE, 60, MAY + DAY))).toEqual([0]);
  });

  it('bulkOf(columns) of an input longer than it looks at leaves out the stray all the same', () => {
    const times = every(1000, 250_000);
    expect(straysOf([0, ...times, YEAR_2999])).toEqual([0, YEAR_2999]);
  });

  it.each<[string, SampleColumn[]]>([
    ['no column', []],
    ['an empty column', [columnAt([])]],
  ])('bulkOf(columns) of %s is empty', (_, columns) => {
    expect(bulkOf(columns)).toEqual({ fromMs: 0, toMs: 0 });
  });

  const grid = fc.record({
    startMs: fc.integer({ min: -1e12, max: 2e12 }),
    stepMs: fc.constantFrom(1, 1000, MINUTE, DAY),
    count: fc.integer({ min: 3, max: 300 }),
  });

  it('bulkOf(columns) of an even grid leaves nothing out', () => {
    fc.assert(
      fc.property(grid, ({ startMs, stepMs, count }) => {
        expect(straysOf(every(stepMs, count, startMs))).toEqual([]);
      }),
      { seed: 1 },
    );
  });

  it('bulkOf(columns) leaves out a time that is far from an even grid, wherever it stands', () => {
    fc.assert(
      fc.property(grid, fc.boolean(), fc.nat(), ({ startMs, stepMs, count }, isBefore, place) => {
        const times = every(stepMs, count, startMs);
        const farMs = 5000 * count * stepMs;
        const stray = isBefore ? startMs - farMs : startMs + farMs;
        expect(straysOf(times.toSpliced(place % (count + 1), 0, stray))).toEqual([stray]);
      }),
      { seed: 1 },
    );
  });
});
