import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, boundsOf, withinBounds } from '../../../src/model/transform/bounds.ts';
import type { ValueRange } from '../../../src/series/value-range.ts';
import { world } from '../worlds.ts';

const none = { least: -Infinity, most: Infinity, isInteger: false };

describe('boundsOf', () => {
  it.each<[string, readonly number[], ValueRange | undefined, Partial<Bounds>]>([
    ['counts', [3, 0, 7, Number.NaN, 5], undefined, { least: 0, most: Infinity, isInteger: true }],
    ['temperatures', [3.5, -1, 4], undefined, { least: -Infinity, most: Infinity, isInteger: false }],
    ['a share that is often full', [0.2, 1, 0.95, 1, 1], undefined, { least: 0, most: 1, isInteger: false }],
    ['a share that is full twice', [0.2, 1, 0.95, 1], undefined, { least: 0, most: Infinity }],
    ['percents that are often full', [99.5, 100, 100, 100], undefined, { most: 100 }],
    ['percents and more', [99.5, 100, 100, 100, 100.1], undefined, { most: Infinity }],
    ['up or down, mostly up', [1, 1, 1, 0, 1], undefined, { least: 0, most: 1, isInteger: true }],
    ['an event now and then', [0, 0, 1, 0, 0, 1, 0, 1], undefined, { most: Infinity }],
    ['a count that came to 100', [100, 99, 100, 99, 100, 99, 99], undefined, { most: Infinity }],
    ['what is called a share', [0.2, 0.3], 'share', { least: 0, most: 1 }],
    ['what is called a share, and is none', [0.2, 1.3], 'share', { most: Infinity }],
    ['what is called percent', [20, 30], 'percent', { most: 100 }],
    ['what is called percent, and is none', [20, -30], 'percent', { least: -Infinity, most: Infinity }],
    ['one value', [5], undefined, { least: 0, most: Infinity, isInteger: true }],
    ['nothing', [], 'share', none],
    ['gaps alone', [Number.NaN, Number.NaN], undefined, none],
  ])('boundsOf(%s: %j, %s) is %j', (_, values, hint, expected) => {
    expect(boundsOf(Float64Array.from(values), hint)).toMatchObject(expected);
  });

  it('boundsOf(values) holds them all', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true })), (list) => {
        const { least, most } = boundsOf(Float64Array.from(list));
        for (const value of list) expect(value >= least && value <= most).toBe(true);
      }),
    );
  });

  it('boundsOf(values) leaves the values alone', () => {
    const values = Float64Array.of(3, 1, 2);
    boundsOf(values);
    expect(values).toEqual(Float64Array.of(3, 1, 2));
  });
});

describe('withinBounds', () => {
  const counts = { least: 0, most: Infinity, isInteger: true };
  const percents = { least: 0, most: 100, isInteger: false };

  it.each<[string, Bounds, readonly [number, number], readonly [number, number]]>([
    ['mostly 0, sometimes 1', counts, [-0.4, 0.7], [0, 1]],
    ['about 4', counts, [3.2, 4.9], [3, 5]],
    ['whole but for rounding', counts, [3 - 1e-12, 5 + 1e-12], [3, 5]],
    ['below zero throughout', counts, [-3, -1], [0, 0]],
    ['percents', percents, [-3.5, 99.5], [0, 99.5]],
    ['percents beyond all', percents, [97, 104], [97, 100]],
    ['anything', none, [-3.5, 104], [-3.5, 104]],
    ['a gap', counts, [Number.NaN, Number.NaN], [Number.NaN, Number.NaN]],
  ])('withinBounds(%s) of %j: %j becomes %j', (_, bounds, [lower, upper], expected) => {
    const band = withinBounds(Float64Array.of(lower), Float64Array.of(upper), bounds);
    expect([band.lower[0], band.upper[0]]).toEqual(expected);
  });

  it('withinBounds(lower, upper, boundsOf(values)) loses no value that lay in the band', () => {
    const values = world(500, 1, (_, chance) => Math.max(0, Math.round(2 * chance.gaussian())));
    const lower = world(500, 2, (_, chance) => chance.gaussian() - 1);
    const upper = lower.map((value) => value + 3);
    const band = withinBounds(lower, upper, boundsOf(values));
    values.forEach((value, slot) => {
      if (value < (lower[slot] ?? 0) || value > (upper[slot] ?? 0)) return;
      expect(value >= (band.lower[slot] ?? 0) && value <= (band.upper[slot] ?? 0)).toBe(true);
    });
  });
});
