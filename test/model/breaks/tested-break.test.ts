import { describe, expect, it } from 'vitest';
import { LineSums } from '../../../src/model/breaks/line-sums.ts';
import { withPlateaus } from '../../../src/model/breaks/plateaus.ts';
import { testedBreaks } from '../../../src/model/breaks/tested-break.ts';
import { world } from '../worlds.ts';

const LENGTH = 1200;
const sumsOf = (valueAt: (slot: number) => number, noise = 1) =>
  new LineSums(
    world(LENGTH, 8, (slot, chance) => valueAt(slot) + noise * chance.gaussian()),
    0,
  );

describe('testedBreaks', () => {
  it('testedBreaks(sums, starts) tells a jump between constants by all their samples', () => {
    const [found] = testedBreaks(
      sumsOf((slot) => (slot < 600 ? 0 : 1), 0),
      [600],
    );
    expect(found).toMatchObject({ slot: 600, isJump: true });
    expect(found!.size).toBeCloseTo(1, 9);
    expect(found!.clearness).toBeCloseTo(Math.sqrt(300), 9);
  });

  it('testedBreaks(sums, starts) tells a bend by its slopes', () => {
    const [found] = testedBreaks(
      sumsOf((slot) => 0.1 * Math.max(0, slot - 600)),
      [600],
    );
    expect(found).toMatchObject({ isJump: false });
    expect(found!.size).toBeCloseTo(0.1, 1);
    expect(found!.clearness).toBeGreaterThan(8);
    expect(found!.firstSlot).toBeLessThanOrEqual(600);
    expect(found!.lastSlot).toBeGreaterThanOrEqual(600);
  });

  it.each([
    ['noise', () => 0],
    ['a curve', (slot: number) => ((slot - 600) / 150) ** 2],
    ['a steep curve', (slot: number) => (slot / 100) ** 2],
  ] as const)('testedBreaks(sums of %s, starts) is not clear', (_, valueAt) => {
    expect(testedBreaks(sumsOf(valueAt), [600])[0]!.clearness).toBeLessThan(4.5);
  });

  it('testedBreaks(sums, starts) of a gap is not clear', () => {
    const values = world(LENGTH, 2, (slot, chance) =>
      slot >= 550 && slot < 650 ? Number.NaN : chance.gaussian(),
    );
    for (const { clearness } of testedBreaks(new LineSums(values, 0), [560, 600]))
      expect(clearness).toBeLessThan(4.5);
  });
});

describe('withPlateaus', () => {
  it('withPlateaus(sums, breaks) knows a plateau on a slope better than either border', () => {
    const sums = sumsOf((slot) => 0.05 * slot + (slot >= 600 && slot < 640 ? 2 : 0));
    const alone = testedBreaks(sums, [600, 640]);
    const [begin, end] = withPlateaus(sums, alone);
    expect(begin).toMatchObject({ slot: 600, isJump: true });
    expect(begin!.clearness).toBeGreaterThan(Math.max(alone[0]!.clearness, alone[1]!.clearness));
    expect(begin!.clearness).toBeGreaterThan(8);
    expect(begin!.size).toBeCloseTo(2, 0);
    expect(end!.size).toBe(-begin!.size);
  });

  it('withPlateaus(sums, breaks) leaves the borders of a stair as they are', () => {
    const sums = sumsOf((slot) => 5 * Number(slot >= 600) + 5 * Number(slot >= 640));
    const alone = testedBreaks(sums, [600, 640]);
    expect(withPlateaus(sums, alone)).toEqual(alone);
  });
});
