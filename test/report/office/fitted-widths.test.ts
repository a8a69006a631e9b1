import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fittedWidths, sharesOf, sumOf } from '../../../src/report/office/fitted-widths.ts';

it.each<[string, readonly number[], readonly number[], number, number[]]>([
  ['all have room', [40, 50], [40, 20], 90, [40, 50]],
  ['there is more room', [40, 50], [40, 20], 120, [40, 50]],
  ['one can spare', [40, 80], [40, 20], 90, [40, 50]],
  // 30 too much; 40 and 20 to spare.
  ['two can spare', [60, 40, 20], [20, 20, 20], 90, [40, 30, 20]],
  ['not even the least has room', [40, 80], [30, 20], 10, [30, 20]],
  ['none can spare', [30, 20], [30, 20], 10, [30, 20]],
  ['no column', [], [], 10, []],
])('fittedWidths(%s)', (_, wanted, least, room, expected) => {
  const widths = fittedWidths(wanted, least, room);
  expect(widths).toEqual(expected.map((width) => expect.closeTo(width, 9)));
});

it('fittedWidths(any) are together the room or what is wanted of it, each between its least and its wish', () => {
  const width = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(width, width)), width, (columns, room) => {
      const least = columns.map(([one]) => one);
      const wanted = columns.map(([one, more]) => one + more);
      const widths = fittedWidths(wanted, least, room);
      expect(sumOf(widths)).toBeCloseTo(Math.max(sumOf(least), Math.min(room, sumOf(wanted))), 6);
      for (const [at, one] of widths.entries()) {
        expect(one).toBeGreaterThanOrEqual(least[at]! - 1e-9);
        expect(one).toBeLessThanOrEqual(wanted[at]!);
      }
    }),
  );
});

it.each([
  [
    [1, 3],
    [0.25, 0.75],
  ],
  [
    [0, 0],
    [0.5, 0.5],
  ],
  [
    [Number.NaN, -1, 2],
    [0, 0, 1],
  ],
  [[], []],
])('sharesOf(%j) => %j', (told, shares) => {
  expect(sharesOf(told)).toEqual(shares);
});
