import { describe, expect, it } from 'vitest';
import { Cycles } from '../../../src/model/periods/cycles.ts';
import { foretelling, rootsOfCycles, sum } from '../../../src/model/periods/foretelling.ts';

const NA = Number.NaN;

describe('rootsOfCycles', () => {
  it('rootsOfCycles(movement, cycles, profiles) by hand', () => {
    const movement = Float64Array.of(4, 0, NA, 9, 5, 16);
    const profiles = [Float64Array.of(0, 1, 2), Float64Array.of(0, 1, NA)];
    expect([...rootsOfCycles(movement, new Cycles(6, 3), profiles)]).toEqual([2 + 1, 3 + 2]);
  });
});

describe('foretelling', () => {
  it.each([
    ['all', [4, 4], [0, 0], 1, Number.POSITIVE_INFINITY],
    ['half of every root', [4, 4], [2, 2], 0.75, Number.POSITIVE_INFINITY],
    ['nothing', [4, 4], [4, 4], 0, 0],
    ['worse than nothing', [4, 4], [5, 5], 1 - 25 / 16, Number.NEGATIVE_INFINITY],
    ['more of some', [4, 4, 4], [3, 2, 1], 0.75, 2 / Math.sqrt(1 / 3)],
    ['none where nothing moves', [0, 0], [0, 0], 0, 0],
  ])('foretelling(%s)', (_, before, after, strength, certainty) => {
    const found = foretelling(Float64Array.from(before), Float64Array.from(after));
    expect(found.strength).toBeCloseTo(strength, 12);
    expect(found.certainty).toBe(certainty);
  });
});

describe('sum', () => {
  it('sum(values)', () => {
    expect(sum(Float64Array.of(1, 2, 3.5))).toBe(6.5);
    expect(sum(new Float64Array(0))).toBe(0);
  });
});
