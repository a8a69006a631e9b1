import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densities } from '../../../src/report/charts/axes.ts';
import { type TimeLabel, timeLabels } from '../../../src/report/charts/time-labels.ts';
import type { Span } from '../../../src/report/charts/time-place.ts';

const [wide, , narrow] = densities;
const YEAR_MS = 365.25 * 86_400_000;

/** Pixels that a label takes; a letter of twelve pixels is seven wide. */
function extentOf({ percent, anchor, text, date }: TimeLabel, width: number): [fromX: number, toX: number] {
  const own = Math.max(text.length, date.length) * 7;
  const x = (percent / 100) * width - { start: 0, middle: own / 2, end: own }[anchor];
  return [x, x + own];
}

const told = (span: Span, room: (typeof densities)[number]) =>
  timeLabels(span, 'UTC', room).map(({ text, date }) => (date === '' ? text : `${text} ${date}`));

describe('timeLabels', () => {
  const spanOf = (from: string, to: string): Span => ({ fromMs: Date.parse(from), toMs: Date.parse(to) });

  it.each<[string, Span, string[]]>([
    // dates of 70 pixels at 39, 118 and 197 of 236
    [
      'three days from noon',
      spanOf('2026-05-07T12:00Z', '2026-05-10T12:00Z'),
      ['2026-05-08', '2026-05-09', '2026-05-10'],
    ],
    // at 21, written inwards, the first would reach to 91, where the second at 107 has begun
    [
      'three days but six hours',
      spanOf('2026-05-07T18:00Z', '2026-05-10T12:00Z'),
      ['2026-05-08', '2026-05-10'],
    ],
    ['four hours', spanOf('2026-05-07T00:00Z', '2026-05-07T04:00Z'), ['00:00 2026-05-07', '03:00']],
    [
      'an hour over midnight',
      spanOf('2026-05-07T23:30Z', '2026-05-08T00:30Z'),
      ['23:30 2026-05-07', '00:00 2026-05-08', '00:30'],
    ],
  ])('timeLabels(%s, where it is narrow)', (_name, span, labels) => {
    expect(told(span, narrow)).toEqual(labels);
  });

  const broken: Span = {
    ...spanOf('2018-06-17T00:00Z', '2026-05-22T00:00Z'),
    breaks: [spanOf('2018-07-16T23:00Z', '2026-05-08T00:00Z')],
  };

  it('timeLabels(a broken span) begins each piece with a date', () => {
    expect(told(broken, wide)).toEqual([
      '2018-06-17',
      '2018-06-24',
      '2018-07-01',
      '2018-07-08',
      '2018-07-15',
      '2026-05-10',
      '2026-05-17',
    ]);
    expect(told(broken, narrow)).toEqual(['2018-06-17', '2018-07-15', '2026-05-09']);
  });

  it('timeLabels(a piece too small for a label) leaves out what has no room', () => {
    const hour = spanOf('2026-05-21T23:00Z', '2026-05-22T00:00Z');
    const tiny = { ...broken, breaks: [{ ...broken.breaks![0]!, toMs: hour.fromMs }] };
    expect(told(tiny, wide).at(-1)).toBe('2018-07-15');
  });

  const span = fc
    .record({
      fromMs: fc.integer({ min: 0, max: 2e12 }),
      lengths: fc.array(fc.double({ min: Math.log(60_000), max: Math.log(5 * YEAR_MS), noNaN: true }), {
        minLength: 1,
        maxLength: 9,
      }),
    })
    .map(({ fromMs, lengths }): Span => {
      const moments = [fromMs];
      for (const length of lengths) moments.push(moments.at(-1)! + Math.round(Math.exp(length)));
      if (moments.length % 2 === 1) moments.pop();
      const breaks = Array.from({ length: moments.length / 2 - 1 }, (_, i) => ({
        fromMs: moments[2 * i + 1]!,
        toMs: moments[2 * i + 2]!,
      }));
      return { fromMs, toMs: moments.at(-1)!, breaks };
    });
  const zone = fc.constantFrom('UTC', 'Europe/Vienna', 'America/St_Johns', 'Asia/Kathmandu');

  const card = { name: 'in a card', leastWidth: 160, most: 3 };
  it.each([...densities, card])(
    'timeLabels(any span, $name) neither touch one another nor leave the plot',
    (room) => {
      fc.assert(
        fc.property(span, zone, fc.double({ min: 1, max: 3, noNaN: true }), (one, tz, wider) => {
          const width = room.leastWidth * wider;
          let before = Number.NEGATIVE_INFINITY;
          for (const label of timeLabels(one, tz, room)) {
            const [fromX, toX] = extentOf(label, width);
            expect(fromX).toBeGreaterThanOrEqual(Math.max(-1e-6, before + 7.9));
            expect(toX).toBeLessThanOrEqual(width + 1e-6);
            before = toX;
          }
        }),
        { numRuns: 100, seed: 1 },
      );
    },
  );
});
