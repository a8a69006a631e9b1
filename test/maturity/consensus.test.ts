import { describe, expect, it } from 'vitest';
import { consensus, isDispersed, rangeOf } from '../../src/maturity/consensus.ts';
import {
  highestOf,
  lowerMedian,
  lowerQuartile,
  ratingOf,
  type Score,
  upperQuartile,
} from '../../src/maturity/ratings.ts';

describe('consensus(answers)', () => {
  // Tastle and Wierman's measure for a scale of width 4, worked out by hand.
  it.each([
    [[2, 3, 4], 0.72],
    [[1, 3, 4, 3, 2], 0.62],
    [[1, 4, 4, 4, 4], 0.55],
    [[0, 4], 0],
    [[3, 3, 3], 1],
    [[2], 1],
  ] as const)('of %j is %d', (answers, expected) => {
    expect(consensus(answers)).toBeCloseTo(expected, 2);
  });

  it('of none: nobody disagrees', () => {
    expect(consensus([])).toBe(1);
  });
});

describe('isDispersed(answers)', () => {
  it.each([
    [[3, 3, 4], false],
    [[2, 4, 4], true],
    [[1, 2, 2, 2, 2], false],
    [[], false],
    [[0], false],
  ] as const)('%j: %s', (answers, expected) => {
    expect(isDispersed(answers)).toBe(expected);
  });

  it('rangeOf(no answers) is 0', () => {
    expect(rangeOf([])).toBe(0);
  });
});

describe('ratings', () => {
  it.each([
    [[0, 4], 0, 0, 4],
    [[1, 4, 4, 4], 4, 1, 4],
    [[0, 1, 2, 3, 4], 2, 1, 3],
    [[3], 3, 3, 3],
  ] as const)('of %j: lower median %d, quartiles %d and %d', (answers, median, lower, upper) => {
    expect([lowerMedian(answers), lowerQuartile(answers), upperQuartile(answers)]).toEqual([
      median,
      lower,
      upper,
    ]);
  });

  it('ratingOf and highestOf belong together', () => {
    expect(([0, 1, 2, 3, 4] as Score[]).map(ratingOf)).toEqual(['N', 'N', 'P', 'L', 'F']);
    expect((['N', 'P', 'L', 'F'] as const).map(highestOf)).toEqual([1, 2, 3, 4]);
  });
});
