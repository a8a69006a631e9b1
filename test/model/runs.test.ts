import { describe, expect, it } from 'vitest';
import { gapRuns, stuckRuns } from '../../src/model/runs.ts';
import { utcSlots, world } from './worlds.ts';

const MINUTE = 60_000;
const DAY = 1440;
const NA = Number.NaN;

const input = (values: Float64Array, stepMs = MINUTE) => ({
  values,
  stepMs,
  civilSlotOf: utcSlots(values.length),
});
const noise = (length: number, seed: number) => world(length, seed, (_, chance) => 10 + chance.gaussian());
const places = (runs: readonly { firstSlot: number; lastSlot: number }[]) =>
  runs.map(({ firstSlot, lastSlot }) => [firstSlot, lastSlot]);

describe('gapRuns', () => {
  it.each([
    ['two lost scrapes', 2, MINUTE, []],
    ['three', 3, MINUTE, [[500, 502]]],
    ['three at ten seconds', 3, 10_000, []],
    ['eighteen at ten seconds', 18, 10_000, [[500, 517]]],
    ['half an hour', 30, MINUTE, [[500, 529]]],
  ])('gapRuns(%s) has the gaps', (_, missing, stepMs, expected) => {
    const values = noise(2000, 1);
    values.fill(NA, 500, 500 + missing);
    expect(places(gapRuns(input(values, stepMs)))).toEqual(expected);
  });

  it('gapRuns(values) finds a gap at the end; what has not begun yet is not missing', () => {
    const values = noise(300, 2).fill(NA, 0, 5).fill(NA, 290, 300);
    expect(places(gapRuns(input(values)))).toEqual([[290, 299]]);
  });

  it('gapRuns(values) finds one gap though a quarter of the data is gone', () => {
    expect(places(gapRuns(input(noise(600, 5).fill(NA, 300, 450))))).toEqual([[300, 449]]);
  });

  it('gapRuns(values with many gaps) finds the one that is unlike the others', () => {
    const values = noise(2000, 6);
    for (let slot = 10; slot < 2000; slot += 10) values.fill(NA, slot, slot + 4);
    values.fill(NA, 1000, 1060);
    const runs = gapRuns(input(values));
    expect(runs.some((run) => run.firstSlot <= 1000 && run.lastSlot >= 1059)).toBe(true);
    expect(runs.every((run) => run.lastSlot - run.firstSlot + 1 >= 12)).toBe(true);
  });

  it('gapRuns(nightly pauses) finds them usual, and one at noon not', () => {
    const values = noise(10 * DAY, 3);
    for (let day = 0; day < 10; day++) values.fill(NA, day * DAY, day * DAY + 120);
    values.fill(NA, 5 * DAY + 720, 5 * DAY + 740);
    const runs = gapRuns(input(values));
    expect(runs.filter((run) => run.probability > 0.5)).toHaveLength(9); // the first stands before the first sample
    expect(places(runs.filter((run) => run.probability <= 1e-6))).toEqual([[5 * DAY + 720, 5 * DAY + 739]]);
  });

  it('gapRuns(values) of a longer gap is less likely', () => {
    const probabilityOf = (missing: number) => {
      const values = noise(2000, 4).fill(NA, 700, 700 + missing);
      return gapRuns(input(values))[0]?.probability ?? 1;
    };
    expect(probabilityOf(3)).toBeCloseTo(1e-6, 12); // 0.01³: no loss is rarer than one in a hundred
    expect(probabilityOf(20)).toBeLessThan(probabilityOf(3));
  });
});

describe('stuckRuns', () => {
  it('stuckRuns(values) finds a stuck exporter exactly', () => {
    const values = noise(5 * DAY, 5);
    values.fill(values[3000] ?? 0, 3000, 3330);
    const runs = stuckRuns(input(values));
    expect(places(runs)).toEqual([[3000, 3329]]);
    expect(runs[0]?.probability).toBeLessThan(1e-12);
  });

  it.each([
    ['noise', (values: Float64Array) => values],
    ['a constant', (values: Float64Array) => values.fill(7)],
    ['nothing', (values: Float64Array) => values.fill(NA)],
    ['nine minutes of the same', (values: Float64Array) => values.fill(10, 100, 109)],
    ['a fifth of the series and more', (values: Float64Array) => values.fill(10, 100, 1700)],
    ['an idle minimum', (values: Float64Array) => values.fill(0, 100, 400)],
    ['what has stood still before', (values: Float64Array) => values.fill(10, 100, 200).fill(10, 3000, 3050)],
    [
      'a series that mostly repeats',
      (values: Float64Array) => values.map((_, slot) => Math.floor(slot / 50)),
    ],
  ])('stuckRuns(%s) finds none', (_, change) => {
    expect(stuckRuns(input(change(noise(5 * DAY, 6))))).toEqual([]);
  });

  it('stuckRuns(small counts) does not take luck for a fault', () => {
    const values = world(5 * DAY, 7, (_, chance) => Math.floor(3 * chance.uniform()));
    expect(stuckRuns(input(values))).toEqual([]);
  });

  it('stuckRuns(values) ends a run at a gap', () => {
    const values = noise(5 * DAY, 8).fill(11, 1000, 1200);
    values[1100] = NA;
    expect(places(stuckRuns(input(values)))).toEqual([]); // the two halves are each other's precedent
  });
});
