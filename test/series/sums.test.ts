import { describe, expect, it } from 'vitest';
import { averageOf, sumOf } from '../../src/series/sums.ts';

const NONE = Number.NaN;

describe('sums', () => {
  it.each<[number[][], number[], number[]]>([
    [[], [], []],
    [[[1, NONE]], [1, NONE], [1, NONE]],
    [
      [
        [1, 2, NONE, NONE],
        [3, NONE, NONE, -4],
        [5, NONE, NONE, 4],
      ],
      [9, 2, NONE, 0],
      [3, 2, NONE, 0],
    ],
    [
      [
        [Infinity, Infinity],
        [1, -Infinity],
      ],
      [Infinity, NONE],
      [Infinity, NONE],
    ],
  ])('sumOf(%j) is %j, averageOf it %j', (parts, sum, average) => {
    const arrays = parts.map((part) => Float64Array.from(part));
    expect(sumOf(arrays)).toEqual(Float64Array.from(sum));
    expect(averageOf(arrays)).toEqual(Float64Array.from(average));
  });
});
