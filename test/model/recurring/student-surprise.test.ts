import { describe, expect, it } from 'vitest';
import { studentSurprise } from '../../../src/model/recurring/student-surprise.ts';

/** −log10(2 * scipy.stats.t.sf(abs(t), freedom)), SciPy 1. */
const trusted = [
  [0, 5, 0],
  [1, 1, 0.3010299956639811],
  [63.66, 1, 2.000022229004393],
  [9.925, 2, 2.00001351727392],
  [-12.92, 3, 2.9996045164510052],
  [8.61, 4, 2.999941754667622],
  [4.297, 9, 2.6990938030696636],
  [3.169, 10, 1.9997988221444183],
  [20, 12, 9.855491611125823],
] as const;

describe('studentSurprise', () => {
  it.each(trusted)('studentSurprise(%d, %d) is that of SciPy: %d', (t, freedom, decades) => {
    expect(studentSurprise(t, freedom)).toBeCloseTo(decades, 6);
  });

  it('studentSurprise(t, freedom) says no more than 12 decades', () => {
    expect(studentSurprise(1e9, 12)).toBe(12);
  });
});
