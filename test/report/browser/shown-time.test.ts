import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShownTime, type TimeSpan } from '../../../src/report/browser/shown-time.ts';

const shownAfter = (act: (time: ShownTime) => void) => {
  const time = new ShownTime({ fromMs: 0, toMs: 1000 }, 10);
  act(time);
  return time.shown;
};

describe('ShownTime', () => {
  it.each<[string, (time: ShownTime) => void, TimeSpan]>([
    ['shows all at first', () => {}, { fromMs: 0, toMs: 1000 }],
    ['shows what is asked for', (time) => time.show({ fromMs: 100, toMs: 300 }), { fromMs: 100, toMs: 300 }],
    [
      'moves what is outside inside',
      (time) => time.show({ fromMs: 900, toMs: 1100 }),
      { fromMs: 800, toMs: 1000 },
    ],
    [
      'shows nothing shorter than told',
      (time) => time.show({ fromMs: 50, toMs: 50 }),
      { fromMs: 45, toMs: 55 },
    ],
    [
      'shows nothing longer than all',
      (time) => time.show({ fromMs: -9, toMs: 9999 }),
      { fromMs: 0, toMs: 1000 },
    ],
    ['zooms around the middle', (time) => time.zoom(0.5), { fromMs: 250, toMs: 750 }],
    ['does not pan beyond the end', (time) => time.pan(0.2), { fromMs: 0, toMs: 1000 }],
  ])('%s', (_, act, shown) => {
    expect(shownAfter(act)).toEqual(shown);
  });

  it('pan(0.2) after zoom(0.5) goes on by a fifth of what is shown; showAll() takes both back', () => {
    const time = new ShownTime({ fromMs: 0, toMs: 1000 }, 10);
    const told: TimeSpan[] = [];
    time.onChange((shown) => told.push(shown));
    time.zoom(0.5);
    time.pan(0.2);
    time.showAll();
    expect(told).toEqual([
      { fromMs: 250, toMs: 750 },
      { fromMs: 350, toMs: 850 },
      { fromMs: 0, toMs: 1000 },
    ]);
  });

  it('show(span) stays inside of the whole, whatever is asked for', () => {
    const ms = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(ms, fc.nat(5000), (fromMs, length) => {
        const shown = shownAfter((time) => time.show({ fromMs, toMs: fromMs + length }));
        expect(shown.fromMs).toBeGreaterThanOrEqual(0);
        expect(shown.toMs).toBeLessThanOrEqual(1000);
        expect(shown.toMs - shown.fromMs).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});
