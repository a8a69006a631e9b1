import {
  medianAbsoluteDeviation as plainMad,
  median as plainMedian,
  quantile as plainQuantile,
} from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import {
  copyWithoutNaN,
  median,
  medianAbsoluteDeviation,
  medianInPlace,
  orderStatisticInPlace,
  quantile,
  quantileSorted,
  robustScale,
} from '../../src/model/robust.ts';

const samples = (...values: number[]): Float64Array => Float64Array.from(values);

/** `count` numbers between 0 and 1 from a seed (Park and Miller's generator). */
function uniform(seed: number, count: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  });
}

describe('median', () => {
  it.each([
    [[], Number.NaN],
    [[Number.NaN, Number.NaN], Number.NaN],
    [[7], 7],
    [[2, 1], 1.5],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[4, Number.NaN, 1, 2, 3], 2.5],
    [[5, 5, 5, 5, 1], 5],
    [[Infinity, 1, 2], 2],
    [[Infinity, Infinity, Infinity, 1], Infinity],
    [[-Infinity, -1, 1, Infinity], 0],
  ])('median(%j) is %d', (values, expected) => {
    expect(median(samples(...values))).toBe(expected);
  });

  it.each([1, 2, 3, 10, 601, 1000, 5000])(
    'median(values) of %d samples is that of the sorted ones',
    (count) => {
      const values = uniform(count, count).map((value) => Math.round(value * 200));
      expect(median(values)).toBe(plainMedian(Array.from(values)));
      expect(median(values.slice().sort())).toBe(median(values));
    },
  );

  it('median(values) leaves the values alone', () => {
    const values = samples(3, Number.NaN, 1, 2);
    median(values);
    expect(values).toEqual(samples(3, Number.NaN, 1, 2));
  });

  it('medianInPlace(scratch, count) looks at the first samples alone', () => {
    expect(medianInPlace(samples(9, 1, 5, 0, 0), 3)).toBe(5);
    expect(medianInPlace(samples(9, 0), 1)).toBe(9);
    expect(medianInPlace(samples(9), 0)).toBeNaN();
  });
});

describe('medianAbsoluteDeviation', () => {
  it.each([
    [[], Number.NaN],
    [[Number.NaN], Number.NaN],
    [[1, 1, 2, 2, 4, 6, 9], 1],
    [[1, 1, 2, 2, Number.NaN, 4, 6, 9], 1],
    [[3, 3, 3], 0],
  ])('medianAbsoluteDeviation(%j) is %d', (values, expected) => {
    expect(medianAbsoluteDeviation(samples(...values))).toBe(expected);
  });

  it('medianAbsoluteDeviation(values) agrees with simple-statistics', () => {
    const values = uniform(11, 1234);
    expect(medianAbsoluteDeviation(values)).toBe(plainMad(Array.from(values)));
  });
});

describe('quantile', () => {
  it.each([
    [[4, 1, 3, 2], 0, 1],
    [[4, 1, 3, 2], 0.25, 1.75],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[4, 1, 3, 2], 1, 4],
    [[4, Number.NaN, 1, 3, 2], 0.25, 1.75],
    [[7], 0.9, 7],
    [[1, Infinity, Infinity, Infinity], 0.9, Infinity],
    [[], 0.5, Number.NaN],
    [[Number.NaN], 0.5, Number.NaN],
  ])('quantile(%j, %d) is %d', (values, probability, expected) => {
    expect(quantile(samples(...values), probability)).toBe(expected);
  });

  it.each([0.001, 0.1, 0.5, 0.99, 0.9999])(
    'quantile(values, %d) agrees with simple-statistics',
    (probability) => {
      const values = uniform(5, 2001);
      const expected = plainQuantile(Array.from(values), probability);
      expect(quantile(values, probability)).toBeCloseTo(expected, 14);
      expect(quantileSorted(values.slice().sort(), probability)).toBeCloseTo(expected, 14);
    },
  );

  it('quantile(values, p) leaves the values alone', () => {
    const values = samples(3, 1, 2);
    quantile(values, 0.3);
    expect(values).toEqual(samples(3, 1, 2));
  });

  it('quantileSorted(nothing, p) is NaN', () => {
    expect(quantileSorted(samples(), 0.5)).toBeNaN();
  });

  it.each([-0.1, 1.1, Number.NaN])('quantile(values, %d) refuses', (probability) => {
    const refusal = new RangeError(`a probability lies between 0 and 1, got ${probability}`);
    expect(() => quantile(samples(1, 2), probability)).toThrow(refusal);
    expect(() => quantileSorted(samples(1, 2), probability)).toThrow(refusal);
  });
});

describe('robustScale', () => {
  it.each([
    ['the MAD × 1.4826', [1, 2, 3, 4, 100], 1.4826],
    ['the same without the missing', [1, 2, Number.NaN, 3, 4, 100], 1.4826],
    ['the mean absolute deviation × √(π/2) when the MAD is 0', [0, 0, 0, 10], 3.1333],
    ['0 when all are equal', [5, 5, 5], 0],
    ['0 for one sample', [5], 0],
  ])('robustScale(values) is %s', (_rule, values, expected) => {
    expect(robustScale(samples(...values))).toBeCloseTo(expected, 4);
  });

  it.each([[[]], [[Number.NaN, Number.NaN]]])('robustScale(%j) is NaN', (values) => {
    expect(robustScale(samples(...values))).toBeNaN();
  });

  it('robustScale(normal noise) is near its standard deviation', () => {
    const noise = uniform(3, 120_000).reduce((sums, value, i) => {
      sums[Math.floor(i / 12)]! += value;
      return sums;
    }, new Float64Array(10_000));
    expect(robustScale(noise)).toBeGreaterThan(0.97);
    expect(robustScale(noise)).toBeLessThan(1.03);
  });

  it('robustScale(values × 3 + 5) is three times as large', () => {
    const values = uniform(8, 999);
    expect(robustScale(values.map((value) => 3 * value + 5))).toBeCloseTo(3 * robustScale(values), 12);
  });
});

describe('orderStatisticInPlace', () => {
  it.each([
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 2, 3],
    [[7, 7, 1, 7], 1, 7],
    [[], 0, Number.NaN],
  ])('orderStatisticInPlace(%j, all of them, %d) is %d', (values, rank, expected) => {
    expect(orderStatisticInPlace(samples(...values), values.length, rank)).toBe(expected);
  });

  it('orderStatisticInPlace(scratch, count, rank) is the sample at that place in order, and leaves the rest alone', () => {
    const values = uniform(5, 1000);
    const sorted = values.slice(0, 900).sort();
    for (const rank of [0, 1, 449, 809, 899]) {
      const scratch = values.slice();
      expect(orderStatisticInPlace(scratch, 900, rank)).toBe(sorted[rank]);
      expect(scratch.subarray(900)).toEqual(values.subarray(900));
    }
  });
});

describe('copyWithoutNaN', () => {
  it('copyWithoutNaN(values, into) keeps the order and tells how many there are', () => {
    const into = new Float64Array(4);
    expect(copyWithoutNaN(samples(2, Number.NaN, 1, Number.NaN), into)).toBe(2);
    expect([...into.subarray(0, 2)]).toEqual([2, 1]);
  });
});
