import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticksOf } from '../../../src/report/browser/time-ticks.ts';

const HOUR_MS = 3_600_000;
const texts = (from: string, to: string, tz: string, most: number) =>
  ticksOf({ fromMs: Date.parse(from), toMs: Date.parse(to) }, tz, most).map(({ text }) => text);

describe('ticksOf(span, tz, most)', () => {
  it.each([
    [
      'hours',
      '2026-05-08T22:30Z',
      '2026-05-09T01:30Z',
      'UTC',
      4,
      ['23:00\n2026-05-08', '00:00\n2026-05-09', '01:00'],
    ],
    ['days', '2026-05-08T12:00Z', '2026-05-11T12:00Z', 'UTC', 4, ['2026-05-09', '2026-05-10', '2026-05-11']],
    [
      'half an hour ahead',
      '2026-05-08T00:00Z',
      '2026-05-08T02:00Z',
      'Asia/Kolkata',
      3,
      ['06:00\n2026-05-08', '07:00'],
    ],
    [
      'a quarter of an hour',
      '2026-05-08T00:01Z',
      '2026-05-08T00:44Z',
      'UTC',
      4,
      ['00:15\n2026-05-08', '00:30'],
    ],
    [
      'the night without two o’clock',
      '2026-03-29T00:00Z',
      '2026-03-29T03:00Z',
      'Europe/Vienna',
      5,
      ['01:00\n2026-03-29', '03:00', '04:00', '05:00'],
    ],
    [
      'the night with two of them',
      '2026-10-24T23:30Z',
      '2026-10-25T02:30Z',
      'Europe/Vienna',
      6,
      ['02:00\n2026-10-25', '03:00'],
    ],
  ])('ticksOf: %s', (_, from, to, tz, most, told) => {
    expect(texts(from, to, tz, most)).toEqual(told);
  });

  it('gives at most so many, in order and inside of the span', () => {
    const span = fc.tuple(
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 2, max: 1e12 }),
      fc.integer({ min: 2, max: 12 }),
    );
    fc.assert(
      fc.property(
        span,
        fc.constantFrom('UTC', 'America/St_Johns', 'Pacific/Auckland'),
        ([fromMs, length, most], tz) => {
          const ticks = ticksOf({ fromMs, toMs: fromMs + length }, tz, most).map(({ ms }) => ms);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
          for (const ms of ticks) expect(ms >= fromMs && ms <= fromMs + length).toBe(true);
        },
      ),
    );
  });

  it('is the same in every season of a zone: noon is noon', () => {
    for (const month of ['01', '07']) {
      const day = Date.parse(`2026-${month}-10T00:00Z`);
      const ticks = ticksOf({ fromMs: day, toMs: day + 24 * HOUR_MS }, 'Europe/Vienna', 3);
      expect(ticks.map(({ text }) => text.slice(0, 5))).toContain('12:00');
    }
  });
});
