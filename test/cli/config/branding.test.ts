import { describe, expect, it } from 'vitest';
import { brandingSchema, contrastToWhite } from '../../../src/cli/config/branding.ts';

describe('contrastToWhite(hex)', () => {
  // As WebAIM's contrast checker tells them, cut after two digits.
  it.each([
    ['#ffffff', 1],
    ['#000000', 21],
    ['#767676', 4.54],
    ['#777777', 4.47],
    ['#0000ff', 8.59],
    ['#ff0000', 3.99],
    ['#008000', 5.13],
  ])('%s: %d', (hex, ratio) => {
    expect(Math.floor(contrastToWhite(hex) * 100) / 100).toBe(ratio);
  });
});

describe('brandingSchema', () => {
  it.each([
    [['#767676', '#000000'], true],
    [['#777777', '#000000'], false],
    [['#000000', '#ff0000'], false],
    [['#000'], false],
    [['black', '#000000'], false],
  ])('colours %j: %s', (colours, isAllowed) => {
    expect(brandingSchema.safeParse({ colours }).success).toBe(isAllowed);
  });
});
