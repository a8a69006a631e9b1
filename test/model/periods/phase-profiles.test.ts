import { describe, expect, it } from 'vitest';
import { Cycles } from '../../../src/model/periods/cycles.ts';
import { laidOut, phaseProfiles, smoothedCircle } from '../../../src/model/periods/phase-profiles.ts';

const NA = Number.NaN;
const lists = (profiles: readonly Float64Array[]) => profiles.map((profile) => [...profile]);

describe('phaseProfiles', () => {
  const values = Float64Array.of(1, 10, NA, 3, 20, 5, 2, 60, 7, 8);
  const cycles = new Cycles(10, 3);

  it.each([
    [1, [[2.5, 20, 6]]],
    [
      2,
      [
        [5.5, 20, 5],
        [1.5, 35, 7],
      ],
    ],
    [
      4,
      [
        [3, 40, 6],
        [2, 35, 7],
        [3, 15, 5],
        [2, 20, 6],
      ],
    ],
  ])('phaseProfiles(values, cycles of 3, %d) by hand', (folds, expected) => {
    expect(lists(phaseProfiles(values, cycles, folds))).toEqual(expected);
  });

  it('phaseProfiles(values) takes a phase that was never seen for the one before it, round the cycle', () => {
    const [profile] = phaseProfiles(Float64Array.of(NA, 4, NA, 9, NA, 6, NA, 9), new Cycles(8, 4), 1);
    expect([...profile!]).toEqual([9, 5, 5, 9]);
    expect(lists(phaseProfiles(Float64Array.of(NA, NA, NA, NA), new Cycles(4, 2), 1))).toEqual([[0, 0]]);
  });
});

describe('smoothedCircle', () => {
  it('smoothedCircle(profile) is a running median that goes round', () => {
    const profile = new Float64Array(192).fill(1);
    profile.set([9, 9], 190);
    profile.set([9], 0);
    profile.set([9], 50);
    const smoothed = smoothedCircle(profile);
    expect(smoothed[50]).toBe(1);
    expect([smoothed[190], smoothed[191], smoothed[0], smoothed[1]]).toEqual([9, 9, 9, 1]);
  });

  it('smoothedCircle(a profile of few phases) is the profile', () => {
    const profile = Float64Array.of(1, 9, 1, 9);
    expect(smoothedCircle(profile)).toBe(profile);
  });
});

describe('laidOut', () => {
  it('laidOut(cycles, profiles) gives each cycle the profile of its fold', () => {
    const profiles = [Float64Array.of(1, 2, 3), Float64Array.of(7, 8, 9)];
    expect([...laidOut(new Cycles(8, 3), profiles)]).toEqual([1, 2, 3, 7, 8, 9, 1, 2]);
  });
});
