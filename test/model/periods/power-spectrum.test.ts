import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerSpectrum } from '../../../src/model/periods/power-spectrum.ts';
import { world } from '../worlds.ts';

const spectrumOf = (...values: number[]) => [...powerSpectrum(Float64Array.from(values))];

/** The definition, term by term. */
function byDefinition(values: Float64Array, bins: number): number[] {
  return Array.from({ length: bins / 2 + 1 }, (_, k) => {
    let [re, im] = [0, 0];
    values.forEach((value, t) => {
      re += value * Math.cos((2 * Math.PI * k * t) / bins);
      im -= value * Math.sin((2 * Math.PI * k * t) / bins);
    });
    return re * re + im * im;
  });
}

describe('powerSpectrum', () => {
  it.each([
    ['a constant', [1, 1, 1, 1], [16, 0, 0]],
    ['what turns at each sample', [1, -1, 1, -1], [0, 0, 16]],
    ['a cosine of two cycles', [1, 0, -1, 0, 1, 0, -1, 0], [0, 0, 16, 0, 0]],
    ['one sample', [3], [9, 9]],
    ['a pair', [3, 1], [16, 4]],
  ])('powerSpectrum(%s) by hand', (_, values, expected) => {
    const power = spectrumOf(...values);
    expect(power).toHaveLength(expected.length);
    power.forEach((height, k) => {
      expect(height).toBeCloseTo(expected[k]!, 12);
    });
  });

  it('powerSpectrum(ten samples) is that of sixteen, as numpy 2.4.6 gives it: abs(rfft(x, 16)) ** 2', () => {
    const expected = [
      1521.0, 522.3307873524, 34.7157287525, 1.627619369, 85.0, 60.3580952811, 91.2842712475, 99.6834979974,
      1.0,
    ];
    spectrumOf(3, 1, 4, 1, 5, 9, 2, 6, 5, 3).forEach((height, k) => {
      expect(height).toBeCloseTo(expected[k]!, 8);
    });
  });

  it('powerSpectrum(values) is the definition', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 70 }), (list) => {
        const values = Float64Array.from(list);
        const power = powerSpectrum(values);
        byDefinition(values, 2 * (power.length - 1)).forEach((height, k) => {
          expect(Math.abs(power[k]! - height)).toBeLessThan(1e-6);
        });
      }),
      { seed: 1 },
    );
  });

  it('powerSpectrum(values) holds all their power (Parseval)', () => {
    const values = world(5000, 1, (_, chance) => chance.gaussian());
    const power = powerSpectrum(values);
    const both = power.reduce(
      (sum, height, k) => sum + (k === 0 || k === power.length - 1 ? 1 : 2) * height,
      0,
    );
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    expect(both / 8192 / squares).toBeCloseTo(1, 10);
  });
});
