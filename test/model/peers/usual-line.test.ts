import { linearRegression } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { usualLine } from '../../../src/model/peers/usual-line.ts';
import { world } from '../worlds.ts';

const x = world(500, 1, (_, chance) => 10 * chance.gaussian());

describe('usualLine', () => {
  it('usualLine(x, 3 + 2 x) finds the line, whatever a few samples do', () => {
    const y = x.map((value, at) => (at % 20 === 0 ? 1e6 : 3 + 2 * value));
    const { offset, slope } = usualLine(x, y);
    expect(slope).toBeCloseTo(2, 6);
    expect(offset).toBeCloseTo(3, 6);
  });

  it('usualLine(x, y with normal noise) is near the least squares of simple-statistics', () => {
    const y = world(500, 2, (slot, chance) => 3 + 2 * x[slot]! + chance.gaussian());
    const squares = linearRegression([...x].map((value, at) => [value, y[at]!]));
    expect(usualLine(x, y).slope).toBeCloseTo(squares.m, 1);
    expect(usualLine(x, y).offset).toBeCloseTo(squares.b, 0);
  });

  it('usualLine(rare bursts) learns from the bursts, not from the noise between them', () => {
    const level = world(1000, 3, (slot, chance) => (slot % 50 < 2 ? 100 : 0) + chance.gaussian());
    const y = world(1000, 4, (slot, chance) => 2 * (slot % 50 < 2 ? 100 : 0) + chance.gaussian());
    expect(usualLine(level, y).slope).toBeCloseTo(2, 1);
  });

  it.each([
    ['three points', [0, 1, 2], [1, 3, 5], { offset: 1, slope: 2 }],
    ['gaps in either', [0, Number.NaN, 1, 2, 7], [1, 9, 3, 5, Number.NaN], { offset: 1, slope: 2 }],
    ['x that never moves', [4, 4, 4], [1, 2, 6], { offset: 2, slope: 0 }],
    ['two points', [0, 1], [0, 1], { offset: Number.NaN, slope: Number.NaN }],
  ])('usualLine(%s)', (_, xs, ys, line) => {
    expect(usualLine(Float64Array.from(xs), Float64Array.from(ys))).toEqual(line);
  });
});
