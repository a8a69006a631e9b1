import { describe, expect, it } from 'vitest';
import {
  lanesOf,
  markShapes,
  placedMarks,
  rangeBars,
  shadedSpans,
} from '../../../src/report/charts/marks.ts';
import type { ChartMark } from '../../../src/report/document/document.ts';
import { atSlot, markAt, START_MS, STEP_MS } from './charts.ts';

/** A hundred minutes: a minute is a percent. */
const span = { fromMs: START_MS, toMs: atSlot(100) };

function placed(marks: readonly ChartMark[]) {
  return placedMarks(marks, span, STEP_MS / 2).map(({ fromPercent, toPercent, lane }) => [
    fromPercent,
    toPercent,
    lane,
  ]);
}

describe('placedMarks', () => {
  it.each<[string, ChartMark[], number[][]]>([
    ['one', [markAt(10)], [[10, 10.5, 0]]],
    ['a long one', [markAt(10, { endMs: atSlot(30) })], [[10, 30.5, 0]]],
    [
      'two apart',
      [markAt(10), markAt(20)],
      [
        [10, 10.5, 0],
        [20, 20.5, 0],
      ],
    ],
    [
      'two that touch',
      [markAt(10), markAt(12)],
      [
        [10, 10.5, 0],
        [12, 12.5, 1],
      ],
    ],
    [
      'one within a long one',
      [markAt(10, { endMs: atSlot(30) }), markAt(20)],
      [
        [10, 30.5, 0],
        [20, 20.5, 1],
      ],
    ],
    ['one that began before', [markAt(-5, { endMs: atSlot(5) })], [[0, 5.5, 0]]],
    ['one before and one after', [markAt(-5), markAt(105)], []],
    ['two of a look at one place', [markAt(10), markAt(10, { endMs: atSlot(20) })], [[10, 20.5, 0]]],
    [
      'two severities at one place',
      [markAt(10), markAt(10, { severity: 'low' })],
      [
        [10, 10.5, 0],
        [10, 10.5, 1],
      ],
    ],
    [
      'an accepted one at the place of another',
      [markAt(10), markAt(10, { isHollow: true })],
      [
        [10, 10.5, 0],
        [10, 10.5, 1],
      ],
    ],
  ])('placedMarks(%s)', (_name, marks, places) => {
    expect(placed(marks)).toEqual(places);
  });

  it('placedMarks(six at once) has four lanes at most', () => {
    const marks = [0, 1, 2, 3, 4, 5].map((i) => markAt(10 + i, { endMs: atSlot(90) }));
    expect(placed(marks).map(([, , lane]) => lane)).toEqual([0, 1, 2, 3, 3, 3]);
    expect(lanesOf(placedMarks(marks, span, 0))).toBe(4);
    expect(lanesOf([])).toBe(0);
  });

  it('placedMarks(100,000 marks) draws what can be told apart', () => {
    const marks = Array.from({ length: 100_000 }, (_, i) => markAt(i / 1000));
    expect(placed(marks)).toHaveLength(251);
  });
});

const two = placedMarks(
  [markAt(10, { endMs: atSlot(30) }), markAt(50, { severity: 'critical', isHollow: true })],
  span,
  STEP_MS / 2,
);

describe('markShapes', () => {
  it('markShapes(placed, y, tz) tells severity by shape and word, the time on the clock of the zone', () => {
    expect(markShapes(two, 20, 'Asia/Kolkata')).toBe(
      `<svg class="mark mark-high" x="10%" y="20"><title>high spike, 2026-11-07 05:40</title>
<path d="M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z"/>
</svg>
<svg class="mark mark-critical hollow" x="50%" y="20"><title>critical spike, 2026-11-07 06:20</title>
<path d="M0-7L7 5H-7Z"/>
</svg>
`,
    );
  });

  it('markShapes(placed) draws the gravest last', () => {
    const marks = placedMarks([markAt(1, { severity: 'critical' }), markAt(9, { severity: 'low' })], span, 0);
    expect(markShapes(marks, 0, 'UTC').match(/mark-\w+/g)).toEqual(['mark-low', 'mark-critical']);
  });
});

describe('rangeBars', () => {
  it('rangeBars(placed, height) has a path for each look, in hundredths of a percent and tenths of a pixel', () => {
    expect(rangeBars(two, 40)).toBe(
      '<path class="range mark-high" d="M1000 310h2050"/>\n<path class="range mark-critical hollow" d="M5000 310h50"/>\n',
    );
    expect(rangeBars([], 40)).toBe('');
  });
});

describe('shadedSpans', () => {
  it('shadedSpans(placed, height) reaches over the height, a fifth of a percent wide at least', () => {
    const moments = placedMarks([markAt(10)], span, 0);
    expect(shadedSpans(moments, 40)).toBe('<path class="shade mark-high" d="M1000 0h20v400h-20z"/>\n');
    expect(shadedSpans(two, 40)).toContain('M1000 0h2050v400h-2050z');
  });
});
