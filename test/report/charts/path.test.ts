import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaM4, pathM4, UNITS_PER_PIXEL, usedColumns } from '../../../src/report/charts/path.ts';
import { noisyWave } from './charts.ts';

const samples = fc.array(fc.option(fc.integer({ min: -500, max: 500 }), { freq: 4 }), { maxLength: 300 });
const columnCount = fc.integer({ min: 1, max: 60 });
const yOf = (value: number) => 50 - value / 10;

type Point = [x: number, y: number];

/** The corners of a path, a list for each M. */
function cornersOf(path: string): Point[][] {
  const runs: Point[][] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', told = ''] of path.matchAll(/([Mhvlz])([-\d. ]*)/g)) {
    const numbers = [...told.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
    if (command === 'M') runs.push([]);
    const pairs =
      command === 'h' ? numbers.map((n) => [n, 0]) : command === 'v' ? numbers.map((n) => [0, n]) : [];
    for (let i = 0; (command === 'l' || command === 'M') && i < numbers.length; i += 2)
      pairs.push([numbers[i]!, numbers[i + 1]!]);
    for (const [dx = 0, dy = 0] of pairs) {
      [x, y] = command === 'M' ? [dx, dy] : [x + dx, y + dy];
      runs.at(-1)?.push([x, y]);
    }
  }
  return runs;
}

/** The least and the greatest height of a path in each column, corners and the lines between them. */
function paintedIn(path: string, column: number): [least: number, greatest: number] | null {
  const ys: number[] = [];
  for (const run of cornersOf(path)) {
    run.forEach(([x, y], i) => {
      const [beforeX, beforeY] = run[i - 1] ?? [x, y];
      if (x === column) ys.push(y);
      if (Math.min(beforeX, x) < column && Math.max(beforeX, x) > column)
        ys.push(beforeY + ((y - beforeY) * (column - beforeX)) / (x - beforeX));
    });
  }
  return ys.length === 0 ? null : [Math.min(...ys), Math.max(...ys)];
}

describe('pathM4', () => {
  const plainly = (value: number) => value;
  it.each<[string, (number | null)[], number, string]>([
    ['a slot a column', [1, 2, null, 4], 9, 'M0 10l1 10M3 40h0'],
    ['a flat line', [3, 3, 3, 3], 9, 'M0 30h3'],
    ['a slope', [0, 1, 2, 3, 1], 9, 'M0 0l3 30 1-20'],
    ['one column: first, least, greatest, last', [5, 3, 1, 9, 6, 4], 1, 'M0 50v-40 80-50'],
    ['two columns', [5, 1, 9, 4, 4, 4], 2, 'M0 50v-40 80l1-50'],
    ['a gap as wide as a column', [1, 2, null, null, null, null, 7, 8], 2, 'M0 10v10M1 70v10'],
    ['nothing', [], 5, ''],
    ['a gap alone', [null, null], 5, ''],
    ['one sample', [7], 5, 'M0 70h0'],
  ])('pathM4(%s)', (_name, values, columns, path) => {
    expect(pathM4(values, { columns, yOf: plainly, width: null })).toBe(path);
  });

  it.each<[string, (number | null)[], number, string]>([
    // four columns of 25 pixels: their middles are at 12.5, 37.5, 62.5, 87.5
    ['a slot a column', [1, 2, null, 4], 9, 'M12.5 1l25 1M87.5 4h0'],
    ['three columns', [0.33, 1, 0], 3, 'M16.7 0.3l33.3 0.7 33.3-1'],
    ['one column', [5, 3, 1, 9, 6, 4], 1, 'M50 5v-4 8-5'],
  ])('pathM4(%s, on a plot of 100 pixels) is told in pixels', (_name, values, columns, path) => {
    expect(pathM4(values, { columns, yOf: plainly, width: 100 })).toBe(path);
  });

  it('pathM4(values, on a plot of a pixel a column) has the corners of the stretched one', () => {
    fc.assert(
      fc.property(samples, columnCount, (values, columns) => {
        const width = usedColumns(values.length, columns);
        const known = cornersOf(pathM4(values, { columns, yOf, width }));
        const stretched = cornersOf(pathM4(values, { columns, yOf, width: null }));
        const tenths = known.map((run) => run.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)]));
        expect(tenths).toEqual(stretched.map((run) => run.map(([column, y]) => [column * 10 + 5, y])));
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('pathM4(values) is as high and as low as the values, in every column', () => {
    fc.assert(
      fc.property(samples, columnCount, (values, columns) => {
        const path = pathM4(values, { columns, yOf, width: null });
        const used = usedColumns(values.length, columns);
        for (let column = 0; column < used; column++) {
          const [from, end] = [column, column + 1].map((edge) => Math.floor((edge * values.length) / used));
          const own = values.slice(from, end).filter((value) => value !== null);
          if (own.length === 0) continue;
          const ys = own.map((value) => Math.round(yOf(value) * UNITS_PER_PIXEL));
          expect(paintedIn(path, column)).toEqual([Math.min(...ys), Math.max(...ys)]);
        }
        const all = cornersOf(path)
          .flat()
          .map(([, y]) => y);
        const present = values
          .filter((value) => value !== null)
          .map((value) => Math.round(yOf(value) * UNITS_PER_PIXEL));
        expect([Math.min(...all), Math.max(...all)]).toEqual([Math.min(...present), Math.max(...present)]);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('pathM4(values with room for all) has a run for each run of samples, over its columns', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const runs = cornersOf(pathM4(values, { columns: 300, yOf, width: null })).map((run) => [
          run[0]![0],
          run.at(-1)![0],
        ]);
        const expected: number[][] = [];
        values.forEach((value, slot) => {
          if (value === null) return;
          if (slot > 0 && values[slot - 1] !== null) expected.at(-1)![1] = slot;
          else expected.push([slot, slot]);
        });
        expect(runs).toEqual(expected);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it.each([0, 1, 7_777, 19_998, 19_999])(
    'pathM4(20,000 samples, one of them far out: %i) shows it',
    (slot) => {
      const values = noisyWave(20_000).with(slot, 900);
      const path = pathM4(values, { columns: 1100, yOf: (value) => 1000 - value, width: null });
      expect(
        Math.min(
          ...cornersOf(path)
            .flat()
            .map(([, y]) => y),
        ),
      ).toBe(1000);
      expect(path.length).toBeLessThan(25_000);
    },
  );
});

describe('areaM4', () => {
  it.each<[string, (number | null)[], (number | null)[], number, string]>([
    ['a slot a column', [1, 1], [3, 4], 9, 'M0 30l1 10v-30h-1z'],
    ['one column: least and greatest', [1, 0, 2], [3, 9, 4], 1, 'M0 90v-90z'],
    ['a gap', [1, null, 1], [3, 3, 3], 9, 'M0 30v-20zM2 30v-20z'],
    ['nothing', [], [], 9, ''],
  ])('areaM4(%s)', (_name, lower, upper, columns, path) => {
    expect(areaM4(lower, upper, { columns, yOf: (value) => value, width: null })).toBe(path);
  });

  it('areaM4(lower, upper, on a plot of known width) is told in pixels', () => {
    expect(areaM4([1, 1], [3, 4], { columns: 9, yOf: (value) => value, width: 100 })).toBe(
      'M25 3l50 1v-3h-50z',
    );
  });

  it('areaM4(lower, upper) reaches from the least lower to the greatest upper edge of every column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -500, max: 0 }), fc.integer({ min: 0, max: 500 })), {
          minLength: 1,
          maxLength: 300,
        }),
        columnCount,
        (edges, columns) => {
          const path = areaM4(
            edges.map(([low]) => low),
            edges.map(([, high]) => high),
            { columns, yOf, width: null },
          );
          const used = usedColumns(edges.length, columns);
          for (let column = 0; column < used; column++) {
            const [from, end] = [column, column + 1].map((edge) => Math.floor((edge * edges.length) / used));
            const own = edges
              .slice(from, end)
              .flat()
              .map((value) => Math.round(yOf(value) * UNITS_PER_PIXEL));
            expect(paintedIn(path, column)).toEqual([Math.min(...own), Math.max(...own)]);
          }
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });
});
