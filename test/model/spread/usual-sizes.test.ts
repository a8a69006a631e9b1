import { describe, expect, it } from 'vitest';
import { usualSizes } from '../../../src/model/spread/usual-sizes.ts';
import { utcSlots, world } from '../worlds.ts';

const SLOTS = 14 * 288;
const cycling = { stepMs: 300_000, civilSlotOf: utcSlots(SLOTS), cycles: [288] };
const mean = (sizes: Float64Array) => sizes.reduce((sum, size) => sum + size, 0) / sizes.length;

describe('usualSizes', () => {
  const noise = world(SLOTS, 1, (_, chance) => 7 * chance.gaussian());

  it('usualSizes(noise) are 1 in the mean, and |noise| ÷ its mean each', () => {
    const sizes = usualSizes(noise, cycling)!;
    expect(mean(sizes)).toBeCloseTo(1, 12);
    for (let slot = 0; slot < SLOTS; slot++)
      if (Math.abs(noise[slot]!) < 25)
        expect(sizes[slot]).toBeCloseTo(Math.abs(noise[slot]!) / (7 * 0.798), 0);
  });

  it('usualSizes(noise with one sample far out) counts it as four standard deviations', () => {
    expect(usualSizes(noise.with(100, 1e6), cycling)![100]).toBeCloseTo(4 / 0.798, 0);
  });

  it('usualSizes(noise times anything) is the same', () => {
    const scaled = usualSizes(
      noise.map((value) => -1024 * value),
      cycling,
    );
    expect(scaled).toEqual(usualSizes(noise, cycling));
  });

  it('usualSizes(what mostly stands still) is none', () => {
    const still = noise.map((value, slot) => (slot % 2 === 0 || slot < 9 ? 0 : value));
    expect(usualSizes(still, cycling)).toBeUndefined();
  });
});
