import { describe, expect, it } from 'vitest';
import { LineSums } from '../../../src/model/breaks/line-sums.ts';
import {
  frequenciesOf,
  waveFrequencies,
  wavesBeside,
  wavesOfSteps,
  withoutPieces,
} from '../../../src/model/breaks/waves.ts';
import { world } from '../worlds.ts';

const LENGTH = 6000;
const wave = (slot: number) => 3 * Math.sin((2 * Math.PI * slot) / 61.7 + 0.4);
const stairs = (slot: number) => (slot < 2000 ? 0 : slot < 3500 ? 12 : -7);
const values = world(LENGTH, 9, (slot, chance) => wave(slot) + stairs(slot) + chance.gaussian());
const farthest = (found: Float64Array) =>
  found.reduce((most, one, slot) => Math.max(most, Math.abs(one - wave(slot))), 0);

describe('waves', () => {
  it('waveFrequencies(values) reads a wave among steps', () => {
    const frequencies = waveFrequencies(values);
    expect(frequencies).toHaveLength(1);
    expect(frequencies[0]! * 61.7).toBeCloseTo(1, 3);
  });

  it('waveFrequencies(noise) and frequenciesOf(noise) find none', () => {
    const noise = world(LENGTH, 4, (_, chance) => chance.gaussian());
    expect(waveFrequencies(noise)).toEqual([]);
    expect(frequenciesOf(noise)).toEqual([]);
  });

  it('wavesOfSteps(values, frequencies) is near the wave', () => {
    expect(farthest(wavesOfSteps(values, [1 / 61.7]))).toBeLessThan(0.8);
    expect(wavesOfSteps(values, [])).toEqual(new Float64Array(LENGTH));
  });

  it('wavesBeside(values, starts, frequencies) is the wave without its noise', () => {
    expect(farthest(wavesBeside(values, [2000, 3500], [1 / 61.7]))).toBeLessThan(0.15);
  });

  it('withoutPieces(values, sums, starts) leaves nothing of lines', () => {
    const lines = Float64Array.from({ length: 20 }, (_, slot) => (slot < 8 ? 2 * slot : 50 - slot));
    for (const left of withoutPieces(lines, new LineSums(lines, 0), [8])) expect(left).toBeCloseTo(0, 9);
  });
});
