import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridStepMs } from '../../src/series/step.ts';
import { stepChanges } from '../../src/series/step-changes.ts';
import { sustainedStepMs } from '../../src/series/sustained-step.ts';
import { MINUTE } from './made-columns.ts';

function timesOf(...parts: readonly (readonly [count: number, stepMs: number])[]): Float64Array {
  const times = [0];
  for (const [count, stepMs] of parts) {
    for (let i = 0; i < count; i++) times.push(times.at(-1)! + stepMs);
  }
  return Float64Array.from(times);
}

const FIVE = 5 * MINUTE;

describe('sustainedStepMs', () => {
  it.each<[string, Float64Array, number]>([
    ['no time', Float64Array.of(), 0],
    ['one time', Float64Array.of(7), 0],
    ['an even step', timesOf([10, MINUTE]), MINUTE],
    ['a coarser step for half of the time', timesOf([700, MINUTE], [140, FIVE]), FIVE],
    ['a coarser step for a tenth of the time', timesOf([900, MINUTE], [20, FIVE]), FIVE],
    ['a coarser step for less than a tenth', timesOf([905, MINUTE], [19, FIVE]), MINUTE],
    ['a coarser step in two parts', timesOf([10, FIVE], [900, MINUTE], [10, FIVE]), FIVE],
    ['a finer step', timesOf([100, FIVE], [60, MINUTE]), FIVE],
    ['a finer step that has the most samples', timesOf([20, FIVE], [500, MINUTE]), FIVE],
    ['three steps', timesOf([100, MINUTE], [40, FIVE], [10, 20 * MINUTE]), 20 * MINUTE],
  ])('sustainedStepMs(times) of %s', (_, times, stepMs) => {
    expect(sustainedStepMs(times)).toBe(stepMs);
  });

  it('sustainedStepMs(times) is never finer than the modal step, and is that where no step changes', () => {
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

  it('sustainedStepMs(times) is that of the times as they are now, though the array was seen before', () => {
    const times = timesOf([10, MINUTE]);
    expect(sustainedStepMs(times)).toBe(MINUTE);
    for (let i = 0; i < times.length; i++) times[i]! *= 5;
    expect(sustainedStepMs(times)).toBe(FIVE);
    expect(sustainedStepMs(timesOf([10, MINUTE]))).toBe(MINUTE);
  });
});
