import { describe, expect, it } from 'vitest';
import { stlRemainder } from '../../../src/model/detectors/stl-remainder.ts';
import { civilGrid } from '../../../src/series/civil-grid.ts';
import { world } from '../worlds.ts';

const FIVE_MINUTES = 300_000;
const DAY = 288;
const LENGTH = 20 * DAY;
const HOUR_MS = 3_600_000;

/** Of the time of the day in slots: opens at nine, closes at five. */
const pattern = (time: number) =>
  (time >= 108 && time < 204 ? 80 : 20) + 5 * Math.sin((2 * Math.PI * time) / DAY);

function expectedOf(values: Float64Array, startMs: number, zone: string): Float64Array {
  const civil = civilGrid({ startMs, stepMs: FIVE_MINUTES, values }, zone);
  return stlRemainder.judge({
    values,
    stepMs: FIVE_MINUTES,
    civilSlotOf: civil.slotOf,
    civilSlots: civil.length,
    seasons: ['hour', 'day', 'week', 'free'],
  }).expected;
}

/** The hours ahead of UTC before and after the change, from the tables of the IANA time zone database. */
const changes: readonly [string, string, number, number][] = [
  ['Europe/Vienna', '2026-03-29T01:00:00Z', 1, 2],
  ['Europe/Vienna', '2026-10-25T01:00:00Z', 2, 1],
  ['America/New_York', '2026-03-08T07:00:00Z', -5, -4],
  ['America/New_York', '2026-11-01T06:00:00Z', -4, -5],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 10.5, 11],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 11, 10.5],
];

describe('stlRemainder.judge, in civil time', () => {
  describe.each(changes)('in %s, the clock changed at %s from %d to %d', (zone, at, before, after) => {
    const startMs = Date.parse(at) - 10 * 24 * HOUR_MS;
    const timeOfDay = (slot: number) => {
      const atMs = startMs + slot * FIVE_MINUTES;
      const civilMs = atMs + (atMs < Date.parse(at) ? before : after) * HOUR_MS;
      return Math.round((civilMs % (24 * HOUR_MS)) / FIVE_MINUTES) % DAY;
    };
    const isNear = (slot: number) => Math.abs(slot - LENGTH / 2) < 24;

    it('judge(a civil pattern) expects nine o’clock at nine o’clock on both sides', () => {
      const values = world(LENGTH, 1, (slot, chance) => pattern(timeOfDay(slot)) + chance.gaussian());
      const expected = expectedOf(values, startMs, zone);
      for (let slot = 0; slot < LENGTH; slot++)
        expect(Math.abs(expected[slot]! - pattern(timeOfDay(slot)))).toBeLessThan(1.5);
    });

    it('judge(a civil pattern) expects what it does where no clock changes', () => {
      const noise = world(LENGTH, 2, (_, chance) => chance.gaussian());
      const changed = noise.map((one, slot) => pattern(timeOfDay(slot)) + one);
      const steady = noise.map((one, slot) => pattern((timeOfDay(0) + slot) % DAY) + one);
      const expected = expectedOf(changed, startMs, zone);
      const inUtc = expectedOf(steady, startMs, 'UTC');
      const away = (slot: number) =>
        expected[slot]! - pattern(timeOfDay(slot)) - (inUtc[slot]! - pattern((timeOfDay(0) + slot) % DAY));
      // Before the change the same samples fall together; behind it, others by an hour.
      for (let slot = 0; slot < LENGTH / 2; slot++)
        if (!isNear(slot)) expect(Math.abs(away(slot))).toBeLessThan(1.2);
      const square = noise.reduce((sum, _, slot) => sum + away(slot) ** 2, 0);
      expect(Math.sqrt(square / LENGTH)).toBeLessThan(0.25);
    });

    it('judge(a civil pattern without noise) leaves nothing', () => {
      const values = Float64Array.from({ length: LENGTH }, (_, slot) => pattern(timeOfDay(slot)));
      const expected = expectedOf(values, startMs, zone);
      for (let slot = 0; slot < LENGTH; slot++)
        expect(Math.abs(expected[slot]! - values[slot]!)).toBeLessThan(1e-9);
    });
  });
});
