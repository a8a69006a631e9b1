import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticksOf } from '../../../src/report/browser/time-ticks.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const texts = (from: string, to: string, tz: string, width: number) =>
  ticksOf({ fromMs: Date.parse(from), toMs: Date.parse(to) }, tz, width).map(({ text, below }) =>
    below === '' ? text : `${text}\n${below}`,
  );

describe('ticksOf(span, tz, width)', () => {
  it.each<[string, string, string, string, number, string[]]>([
    [
      'hours',
      '2026-05-08T22:30Z',
      '2026-05-09T01:30Z',
      'UTC',
      600,
      ['23:00\n2026-05-08', '00:00\n2026-05-09', '01:00'],
    ],
    [
      'days',
      '2026-05-08T12:00Z',
      '2026-05-11T12:00Z',
      'UTC',
      600,
      ['2026-05-09', '2026-05-10', '2026-05-11'],
    ],
    [
      'days where it is narrow',
      '2026-05-08T12:00Z',
      '2026-05-11T12:00Z',
      'UTC',
      288,
      ['05-09\n2026', '05-10', '05-11'],
    ],
    [
      'two years where it is narrow',
      '2025-12-30T12:00Z',
      '2026-01-02T12:00Z',
      'UTC',
      288,
      ['12-31\n2025', '01-01\n2026', '01-02'],
    ],
    [
      'hours where it is narrow',
      '2026-05-08T20:30Z',
      '2026-05-09T04:30Z',
      'UTC',
      288,
      ['21:00\n05-08', '00:00\n05-09', '03:00'],
    ],
    [
      'two weeks where it is narrow',
      '2026-05-08T00:00Z',
      '2026-05-22T00:00Z',
      'UTC',
      288,
      ['05-11\n2026', '05-15', '05-19'],
    ],
    [
      'the ends of what is less round, where one is round',
      '2026-05-08T00:00:01Z',
      '2026-05-08T00:00:14Z',
      'UTC',
      272,
      ['00:00:05\n05-08', '00:00:10'],
    ],
    [
      'half an hour ahead',
      '2026-05-08T00:00Z',
      '2026-05-08T02:00Z',
      'Asia/Kolkata',
      300,
      ['05:30\n05-08', '06:00', '06:30', '07:00', '07:30'],
    ],
    [
      'a quarter of an hour',
      '2026-05-08T00:01Z',
      '2026-05-08T00:44Z',
      'UTC',
      500,
      ['00:15\n2026-05-08', '00:30'],
    ],
    [
      'the night without two o’clock',
      '2026-03-29T00:00Z',
      '2026-03-29T03:00Z',
      'Europe/Vienna',
      600,
      ['01:00\n2026-03-29', '03:00', '04:00', '05:00'],
    ],
    [
      'the night with two of them',
      '2026-10-24T23:30Z',
      '2026-10-25T02:30Z',
      'Europe/Vienna',
      600,
      ['02:00\n2026-10-25', '03:00'],
    ],
    ['a span of nothing', '2026-05-08T00:00Z', '2026-05-08T00:00Z', 'UTC', 600, ['2026-05-08']],
  ])('ticksOf: %s', (_, from, to, tz, width, told) => {
    expect(texts(from, to, tz, width)).toEqual(told);
  });

  const span = fc
    .tuple(fc.integer({ min: 0, max: 2e12 }), fc.double({ min: 4, max: 11.5, noNaN: true }))
    .map(([fromMs, power]) => ({ fromMs, toMs: fromMs + Math.round(10 ** power) }));
  const tz = fc.constantFrom('UTC', 'America/St_Johns', 'Pacific/Auckland');

  it('gives two at least, in order and inside of the span', () => {
    fc.assert(
      fc.property(span, tz, fc.integer({ min: 272, max: 1200 }), (shown, zone, width) => {
        const ticks = ticksOf(shown, zone, width).map(({ ms }) => ms);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
        for (const ms of ticks) expect(ms >= shown.fromMs && ms <= shown.toMs).toBe(true);
      }),
    );
  });

  it('has room for each text, also where those at an edge are moved inwards', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 272, max: 1200 }), (shown, width) => {
        let untilX = Number.NEGATIVE_INFINITY;
        for (const { ms, text, below } of ticksOf(shown, 'UTC', width)) {
          const half = (Math.max(text.length, below.length) * 7.5) / 2;
          const x = ((ms - shown.fromMs) / (shown.toMs - shown.fromMs)) * width;
          const middle = Math.min(Math.max(x, half), width - half);
          expect(middle - half).toBeGreaterThanOrEqual(untilX);
          untilX = middle + half;
        }
      }),
    );
  });

  it('is the same in every season of a zone: noon is noon', () => {
    for (const month of ['01', '07']) {
      const fromMs = Date.parse(`2026-${month}-10T00:00Z`);
      const ticks = ticksOf({ fromMs, toMs: fromMs + DAY_MS }, 'Europe/Vienna', 400);
      expect(ticks.map(({ text }) => text)).toContain('12:00');
    }
  });
});
