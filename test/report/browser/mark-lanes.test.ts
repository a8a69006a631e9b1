import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedMarks } from '../../../src/report/browser/mark-lanes.ts';
import type { LiveMark } from '../../../src/report/chart-data/live-chart.ts';
import { lanesOf } from '../../../src/report/charts/sizes.ts';

const markFrom = (startMs: number, endMs = startMs): LiveMark => ({
  id: `finding-${startMs}`,
  startMs,
  endMs,
  severity: 'high',
  isHollow: false,
  shape: 'M0 0',
});
const view = { fromMs: 0, toMs: 1000, width: 1000 };
const placesOf = (marks: LiveMark[], shown = view) =>
  placedMarks(marks, 10, shown).map(({ fromX, toX, lane, isNamed }) => [fromX, toX, lane, isNamed]);

describe('placedMarks(marks, stepMs, view)', () => {
  it.each<[string, LiveMark[], unknown[]]>([
    ['none', [], []],
    ['from half a step before to half a step after', [markFrom(100, 200)], [[95, 205, 0, true]]],
    [
      'far apart in one lane',
      [markFrom(100), markFrom(300)],
      [
        [95, 105, 0, true],
        [295, 305, 0, true],
      ],
    ],
    [
      'near each other in two',
      [markFrom(100), markFrom(120)],
      [
        [95, 105, 0, true],
        [115, 125, 1, true],
      ],
    ],
    [
      'the fourth of a crowd where the first ends, without its word',
      [markFrom(100), markFrom(110), markFrom(120), markFrom(130)],
      [
        [95, 105, 0, true],
        [105, 115, 1, true],
        [115, 125, 2, true],
        [125, 135, 0, false],
      ],
    ],
    ['one that begins before the view at its edge', [markFrom(-500, 50)], [[0, 55, 0, true]]],
    ['without its word at the right edge', [markFrom(960)], [[955, 965, 0, false]]],
    ['none that is elsewhere', [markFrom(-100), markFrom(1100)], []],
  ])('placedMarks: %s', (_, marks, places) => {
    expect(placesOf(marks)).toEqual(places);
  });

  it('shows a moment as wide as two pixels', () => {
    expect(placesOf([markFrom(512_005)], { fromMs: 0, toMs: 1_024_000, width: 128 })).toEqual([
      [64, 66, 0, true],
    ]);
  });

  it('keeps marks and their words apart, as long as there are lanes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 30 }), (starts) => {
        const placed = placedMarks(
          starts.toSorted((a, b) => a - b).map((ms) => markFrom(ms)),
          10,
          view,
        );
        const named = placed.filter(({ isNamed }) => isNamed);
        for (const [i, { lane, toX }] of named.entries()) {
          const next = placed.slice(placed.indexOf(named[i]!) + 1).find((other) => other.lane === lane);
          if (next?.isNamed) expect(next.fromX).toBeGreaterThanOrEqual(toX + 52);
        }
        expect(lanesOf(placed)).toBeLessThanOrEqual(3);
      }),
    );
  });
});
