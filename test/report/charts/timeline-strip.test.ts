import { describe, expect, it } from 'vitest';
import { timelineStrip } from '../../../src/report/charts/timeline-strip.ts';
import { atSlot, hostileName, isWellFormed, markAt, timelineOf } from './charts.ts';

/** The picture whose names stand beside their rows, and the one whose names stand above them. */
function stripsOf(
  timeline: Parameters<typeof timelineStrip>[0],
  tz = 'UTC',
): [beside: string, above: string] {
  const [, beside = '', above = ''] = timelineStrip(timeline, 'strip', tz).split('<div class="strip ');
  return [beside, above];
}

describe('timelineStrip', () => {
  it('timelineStrip(timeline) has a row for each series in either form, with ids of its own', () => {
    for (const [i, svg] of stripsOf(
      timelineOf([[markAt(24)], [markAt(120, { isHollow: true })]]),
    ).entries()) {
      expect([...svg.matchAll(/class="row-name"[^>]*>([^<]*)/g)].map(([, name]) => name)).toEqual([
        'cpu_0',
        'cpu_1',
      ]);
      expect(svg.match(/class="mark [^"]*" x="[^"]*"/g)).toEqual([
        'class="mark mark-high" x="10%"',
        'class="mark mark-high hollow" x="50%"',
      ]);
      expect(svg).toContain(`id="strip-${['beside', 'above'][i]}-title"`);
    }
  });

  it('timelineStrip(a row with findings at once) keeps them in one lane', () => {
    const [beside] = stripsOf(timelineOf([[markAt(24), markAt(25, { severity: 'low' })]]));
    expect(
      beside.match(/class="mark [^"]*" x="[^"]*" y="\d+"/g)?.map((mark) => mark.split(' y=')[1]),
    ).toEqual(['"12"', '"12"']);
  });

  it.each([
    ['three of three rows', [24, 24, 25], 1],
    ['two of three rows', [24, 24, 90], 0],
    ['three, but apart', [24, 30, 36], 0],
    ['three of thirty rows', [24, 24, 24, ...Array.from({ length: 27 }, (_, i) => 40 + 7 * i)], 0],
    ['twice', [24, 24, 24, 90, 90, 90], 2],
  ])('timelineStrip(%s begin together) draws a line through them', (_name, slots, lines) => {
    const [beside] = stripsOf(timelineOf(slots.map((slot) => [markAt(slot)])));
    expect(beside.match(/class="together"/g) ?? []).toHaveLength(lines);
  });

  it('timelineStrip(timeline) tells how much was found, from when to when, and what came together', () => {
    const shared = [markAt(24), markAt(24), markAt(24, { id: 'other' })];
    const [beside] = stripsOf(timelineOf(shared.map((mark) => [mark])), 'Asia/Kolkata');
    expect(beside).toContain(
      '2 findings in 3 series, 2026-11-07 05:30 to 2026-11-07 09:30 (Asia/Kolkata). At 2026-11-07 05:54, findings begin in 3 series together.</desc>',
    );
    expect(stripsOf(timelineOf([[markAt(3)]]))[0]).toContain(
      '1 finding in 1 series, 2026-11-07 00:00 to 2026-11-07 04:00 (UTC).</desc>',
    );
  });

  it('timelineStrip(sixty rows of ten findings) takes 300 kB at most', () => {
    const rows = Array.from({ length: 60 }, (_, row) =>
      Array.from({ length: 10 }, (_, i) =>
        markAt(row / 10 + i * 23, { endMs: atSlot(row / 10 + i * 23 + i) }),
      ),
    );
    const svg = timelineStrip(timelineOf(rows), 'strip', 'UTC');
    expect(svg.match(/class="row-name"/g)).toHaveLength(120);
    expect(svg.length).toBeLessThanOrEqual(300_000);
  });

  it('timelineStrip(hostile names) keeps them text, cut in the middle', () => {
    const timeline = timelineOf([[markAt(3)]]);
    const rows = [{ ...timeline.rows[0]!, series: { text: hostileName, full: null } }];
    const svg = timelineStrip({ ...timeline, rows }, 'strip', 'UTC');
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toMatch(/<script|<img|\u202e|x{40}/);
    expect(svg).toMatch(/&lt;\/script&gt;&lt;img.*…x+</);
  });
});
