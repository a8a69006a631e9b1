import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridStepMs } from '../../src/series/step.ts';
import { stepChanges } from '../../src/series/step-changes.ts';
import { sustainedStep, sustainedStepMs } from '../../src/series/sustained-step.ts';
import { MINUTE } from './made-columns.ts';

function timesOf(...parts: readonly (readonly [count: number, stepMs: number])[]): Float64Array {
  const times = [0];
  for (const [count, stepMs] of parts) {
    for (let i = 0; i < count; i++) times.push(times.at(-1)! + stepMs);
  }
  return Float64Array.from(times);
}

const FIVE = 5 * MINUTE;

describe('sustainedStep', () => {
  it.each<[string, Float64Array, number, number, number]>([
    ['one time', Float64Array.of(7), 0, 7, 7],
    ['an even step', timesOf([10, MINUTE]), MINUTE, 0, 10 * MINUTE],
    [
      'a coarser step for half of the time',
      timesOf([700, MINUTE], [140, FIVE]),
      FIVE,
      700 * MINUTE,
      1400 * MINUTE,
    ],
    [
      'a coarser step for a tenth of the time',
      timesOf([900, MINUTE], [20, FIVE]),
      FIVE,
      900 * MINUTE,
      1000 * MINUTE,
    ],
    ['a coarser step for less than a tenth', timesOf([905, MINUTE], [19, FIVE]), MINUTE, 0, 1000 * MINUTE],
    [
      'a coarser step in two parts',
      timesOf([10, FIVE], [100, MINUTE], [20, FIVE]),
      FIVE,
      150 * MINUTE,
      250 * MINUTE,
    ],
    ['a finer step', timesOf([100, FIVE], [60, MINUTE]), FIVE, 0, 560 * MINUTE],
    ['a finer step that has the most samples', timesOf([20, FIVE], [500, MINUTE]), FIVE, 0, 100 * MINUTE],
    [
      'three steps',
      timesOf([100, MINUTE], [40, FIVE], [10, 20 * MINUTE]),
      20 * MINUTE,
      300 * MINUTE,
      500 * MINUTE,
    ],
  ])('sustainedStep(times) of %s', (_, times, stepMs, fromMs, toMs) => {
    const step = sustainedStep(times);
    expect([step.stepMs, step.timesMs[0], step.timesMs.at(-1)]).toEqual([stepMs, fromMs, toMs]);
    expect(sustainedStepMs(times)).toBe(stepMs);
  });

  it('sustainedStep(times) is never finer than the modal step, and is that where no step changes', () => {
    const parts = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, (made) => {
        const times = timesOf(...made);
        expect(sustainedStepMs(times)).toBeGreaterThanOrEqual(gridStepMs(times));
        if (stepChanges(times).length === 0) expect(sustainedStepMs(times)).toBe(gridStepMs(times));
      }),
      { seed: 1 },
    );
  });
});
