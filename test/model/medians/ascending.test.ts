import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending } from '../../../src/model/medians/ascending.ts';
import { world } from '../worlds.ts';

const NA = Number.NaN;

describe('ascending', () => {
  it('ascending(values) gives values and places, by hand', () => {
    const { values, indexes } = ascending(Float64Array.of(5, NA, -1, 9, 0.5));
    expect([...values]).toEqual([-1, 0.5, 5, 9]);
    expect([...indexes]).toEqual([2, 4, 0, 3]);
  });

  const crowded = world(3000, 1, (slot, chance) => (slot === 7 ? 1e9 : chance.gaussian()));
  it.each<[string, readonly number[] | Float64Array]>([
    ['nothing', []],
    ['NaN alone', [NA, NA]],
    ['one value', [3]],
    ['a constant', new Array(100).fill(7)],
    ['two values, often', Array.from({ length: 200 }, (_, i) => i % 2)],
    ['noise beside a value far away', crowded],
    ['every power of two', Array.from({ length: 2000 }, (_, i) => 2 ** (((i * 7) % 2000) - 1000))],
    ['an infinite range', [1, -1e308, 1.7e308, 0, Number.NEGATIVE_INFINITY, 5, Number.POSITIVE_INFINITY]],
    ['a range next to nothing', Array.from({ length: 60 }, (_, i) => ((i * 7) % 60) * Number.MIN_VALUE)],
    ['neighbouring doubles', Array.from({ length: 60 }, (_, i) => 1e9 + ((i * 7) % 60) * 2 ** -23)],
  ])('ascending(%s) is as sorted by the platform, each with its place', (_, list) => {
    const input = Float64Array.from(list);
    const { values, indexes } = ascending(input);
    expect(values).toEqual(input.filter((value) => !Number.isNaN(value)).sort());
    expect(Float64Array.from(indexes, (i) => input[i] as number)).toEqual(values);
    expect(new Set(indexes).size).toBe(indexes.length);
  });

  it('ascending(any values) is as sorted by the platform, each with its place', () => {
    const value = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constant(NA));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 400 }), (list) => {
        const input = Float64Array.from(list);
        const { values, indexes } = ascending(input);
        const expected = input.filter((one) => !Number.isNaN(one)).sort();
        // 0 and −0 are equal, and may stand in any order.
        expect(values.length).toBe(expected.length);
        expect(values.every((one, i) => one === expected[i])).toBe(true);
        expect(Float64Array.from(indexes, (at) => input[at] as number)).toEqual(values);
        expect(new Set(indexes).size).toBe(indexes.length);
      }),
      { seed: 1 },
    );
  });
});
