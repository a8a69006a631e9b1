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

  it('timelineStrip(two times with nothing read between) tears the axis and says so', () => {
    const breaks = [{ fromMs: atSlot(60), toMs: atSlot(180) }];
    const breaksText = 'Nothing was read from one to two: the timeline leaves that time out.';
    const marks = [markAt(30), markAt(60), markAt(180), markAt(210)];
    const [beside] = stripsOf({ ...timelineOf([marks, [markAt(240)]]), breaks, breaksText });
    // two hours of four on 97 percent, half of them before the break
    expect(beside.match(/class="mark [^"]*" x="[^"]*"/g)?.map((mark) => mark.split('x=')[1])).toEqual([
      '"24.25%"',
      '"48.5%"',
      '"51.5%"',
      '"75.75%"',
      '"100%"',
    ]);
    expect([...beside.matchAll(/<svg x="([^"]*)"><path class="zero"/g)].map(([, x]) => x)).toEqual([
      '48.5%',
      '51.5%',
    ]);
    expect(
      [...beside.matchAll(/class="row" y="24" height="24" x="([^"]*)" width="([^"]*)"/g)]
        .slice(1)
        .map(([, x, width]) => [x, width]),
    ).toEqual([
      ['0%', '48.5%'],
      ['51.5%', '48.5%'],
    ]);
    expect(beside).toContain(`(UTC). ${breaksText}</desc>`);
    expect(isWellFormed(beside.replace('strip-beside">', '<div>'))).toBe(true);
  });

  it('timelineStrip(findings of two years apart) begin together only within what the eye takes for one', () => {
    const breaks = [{ fromMs: atSlot(2), toMs: atSlot(238) }];
    // four minutes are shown: half a minute is not one moment, as it is among four hours
    const rows = [0, 1, 2].map((slot) => [markAt(slot)]);
    const [beside] = stripsOf({ ...timelineOf(rows), breaks, breaksText: '' });
    expect(beside).not.toContain('class="together"');
    expect(stripsOf(timelineOf(rows.map(([mark]) => [{ ...mark!, startMs: atSlot(0) }])))[0]).toContain(
      'class="together"',
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

  it.each([
    [1, [[1, 1]]],
    [30, [[1, 30]]],
    [
      31,
      [
        [1, 16],
        [17, 31],
      ],
    ],
    [
      60,
      [
        [1, 30],
        [31, 60],
      ],
    ],
    [
      61,
      [
        [1, 21],
        [22, 42],
        [43, 61],
      ],
    ],
  ])('timelineStrip(%i rows) fit sheets of paper, each with its own times below it', (count, sheets) => {
    const [beside] = stripsOf(timelineOf(Array.from({ length: count }, (_, i) => [markAt(i * 3)])));
    const pictures = beside.split('<div class="picture-frame">').slice(1);
    const namesOf = (svg: string) =>
      [...svg.matchAll(/class="row-name"[^>]*>cpu_(\d+)/g)].map((name) => Number(name[1]) + 1);
    expect(pictures.map((svg) => [namesOf(svg)[0], namesOf(svg).at(-1)])).toEqual(sheets);
    for (const [i, svg] of pictures.entries()) {
      const [first = 0, last = 0] = sheets[i]!;
      const height = (last - first + 1) * 24;
      expect(svg).toContain(`height="${height + (i === 0 ? 76 : 38)}"`);
      expect(svg).toMatch(new RegExp(`class="times times-wide">.*y="${height + 18}">00:00<`, 's'));
      expect(svg).toContain(
        sheets.length === 1 ? 'over time</title>' : `over time, rows ${first} to ${last} of ${count}</title>`,
      );
    }
    const grounds = pictures.flatMap((svg, i) =>
      [...svg.matchAll(/class="row" y="(\d+)" height="24" x="0%"/g)].map(
        (row) => Number(row[1]) / 24 + sheets[i]![0]!,
      ),
    );
    expect(grounds).toEqual(Array.from({ length: Math.floor(count / 2) }, (_, i) => 2 * i + 2));
  });

  it('timelineStrip(findings together) draws their line through no name that stands above its row', () => {
    const [beside, above] = stripsOf(timelineOf([[markAt(24)], [markAt(24)], [markAt(24)]]));
    expect(beside).toContain('<path class="together" d="M0 0v72"/>');
    expect(above).toContain('<path class="together" d="M0 18v24M0 60v24M0 102v24"/>');
  });

  it('timelineStrip(a broken time) tears no name that stands above its row', () => {
    const breaks = [{ fromMs: atSlot(60), toMs: atSlot(180) }];
    const broken = { ...timelineOf([[markAt(30)], [markAt(200)]]), breaks };
    const [beside, above] = stripsOf(broken);
    const tornAt = (svg: string) => /class="zero" d="([^"]*)"/.exec(svg)?.[1]?.match(/M-3 \d+/g);
    expect(tornAt(beside)).toEqual(['M-3 0']);
    expect(tornAt(above)).toEqual(['M-3 18', 'M-3 60']);
    expect(above.match(/class="row-name" x="0" y="15"/g)).toHaveLength(2);
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
