import { describe, expect, it } from 'vitest';
import { decimalsFor, spanOf } from '../../../src/report/chart-data/decimals.ts';

describe('decimalsFor(numbers, measure, digits)', () => {
  it.each([
    ['their own', [0.25, 12.5], 100, 8, 2],
    ['those of the measure', [1 / 3], 2, 4, 4],
    ['thousands', [16e9 + 1, 3], 16e9, 8, -2],
    ['what small numbers need', [1.5e-30], 1e-30, 8, 31],
    ['whole numbers of zeros', [0, null], 0, 8, 0],
    ['none at all', [], 0, 8, 0],
    ['what stays exact in a double', [1e15 + 0.5], 1, 8, -2],
  ])('decimalsFor: %s', (_, numbers, measure, digits, decimals) => {
    expect(decimalsFor(numbers, measure, digits)).toBe(decimals);
  });
});

describe('spanOf(numbers)', () => {
  it.each([
    [[3, null, -2], 5],
    [[7], 0],
    [[null], 0],
  ])('spanOf(%j)', (numbers, span) => {
    expect(spanOf(numbers)).toBe(span);
  });
});
