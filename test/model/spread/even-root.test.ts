import { describe, expect, it } from 'vitest';
import { evenRoot } from '../../../src/model/spread/even-root.ts';
import { world } from '../worlds.ts';

describe('evenRoot', () => {
  // 1 − μ κ₃ / (3 κ₂²): half-normal, 1 − 0.798 × 0.218 / (3 × 0.363²) = 0.56; exponential, 1 − 2 / 3.
  it.each([
    ['half-normal sizes', Math.sqrt, world(20_000, 1, (_, chance) => Math.abs(chance.gaussian()))],
    ['exponential sizes', Math.cbrt, world(20_000, 2, (_, chance) => -Math.log(1 - chance.uniform()))],
    ['squares of normal samples', Math.cbrt, world(20_000, 3, (_, chance) => chance.gaussian() ** 2)],
    ['even sizes', Math.sqrt, world(20_000, 4, (_, chance) => chance.uniform())],
  ])('evenRoot(%s) is %o', (_, root, sizes) => {
    expect(evenRoot(sizes)).toBe(root);
    expect(evenRoot(sizes.with(7, Number.NaN))).toBe(root);
  });
});
