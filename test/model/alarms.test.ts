import { describe, expect, it } from 'vitest';
import { alarmProbability, peaksOf } from '../../src/model/alarms.ts';
import { world } from './worlds.ts';

const nothingAssumed = () => {
  throw new Error('peaks enough to learn from');
};
const alarms = (evidence: Float64Array) => alarmProbability(evidence, nothingAssumed);

/** Evidence with one peak every `distance` slots, as high as `heightAt` says. */
function peaky(length: number, distance: number, heightAt: (index: number) => number): Float64Array {
  const evidence = new Float64Array(length);
  for (let index = 0; index * distance < length; index++) evidence[index * distance] = heightAt(index);
  return evidence;
}

describe('peaksOf', () => {
  it.each([
    ['takes the highest of neighbours', { 10: 1, 20: 3, 30: 2 }, [20]],
    ['keeps what is 17 slots apart', { 10: 3, 27: 2 }, [10, 27]],
    ['drops what is 16 slots apart', { 10: 3, 26: 2 }, [10]],
    ['prefers the earlier of equals', { 10: 2, 20: 2 }, [10]],
    ['sees nothing in zeros and gaps', { 5: 0, 6: Number.NaN }, []],
  ])('peaksOf(evidence) %s', (_, heights, expected) => {
    const evidence = new Float64Array(50);
    for (const [slot, height] of Object.entries(heights)) evidence[Number(slot)] = height;
    expect(peaksOf(evidence)).toEqual(expected);
  });

  it('peaksOf(a plateau) is one peak, and what follows 17 slots behind its end another', () => {
    const evidence = new Float64Array(200);
    evidence.fill(2, 50, 110);
    evidence[60] = 3;
    evidence[126] = 2.5; // 17 slots after the last of the plateau, 109
    evidence[125] = 1;
    expect(peaksOf(evidence)).toEqual([60, 126]);
    evidence[100] = 1.4; // less than half as high, but no break of more than 16 slots
    expect(peaksOf(evidence)).toEqual([60, 126]);
  });
});

describe('alarmProbability', () => {
  /** Expected alarms of a peak of `height` at the very beginning of 400 exponential peaks of mean 1, mean of 40 series. */
  const expectedAt = (height: number, others: (evidence: Float64Array) => void = () => {}) => {
    const all = Array.from({ length: 40 }, (_, seed) => {
      const heights = world(400, seed, (_, chance) => -Math.log(1 - chance.uniform()));
      const evidence = peaky(400 * 20, 20, (index) => heights[index] ?? 0);
      others(evidence);
      evidence[0] = height;
      return Math.log((alarms(evidence).probability[0] ?? 0) * evidence.length);
    });
    return Math.exp(all.reduce((sum, one) => sum + one, 0) / all.length);
  };

  it('alarmProbability(exponential peaks) is their rate, times 0.6 as repeats are damped: 400 e⁻⁵ × 0.6 = 1.6', () => {
    expect(expectedAt(5)).toBeGreaterThan(1.6 / 1.4);
    expect(expectedAt(5)).toBeLessThan(1.6 * 1.4);
  });

  it('alarmProbability(peaks, one in ten of the highest an anomaly) is hardly another', () => {
    const withAnomalies = expectedAt(5, (evidence) => {
      for (let time = 1; time <= 6; time++) evidence[time * 1000] = 20 + time;
    });
    expect(withAnomalies / expectedAt(5)).toBeGreaterThan(0.5);
    expect(withAnomalies / expectedAt(5)).toBeLessThan(2.5);
  });

  it('alarmProbability(evidence) falls as the evidence grows', () => {
    const heights = world(100, 2, (_, chance) => 1 + chance.uniform());
    const at = (height: number) => {
      const evidence = peaky(2000, 20, (index) => heights[index] ?? 0);
      evidence[1000] = height;
      return alarms(evidence).probability[1000] as number;
    };
    expect(at(4)).toBeLessThan(at(3));
    expect(at(8)).toBeLessThan(at(4));
  });

  it('alarmProbability(evidence) of the tenth peak of a kind is up to ten times that of the first', () => {
    const heights = world(100, 3, (_, chance) => chance.uniform());
    const evidence = peaky(4000, 20, (index) => heights[index] ?? 0);
    for (let time = 0; time < 10; time++) evidence[200 + time * 300] = 6;
    const { probability } = alarms(evidence);
    // Ten times over what is expected of its like by then, which is two at most.
    const times = (probability[200 + 9 * 300] ?? 0) / (probability[200] ?? 0);
    expect(times).toBeGreaterThan(10 / 3 - 1e-9);
    expect(times).toBeLessThanOrEqual(10);
    expect(probability[200 + 300]).toBeGreaterThan(probability[200] ?? 1);
  });

  it('alarmProbability(peaks of one height) does not take their sameness for certainty', () => {
    const evidence = peaky(4000, 20, () => 2);
    evidence[2000] = 3;
    // Five decades are believed beforehand among the 30 peaks of the tail: one more is worth e^(1 / 0.084), not infinity.
    const { probability } = alarms(evidence);
    expect(probability[2000]).toBeGreaterThan(1e-8);
  });

  it('alarmProbability(few peaks, assumed) goes by what is assumed', () => {
    const evidence = peaky(100, 50, () => 5);
    const assumed = Float64Array.from({ length: 100 }, (_, slot) => (slot === 30 ? 3 : 0.1));
    const { probability, isLearned } = alarmProbability(evidence, () => assumed);
    expect(isLearned).toBe(false);
    expect(probability[30]).toBeCloseTo(1e-3, 12);
    expect(probability[60]).toBeGreaterThan(10 ** -0.1 - 1e-12);
  });

  it('alarmProbability(evidence) is NaN at a gap alone, and in (0, 1] elsewhere', () => {
    const heights = world(150, 4, (_, chance) => 3 * chance.uniform());
    const evidence = peaky(3000, 20, (index) => heights[index] ?? 0).map((height, slot) =>
      slot % 7 === 3 ? Number.NaN : height,
    );
    const { probability } = alarms(evidence);
    probability.forEach((p, slot) => {
      if (slot % 7 === 3) expect(p).toBeNaN();
      else expect(p > 0 && p <= 1).toBe(true);
    });
  });
});
