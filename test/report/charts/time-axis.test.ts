import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../../src/report/charts/time-axis.ts';

const told = (from: string, to: string, tz: string, most = 10) =>
  timeTicks(Date.parse(from), Date.parse(to), tz, most).map(({ text, date }) =>
    date === '' ? text : `${text} ${date}`,
  );

describe('timeTicks', () => {
  it.each([
    [
      '2026-11-07T00:00Z',
      '2026-11-07T03:59Z',
      'UTC',
      ['00:00 2026-11-07', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '03:30'],
    ],
    [
      '2026-11-07T20:10Z',
      '2026-11-08T09:00Z',
      'UTC',
      ['21:00 2026-11-07', '00:00 2026-11-08', '03:00', '06:00', '09:00'],
    ],
    [
      '2026-11-07T00:00:00Z',
      '2026-11-07T00:00:20Z',
      'UTC',
      ['00:00 2026-11-07', '00:00:05', '00:00:10', '00:00:15', '00:00:20'],
    ],
    [
      '2026-11-01T00:00Z',
      '2026-11-04T00:00Z',
      'UTC',
      [
        '00:00 2026-11-01',
        '12:00',
        '00:00 2026-11-02',
        '12:00',
        '00:00 2026-11-03',
        '12:00',
        '00:00 2026-11-04',
      ],
    ],
    [
      '2026-06-01T00:00Z',
      '2026-06-09T00:00Z',
      'UTC',
      [
        '2026-06-01',
        '2026-06-02',
        '2026-06-03',
        '2026-06-04',
        '2026-06-05',
        '2026-06-06',
        '2026-06-07',
        '2026-06-08',
        '2026-06-09',
      ],
    ],
    [
      '2026-06-01T00:00Z',
      '2026-06-01T12:00Z',
      'Asia/Kolkata',
      ['06:00 2026-06-01', '09:00', '12:00', '15:00'],
    ],
  ])('timeTicks(%s, %s, %s) is %j', (from, to, tz, texts) => {
    expect(told(from, to, tz)).toEqual(texts);
  });

  it('timeTicks(a day of 25 hours in Vienna) is round on the clock there', () => {
    expect(told('2026-10-24T22:00Z', '2026-10-25T23:00Z', 'Europe/Vienna')).toEqual([
      '00:00 2026-10-25',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
      '15:00',
      '18:00',
      '21:00',
      '00:00 2026-10-26',
    ]);
  });

  it('timeTicks(a night whose clock is put back) has what it shows twice once, the first time', () => {
    const ticks = timeTicks(Date.UTC(2026, 9, 25, 0), Date.UTC(2026, 9, 25, 4), 'Europe/Vienna', 6);
    expect(ticks.map(({ ms, text }) => [(ms - Date.UTC(2026, 9, 25)) / 3_600_000, text])).toEqual([
      [0, '02:00'],
      [2, '03:00'],
      [3, '04:00'],
      [4, '05:00'],
    ]);
  });

  it('timeTicks(a night whose clock is put forward) leaves out what it never shows', () => {
    expect(told('2026-03-29T00:00Z', '2026-03-29T03:00Z', 'Europe/Vienna', 6)).toEqual([
      '01:00 2026-03-29',
      '03:00',
      '04:00',
      '05:00',
    ]);
  });

  it.each([1, 2, 3, 7, 10])('timeTicks(a span, at most %d) keeps to it', (most) => {
    for (let hours = 1; hours < 20_000; hours = Math.ceil(hours * 1.3)) {
      const ticks = timeTicks(0, hours * 3_600_000, 'UTC', most);
      expect(ticks.length).toBeLessThanOrEqual(most);
      if (most > 6) expect(ticks.length).toBeGreaterThan(0);
    }
  });
});
