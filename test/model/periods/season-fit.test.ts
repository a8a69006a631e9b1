import { describe, expect, it } from 'vitest';
import { SeasonFit } from '../../../src/model/periods/season-fit.ts';
import { world } from '../worlds.ts';

const DAY = 288;
const WEEK = 7 * DAY;
const NA = Number.NaN;
const wave = (slot: number, length: number) => Math.sin((2 * Math.PI * slot) / length);
const isWeekend = (slot: number) => slot % WEEK >= 5 * DAY;

function walk(length: number, seed: number): Float64Array {
  let level = 0;
  return world(length, seed, (_, chance) => {
    level += chance.gaussian();
    return level;
  });
}

describe('SeasonFit', () => {
  it.each([
    ['a pure season', 0, 0.95, 1],
    ['a season in as much noise', 0.7, 0.2, 0.4],
    ['noise', 1e9, -0.2, 0.01],
  ])('new SeasonFit(%s).strength', (_, noise, least, most) => {
    const values = world(10 * DAY, 1, (slot, chance) => wave(slot, DAY) + noise * chance.gaussian());
    const { strength } = new SeasonFit(values, DAY);
    expect(strength).toBeGreaterThan(least);
    expect(strength).toBeLessThanOrEqual(most);
  });

  it('new SeasonFit(values).strength does not depend on unit, level or slope', () => {
    const values = world(8 * DAY, 2, (slot, chance) => 2 * wave(slot, DAY) + chance.gaussian());
    const { strength } = new SeasonFit(values, DAY);
    const others = [(x: number) => -4 * x, (x: number) => x + 100, (x: number, slot: number) => x + slot / 4];
    for (const other of others)
      expect(new SeasonFit(values.map(other), DAY).strength).toBeCloseTo(strength, 1);
  });

  it('new SeasonFit(every other cycle differs) learns nothing, and all from twice the length', () => {
    const values = world(20 * DAY, 3, (slot) => (Math.floor(slot / DAY) % 2) * wave(slot, DAY));
    expect(new SeasonFit(values, DAY).strength).toBeLessThan(0.01);
    expect(new SeasonFit(values, 2 * DAY).strength).toBeGreaterThan(0.9);
  });

  it.each([
    ['an incident', (slot: number) => (slot > 3 * DAY && slot < 3.4 * DAY ? 40 : 0)],
    ['a step', (slot: number) => (slot > 4.3 * DAY ? 40 : 0)],
    ['gaps', (slot: number) => (slot % 700 < 200 ? NA : 0)],
  ])('new SeasonFit(a season with %s) is still strong, and its profile true', (_, added) => {
    const values = world(
      9 * DAY,
      4,
      (slot, chance) => 3 * wave(slot, DAY) + 0.3 * chance.gaussian() + added(slot),
    );
    const fit = new SeasonFit(values, DAY);
    expect(fit.strength).toBeGreaterThan(0.4);
    fit.seasonal().forEach((value, slot) => {
      expect(Math.abs(value - 3 * wave(slot, DAY))).toBeLessThan(1);
    });
  });

  it('new SeasonFit(three cycles with a step) loses none of them', () => {
    const values = world(
      3 * DAY,
      5,
      (slot, chance) => 3 * wave(slot, DAY) + (slot > 400 ? 20 : 0) + chance.gaussian(),
    );
    const fit = new SeasonFit(values, DAY);
    expect(fit.strength).toBeGreaterThan(0.4);
    expect(fit.isCertain()).toBe(true);
  });

  it('new SeasonFit(a week with a holiday).strength knows the other days', () => {
    const values = world(3 * WEEK, 6, (slot, chance) =>
      isWeekend(slot) || Math.floor(slot / DAY) === 10
        ? 1
        : 5 + 2 * wave(slot, DAY) + 0.5 * chance.gaussian(),
    );
    const fit = new SeasonFit(values, WEEK);
    expect(fit.strength).toBeGreaterThan(0.6);
    expect(fit.isCertain()).toBe(true);
  });

  it('new SeasonFit(a length that is not whole) follows it', () => {
    const values = world(2000, 7, (slot) => wave(slot, 20.4));
    expect(new SeasonFit(values, 20.4).strength).toBeGreaterThan(0.7);
    expect(new SeasonFit(values, 20).strength).toBeLessThan(0.2);
  });
});

describe('SeasonFit.isCertain', () => {
  it('isCertain() is seldom true of random walks that look alike', () => {
    let [strong, certain] = [0, 0];
    for (let seed = 1; seed <= 300; seed++) {
      const fit = new SeasonFit(walk(400, seed), 100);
      if (fit.strength < 0.1) continue;
      strong += 1;
      if (fit.isCertain()) certain += 1;
    }
    expect(strong).toBeGreaterThan(20);
    expect(certain).toBeLessThanOrEqual(12);
  });

  it('isCertain() is true where the quick movement comes back, though one cycle spoils the gain', () => {
    const values = world(3 * WEEK, 8, (slot, chance) => {
      const shape = isWeekend(slot) ? 0.4 : 1;
      const spoilt = slot > WEEK && slot < 2 * WEEK ? 6 * wave(slot, WEEK / 3) : 0;
      return shape * (6 + 5 * wave(slot, DAY)) + spoilt + chance.gaussian();
    });
    expect(new SeasonFit(values, WEEK).isCertain()).toBe(true);
  });
});

describe('SeasonFit.outstanding', () => {
  const job = (slot: number) => (slot % DAY >= 24 && slot % DAY < 28 ? 8 : 0);

  it('outstanding() keeps what a job of minutes promises, of which the strength is little', () => {
    const values = world(7 * DAY, 9, (slot, chance) => job(slot) + chance.gaussian());
    const fit = new SeasonFit(values, DAY);
    expect(fit.strength).toBeLessThan(0.1);
    expect(fit.outstanding().kept).toBeGreaterThan(0.7);
    expect(fit.outstanding().strength).toBeGreaterThan(0.03);
    expect(fit.outstanding().certainty).toBeGreaterThan(4);
  });

  it.each([
    ['noise', () => 0],
    ['incidents at one time of two days', (slot: number) => (slot < 2 * DAY ? job(slot) : 0)],
  ])('outstanding() of %s promises nothing that is kept', (_, added) => {
    const values = world(7 * DAY, 10, (slot, chance) => added(slot) + chance.gaussian());
    expect(new SeasonFit(values, DAY).outstanding().kept).toBeLessThan(0.3);
  });
});

describe('SeasonFit.seasonal', () => {
  it('seasonal() is the profile, cycle after cycle', () => {
    const shape = [0, 5, 1, -3, -3, 0];
    const values = world(60, 11, (slot) => shape[slot % 6]!);
    expect([...new SeasonFit(values, 6).seasonal().map((value) => Math.round(value))]).toEqual(
      Array.from(values, (value) => Math.round(value)),
    );
  });
});
