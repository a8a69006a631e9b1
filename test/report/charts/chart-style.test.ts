import { describe, expect, it } from 'vitest';
import { chartStyle } from '../../../src/report/charts/chart-style.ts';
import { decompositionChart } from '../../../src/report/charts/decomposition-chart.ts';
import { chartLegend } from '../../../src/report/charts/legend.ts';
import { seriesChart } from '../../../src/report/charts/series-chart.ts';
import { timelineStrip } from '../../../src/report/charts/timeline-strip.ts';
import { atSlot, isWellFormed, markAt, partOf, timelineOf } from './charts.ts';

const severities = ['low', 'medium', 'high', 'critical'] as const;
const marks = [
  ...severities.map((severity, i) => markAt(i * 4, { severity })),
  markAt(17, { isHollow: true }),
];
const part = partOf(Array(30).fill(5), {
  marks,
  gaps: [{ startMs: atSlot(20), endMs: atSlot(25) }],
  decomposition: [{ role: 'season', title: 'season: day', values: Array(30).fill(0) }],
});
const drawn = [
  chartLegend(),
  seriesChart(part, 'UTC'),
  decompositionChart(part, 'UTC'),
  timelineStrip(timelineOf([marks, marks, marks]), 'strip', 'UTC'),
].join('');
const drawnClasses = new Set(
  [...drawn.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
);

describe('chartStyle', () => {
  it('chartStyle styles what is drawn and nothing else', () => {
    const styled = new Set(
      [...chartStyle.replaceAll(/\{[^{}]*\}/g, '{}').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name),
    );
    for (const name of styled) expect(drawnClasses).toContain(name);
    const unstyled = [...drawnClasses].filter((name) => !styled.has(name));
    // groups that bear other classes, and what is drawn as it comes
    expect(unstyled.toSorted()).toEqual(['strip', 'times']);
  });

  it('chartStyle has no colour of its own but black on paper', () => {
    expect(chartStyle.match(/#[0-9a-f]{3,8}\b|rgb|hsl/gi)).toEqual(['#000']);
  });

  it('chartStyle writes text of 12 pixels, which no picture shrinks', () => {
    expect(chartStyle).toContain('font: 12px');
    expect(drawn.match(/<svg class="picture"[^>]*viewBox/)).toBeNull();
  });
});

describe('chartLegend', () => {
  it('chartLegend() tells lines and shapes in words', () => {
    const legend = chartLegend();
    expect([...legend.matchAll(/<\/svg>\n([^<]*)</g)].map(([, text]) => text)).toEqual([
      'value',
      'expected',
      'band',
      'found, in the colour of its severity',
      'gap',
      'critical',
      'high',
      'medium',
      'low',
      'hollow: accepted or explained',
    ]);
    expect(isWellFormed(legend)).toBe(true);
  });
});
