import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cycles } from '../../../src/model/periods/cycles.ts';

const starts = (cycles: Cycles, cycle: number) =>
  Array.from({ length: cycles.phases + 1 }, (_, phase) => cycles.startOf(cycle, phase));

describe('Cycles', () => {
  it('new Cycles(10, 4) by hand', () => {
    const cycles = new Cycles(10, 4);
    expect([cycles.count, cycles.phases]).toEqual([3, 4]);
    expect(starts(cycles, 1)).toEqual([4, 5, 6, 7, 8]);
    expect(starts(cycles, 2)).toEqual([8, 9, 10, 10, 10]);
  });

  it('new Cycles(9, 4.5) begins its second cycle between two slots', () => {
    const cycles = new Cycles(9, 4.5);
    expect([cycles.count, cycles.phases]).toEqual([2, 5]);
    expect(starts(cycles, 0)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(starts(cycles, 1)).toEqual([5, 6, 7, 8, 9, 9]);
  });

  it.each([
    [30_240, 1440, 1440],
    [30_240, 10_080, 2016],
    [2880, 1440 / 7, 206],
    [30_000, 4.5, 18],
    [3000, 20.4, 82],
  ])('new Cycles(%d, %d) has %d phases', (samples, length, phases) => {
    expect(new Cycles(samples, length).phases).toBe(phases);
  });

  it('new Cycles(samples, length) gives every slot one phase of one cycle', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 2, max: 90, noNaN: true }),
        (samples, length) => {
          const cycles = new Cycles(samples, length);
          let next = 0;
          for (let cycle = 0; cycle < cycles.count; cycle++) {
            const [first, ...rest] = starts(cycles, cycle);
            expect(first).toBe(next);
            rest.forEach((start, at) => {
              expect(start).toBeGreaterThanOrEqual(at === 0 ? next : rest[at - 1]!);
            });
            next = rest[rest.length - 1]!;
          }
          expect(next).toBe(samples);
        },
      ),
      { seed: 1 },
    );
  });
});
