import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { stepChanges } from '../../src/series/step-changes.ts';
import { MINUTE } from './made-columns.ts';

/** Times from 0 on: so many of each distance, one part after another. */
function timesOf(...parts: readonly (readonly [count: number, stepMs: number])[]): number[] {
  const times = [0];
  for (const [count, stepMs] of parts) {
    for (let i = 0; i < count; i++) times.push(times.at(-1)! + stepMs);
  }
  return times;
}

describe('stepChanges', () => {
  it.each<[string, number[], [number, number, number][]]>([
    ['no time', [], []],
    ['one time', [5], []],
    ['an even step', timesOf([100, MINUTE]), []],
    ['too few to know a step', timesOf([7, MINUTE], [7, 5 * MINUTE]), []],
    ['a coarser step', timesOf([100, MINUTE], [8, 5 * MINUTE]), [[100 * MINUTE, MINUTE, 5 * MINUTE]]],
    ['a coarser step that does not last', timesOf([100, MINUTE], [7, 5 * MINUTE], [50, MINUTE]), []],
    ['a finer step', timesOf([10, 5 * MINUTE], [20, MINUTE]), [[50 * MINUTE, 5 * MINUTE, MINUTE]]],
    [
      'a step that comes back',
      timesOf([10, MINUTE], [10, 5 * MINUTE], [10, MINUTE]),
      [
        [10 * MINUTE, MINUTE, 5 * MINUTE],
        [60 * MINUTE, 5 * MINUTE, MINUTE],
      ],
    ],
    ['a gap', timesOf([20, MINUTE], [1, 90 * MINUTE], [20, MINUTE]), []],
    [
      'every third sample lost',
      timesOf(
        ...Array(30)
          .fill([2, MINUTE])
          .flatMap((two) => [two, [1, 2 * MINUTE]]),
      ),
      [],
    ],
    ['a step that differs by less than a third', timesOf([20, MINUTE], [20, 1.25 * MINUTE]), []],
    [
      'a gap between two steps',
      timesOf([20, MINUTE], [1, 90 * MINUTE], [20, 5 * MINUTE]),
      [[110 * MINUTE, MINUTE, 5 * MINUTE]],
    ],
  ])('stepChanges(times) of %s', (_, times, changes) => {
    expect(stepChanges(times)).toEqual(changes.map(([atMs, fromMs, toMs]) => ({ atMs, fromMs, toMs })));
  });

  it.each([1, 2, 3, 4, 5])('stepChanges(times) finds one change under 1.2 %% of jitter (seed %d)', (seed) => {
    const random = xoroshiro128plus(seed);
    const jittered = timesOf([500, MINUTE], [200, 5 * MINUTE]).map(
      (time) => time + uniformInt(random, -720, 720),
    );
    const [change, ...rest] = stepChanges(jittered);
    expect(rest).toEqual([]);
    expect(Math.abs(change!.atMs - 500 * MINUTE)).toBeLessThanOrEqual(720);
    expect(Math.abs(change!.fromMs - MINUTE)).toBeLessThan(1440);
    expect(Math.abs(change!.toMs - 5 * MINUTE)).toBeLessThan(1440);
  });

  it('stepChanges(times) knows neither where the times begin nor their unit', () => {
    const parts = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, fc.integer({ min: -1e9, max: 1e9 }), (made, byMs) => {
        const changes = stepChanges(timesOf(...made));
        const moved = timesOf(...made).map((time) => 1000 * time + byMs);
        expect(stepChanges(moved)).toEqual(
          changes.map(({ atMs, fromMs, toMs }) => ({
            atMs: 1000 * atMs + byMs,
            fromMs: 1000 * fromMs,
            toMs: 1000 * toMs,
          })),
        );
      }),
      { seed: 1 },
    );
  });
});
