import { describe, expect, it } from 'vitest';
import { freeLengths } from '../../../src/model/periods/free-lengths.ts';
import { world } from '../worlds.ts';

const DAY = 288;
const wave = (slot: number, length: number) => Math.sin((2 * Math.PI * slot) / length);
const saw = (slot: number, length: number) => ((slot / length) % 1) * 4 - 2;
const pulse = (slot: number, length: number) => (slot % length < 2 ? 6 : 0);

describe('freeLengths', () => {
  it.each([
    ['a wave', 37, (slot: number) => 2 * wave(slot, 37)],
    ['a saw', 37, (slot: number) => saw(slot, 37)],
    ['a saw that is not a whole number of samples', 20.4, (slot: number) => saw(slot, 20.4)],
    ['pulses, whose overtones are as strong', 37, (slot: number) => pulse(slot, 37)],
    ['two levels', 50, (slot: number) => (slot % 50 < 25 ? 2 : 0)],
    ['the shortest', 4.5, (slot: number) => 2 * wave(slot, 4.5)],
    ['a long one', 331.3, (slot: number) => 3 * wave(slot, 331.3)],
    ['incidents beside it', 37, (slot: number) => 3 * wave(slot, 37) + (slot % 911 < 90 ? 50 : 0)],
    ['gaps', 37, (slot: number) => (slot % 10 < 2 ? Number.NaN : 2 * wave(slot, 37))],
  ])('freeLengths(%s) has %d samples', (_, length, valueAt) => {
    const values = world(2500, 1, (slot, chance) => valueAt(slot) + chance.gaussian());
    const [found] = freeLengths(values, []);
    expect(Math.abs(found! - length) / length).toBeLessThan(length > 300 ? 0.01 : 0.002);
  });

  it.each([
    ['noise', (_: number, noise: number) => noise],
    ['a line', (slot: number, noise: number) => slot / 10 + noise],
    ['a step', (slot: number, noise: number) => (slot > 900 ? 20 : 0) + noise],
    ['spikes', (slot: number, noise: number) => ([100, 350, 1300].includes(slot) ? 90 : 0) + noise],
    ['a constant', () => 4],
    ['gaps only', () => Number.NaN],
    ['four cycles', (slot: number, noise: number) => 3 * wave(slot, 500) + noise],
  ])('freeLengths(%s) has none', (_, valueAt) => {
    const values = world(2000, 2, (slot, chance) => valueAt(slot, chance.gaussian()));
    expect(freeLengths(values, [])).toEqual([]);
  });

  it.each([
    ['half of a day that has two humps', [], (slot: number) => 3 * wave(slot, DAY) + 2 * wave(slot, DAY / 2)],
    ['a job every 90 minutes beside a day', [18], (slot: number) => pulse(slot, 18) + 5 * wave(slot, DAY)],
    ['half a day and no day', [144], (slot: number) => 3 * wave(slot, 144)],
    ['a night of 20 minutes', [], (slot: number) => (slot % DAY < 4 ? 9 : 0)],
  ])('freeLengths(%s) are %j', (_, lengths, valueAt) => {
    const values = world(10 * DAY, 3, (slot, chance) => valueAt(slot) + chance.gaussian());
    expect(freeLengths(values, [DAY])).toEqual(lengths);
  });

  it('freeLengths(next to nothing) has none', () => {
    expect(freeLengths(new Float64Array(0), [])).toEqual([]);
    expect(freeLengths(Float64Array.of(1, 2, 1, 2, 1, 2), [])).toEqual([]);
  });
});
