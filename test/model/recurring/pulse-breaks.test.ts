import { describe, expect, it } from 'vitest';
import { pulseBreaks } from '../../../src/model/recurring/pulse-breaks.ts';
import { BATCH_AT, CYCLE, type Night, nights, seasonOf } from './nights.ts';

const NIGHTS = 28;
const breaksOf = (values: Float64Array, more?: Parameters<typeof seasonOf>[1]) =>
  pulseBreaks(seasonOf(values, more)).breaks.filter(({ decades }) => decades > 3);
const placeOf = (cycle: number) => ({
  firstSlot: cycle * CYCLE + BATCH_AT - 1,
  lastSlot: cycle * CYCLE + BATCH_AT + 4,
});
const night = (told: Omit<Night, 'cycle'>): Night[] => [{ cycle: 10, ...told }];
const added = (first: number, slots: number, size: number) => {
  const values = nights(NIGHTS, []);
  for (let slot = first; slot < first + slots; slot++) values[slot]! += size;
  return values;
};
const BATCH = 10 * CYCLE + BATCH_AT;

describe('pulseBreaks', () => {
  it.each([
    ['missing', { height: 0 }, 0, 0],
    ['late', { shift: 15 }, 0, 15],
    ['early', { shift: -15 }, -15, 0],
    ['larger', { slots: 12 }, 0, 7],
    ['larger', { height: 25 }, 0, 0],
    ['smaller', { height: 5 }, 0, 0],
  ])('pulseBreaks(season) finds the one that is %s (%o)', (how, told, sooner, later) => {
    const [found, ...others] = breaksOf(nights(NIGHTS, night(told), 0.5));
    const { firstSlot, lastSlot } = placeOf(10);
    expect(others).toEqual([]);
    expect(found?.how).toBe(how);
    expect(Math.abs(found!.firstSlot - firstSlot - sooner)).toBeLessThanOrEqual(1);
    expect(Math.abs(found!.lastSlot - lastSlot - later)).toBeLessThanOrEqual(1);
  });

  it('pulseBreaks(season) counts what could have been found: a place a cycle', () => {
    expect(pulseBreaks(seasonOf(nights(NIGHTS, []))).judged).toBe(NIGHTS);
    expect(pulseBreaks(seasonOf(nights(NIGHTS, night({ height: 0 })))).judged).toBe(NIGHTS);
  });

  it.each([
    ['the job that always comes', nights(NIGHTS, [])],
    ['one that is a slot late', nights(NIGHTS, night({ shift: 1 }))],
    [
      'noise',
      nights(
        NIGHTS,
        Array.from({ length: NIGHTS }, (_, cycle) => ({ cycle, height: 0 })),
      ),
    ],
    [
      'none on Sundays',
      nights(
        NIGHTS,
        [6, 13, 20, 27].map((cycle) => ({ cycle, height: 0 })),
      ),
    ],
    [
      'one that fails every fourth time',
      nights(
        NIGHTS,
        [2, 7, 9, 12, 15, 21, 25].map((cycle) => ({ cycle, height: 0 })),
      ),
    ],
    ['an outage that began before it', added(BATCH - 12, 40, -30)],
    ['an incident that began before it', added(BATCH - 6, 40, 20)],
    ['an incident that dwarfs it', added(BATCH, 6, 200)],
    ['a single sample on it', added(BATCH + 1, 1, 40)],
    ['an incident elsewhere', added(BATCH + 40, 12, 30)],
    ['a new level', added(BATCH + 30, 18 * CYCLE - 30 - BATCH_AT, 8)],
    ['missing data', nights(NIGHTS, []).fill(Number.NaN, BATCH - 2, BATCH + 8)],
  ])('pulseBreaks(season) finds nothing in %s', (_, values) => {
    expect(breaksOf(values)).toEqual([]);
  });

  it('pulseBreaks(season) finds the Monday that is missing where Sundays always are', () => {
    const told = [6, 8, 13, 20, 27].map((cycle) => ({ cycle, height: 0 }));
    const found = breaksOf(nights(NIGHTS, told));
    expect(found).toEqual([{ how: 'missing', ...placeOf(8), decades: expect.any(Number) }]);
  });

  it('pulseBreaks(season) believes no place whose neighbourhood is outside the band', () => {
    const isOut = new Uint8Array(NIGHTS * CYCLE).fill(1, BATCH - 20, BATCH);
    expect(breaksOf(nights(NIGHTS, night({ height: 0 })), { isOut })).toEqual([]);
  });

  it('pulseBreaks(season) is told by the clock that was put forward that a job of the other one is not late', () => {
    const late = [25, 26, 27].map((cycle) => ({ cycle, shift: 12 }));
    const ahead = new Int32Array(NIGHTS * CYCLE).fill(12, 25 * CYCLE);
    expect(breaksOf(nights(NIGHTS, late)).map(({ how }) => how)).toEqual(['late', 'late', 'late']);
    expect(breaksOf(nights(NIGHTS, late), { ahead })).toEqual([]);
  });

  it('pulseBreaks(season) of six weeks finds the one that is missing', () => {
    const found = breaksOf(nights(6, [{ cycle: 3, height: 0 }], 0.5), { longer: [] });
    expect(found.map(({ how }) => how)).toEqual(['missing']);
  });
});
