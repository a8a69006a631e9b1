import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BiweightCost,
  biweightSegments,
  type Segment,
} from '../../../src/model/level/biweight-segments.ts';
import { world } from '../worlds.ts';

const biweight = (values: Float64Array, level: number, bound: number) =>
  values.reduce((sum, value) => sum + Math.min((value - level) ** 2, bound ** 2), 0);

/** What a segmentation costs by the definition. */
function costOf(
  segments: readonly Segment[],
  values: Float64Array,
  { bound, penalty }: BiweightCost,
): number {
  const costs = segments.map(({ first, level }, index) =>
    biweight(values.subarray(first, segments[index + 1]?.first), level, bound),
  );
  return costs.reduce((sum, cost) => sum + cost, 0) + penalty * (segments.length - 1);
}

/** The least cost of one level: between two ends of value ± bound the samples within are the same, their mean is best. */
function leastOfLevel(values: Float64Array, bound: number): number {
  const ends = Float64Array.from(
    [...values, ...values],
    (value, at) => value + (at % 2 === 0 ? bound : -bound),
  );
  const probes = ends.sort().map((end, at) => (end + (ends[at + 1] ?? end)) / 2);
  const levels = Array.from(probes, (probe) => {
    const within = values.filter((value) => Math.abs(value - probe) <= bound);
    return within.reduce((sum, value) => sum + value, 0) / Math.max(1, within.length);
  });
  return Math.min(...levels.map((level) => biweight(values, level, bound)));
}

/** Optimal partitioning (Jackson et al. 2005) over all segmentations: cubic, but plain. */
function leastCost(values: Float64Array, { bound, penalty }: BiweightCost): number {
  const least = [-penalty];
  for (let end = 1; end <= values.length; end++) {
    const costs = least.map((cost, first) => cost + penalty + leastOfLevel(values.slice(first, end), bound));
    least.push(Math.min(...costs));
  }
  return least.at(-1)!;
}

describe('biweightSegments', () => {
  it.each<[string, number[], BiweightCost, Segment[]]>([
    ['nothing', [], { bound: 2, penalty: 5 }, []],
    ['one value', [7], { bound: 2, penalty: 5 }, [{ first: 0, level: 7 }]],
    [
      'an outlier before a step',
      [0, 0, 9, 0, 5, 5, 5],
      { bound: 2, penalty: 5 },
      [
        { first: 0, level: 0 },
        { first: 4, level: 5 },
      ],
    ],
    ['a step too dear', [0, 0, 0, 1, 1, 1], { bound: 2, penalty: 2 }, [{ first: 0, level: 0.5 }]],
    [
      'the same step, cheaper',
      [0, 0, 0, 1, 1, 1],
      { bound: 2, penalty: 1 },
      [
        { first: 0, level: 0 },
        { first: 3, level: 1 },
      ],
    ],
  ])('biweightSegments(%s) is as worked out by hand', (_, values, cost, expected) => {
    expect(biweightSegments(Float64Array.from(values), cost)).toEqual(expected);
  });

  it('biweightSegments(values) costs as little as the best of all segmentations', () => {
    const value = fc.oneof(
      fc.integer({ min: -4, max: 4 }),
      fc.double({ min: -6, max: 6, noNaN: true }),
      fc.integer({ min: 20, max: 40 }),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 24 }),
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        fc.double({ min: 0.1, max: 40, noNaN: true }),
        (list, bound, penalty) => {
          const values = Float64Array.from(list);
          const found = costOf(biweightSegments(values, { bound, penalty }), values, { bound, penalty });
          expect(found).toBeCloseTo(leastCost(values, { bound, penalty }), 6);
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  it('biweightSegments(40 samples of noise on three levels) costs as little as the best of all', () => {
    const cost = { bound: 3, penalty: 2 * Math.log(40) };
    for (let seed = 1; seed <= 4; seed++) {
      const values = world(40, seed, (slot, chance) => 4 * Math.floor(slot / 15) + chance.gaussian());
      const segments = biweightSegments(values, cost);
      expect(segments.length).toBeGreaterThanOrEqual(3);
      expect(costOf(segments, values, cost)).toBeCloseTo(leastCost(values, cost), 9);
    }
  });

  it('biweightSegments(values far from zero) loses nothing', () => {
    const values = world(200, 1, (slot, chance) => (slot < 120 ? 0 : 5) + chance.gaussian());
    const cost = { bound: 3, penalty: 2 * Math.log(200) };
    const far = biweightSegments(
      values.map((value) => value + 2 ** 30),
      cost,
    );
    expect(far.map(({ first }) => first)).toEqual(biweightSegments(values, cost).map(({ first }) => first));
    expect(far.map(({ first }) => first)).toEqual([0, 120]);
  });
});
