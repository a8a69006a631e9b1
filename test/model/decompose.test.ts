import { describe, expect, it } from 'vitest';
import { type Decomposition, decompose } from '../../src/model/decompose.ts';
import { findPeriods, type PeriodLabel } from '../../src/model/periods/periods.ts';
import { Chance, utcSlots, world } from './worlds.ts';

const FIVE_MINUTES = 300_000;
const DAY = 288;
const WEEK = 7 * DAY;
const NA = Number.NaN;
const all: readonly PeriodLabel[] = ['hour', 'day', 'week', 'free'];

function taken(values: Float64Array, seasons = all, stepMs = FIVE_MINUTES): Decomposition {
  const civil = { slotOf: utcSlots(values.length), length: values.length };
  return decompose(values, stepMs, civil, findPeriods(values, stepMs, seasons));
}
const expectedOf = ({ trend, seasonal }: Decomposition) =>
  trend.map((value, slot) => seasonal.reduce((sum, part) => sum + part[slot]!, value));

const wave = (slot: number) => 10 * Math.sin((2 * Math.PI * slot) / DAY);
const zero = () => 0;
const mostBetween = (one: Float64Array, other: (slot: number) => number, from = 0, to = one.length) => {
  let most = 0;
  for (let slot = from; slot < to; slot++) most = Math.max(most, Math.abs(one[slot]! - other(slot)));
  return most;
};

describe('decompose', () => {
  it.each<[string, number, number[], (slot: number) => number, number]>([
    ['one step', 10 * DAY, [1500], zero, 0],
    ['two steps', 14 * DAY, [1200, 2600], zero, 0],
    ['a step on a slope', 10 * DAY, [1500], (slot) => slot / 400, 0],
    ['a step with a season', 14 * DAY, [2066], wave, 0],
    ['two steps with a season', 21 * DAY, [1500, 4400], wave, 0],
    ['a step, a tenth of the samples out', 14 * DAY, [2066], zero, 0.1],
    ['a step with a season, a fifth of the samples out', 14 * DAY, [2066], wave, 0.2],
  ])('decompose(%s) keeps a step a step', (_, length, steps, other, share) => {
    for (let seed = 0; seed < 5; seed++) {
      const level = (slot: number) => 100 + 8 * steps.filter((step) => slot >= step).length;
      const truth = (slot: number) => level(slot) + other(slot);
      const out = new Chance(seed + 500);
      const values = world(length, seed, (slot, chance) => {
        const isOut = out.uniform() < share && steps.every((step) => Math.abs(slot - step) > 12);
        return truth(slot) + chance.gaussian() + (isOut ? 12 : 0);
      });
      const found = taken(values);
      expect(found.shifts).toHaveLength(steps.length);
      for (const [at, { slot }] of found.shifts.entries())
        expect(Math.abs(slot - steps[at]!)).toBeLessThanOrEqual(2);
      const trend = other === wave ? found.trend : expectedOf(found);
      const isAtStep = (slot: number) => steps.some((step) => Math.abs(slot - step) <= 2);
      const wanted = (slot: number) => (other === wave ? level(slot) : truth(slot));
      for (let slot = 0; slot < length; slot++)
        if (!isAtStep(slot)) expect(Math.abs(trend[slot]! - wanted(slot))).toBeLessThan(0.6);
    }
  });

  it.each([3, 4])('decompose(%d weeks, one Monday like a Sunday) expects Mondays of the others', (weeks) => {
    const quiet = (slot: number) => {
      const day = Math.floor(slot / DAY) % 7;
      return day >= 5 ? 20 + wave(slot) / 5 : 60 + 2 * wave(slot);
    };
    const holiday = WEEK; // the second Monday
    const noise = world(weeks * WEEK, 6, (_, chance) => chance.gaussian());
    const usual = noise.map((one, slot) => quiet(slot) + one);
    const dented = usual.slice();
    for (let slot = holiday; slot < holiday + DAY; slot++) dented[slot] = quiet(slot - DAY) + noise[slot]!;
    const [before, after] = [expectedOf(taken(usual)), expectedOf(taken(dented))];
    for (let slot = 0; slot < usual.length; slot++)
      if (slot % WEEK < DAY && Math.floor(slot / WEEK) !== 1)
        expect(Math.abs(after[slot]! - quiet(slot))).toBeLessThan(4);
    const mondays = [...usual.keys()].filter((slot) => slot % WEEK < DAY && Math.floor(slot / WEEK) !== 1);
    const square = mondays.reduce((sum, slot) => sum + (after[slot]! - before[slot]!) ** 2, 0);
    expect(Math.sqrt(square / mondays.length)).toBeLessThan(0.5);
    const away = dented.subarray(holiday, holiday + DAY).map((value, at) => after[holiday + at]! - value);
    expect(away.filter((one) => one > 10).length).toBeGreaterThan(0.7 * DAY);
  });

  it.each<[string, number, PeriodLabel[], string]>([
    ['nothing', 0, [], 'median'],
    ['one sample', 1, [], 'median'],
    ['two samples', 2, [], 'median'],
    ['ten samples', 10, [], 'median'],
    ['25 samples', 25, [...all], 'trend'],
    ['a hundred samples', 100, [...all], 'trend'],
    ['half a day', 144, [...all], 'trend'],
    ['a day and a half', 432, [...all], 'trend'],
    ['four days', 4 * DAY, [...all], 'seasonal-trend'],
    ['four days, seasons not asked for', 4 * DAY, [], 'trend'],
  ])('decompose(%s of a diurnal pattern) has numbers everywhere', (_, length, seasons, model) => {
    const found = taken(
      world(length, 7, (slot, chance) => 50 + wave(slot) + 0.1 * chance.gaussian()),
      seasons,
    );
    expect(found.model).toBe(model);
    for (const part of [found.trend, ...found.seasonal]) {
      expect(part).toHaveLength(length);
      expect(part.every(Number.isFinite)).toBe(true);
    }
  });

  it.each([
    ['one sample', [5], [5]],
    ['two', [5, 7], [6, 6]],
    ['gaps alone', [NA, NA], [NA, NA]],
    ['a few', [1, 2, NA, 9], [2, 2, 2, 2]],
  ])('decompose(%s) has the median as its trend', (_, list, expected) => {
    expect(taken(Float64Array.from(list))).toMatchObject({
      model: 'median',
      trend: Float64Array.from(expected),
      seasonal: [],
      shifts: [],
    });
  });

  it('decompose(values).isOutlier marks what was planted, and nothing else', () => {
    const values = world(14 * DAY, 8, (slot, chance) => 100 + wave(slot) + chance.gaussian());
    values.fill(150, 1000, 1012);
    values[2000] = 20;
    const { isOutlier, shifts } = taken(values);
    expect([...isOutlier.keys()].filter((slot) => isOutlier[slot] === 1)).toEqual([
      ...Array.from({ length: 12 }, (_, at) => 1000 + at),
      2000,
    ]);
    expect(shifts).toEqual([]);
  });

  it('decompose(three weeks, an incident in one) leaves no ghost in the other two', () => {
    const quiet = (slot: number) => (slot % WEEK >= 5 * DAY ? 20 : 60 + 2 * wave(slot));
    const values = world(3 * WEEK, 2, (slot, chance) => quiet(slot) + chance.gaussian());
    const incident = 15 * DAY + 100;
    values.fill(300, incident, incident + 12);
    const expected = expectedOf(taken(values));
    expect(mostBetween(expected, quiet, incident - WEEK, incident - WEEK + 12)).toBeLessThan(3);
  });

  it('decompose(a walk that jumps) follows it, and the jump is at its slot', () => {
    let at = 0;
    const walk = world(WEEK, 9, (slot, chance) => {
      at += chance.gaussian();
      return at + (slot >= 1000 ? 80 : 0);
    });
    const { model, trend, shifts } = taken(walk);
    expect(model).toBe('random-walk');
    expect(shifts).toEqual([]);
    expect(mostBetween(trend, (slot) => walk[slot]!)).toBeLessThan(10);
  });
});
