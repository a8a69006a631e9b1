import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../src/model/detectors/detector.ts';
import { type DetectorName, detectorNames, detectors } from '../../../src/model/detectors/index.ts';
import { utcSlots, world } from '../worlds.ts';

const FIVE_MINUTES = 300_000;
const DAY = 288;
const NA = Number.NaN;

async function judge(name: DetectorName, values: Float64Array): Promise<Judgement> {
  const detector = await detectors[name]();
  const civilSlotOf = utcSlots(values.length);
  return detector.judge({
    values,
    stepMs: FIVE_MINUTES,
    civilSlotOf,
    civilSlots: values.length,
    seasons: ['hour', 'day', 'week'],
  });
}

const seasonal = (seed: number) =>
  world(14 * DAY, seed, (slot, chance) => 50 + 10 * Math.sin((2 * Math.PI * slot) / DAY) + chance.gaussian());
const withSpike = (seed: number, height: number) => {
  const values = seasonal(seed);
  values[2345] = (values[2345] ?? 0) + height;
  return values;
};
const least = (probability: Float64Array) =>
  probability.indexOf(Math.min(...probability.filter((p) => !Number.isNaN(p))));
const unlikely = ({ probability }: Judgement) =>
  [...probability.keys()].filter((slot) => (probability[slot] ?? 1) < 1e-3);

describe.each(detectorNames)('detector %s', (name) => {
  it('judge(values) has one entry a slot, a band around what it expects, and changes nothing', async () => {
    const values = seasonal(1);
    const before = values.slice();
    const { probability, expected, lower, upper, trend, level, seasonal: parts } = await judge(name, values);
    for (const part of [probability, expected, lower, upper, trend, level, ...parts]) {
      expect(part).toHaveLength(values.length);
      expect(part.every(Number.isFinite)).toBe(true);
    }
    expect(probability.every((p) => p > 0 && p <= 1)).toBe(true);
    expect(expected.every((one, slot) => (lower[slot] ?? 0) < one && one < (upper[slot] ?? 0))).toBe(true);
    expect(values).toEqual(before);
  });

  it('judge(clean data) holds about 99 % in its band', async () => {
    const values = seasonal(2);
    const { lower, upper } = await judge(name, values);
    const inside = values.filter(
      (value, slot) => value >= (lower[slot] ?? 0) && value <= (upper[slot] ?? 0),
    ).length;
    expect(inside / values.length).toBeGreaterThan(0.98);
    expect(inside / values.length).toBeLessThan(0.998);
  });

  it('judge(a planted spike) finds it least likely', async () => {
    expect(least((await judge(name, withSpike(3, 20))).probability)).toBe(2345);
    expect(least((await judge(name, withSpike(3, -20))).probability)).toBe(2345);
  });

  it('judge(a planted window) is never more at ease with it than without', async () => {
    const before = await judge(name, seasonal(4));
    const planted = seasonal(4).map((value, slot) => value + (slot >= 2000 && slot < 2012 ? 15 : 0));
    const after = await judge(name, planted);
    const worst = ({ probability }: Judgement) => Math.min(...probability.subarray(2000, 2012));
    expect(worst(after)).toBeLessThan(worst(before));
  });

  it.each([
    ['× 1024', (value: number) => 1024 * value],
    ['× 1000', (value: number) => 1000 * value],
    ['+ 5', (value: number) => value + 5],
  ])('judge(values %s) finds the same', async (_, change) => {
    const values = withSpike(5, 15);
    const found = unlikely(await judge(name, values));
    expect(found.length).toBeGreaterThan(0);
    expect(unlikely(await judge(name, values.map(change)))).toEqual(found);
  });

  it('judge(values with gaps) is NaN there in its probability alone', async () => {
    const values = seasonal(6)
      .fill(NA, 500, 520)
      .fill(NA, 0, 3)
      .fill(NA, 14 * DAY - 100);
    const judgement = await judge(name, values);
    for (const [slot, p] of judgement.probability.entries())
      expect(Number.isNaN(p)).toBe(Number.isNaN(values[slot]));
    for (const part of [judgement.expected, judgement.lower, judgement.upper, judgement.trend]) {
      expect(part.every(Number.isFinite)).toBe(true);
    }
  });

  it.each([
    ['a constant', new Float64Array(3000).fill(42)],
    ['zeros', new Float64Array(3000)],
    ['one sample', Float64Array.of(3)],
    ['two samples', Float64Array.of(3, 4)],
    ['fifty constant samples', new Float64Array(50).fill(1)],
  ])('judge(%s) finds nothing and is sure of nothing', async (_, values) => {
    const judgement = await judge(name, values);
    expect(unlikely(judgement)).toEqual([]);
    expect(judgement.probability.some(Number.isNaN)).toBe(false);
  });

  it.each([
    ['no sample', new Float64Array(0)],
    ['gaps alone', new Float64Array(500).fill(NA)],
  ])('judge(%s) has nothing to say', async (_, values) => {
    const { probability, expected } = await judge(name, values);
    expect(probability.every(Number.isNaN)).toBe(true);
    expect(expected.every(Number.isNaN)).toBe(true);
  });

  it.each([60, 300, 3000])('judge(%d flat samples and one spike) finds it', async (length) => {
    const values = new Float64Array(length).fill(5);
    values[Math.floor(length / 2)] = 80;
    const judgement = await judge(name, values);
    expect(least(judgement.probability)).toBe(Math.floor(length / 2));
    expect(unlikely(judgement)).toEqual([Math.floor(length / 2)]);
  });

  it('judge(sixty samples of noise) finds nothing', async () => {
    for (let seed = 10; seed < 40; seed++) {
      expect(
        unlikely(
          await judge(
            name,
            world(60, seed, (_, chance) => chance.gaussian()),
          ),
        ),
      ).toEqual([]);
    }
  });

  it('judge(enormous values) does not overflow', async () => {
    const large = await judge(
      name,
      withSpike(7, 20).map((value) => value * 1e306),
    );
    const { probability } = await judge(name, withSpike(7, 20));
    expect(least(large.probability)).toBe(2345);
    expect(large.expected.every(Number.isFinite)).toBe(true);
    expect(Math.log10(large.probability[2345] ?? 0)).toBeCloseTo(Math.log10(probability[2345] ?? 0), 3);
  });

  it('judge(values) twice agrees to the bit', async () => {
    const [one, other] = [await judge(name, withSpike(8, 9)), await judge(name, withSpike(8, 9))];
    expect({ ...one, foretold: one.foretold(60, 1234) }).toEqual({
      ...other,
      foretold: other.foretold(60, 1234),
    });
  });

  it('judge(weeks of noise) raises as many alarms as were budgeted', async () => {
    let alarms = 0;
    for (let seed = 50; seed < 60; seed++) {
      const values = world(14 * DAY, seed, (_, chance) => chance.gaussian());
      const { probability } = await judge(name, values);
      const threshold = 2 / (7 * DAY); // two a week
      alarms += [...probability.keys()].filter(
        (slot) => (probability[slot] ?? 1) <= threshold && (probability[slot - 1] ?? 1) > threshold,
      ).length;
    }
    // Ten series, two weeks, two a week: within half of that.
    expect(alarms).toBeGreaterThan(0.5 * 40);
    expect(alarms).toBeLessThan(1.5 * 40);
  });
});
