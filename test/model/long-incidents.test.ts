import { describe, expect, it } from 'vitest';
import { longIncidents, teaching } from '../../src/model/long-incidents.ts';

function outliers(length: number, ...runs: readonly (readonly [from: number, to: number])[]): Uint8Array {
  const isOutlier = new Uint8Array(length);
  for (const [from, to] of runs) isOutlier.fill(1, from, to);
  return isOutlier;
}

describe('longIncidents', () => {
  it.each([
    ['24 samples of 800', outliers(800, [100, 124]), [100, 124]],
    ['23 samples of 700', outliers(700, [100, 123]), undefined],
    ['24 samples of 801: less than 3 %', outliers(801, [100, 124]), undefined],
    ['12 and 12 with two between', outliers(800, [100, 112], [114, 126]), [100, 126]],
    ['12 and 12 with three between', outliers(800, [100, 112], [115, 127]), undefined],
    ['the last 30 of 400', outliers(400, [370, 400]), [370, 400]],
  ])('longIncidents(%s)', (_, isOutlier, marked) => {
    const found = longIncidents(isOutlier);
    if (marked === undefined) expect(found).toBeUndefined();
    else expect(found).toEqual(outliers(isOutlier.length, marked as [number, number]));
  });
});

describe('teaching', () => {
  it('teaching(values, leftOut) is NaN there and as it was elsewhere', () => {
    const values = Float64Array.of(1, 2, 3);
    expect([...teaching(values, Uint8Array.of(0, 1, 0))]).toEqual([1, Number.NaN, 3]);
    expect(teaching(values, undefined)).toBe(values);
  });
});
