import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bucket, histogramQuantile, histogramQuantiles } from '../../src/series/histograms.ts';
import type { WindowRule } from '../../src/series/windows.ts';

const NONE = Number.NaN;
const RULES: readonly WindowRule[] = ['closed', 'left-open'];

const ladder = (...rungs: [upperBound: number, count: number][]): Bucket[] =>
  rungs.map(([upperBound, count]) => ({ upperBound, count }));

const rounded = (value: number): number => Number(value.toFixed(12));

const positive = ladder([0.1, 5], [0.2, 7], [1, 11], [Infinity, 12]);
const negative = ladder([-0.2, 1], [-0.1, 2], [0.3, 2], [Infinity, 3]);

describe('histogramQuantile', () => {
  // By hand; the same in histograms.test of Prometheus 3.
  it.each([
    [NONE, NONE, NONE],
    [-0.1, -Infinity, -Infinity],
    [0, 0, -0.2],
    [0.2, 0.048, -0.2],
    [0.5, 0.15, -0.15],
    [0.8, 0.72, 0.3],
    [1, 1, 0.3],
    [1.01, Infinity, Infinity],
  ])('histogramQuantile(%d) is %d above zero, %d around it', (quantile, above, around) => {
    for (const rule of RULES) {
      expect(rounded(histogramQuantile(quantile, positive, rule))).toBe(above);
      expect(rounded(histogramQuantile(quantile, negative, rule))).toBe(around);
    }
  });

  it.each<[string, Bucket[], number]>([
    ['three buckets', ladder([1, 2], [3, 6], [Infinity, 6]), 1.5],
    ['no bucket', [], NONE],
    ['one bucket', ladder([Infinity, 5]), NONE],
    ['one bound twice', ladder([Infinity, 5], [Infinity, 5]), NONE],
    ['no bound of Infinity', ladder([1, 5], [2, 5]), NONE],
    ['no observations', ladder([1, 0], [Infinity, 0]), NONE],
    ['no observations, from below zero', ladder([-1, 0], [Infinity, 0]), NONE],
    ['all beyond the last finite bound', ladder([1, 0], [2, 0], [Infinity, 4]), 2],
    ['le="1" and le="1.0"', ladder([1, 2], [3, 6], [1, 2], [Infinity, 6]), 0.75],
    ['a count that falls', ladder([1, 4], [2, 1], [3, 8], [Infinity, 8]), 1],
    ['a last count that falls', ladder([1, 4], [2, 8], [Infinity, 2]), 1],
    ['an absent bucket', ladder([1, NONE], [2, 4], [Infinity, 8]), 2],
    ['a bound that is no number', ladder([NONE, 9], [2, 4], [Infinity, 8]), 2],
    ['nothing below the first bound', ladder([0, 0], [2, 1], [4, 2], [Infinity, 2]), 2],
  ])('histogramQuantile(0.5) of %s', (_, buckets, expected) => {
    for (const rule of RULES) expect(histogramQuantile(0.5, buckets, rule)).toBe(expected);
  });

  it('histogramQuantile(0) of an empty first bucket is NaN, as 0 of 0, unless its bound is not above zero', () => {
    expect(histogramQuantile(0, ladder([1, 0], [2, 4], [Infinity, 4]), 'closed')).toBe(NONE);
    expect(histogramQuantile(0, ladder([0, 0], [2, 4], [Infinity, 4]), 'closed')).toBe(0);
  });

  it.each([
    ['a difference of rounding', 1 + 1e-13, [2, 1]],
    ['the greatest such difference', 1 + 1.9e-12, [2, 1]],
    ['a difference just greater', 1 + 2.1e-12, [2, 2]],
  ])('histogramQuantile(1) of %s is of Prometheus 2 and 3', (_, factor, expected) => {
    const buckets = ladder([1, 10], [2, 10 * factor], [Infinity, 10 * factor]);
    expect(RULES.map((rule) => histogramQuantile(1, buckets, rule))).toEqual(expected);
  });

  it('histogramQuantile(0.5) left-open does not take a small count for none', () => {
    expect(histogramQuantile(0.5, ladder([1, 0], [2, 1e-300], [Infinity, 1e-300]), 'left-open')).toBe(1.5);
  });
});

describe('histogramQuantiles', () => {
  it('histogramQuantiles(buckets) is slot by slot, each with the buckets that are there', () => {
    const counts = (...values: number[]) => Float64Array.from(values);
    const buckets = [
      { upperBound: Infinity, counts: counts(12, 4, NONE, 4, NONE) },
      { upperBound: 0.2, counts: counts(7, NONE, NONE, 0, 7) },
      { upperBound: 0.1, counts: counts(5, 4, NONE, 0, 5) },
      { upperBound: 1, counts: counts(11, 4, NONE, 0, 11) },
    ];
    expect(histogramQuantiles(0.5, buckets, 'closed')).toEqual(
      counts(0.15000000000000002, 0.05, NONE, 1, NONE),
    );
    expect(histogramQuantiles(2, buckets, 'closed')).toEqual(
      counts(Infinity, Infinity, NONE, Infinity, Infinity),
    );
  });

  it('histogramQuantiles([]) is empty', () => {
    expect(histogramQuantiles(0.5, [], 'closed')).toEqual(new Float64Array(0));
  });
});

const arbitraryBuckets = fc
  .array(fc.record({ upperBound: fc.integer({ min: -3, max: 9 }), count: fc.nat(20) }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((buckets): Bucket[] => [...buckets, { upperBound: Infinity, count: 15 }]);
const arbitraryQuantile = fc.nat(1000).map((thousandths) => thousandths / 1000);
const arbitraryRule = fc.constantFrom(...RULES);

describe('laws', () => {
  it('histogramQuantile(quantile) never falls as the quantile rises', () => {
    fc.assert(
      fc.property(
        arbitraryBuckets,
        fc.uniqueArray(arbitraryQuantile, { minLength: 2 }),
        arbitraryRule,
        (buckets, quantiles, rule) => {
          const ascending = quantiles.filter((quantile) => quantile > 0).sort((a, b) => a - b);
          const values = ascending.map((quantile) => histogramQuantile(quantile, buckets, rule));
          for (let i = 1; i < values.length; i++) {
            expect(values[i]!).toBeGreaterThanOrEqual(values[i - 1]! - 1e-9);
          }
        },
      ),
      { seed: 21 },
    );
  });

  it('histogramQuantile(buckets) knows neither their order nor the unit of their counts', () => {
    fc.assert(
      fc.property(arbitraryBuckets, arbitraryQuantile, arbitraryRule, (buckets, quantile, rule) => {
        const value = histogramQuantile(quantile, buckets, rule);
        expect(histogramQuantile(quantile, buckets.toReversed(), rule)).toBe(value);
        const scaled = buckets.map(({ upperBound, count }) => ({ upperBound, count: count / 1024 }));
        expect(histogramQuantile(quantile, scaled, rule)).toBe(value);
      }),
      { seed: 22 },
    );
  });

  it('histogramQuantile(whole counts) is the same under both rules', () => {
    fc.assert(
      fc.property(arbitraryBuckets, arbitraryQuantile, (buckets, quantile) => {
        const [closed, leftOpen] = RULES.map((rule) => histogramQuantile(quantile, buckets, rule));
        expect(closed).toBe(leftOpen);
      }),
      { seed: 23 },
    );
  });
});
