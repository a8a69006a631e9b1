import { describe, expect, it } from 'vitest';
import { markShapes, rangeBars, shadedSpans, shortTold } from '../../../src/report/charts/marks.ts';
import { placedMarks } from '../../../src/report/charts/placed-marks.ts';
import type { Mark } from '../../../src/report/document/document.ts';
import { atSlot, markAt, START_MS, STEP_MS } from './charts.ts';

/** A hundred minutes: a minute is a percent. */
const span = { fromMs: START_MS, toMs: atSlot(100) };

const two = placedMarks(
  [markAt(10, { endMs: atSlot(30) }), markAt(50, { severity: 'critical', isHollow: true })],
  { span, roomMs: STEP_MS / 2, namesOn: null },
);
const toldOf = (tz: string) => (mark: Mark) => shortTold(mark, tz);

describe('markShapes', () => {
  it('markShapes(placed, view) tells severity by shape and word, the time on the clock of the zone', () => {
    expect(markShapes(two, { y: 20, width: null, toldOf: toldOf('Asia/Kolkata') })).toBe(
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
    const marks = placedMarks([markAt(1, { severity: 'critical' }), markAt(9, { severity: 'low' })], {
      span,
      roomMs: 0,
      namesOn: null,
    });
    expect(markShapes(marks, { y: 0, width: null, toldOf: toldOf('UTC') }).match(/mark-\w+/g)).toEqual([
      'mark-low',
      'mark-critical',
    ]);
  });
});

describe('markShapes on a plot of known width', () => {
  it('markShapes(placed) stand at their pixels, with the kind beside them', () => {
    const named = placedMarks([markAt(50), markAt(100, { kind: 'dip' })], { span, roomMs: 0, namesOn: 800 });
    const svg = markShapes(named, { y: 20, width: 800, toldOf: ({ text }) => text });
    expect(svg.match(/transform="[^"]*"/g)).toEqual([
      'transform="translate(400.0,20)"',
      'transform="translate(800.0,20)"',
    ]);
    expect(svg.match(/<text[^\n]*/g)).toEqual([
      '<text class="kind" x="10" y="4">spike</text>',
      '<text class="kind" x="-10" text-anchor="end" y="4">dip</text>',
    ]);
    expect(svg).toContain('<title>high spike</title>');
  });
});

const onPage = { height: 40, width: null };

describe('rangeBars', () => {
  it('rangeBars(placed, ground) has a path for each look, in hundredths of a percent and tenths of a pixel', () => {
    expect(rangeBars(two, onPage)).toContain(
      '<path class="range mark-high" d="M1000 310h2050"/>\n<path class="range mark-critical hollow" d="M5000 310h50"/>\n',
    );
    expect(rangeBars(two, { height: 40, width: 800 })).toContain('d="M80 38.2h164"');
    expect(rangeBars([], onPage)).toBe('');
  });
});

describe('shadedSpans', () => {
  it('shadedSpans(placed, ground) reaches over the height, a fifth of a percent wide at least', () => {
    const moments = placedMarks([markAt(10)], { span, roomMs: 0, namesOn: null });
    expect(shadedSpans(moments, onPage)).toBe(
      '<svg width="100%" height="40" viewBox="-0.5 0 10000 400" preserveAspectRatio="none"><path class="shade mark-high" d="M1000 0h20v400h-20z"/>\n</svg>\n',
    );
    expect(shadedSpans(moments, { height: 40, width: 800 })).toBe(
      '<path class="shade mark-high" d="M80 0h1.6v40h-1.6z"/>\n',
    );
    expect(shadedSpans(two, onPage)).toContain('M1000 0h2050v400h-2050z');
  });
});
