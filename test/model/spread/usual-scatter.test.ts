import { describe, expect, it } from 'vitest';
import { usualScatter } from '../../../src/model/spread/usual-scatter.ts';
import { utcSlots, world } from '../worlds.ts';

const DAY = 288;
const cycling = (slots: number, cycles: readonly number[] = [DAY]) => ({
  stepMs: 300_000,
  civilSlotOf: utcSlots(slots),
  cycles,
});
const sizes = (slots: number, factorAt: (slot: number) => number) =>
  world(slots, 1, (slot, chance) => factorAt(slot) * Math.abs(chance.gaussian()));
const afternoon = (slot: number) => (slot % DAY >= 144 && slot % DAY < 192 ? 4 : 1);

describe('usualScatter', () => {
  it('usualScatter(restless afternoons) is four times as much in them', () => {
    const usual = usualScatter(sizes(14 * DAY, afternoon), cycling(14 * DAY));
    for (let slot = 0; slot < usual.length; slot++) {
      expect(usual[slot]! * (1 + 3 / 6)).toBeGreaterThan(0.75 * afternoon(slot));
      expect(usual[slot]! * (1 + 3 / 6)).toBeLessThan(1.3 * afternoon(slot));
    }
  });

  it('usualScatter(one restless day of fourteen) does not know it', () => {
    const once = usualScatter(
      sizes(14 * DAY, (slot) => (slot >= DAY && slot < 2 * DAY ? 9 : 1) * afternoon(slot)),
      cycling(14 * DAY),
    );
    expect(once[DAY + 160]! / once[DAY + 60]!).toBeLessThan(5);
    expect(once[DAY + 160]).toBe(once[5 * DAY + 160]);
  });

  it('usualScatter(restless half of every ninety minutes) follows the cycle that agrees best', () => {
    const restless = (slot: number) => (slot % 18 >= 9 ? 5 : 1);
    const usual = usualScatter(sizes(14 * DAY, restless), cycling(14 * DAY, [DAY, 18]));
    expect(usual[12]! / usual[3]!).toBeGreaterThan(3.5);
  });

  it.each([
    ['even noise', sizes(14 * DAY, () => 1), [DAY]],
    ['three days', sizes(3 * DAY, afternoon), [DAY]],
    ['a constant', new Float64Array(14 * DAY).fill(1), [DAY]],
    ['zeros', new Float64Array(14 * DAY), [DAY]],
    ['gaps alone', new Float64Array(14 * DAY).fill(Number.NaN), [DAY]],
    ['nothing', new Float64Array(0), [DAY]],
    ['no cycle', sizes(14 * DAY, afternoon), []],
  ])('usualScatter(%s) is 1', (_, values, cycles) => {
    const usual = usualScatter(values, cycling(values.length, cycles));
    expect(usual).toEqual(new Float64Array(values.length).fill(1));
  });
});
