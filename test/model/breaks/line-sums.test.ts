import fc from 'fast-check';
import { linearRegression } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { errorAt, joinedLine, LineSums, slopeError, valueAt } from '../../../src/model/breaks/line-sums.ts';
import { gappyValue, world } from '../worlds.ts';

const noisy = world(200, 3, (slot, chance) => 1e6 + 5 * slot + chance.gaussian());

describe('LineSums', () => {
  it('line(from, to) is the line of simple-statistics', () => {
    const line = new LineSums(noisy, 1e6).line(20, 90);
    const pairs = [...noisy.subarray(20, 90)].map((value, at) => [20 + at, value - 1e6]);
    const { m, b } = linearRegression(pairs);
    expect(line.slope).toBeCloseTo(m, 9);
    expect(valueAt(line, 0)).toBeCloseTo(1e6 + b, 6);
  });

  it('lineCost(from, to) and flatCost(from, to) are the sums of squares that are left', () => {
    fc.assert(
      fc.property(fc.array(gappyValue, { minLength: 12, maxLength: 40 }), (list) => {
        const values = Float64Array.from(list);
        const sums = new LineSums(values, 0);
        const [from, to] = [2, values.length - 2];
        const there = [...values.keys()].filter(
          (slot) => slot >= from && slot < to && !Number.isNaN(values[slot]!),
        );
        fc.pre(there.length >= 3);
        const line = sums.line(from, to);
        const left = there.reduce((sum, slot) => sum + (values[slot]! - valueAt(line, slot)) ** 2, 0);
        const around = there.reduce((sum, slot) => sum + (values[slot]! - line.mean) ** 2, 0);
        expect(sums.lineCost(from, to)).toBeCloseTo(left, 6);
        expect(sums.flatCost(from, to)).toBeCloseTo(around, 6);
      }),
    );
  });

  it('lineCost(from, to) of what lies on a line, with a gap, is 0', () => {
    expect(new LineSums(Float64Array.of(1, 3, Number.NaN, 7, 9), 5).lineCost(0, 5)).toBeCloseTo(0, 12);
  });
});

it('joinedLine(one, other) is the line through both', () => {
  const sums = new LineSums(noisy, 1e6);
  const joined = joinedLine(sums.line(10, 40), sums.line(40, 120));
  const whole = sums.line(10, 120);
  expect(joined.slope).toBeCloseTo(whole.slope, 9);
  expect(joined.middle).toBeCloseTo(whole.middle, 9);
  expect(joined.spread).toBeCloseTo(whole.spread, 4);
});

it('slopeError(line) and errorAt(line, slot) are those by hand', () => {
  const line = new LineSums(Float64Array.of(0, 1, 2, 3, 4), 0).line(0, 5);
  expect(slopeError(line)).toBeCloseTo(1 / Math.sqrt(10), 12);
  expect(errorAt(line, 4)).toBeCloseTo(Math.sqrt(1 / 5 + 4 / 10), 12);
});
