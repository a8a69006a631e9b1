import { describe, expect, it } from 'vitest';
import { learnSeason } from '../../../src/model/recurring/season.ts';

const input = (movement: Float64Array, length: number) => ({
  movement,
  length,
  isOut: new Uint8Array(movement.length),
  ahead: new Int32Array(movement.length),
  longer: [],
});

describe('learnSeason', () => {
  it('learnSeason(input) has the median of each phase, and what it leaves', () => {
    const season = learnSeason(input(Float64Array.of(1, 5, 1, 5, 1, Number.NaN, 4, 8), 2));
    expect(season.profile).toEqual(Float64Array.of(1, 5));
    expect(season.rest).toEqual(Float64Array.of(0, 0, 0, 0, 0, Number.NaN, 3, 3));
    expect(season.cycles.count).toBe(4);
  });

  it('learnSeason(input) has a little noise even where there is none', () => {
    expect(learnSeason(input(Float64Array.of(1, 5, 1, 5), 2)).noise).toBe(5e-9);
    expect(learnSeason(input(new Float64Array(4), 2)).noise).toBeGreaterThan(0);
  });
});
