import fc from 'fast-check';
import { median } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { centreOf, type Placed } from '../../../src/model/peers/centre.ts';
import { gappyValue } from '../worlds.ts';

const placed = (firstSlot: number, ...values: number[]): Placed => ({
  firstSlot,
  values: Float64Array.from(values),
});

describe('centreOf', () => {
  it('centreOf(three and four series) by hand', () => {
    const centre = centreOf([placed(0, 1, 1), placed(0, 2, 2), placed(0, 9, 9), placed(1, 4)], 2);
    expect([...centre.ofAll]).toEqual([2, 3]);
    expect([...centre.count]).toEqual([3, 4]);
    expect([1, 2, 9].map((value) => centre.without(value, 0))).toEqual([5.5, 5, 1.5]);
    expect([1, 2, 4, 9].map((value) => centre.without(value, 1))).toEqual([4, 4, 2, 2]);
  });

  it('centreOf(two series) has no middle', () => {
    const centre = centreOf([placed(0, 1), placed(0, 2)], 1);
    expect(centre.ofAll[0]).toBeNaN();
    expect(centre.without(1, 0)).toBeNaN();
  });

  it('centreOf(series with gaps, which begin and end anywhere) gives the medians of simple-statistics', () => {
    const member = fc.record({
      firstSlot: fc.integer({ min: 0, max: 4 }),
      values: fc.array(gappyValue, { maxLength: 4 }).map((values) => Float64Array.from(values)),
    });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 30 }), (members) => {
        const centre = centreOf(members, 8);
        for (let slot = 0; slot < 8; slot++) {
          const present = members
            .map((one) => one.values[slot - one.firstSlot] ?? Number.NaN)
            .filter(Number.isFinite);
          expect(centre.count[slot]).toBe(present.length);
          if (present.length < 3) continue;
          expect(centre.ofAll[slot]).toBeCloseTo(median(present), 12);
          for (const [at, value] of present.entries())
            expect(centre.without(value, slot)).toBeCloseTo(median(present.toSpliced(at, 1)), 12);
        }
      }),
    );
  });
});
