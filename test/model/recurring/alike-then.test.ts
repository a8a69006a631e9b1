import { describe, expect, it } from 'vitest';
import { alikeThen } from '../../../src/model/recurring/alike-then.ts';

const NEVER = Number.NaN;

describe('alikeThen', () => {
  it.each([
    ['each third cycle lacks it', [0, 0, -1, 0, 0, -1], 5, [3], 1],
    ['one in two third cycles lacks it', [0, 0, 0, 0, 0, -1], 5, [3], 0],
    ['two of three', [0, -1, 0, 0, 0, -1], 1, [2], 2 / 3],
    ['the other way is not alike', [0, 0, 1, 0, 0, -1], 5, [3], 0],
    ['what was not seen has no say', [0, -1, 0, NEVER, 0, -1], 1, [2], 1],
    ['of two longer cycles the one that explains more', [-1, 0, 0, -1, 0, 0, 0, 0, 0], 3, [2, 3], 2 / 3],
    ['no longer cycle', [-1, -1, -1], 1, [], 0],
  ])('alikeThen(sides, at, longer): %s', (_, sides, at, longer, share) => {
    expect(alikeThen(Float64Array.from(sides), at, longer)).toBeCloseTo(share, 12);
  });
});
