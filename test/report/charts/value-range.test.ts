import { describe, expect, it } from 'vitest';
import { drawable, valueRange } from '../../../src/report/charts/value-range.ts';

const GREATEST = Number.MAX_VALUE / 4;

describe('valueRange(least, greatest)', () => {
  it.each([
    [0, 100, -4, 104],
    [5, 5, 4.5, 5.5],
    [0, 0, -1, 1],
  ])('valueRange(%d, %d) is %d to %d', (least, greatest, low, high) => {
    expect(valueRange(least, greatest)).toEqual([low, high]);
  });

  it.each([
    [-1.7e308, 1.7e308],
    [1.7e308, 1.7e308],
    [1e9, 1e9 + 2 ** -23],
    [5e-324, 1e-323],
  ])('valueRange(%d, %d) has a height that is a number, and room for both', (least, greatest) => {
    const [low, high] = valueRange(least, greatest);
    expect(Number.isFinite(high - low)).toBe(true);
    expect(low).toBeLessThan(drawable(least));
    expect(high).toBeGreaterThan(drawable(greatest));
  });
});

it.each([
  [7, 7],
  [1.7e308, GREATEST],
  [-1.7e308, -GREATEST],
])('drawable(%d) is %d', (value, drawn) => {
  expect(drawable(value)).toBe(drawn);
});
