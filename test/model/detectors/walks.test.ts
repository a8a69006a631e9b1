import { describe, expect, it } from 'vitest';
import { type JudgedSeries, judgeSeries } from '../../../src/judge.ts';
import { stlRemainder } from '../../../src/model/detectors/stl-remainder.ts';
import { world } from '../worlds.ts';

const FIVE_MINUTES = 300_000;
const DAY = 288;
const WEEK = 7 * DAY;
const SEEDS = 20;

function judged(values: Float64Array): JudgedSeries {
  const series = {
    labels: {},
    name: 'made',
    startMs: Date.parse('2026-01-05T00:00:00Z'),
    stepMs: FIVE_MINUTES,
    values,
  };
  return judgeSeries(series, stlRemainder, { tz: 'UTC', season: 'auto', budgetPerWeek: 0.5, limit: [] });
}

function walk(seed: number, length = WEEK): Float64Array {
  let at = 1000;
  return world(length, seed, (_, chance) => (at += chance.gaussian()));
}

describe('judgeSeries, what wanders', () => {
  it('judgeSeries(random walks) knows them, and raises no more alarms than its budget', () => {
    let alarms = 0;
    let walks = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const { judgement, findings } = judged(walk(seed));
      walks += judgement.model === 'random-walk' ? 1 : 0;
      alarms += findings.length;
    }
    expect(walks).toBeGreaterThanOrEqual(SEEDS - 2);
    // A week each; within a factor of two of the budget.
    expect(alarms / SEEDS).toBeLessThanOrEqual(2 * 0.5);
  });

  it('judgeSeries(a walk with a spike of twelve increments) has it outside its band, and mostly finds it', () => {
    let found = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const values = walk(seed);
      values[1234] = values[1234]! + 12;
      const { judgement, findings } = judged(values);
      expect(values[1234]).toBeGreaterThan(judgement.upper[1234]!);
      found += findings.some(({ firstSlot, lastSlot }) => firstSlot <= 1234 && lastSlot >= 1234) ? 1 : 0;
    }
    expect(found).toBeGreaterThanOrEqual(0.9 * SEEDS);
  });

  it('judgeSeries(a walk that jumps for good) expects the new level from the jump on', () => {
    const values = walk(3).map((value, slot) => value + (slot >= 1000 ? 60 : 0));
    const { judgement } = judged(values);
    expect(judgement.model).toBe('random-walk');
    for (let slot = 980; slot < 1020; slot++)
      expect(Math.abs(judgement.expected[slot]! - values[slot]!)).toBeLessThan(10);
  });

  it('judgeSeries(a tank that fills) is no walk: it is expected to fill, from the first sample to the last', () => {
    let alarms = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const level = (slot: number) => 20 + slot / 50;
      const values = world(WEEK, seed, (slot, chance) => level(slot) + chance.gaussian());
      const { judgement, findings } = judged(values);
      expect(judgement.model).not.toBe('random-walk');
      for (let slot = 0; slot < WEEK; slot++)
        expect(Math.abs(judgement.expected[slot]! - level(slot))).toBeLessThan(0.5);
      alarms += findings.length;
    }
    // A week each; within a factor of two of the budget.
    expect(alarms / SEEDS).toBeLessThanOrEqual(2 * 0.5);
  });

  it.each([0.5, 1])('judgeSeries(%d days of a smooth diurnal pattern) finds nothing', (days) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const values = world(days * DAY, seed, (slot, chance) => {
        return 100 - 40 * Math.cos((2 * Math.PI * (slot + seed * 14)) / DAY) + chance.gaussian();
      });
      const { judgement, findings } = judged(values);
      expect(judgement.expected.every(Number.isFinite)).toBe(true);
      expect(findings).toEqual([]);
    }
  });
});
