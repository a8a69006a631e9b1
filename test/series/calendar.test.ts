import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { civilToUtc, utcOffsetMs } from '../../src/series/calendar.ts';

const HOUR_MS = 3_600_000;

describe('utcOffsetMs', () => {
  it.each([
    ['2026-01-15T12:00:00Z', 'UTC', 0],
    ['2026-01-15T12:00:00Z', 'Europe/Vienna', 1],
    ['2026-03-29T00:59:59.999Z', 'Europe/Vienna', 1],
    ['2026-03-29T01:00:00Z', 'Europe/Vienna', 2],
    ['2026-10-25T00:59:59Z', 'Europe/Vienna', 2],
    ['2026-10-25T01:00:00Z', 'Europe/Vienna', 1],
    ['2026-07-01T00:00:00Z', 'Asia/Kolkata', 5.5],
    ['2026-07-01T00:00:00Z', 'Asia/Kathmandu', 5.75],
    ['2026-10-03T15:30:00Z', 'Australia/Lord_Howe', 11],
    ['1970-01-01T00:00:00Z', 'Europe/London', 1],
    ['2011-12-30T12:00:00Z', 'Pacific/Apia', 14],
  ])('utcOffsetMs(%s, %s) is %d hours', (moment, zone, hours) => {
    expect(utcOffsetMs(Date.parse(moment), zone)).toBe(hours * HOUR_MS);
  });

  it('gives what Temporal gives, in every eighth zone, around every change of 1960 to 2040', () => {
    const differences: string[] = [];
    for (const zone of Intl.supportedValuesOf('timeZone').filter((_, i) => i % 8 === 0)) {
      for (const ms of changesOf(zone)) {
        for (const moment of [ms - 1, ms, ms + 1, ms + 40 * HOUR_MS]) {
          if (utcOffsetMs(moment, zone) !== trueOffsetMs(moment, zone)) differences.push(`${zone} ${moment}`);
        }
      }
    }
    expect(differences).toEqual([]);
  }, 60_000);
});

describe('civilToUtc', () => {
  it.each([
    ['2026-05-19T12:00:00Z', 'UTC', { kind: 'one', ms: Date.parse('2026-05-19T12:00:00Z') }],
    ['2026-05-19T12:00:00Z', 'Europe/Vienna', { kind: 'one', ms: Date.parse('2026-05-19T10:00:00Z') }],
    ['2026-03-29T01:59:59Z', 'Europe/Vienna', { kind: 'one', ms: Date.parse('2026-03-29T00:59:59Z') }],
    ['2026-03-29T02:00:00Z', 'Europe/Vienna', { kind: 'never' }],
    ['2026-03-29T02:59:59Z', 'Europe/Vienna', { kind: 'never' }],
    ['2026-03-29T03:00:00Z', 'Europe/Vienna', { kind: 'one', ms: Date.parse('2026-03-29T01:00:00Z') }],
    ['2026-10-25T01:59:59Z', 'Europe/Vienna', { kind: 'one', ms: Date.parse('2026-10-24T23:59:59Z') }],
    [
      '2026-10-25T02:30:00Z',
      'Europe/Vienna',
      {
        kind: 'twice',
        earlierMs: Date.parse('2026-10-25T00:30:00Z'),
        laterMs: Date.parse('2026-10-25T01:30:00Z'),
      },
    ],
    ['2026-10-25T03:00:00Z', 'Europe/Vienna', { kind: 'one', ms: Date.parse('2026-10-25T02:00:00Z') }],
    ['2011-12-30T12:00:00Z', 'Pacific/Apia', { kind: 'never' }],
  ])('civilToUtc(%s, %s)', (civil, zone, moment) => {
    expect(civilToUtc(Date.parse(civil), zone)).toEqual(moment);
  });

  it('leads back to the same civil time, for a year of quarter hours', () => {
    for (let civilMs = Date.UTC(2026, 0, 1); civilMs < Date.UTC(2027, 0, 1); civilMs += 900_000) {
      const moment = civilToUtc(civilMs, 'America/St_Johns');
      if (moment.kind !== 'one') continue;
      expect(moment.ms + utcOffsetMs(moment.ms, 'America/St_Johns')).toBe(civilMs);
    }
  });
});

function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.from('1960-01-01T00:00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (at === null || at === undefined || at.year > 2040) return changes;
    changes.push(at.epochMilliseconds);
  }
}

function trueOffsetMs(ms: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}
