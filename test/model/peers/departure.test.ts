import { describe, expect, it } from 'vitest';
import { departureFrom } from '../../../src/model/peers/departure.ts';
import { world } from '../worlds.ts';

const length = 4032;
const LEAST = 5e-6;
const noise = (seed: number) => world(length, seed, (_, chance) => chance.gaussian());
const departing = (size: number, slots: number) =>
  noise(1).map((one, slot) => (slot >= 2000 && slot < 2000 + slots ? one + size : one));

describe('departureFrom', () => {
  it('departureFrom(noise) finds nothing', () => {
    for (let seed = 1; seed <= 20; seed++) expect(departureFrom(noise(seed), LEAST)).toBeUndefined();
  });

  it.each([
    [8, 3],
    [5, 12],
    [3, 36],
    [-3, 36],
  ])('departureFrom(noise, %i of its standard deviations away for %i samples) finds them', (size, slots) => {
    const departure = departureFrom(departing(size, slots), LEAST)!;
    const found = [...departure.probability.keys()].filter((slot) => departure.probability[slot]! <= LEAST);
    expect(found.length).toBeGreaterThan(0);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(2000 - 12);
    expect(Math.max(...found)).toBeLessThan(2000 + slots + 12);
    expect(departure.half).toBeCloseTo(2.576, 0);
  });

  it('departureFrom(two samples far away) finds nothing: that is no lasting departure', () => {
    expect(departureFrom(departing(7, 2), LEAST)).toBeUndefined();
  });

  it('departureFrom(noise that wanders) needs a larger departure', () => {
    let level = 0;
    const wandering = (size: number) => {
      level = 0;
      const sizes = noise(3).map((one) => (level = 0.95 * level + 0.31 * one));
      return sizes.map((one, slot) => (slot >= 2000 && slot < 2012 ? one + size : one));
    };
    expect(departureFrom(wandering(2), LEAST)).toBeUndefined();
    expect(departureFrom(wandering(12), LEAST)).toBeDefined();
  });

  it("departureFrom(blocks of known maxima) tells Gumbel's chance, by hand", () => {
    // The largest of 48 is 1 in one half of the blocks and 2 in the others, the last excepted.
    const sizes = Float64Array.from({ length: 48 * 20 }, (_, slot) => (Math.floor(slot / 48) % 2) + 1);
    sizes.fill(20, 48 * 19 + 10, 48 * 19 + 20);
    const gumbel = (share: number) => -Math.log(-Math.log(share));
    // Of 10 ones, 9 twos and a twenty the median is 1.5 and the 85 % quantile 2.
    const scale = 0.5 / (gumbel(0.85) - gumbel(0.5));
    const mode = 1.5 - scale * gumbel(0.5);
    const { probability } = departureFrom(sizes, LEAST)!;
    expect(probability[48 * 19 + 15]).toBeCloseTo(Math.exp(-(20 - mode) / scale) / 48, 20);
  });

  it.each([
    ['nothing', new Float64Array(0)],
    ['zeros', new Float64Array(length)],
    ['gaps alone', new Float64Array(length).fill(Number.NaN)],
    ['too few samples', departing(50, 12).subarray(1900, 2100)],
  ])('departureFrom(%s) finds nothing', (_, departures) => {
    expect(departureFrom(departures, LEAST)).toBeUndefined();
  });
});
