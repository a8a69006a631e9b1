import { describe, expect, it } from 'vitest';
import { alarmProbability, peaksOf } from '../../src/model/alarms.ts';
import { world } from './worlds.ts';

/** A heavy tail that explains everything. */
const unimpressed = (evidence: Float64Array) => evidence.map((one) => 0 * one);
const alarms = (evidence: Float64Array) => alarmProbability(evidence, unimpressed(evidence));

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
});

describe('alarmProbability', () => {
  it('alarmProbability(exponential peaks) is their rate: 400 peaks of scale 1 reach 6 about 400 e⁻⁶ = 0.99 times', () => {
    const expectedAlarms = Array.from({ length: 20 }, (_, seed) => {
      const heights = world(400, seed, (_, chance) => -Math.log(1 - chance.uniform()));
      const evidence = peaky(400 * 20, 20, (index) => heights[index] ?? 0);
      evidence[4000] = 6;
      return (alarms(evidence).probability[4000] ?? 0) * evidence.length;
    });
    const typical = Math.exp(expectedAlarms.reduce((sum, one) => sum + Math.log(one), 0) / 20);
    expect(typical).toBeGreaterThan(0.5);
    expect(typical).toBeLessThan(2);
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

  it('alarmProbability(evidence) says less of the tenth peak of a kind than of the first', () => {
    const heights = world(100, 3, (_, chance) => chance.uniform());
    const evidence = peaky(4000, 20, (index) => heights[index] ?? 0);
    for (let time = 0; time < 10; time++) evidence[200 + time * 300] = 6;
    const { probability } = alarms(evidence);
    expect(probability[200 + 9 * 300]).toBeGreaterThan(100 * (probability[200] ?? 1));
    expect(probability[200 + 9 * 300]).toBeGreaterThan(5 * (probability[200 + 300] ?? 1));
  });

  it('alarmProbability(peaks of one height) does not take their sameness for certainty', () => {
    const evidence = peaky(4000, 20, () => 2);
    evidence[2000] = 3;
    // One decade of evidence is one decade of probability at the most: a peak comes every 20 slots.
    const { probability } = alarms(evidence);
    expect(probability[2000]).toBeGreaterThan((0.1 * (0.7 / 20) * 0.99) / 5);
  });

  it('alarmProbability(few peaks, assumed) goes by what is assumed', () => {
    const evidence = peaky(100, 50, () => 5);
    const assumed = Float64Array.from({ length: 100 }, (_, slot) => (slot === 30 ? 3 : 0.1));
    const { probability, isLearned } = alarmProbability(evidence, assumed);
    expect(isLearned).toBe(false);
    expect(probability[30]).toBeCloseTo(1e-3, 12);
    expect(probability[60]).toBeGreaterThan(10 ** -0.1 - 1e-12);
  });

  it('alarmProbability(evidence, assumed) takes what no heavy tail explains for what it is', () => {
    const heights = world(100, 5, (_, chance) => 5 * chance.uniform());
    const evidence = peaky(4000, 20, (index) => heights[index] ?? 0);
    const assumed = evidence.map((one) => one / 4);
    assumed[2000] = 7;
    expect(alarmProbability(evidence, assumed).probability[2000]).toBeCloseTo(1e-7, 12);
  });

  it('alarmProbability(evidence) is NaN at a gap alone, and in (0, 1] elsewhere', () => {
    const evidence = world(3000, 4, (slot, chance) => (slot % 7 === 3 ? Number.NaN : 3 * chance.uniform()));
    const { probability } = alarms(evidence);
    probability.forEach((p, slot) => {
      if (slot % 7 === 3) expect(p).toBeNaN();
      else expect(p > 0 && p <= 1).toBe(true);
    });
  });
});
