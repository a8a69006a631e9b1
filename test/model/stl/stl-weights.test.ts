import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/model/robust.ts';
import { bisquare, DriftingMedian, Noise } from '../../../src/model/stl/stl-weights.ts';

/** The median of the deviations that are no NaN, as the next call of the same `DriftingMedian` gives it. */
function driftTo(middle: DriftingMedian, deviations: Float64Array): number {
  const observed = deviations.filter((deviation) => !Number.isNaN(deviation)).length;
  return middle.of(deviations, observed, new Float64Array(observed));
}

describe('DriftingMedian', () => {
  const deviation = fc.oneof(
    fc.double({ min: 0, max: 10, noNaN: true }),
    fc.double({ min: 0, max: 1e300, noNaN: true }),
    fc.constantFrom(0, 1, 2, 5e-324, 1.7e308, Number.NaN),
  );
  const deviations = fc
    .array(deviation, { minLength: 1, maxLength: 60 })
    .map((values) => Float64Array.from(values))
    .filter((values) => values.some((value) => !Number.isNaN(value)));

  it('of(deviations, …) is the exact median after any other', () => {
    fc.assert(
      fc.property(fc.array(deviations, { minLength: 1, maxLength: 5 }), (calls) => {
        const middle = new DriftingMedian();
        for (const values of calls) expect(driftTo(middle, values)).toBe(median(values));
      }),
      { numRuns: 500, seed: 1990 },
    );
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[Number.NaN, 7, Number.NaN], 7],
    [[0, 0, 0, 1e9], 0],
    [[1, 1e9, 1e9], 1e9],
  ])('of(%j, …) is %d, whatever the guess', (values, expected) => {
    for (const guess of [1e-9, 1, 1e12]) {
      const middle = new DriftingMedian();
      driftTo(middle, Float64Array.of(guess));
      expect(driftTo(middle, Float64Array.from(values))).toBe(expected);
    }
  });
});

describe('bisquare', () => {
  it('bisquare(deviations, 1, weights) is (1 − (R / 6)²)², with 1 near 0, 0 near 6 and for a missing sample', () => {
    const weights = new Float64Array(7);
    bisquare(Float64Array.of(0, 0.005, 3, 5.99, 5.995, 100, Number.NaN), 1, weights);
    const expected = [1, 1, 0.5625, (1 - (5.99 / 6) ** 2) ** 2, 0, 0, 0];
    expected.forEach((weight, i) => {
      expect(weights[i]).toBeCloseTo(weight, 14);
    });
  });
});

describe('Noise', () => {
  it.each([
    [[1, 2, 3, 4, 100], 1.4e-9, true],
    [[1, 2, 3, 4, 100], 1.5e-9, false],
    [[1, 2, 3, 4, 100], 1, false],
    [[1e9, 1e9, 1e9], 5e-5, true],
    [[1e9, 1e9, 1e9], 6e-5, false],
    [[-4, Number.NaN, 0, 4], 5.9e-9, true],
    [[-4, Number.NaN, 0, 4], 6e-9, false],
  ])('new Noise(%j).covers(%d) is %s', (values, size, isCovered) => {
    expect(new Noise(Float64Array.from(values)).covers(size)).toBe(isCovered);
  });
});
