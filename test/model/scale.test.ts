import { describe, expect, it } from 'vitest';
import { localScale, restlessness } from '../../src/model/scale.ts';
import { utcSlots, world } from './worlds.ts';

const FIVE_MINUTES = 300_000;
const DAY = 288;

const inputOf = (slots: number, periods: readonly number[] = [], usualSize = 0) => ({
  stepMs: FIVE_MINUTES,
  civilSlotOf: utcSlots(slots),
  periods,
  usualSize,
});

describe('localScale', () => {
  it('localScale(Gaussian noise) is its standard deviation', () => {
    const scale = localScale(
      world(14 * DAY, 1, (_, chance) => 3 * chance.gaussian()),
      inputOf(14 * DAY),
    );
    for (const one of scale) expect(one).toBeGreaterThan(2.2);
    for (const one of scale) expect(one).toBeLessThan(3.8);
  });

  it('localScale(a restless afternoon) follows the hour of the day', () => {
    const restless = (slot: number) => slot % DAY >= 144 && slot % DAY < 192;
    const values = world(14 * DAY, 2, (slot, chance) => (restless(slot) ? 5 : 1) * chance.gaussian());
    const scale = localScale(values, inputOf(values.length, [DAY]));
    const mean = (isIn: (slot: number) => boolean) => {
      const chosen = scale.filter((_, slot) => isIn(slot));
      return chosen.reduce((sum, one) => sum + one, 0) / chosen.length;
    };
    expect(mean(restless) / mean((slot) => !restless(slot))).toBeGreaterThan(3.5);
  });

  it('localScale(a restless week) follows the days around', () => {
    const values = world(
      21 * DAY,
      3,
      (slot, chance) => (slot > 10 * DAY && slot < 14 * DAY ? 4 : 1) * chance.gaussian(),
    );
    const scale = localScale(values, inputOf(values.length));
    expect((scale[12 * DAY] ?? 0) / (scale[5 * DAY] ?? 1)).toBeGreaterThan(1.5);
  });

  it('localScale(flat, then one spike) is small but not zero', () => {
    const values = new Float64Array(1000);
    values[500] = 80;
    for (const one of localScale(values, inputOf(1000))) {
      expect(one).toBeGreaterThan(0);
      expect(80 / one).toBeGreaterThan(100);
    }
  });

  it.each([
    ['zeros', new Float64Array(10)],
    ['nothing', new Float64Array(0)],
    ['gaps alone', new Float64Array(10).fill(Number.NaN)],
  ])('localScale(%s) is 1: nothing is far out', (_, values) => {
    expect([...localScale(values, inputOf(values.length, [DAY]))]).toEqual(Array(values.length).fill(1));
  });

  it.each([
    ['a last bit here and there', (slot: number) => (slot % 97 === 0 ? 2 ** -42 : 0)],
    ['a last bit everywhere', (slot: number) => (slot % 2 === 0 ? 2 ** -42 : -(2 ** -42))],
    ['a last bit once', (slot: number) => (slot === 500 ? 2 ** -42 : 0)],
  ])('localScale(%s) is no finer than rounding at the size of the values', (_, valueAt) => {
    const values = Float64Array.from({ length: 1000 }, (_, slot) => valueAt(slot));
    for (const one of localScale(values, inputOf(1000, [], 1200))) expect(one).toBeGreaterThanOrEqual(1.2e-7);
  });

  it('localScale(noise of a millionth of the values) is as without their size', () => {
    const values = world(14 * DAY, 1, (_, chance) => 1e-6 * chance.gaussian());
    expect(localScale(values, inputOf(14 * DAY, [], 1))).toEqual(localScale(values, inputOf(14 * DAY)));
  });

  it('localScale(a restless half of every ninety minutes) follows a season of that length', () => {
    const restless = (slot: number) => slot % 18 >= 9;
    const values = world(14 * DAY, 4, (slot, chance) => (restless(slot) ? 5 : 1) * chance.gaussian());
    const scale = localScale(values, inputOf(values.length, [18]));
    expect((scale[12] ?? 0) / (scale[3] ?? 1)).toBeGreaterThan(3.5);
  });
});

describe('restlessness', () => {
  it('restlessness(a restless afternoon) is how much more its neighbours differ than usual', () => {
    const restless = (slot: number) => slot % DAY >= 144 && slot % DAY < 192;
    const values = world(14 * DAY, 5, (slot, chance) => (restless(slot) ? 5 : 1) * chance.gaussian());
    const times = restlessness(values, inputOf(values.length, [DAY]));
    // The whole is a sixth of the one and five sixths of the other: its median is 1.18 times the quiet one.
    for (let slot = 0; slot < values.length; slot++) {
      if (slot % 12 === 0) continue; // the first of an hour differs from one of the hour before
      expect(times[slot]! / (restless(slot) ? 5 / 1.18 : 1)).toBeGreaterThan(0.75);
      expect(times[slot]! / (restless(slot) ? 5 / 1.18 : 1)).toBeLessThan(1.25);
    }
  });

  it('restlessness(incidents of hours, and a bent day) is that of the noise', () => {
    const plateau = (slot: number) => (slot % 1000 < 48 ? 10 : 0);
    const bent = (slot: number) => 3 * Math.sin((2 * Math.PI * slot) / DAY);
    const values = world(14 * DAY, 6, (slot, chance) => plateau(slot) + bent(slot) + chance.gaussian());
    for (const times of restlessness(values, inputOf(values.length, [DAY]))) expect(times).toBeLessThan(1.35);
  });

  it.each([
    ['a constant', new Float64Array(1000)],
    ['nothing', new Float64Array(0)],
    ['gaps alone', new Float64Array(1000).fill(Number.NaN)],
    ['too few to tell', Float64Array.of(1, 5, 2, 8)],
  ])('restlessness(%s) is 1', (_, values) => {
    expect([...restlessness(values, inputOf(values.length, [DAY]))]).toEqual(Array(values.length).fill(1));
  });
});
