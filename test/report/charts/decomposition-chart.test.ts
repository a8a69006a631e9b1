import { describe, expect, it } from 'vitest';
import { decompositionChart } from '../../../src/report/charts/decomposition-chart.ts';
import { isWellFormed, noisyWave, partOf } from './charts.ts';

const components = [
  { role: 'trend', title: 'trend', values: [1, 2, 3] },
  { role: 'season', title: 'season: <day>', values: [1, -1, 1] },
  { role: 'remainder', title: 'remainder', values: [0, null, 0.5] },
] as const;

describe('decompositionChart', () => {
  const svg = decompositionChart(partOf([2, 1, 4], { decomposition: components }), 'UTC');

  it('decompositionChart(part) has a panel for each component, from top to bottom', () => {
    expect([...svg.matchAll(/class="panel-title"[^>]*>([^<]*)/g)].map(([, title]) => title)).toEqual([
      'trend',
      'season: &lt;day&gt;',
      'remainder',
    ]);
    expect(svg.match(/translate\(0,\d+\)/g)).toEqual([
      'translate(0,34)',
      'translate(0,138)',
      'translate(0,242)',
    ]);
    expect(svg.match(/class="value"/g)).toHaveLength(3);
    expect(svg).toContain('From top to bottom: trend, season: &lt;day&gt;, remainder.');
    expect(isWellFormed(svg)).toBe(true);
  });

  it('decompositionChart(part) draws zero where values lie around it', () => {
    expect(svg.match(/class="zero"/g)).toHaveLength(2);
  });

  it('decompositionChart(20,000 samples) takes 30 kB at most', () => {
    const wave = noisyWave(20_000);
    const parts = components.map((component) => ({ ...component, values: wave }));
    const bytes = decompositionChart(partOf(wave, { decomposition: parts }), 'UTC').length;
    expect(bytes).toBeLessThanOrEqual(30_000);
  });
});
