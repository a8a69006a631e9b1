import { expect, it } from 'vitest';
import { shortExcursions } from '../../../src/model/breaks/short-excursions.ts';

const quiet = (slots: Readonly<Record<number, number>>) =>
  Float64Array.from({ length: 100 }, (_, slot) => slots[slot] ?? 0);

it.each([
  ['one sample', { 50: 7 }, [{ firstSlot: 50, lastSlot: 50, deviation: 7 }]],
  ['four samples', { 50: -4, 51: -4, 52: -4, 53: -4 }, [{ firstSlot: 50, lastSlot: 53, deviation: -8 }]],
  ['one before a gap', { 50: 7, 51: Number.NaN }, [{ firstSlot: 50, lastSlot: 50, deviation: 7 }]],
  ['too little', { 50: 5, 70: -5 }, []],
] as const)('shortExcursions(%s, 5.5)', (_, slots, expected) => {
  expect(shortExcursions(quiet(slots), 5.5)).toEqual(expected);
});
