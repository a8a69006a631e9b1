import { describe, expect, it } from 'vitest';
import { breakCandidates } from '../../../src/model/breaks/candidates.ts';
import { LineSums } from '../../../src/model/breaks/line-sums.ts';
import { isSloped, pieceStarts } from '../../../src/model/breaks/segmentation.ts';
import { type Chance, world } from '../worlds.ts';

const LENGTH = 2000;
const sumsOf = (valueAt: (slot: number, chance: Chance) => number, seed = 5) =>
  new LineSums(
    world(LENGTH, seed, (slot, chance) => valueAt(slot, chance) + chance.gaussian()),
    0,
  );

describe('breakCandidates', () => {
  it.each([1, 2, 3, 4, 5])('breakCandidates(noise %d) finds none', (seed) => {
    expect(breakCandidates(sumsOf(() => 0, seed))).toEqual([]);
  });

  it.each([
    ['a step', (slot: number) => (slot < 700 ? 0 : 5), 2],
    ['a short plateau', (slot: number) => (slot < 700 || slot > 730 ? 0 : 4), 2],
    ['a bend', (slot: number) => Math.max(0, slot - 700) * 0.1, 16],
  ] as const)('breakCandidates(%s) has one near its slot', (_, valueAt, near) => {
    const least = Math.min(...breakCandidates(sumsOf(valueAt)).map((slot) => Math.abs(slot - 700)));
    expect(least).toBeLessThanOrEqual(near);
  });
});

describe('pieceStarts', () => {
  it('pieceStarts(sums, candidates) keeps what pays and moves it to where it explains most', () => {
    const sums = sumsOf((slot) => (slot < 700 ? 0 : slot < 1200 ? 6 : 6 + 0.1 * (slot - 1200)));
    const [step, bend, ...others] = pieceStarts(sums, [100, 690, 1215, 1900]);
    expect(others).toEqual([]);
    expect(step).toBe(700);
    expect(Math.abs(bend! - 1200)).toBeLessThanOrEqual(15);
  });

  it('pieceStarts(sums, candidates) is as cheap as the best of all choices of them', () => {
    const sums = sumsOf((slot) => (slot < 500 ? 0 : slot < 530 ? 3 : 1));
    const candidates = [200, 500, 530, 1000, 1400];
    const price = (starts: readonly number[]) => {
      const borders = [0, ...starts, LENGTH];
      return borders.slice(1).reduce((sum, to, at) => {
        const flat = sums.flatCost(borders[at]!, to);
        const sloped = sums.lineCost(borders[at]!, to) + 2 * Math.log(LENGTH);
        return sum + Math.min(flat, sloped) + 4 * Math.log(LENGTH);
      }, 0);
    };
    const choices = Array.from({ length: 2 ** candidates.length }, (_, bits) =>
      price(candidates.filter((_, at) => (bits >> at) & 1)),
    );
    expect(price(pieceStarts(sums, candidates))).toBeLessThanOrEqual(Math.min(...choices) + 1e-6);
  });

  it('isSloped(sums, from, to) asks whether a slope pays', () => {
    const sums = sumsOf((slot) => (slot < 1000 ? 0 : 0.02 * slot));
    expect(isSloped(sums, 0, 1000)).toBe(false);
    expect(isSloped(sums, 1000, 2000)).toBe(true);
  });
});
