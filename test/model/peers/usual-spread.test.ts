import { describe, expect, it } from 'vitest';
import { loudnessOfHours } from '../../../src/model/peers/loud-hours.ts';
import { usualSpread } from '../../../src/model/peers/usual-spread.ts';
import { world } from '../worlds.ts';

const DAY = 288;
const days = 10;
const length = days * DAY;
const gauss = (seed: number) => world(length, seed, (_, chance) => chance.gaussian());
const day = { partOf: Int32Array.from({ length }, (_, slot) => slot % DAY), parts: DAY, days };
const typicalWhere = (spread: Float64Array, isMeant: (slot: number) => boolean) => {
  const meant = [...spread].filter((_, slot) => isMeant(slot)).sort((a, b) => a - b);
  return meant[meant.length >> 1]!;
};

describe('usualSpread', () => {
  it('usualSpread(differences of one size) is their standard deviation', () => {
    const spread = usualSpread(
      gauss(1).map((one) => 3 * one),
      gauss(2),
      undefined,
    );
    expect(typicalWhere(spread, () => true)).toBeCloseTo(3, 0);
  });

  it('usualSpread(ratios) grows with the level of the peers', () => {
    const peers = gauss(2).map((one) => Math.exp(one));
    const spread = usualSpread(
      gauss(1).map((one, slot) => 0.1 * peers[slot]! * one),
      peers,
      undefined,
    );
    const ratioAt = (level: number) =>
      typicalWhere(spread, (slot) => Math.abs(peers[slot]! / level - 1) < 0.2) / level;
    expect(ratioAt(0.5)).toBeCloseTo(0.1, 1);
    expect(ratioAt(2)).toBeCloseTo(0.1, 1);
    expect(ratioAt(4)).toBeGreaterThan(0.06);
  });

  it('usualSpread(a loud morning) is larger in the morning', () => {
    const departures = gauss(1).map((one, slot) => (slot % DAY < 96 ? 4 * one : one));
    const spread = usualSpread(departures, gauss(2), day);
    const isMorning = (slot: number) => slot % DAY < 96;
    expect(
      typicalWhere(spread, isMorning) / typicalWhere(spread, (slot) => !isMorning(slot)),
    ).toBeGreaterThan(2);
  });

  it.each([
    ['zeros', new Float64Array(length)],
    ['nothing', new Float64Array(0)],
  ])('usualSpread(%s) is 0 throughout', (_, departures) => {
    expect([...usualSpread(departures, departures, undefined)].every((one) => one === 0)).toBe(true);
  });
});

describe('loudnessOfHours', () => {
  it.each([
    ['noise that is the same all day', gauss(1), day],
    ['fewer than six days', gauss(1), { ...day, days: 5 }],
    ['one loud morning', gauss(1).map((one, slot) => (slot < 96 ? 9 * one : one)), day],
  ])('loudnessOfHours(%s) knows none', (_, departures, parts) => {
    expect(loudnessOfHours(departures, new Float64Array(length).fill(1), parts)).toBeUndefined();
  });
});
