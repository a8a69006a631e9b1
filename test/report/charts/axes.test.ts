import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeAxis, valueLines, valueNumbers } from '../../../src/report/charts/axes.ts';
import { valueAxis } from '../../../src/report/charts/value-axis.ts';
import { START_MS } from './charts.ts';

const HOUR_MS = 3_600_000;

/** The texts of each density, from the widest. */
function textsOf(svg: string): string[][] {
  return svg
    .split('<g class="times ')
    .slice(1)
    .map((group) => [...group.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text));
}

describe('timeAxis', () => {
  it.each<[string, number, string, string[]]>([
    ['four hours', 4, 'UTC', ['00:00', '2026-11-07', '03:00']],
    ['four hours elsewhere', 4, 'Asia/Kolkata', ['06:00', '2026-11-07', '09:00']],
    ['two days', 48, 'UTC', ['2026-11-07', '2026-11-08', '2026-11-09']],
    // weeks begin on Sundays, months are too far apart: the first and the last of the days
    ['ten days', 240, 'UTC', ['2026-11-08', '2026-11-15']],
    ['six months', 4380, 'UTC', ['2027-01-01', '2027-04-01']],
  ])('timeAxis(%s) where it is narrow', (_name, hours, tz, texts) => {
    const svg = timeAxis({ fromMs: START_MS, toMs: START_MS + hours * HOUR_MS }, tz, {
      height: 100,
      width: null,
    });
    expect(textsOf(svg)[2]).toEqual(texts);
  });

  it('timeAxis(any span of a minute to sixty years) tells two moments at least, three where it is narrow at most', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: Math.log(5e5), noNaN: true }),
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom('UTC', 'Europe/Vienna', 'America/St_Johns'),
        (logHours, offMs, tz) => {
          const fromMs = START_MS + offMs;
          const span = { fromMs, toMs: fromMs + Math.exp(logHours) * (HOUR_MS / 60) };
          const counts = timeAxis(span, tz, { height: 100, width: null })
            .split('<g class="times ')
            .slice(1)
            .map((group) => group.match(/<line/g)?.length ?? 0);
          for (const [i, most] of [10, 5, 3].entries()) {
            expect(counts[i]).toBeGreaterThanOrEqual(2);
            expect(counts[i]).toBeLessThanOrEqual(most);
          }
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('timeAxis(span) writes times near an edge inwards', () => {
    const svg = timeAxis({ fromMs: START_MS, toMs: START_MS + 4 * HOUR_MS }, 'UTC', {
      height: 100,
      width: null,
    });
    expect(svg).toContain('<text x="0%" text-anchor="start" y="118">00:00</text>');
    expect(svg).toContain('<text x="50%" text-anchor="middle" y="118">02:00</text>');
    expect(svg).toContain('<text x="100%" text-anchor="end" y="118">04:00</text>');
  });

  it('timeAxis(a tall plot) tells each time above it as well', () => {
    const span = { fromMs: START_MS, toMs: START_MS + 4 * HOUR_MS };
    const [wide = []] = textsOf(timeAxis(span, 'UTC', { height: 900, width: null }));
    const [tall = []] = textsOf(timeAxis(span, 'UTC', { height: 900, width: null, isTall: true }));
    expect(tall.toSorted()).toEqual([...wide, ...wide].toSorted());
  });
});

describe('valueNumbers', () => {
  it('valueNumbers(axis) stand left of its lines', () => {
    const axis = valueAxis([[0, 1000]], 0, 100);
    expect(valueNumbers(axis).match(/>[^<\n]+</g)).toEqual([
      '>0<',
      '>200<',
      '>400<',
      '>600<',
      '>800<',
      '>1,000<',
    ]);
    expect(valueLines(axis, null).match(/y1="[^"]*"/g)).toEqual(
      axis.ticks.map(({ y }) => `y1="${Math.round(y * 10) / 10}"`),
    );
  });
});
