import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { civilGrid } from '../../src/series/civil-grid.ts';

const QUARTER_HOUR = 900_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const gridFrom = (start: string, slots: number, stepMs: number, zone: string) =>
  civilGrid({ startMs: Date.parse(start), stepMs, values: new Float64Array(slots) }, zone);

/** What is known of a civil slot by another computation: the civil time of a slot, in steps from slot 0. */
function trueSlots(start: string, slots: number, stepMs: number, zone: string): number[] {
  const civilAt = (slot: number) =>
    Temporal.Instant.fromEpochMilliseconds(Date.parse(start) + slot * stepMs)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime();
  const first = civilAt(0);
  return Array.from(
    { length: slots },
    (_, slot) => civilAt(slot).since(first).total('milliseconds') / stepMs,
  );
}

describe('civilGrid', () => {
  it('civilGrid(series, zone) leaves out the hour that is skipped in spring', () => {
    const { slotOf, length } = gridFrom('2026-03-29T00:30:00Z', 5, QUARTER_HOUR, 'Europe/Vienna');
    expect(slotOf).toEqual(Int32Array.of(0, 1, 6, 7, 8));
    expect(length).toBe(9);
  });

  it('civilGrid(series, zone) lays the hour that comes twice in autumn on the same slots', () => {
    const { slotOf, length } = gridFrom('2026-10-24T23:45:00Z', 11, QUARTER_HOUR, 'Europe/Vienna');
    expect(slotOf).toEqual(Int32Array.of(0, 1, 2, 3, 4, 1, 2, 3, 4, 5, 6));
    expect(length).toBe(7);
  });

  it('civilGrid(series, zone) that starts within the doubled hour counts from its earliest civil slot', () => {
    const { slotOf, length } = gridFrom('2026-10-25T00:30:00Z', 7, QUARTER_HOUR, 'Europe/Vienna');
    expect(slotOf).toEqual(Int32Array.of(2, 3, 0, 1, 2, 3, 4));
    expect(length).toBe(5);
  });

  it.each([
    ['2026-03-20T00:00:00Z', 'Europe/Vienna', 20 * 96 + 4],
    ['2026-10-15T00:00:00Z', 'Europe/Vienna', 20 * 96 - 4],
    ['2026-03-01T00:00:00Z', 'America/New_York', 20 * 96 + 4],
    ['2026-10-25T12:00:00Z', 'America/New_York', 20 * 96 - 4],
    ['2026-03-20T00:00:00Z', 'Australia/Lord_Howe', 20 * 96 - 2],
    ['2026-03-20T00:00:00Z', 'Asia/Kathmandu', 20 * 96],
    ['2026-03-20T00:00:00Z', 'UTC', 20 * 96],
  ])('civilGrid(20 days from %s, %s) is as Temporal counts, %d slots long', (start, zone, length) => {
    const grid = gridFrom(start, 20 * 96, QUARTER_HOUR, zone);
    expect(Array.from(grid.slotOf)).toEqual(trueSlots(start, 20 * 96, QUARTER_HOUR, zone));
    expect(grid.length).toBe(length);
  });

  it("civilGrid(series, 'UTC') gives every slot itself", () => {
    const { slotOf, length } = gridFrom('2026-03-29T00:00:07Z', 200, QUARTER_HOUR, 'UTC');
    expect(slotOf).toEqual(Int32Array.from({ length: 200 }, (_, slot) => slot));
    expect(length).toBe(200);
  });

  it('civilGrid(series of days, zone) gives each day its slot, whatever the clock does', () => {
    const { slotOf, length } = gridFrom('2026-01-01T12:00:00Z', 365, DAY, 'Europe/Vienna');
    expect(slotOf).toEqual(Int32Array.from({ length: 365 }, (_, slot) => slot));
    expect(length).toBe(365);
  });

  it.each([
    [0, 0],
    [1, 1],
  ])('civilGrid(series of %d slots, zone) is that long', (slots, length) => {
    const grid = gridFrom('2026-07-01T00:00:00Z', slots, 0, 'Europe/Vienna');
    expect(grid).toEqual({ slotOf: new Int32Array(slots), length });
  });
});
