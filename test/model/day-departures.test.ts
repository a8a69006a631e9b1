import { describe, expect, it } from 'vitest';
import { dayDepartures, PARTS_A_DAY } from '../../src/model/day-departures.ts';
import { world } from './worlds.ts';

const DAY = 48;
const partOf = (length: number) =>
  Int32Array.from({ length }, (_, slot) => Math.floor((slot * PARTS_A_DAY) / DAY));
const daysOf = (values: Float64Array) => dayDepartures(values, partOf(values.length)).map(({ day }) => day);

/** Weeks of noise, quieter at the weekend, and what is done to them. */
function weeks(count: number, seed: number, done: (values: Float64Array) => void = () => {}): Float64Array {
  const values = world(
    count * 7 * DAY,
    seed,
    (slot, chance) => 100 - (Math.floor(slot / DAY) % 7 < 5 ? 0 : 30) + 5 * chance.gaussian(),
  );
  done(values);
  return values;
}

/** From an hour of a day for some hours, this much more. */
const moved = (day: number, hour: number, hours: number, by: number) => (values: Float64Array) => {
  const from = day * DAY + (hour * DAY) / 24;
  for (let slot = from; slot < from + (hours * DAY) / 24 && slot < values.length; slot++) values[slot]! += by;
};

const seeds = [1, 2, 3, 4, 5, 6];

describe('dayDepartures', () => {
  it.each([
    ['a whole day', 10, 0, 24],
    ['the last day', 20, 0, 24],
    ['all day but the night', 10, 4, 20],
  ])('dayDepartures(%s elsewhere) is that day', (_, day, hour, hours) => {
    for (const seed of seeds) {
      const values = weeks(3, seed, moved(day, hour, hours, -30));
      expect(daysOf(values)).toContain(day);
      const size = dayDepartures(values, partOf(values.length)).find((one) => one.day === day)?.size;
      expect(size).toBeLessThan(-24);
      expect(size).toBeGreaterThan(-36);
    }
  });

  it('dayDepartures(two days in a row, one up and one down) are both', () => {
    for (const seed of seeds) {
      const values = weeks(4, seed, (all) => {
        moved(10, 0, 24, -40)(all);
        moved(11, 0, 24, 25)(all);
      });
      const found = dayDepartures(values, partOf(values.length)).filter(
        ({ day }) => day === 10 || day === 11,
      );
      expect(found.map(({ size }) => Math.sign(size))).toEqual([-1, 1]);
    }
  });

  it.each([
    ['an hour', 12, 1],
    ['five hours', 9, 5],
    ['twelve hours', 8, 12],
  ])('dayDepartures(an outage of %s) has none of it, however deep', (_, hour, hours) => {
    for (const seed of seeds) expect(daysOf(weeks(4, seed, moved(10, hour, hours, -1000)))).not.toContain(10);
  });

  it.each<[string, (values: Float64Array) => void]>([
    ['a step that stays', moved(10, 9, 24 * 40, 300)],
    ['growth', (values) => values.set(values.map((value, slot) => value + slot))],
    ['nothing', () => {}],
  ])('dayDepartures(%s) is nearly never a day', (_, done) => {
    const found = seeds.reduce((sum, seed) => sum + daysOf(weeks(4, seed, done)).length, 0);
    expect(found / (seeds.length * 28)).toBeLessThan(0.02);
  });

  it('dayDepartures(values) by hand: what it was away from its weekday, all parts but the farthest', () => {
    // Days at 0 and 1 by turns, so that a weekday changes by 1 each week; but one whose parts are 100 to 105 higher.
    const values = new Float64Array(21 * DAY).map((_, slot) => Math.floor(slot / DAY) % 2);
    for (let slot = 19 * DAY; slot < 20 * DAY; slot++)
      values[slot]! += 100 + Math.floor((slot - 19 * DAY) / 8);
    // Its weekday was at 1, at 0, and now far above: the middle one is 1, as the day itself without the rest.
    expect(dayDepartures(values, partOf(values.length))).toEqual([{ day: 19, size: 104 }]);
  });

  it.each([
    ['two weeks', weeks(2, 1, moved(10, 0, 24, -90))],
    ['no values', new Float64Array(0)],
    ['gaps alone', new Float64Array(28 * DAY).fill(Number.NaN)],
    ['what stands still but for a day', new Float64Array(28 * DAY).fill(7, 20 * DAY, 21 * DAY)],
  ])('dayDepartures(%s) is none', (_, values) => {
    expect(dayDepartures(values, partOf(values.length))).toEqual([]);
  });

  it('dayDepartures(values) does not judge a day that is there in part', () => {
    const cut = weeks(4, 1, moved(27, 0, 24, -30)).subarray(0, Math.round(27.5 * DAY));
    expect(daysOf(cut)).not.toContain(27);
  });

  it('dayDepartures(values) survives a scale and a shift, and an hour that comes twice', () => {
    const values = weeks(4, 2, moved(10, 0, 24, -30));
    const parts = partOf(values.length);
    parts[DAY * 5] = parts[DAY * 5 - 1]!;
    const found = dayDepartures(values, parts);
    const scaled = dayDepartures(
      values.map((value) => 1000 - 4 * value),
      parts,
    );
    expect(scaled).toEqual(found.map(({ day, size }) => ({ day, size: expect.closeTo(-4 * size, 9) })));
    expect(found.map(({ day }) => day)).toContain(10);
  });
});
