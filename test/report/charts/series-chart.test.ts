import { describe, expect, it } from 'vitest';
import { cardChart, seriesChart } from '../../../src/report/charts/series-chart.ts';
import { atSlot, hostileName, isWellFormed, markAt, noisyWave, partOf } from './charts.ts';

const values = [5, 5.5, 4.5, 9, 5, null, null, 5];
const part = partOf(values, {
  marks: [markAt(3)],
  gaps: [{ startMs: atSlot(5), endMs: atSlot(6) }],
});

/** Attributes `d` of the paths of a class. */
function pathsOf(svg: string, role: string): string[] {
  return [...svg.matchAll(new RegExp(`<path class="${role}" d="([^"]*)"`, 'g'))].map(([, d = '']) => d);
}

describe('seriesChart', () => {
  const svg = seriesChart(part, 'UTC');

  it('seriesChart(part) has the value broken at its gap, the band, the expected line and what was found', () => {
    expect(pathsOf(svg, 'value')[0]?.match(/M/g)).toHaveLength(2);
    expect(pathsOf(svg, 'band')).toHaveLength(1);
    expect(pathsOf(svg, 'expected')[0]).toMatch(/^M0 \d+h7$/);
    expect(pathsOf(svg, 'found mark-high')[0]).toMatch(/^M2 /);
    expect(svg).toContain('class="mark mark-high" x="43.75%"');
    expect(svg).toMatch(/<rect class="gap" x="62.5%" width="25%"/);
  });

  it('seriesChart(part) is named by its series and its unit, and told by its description', () => {
    expect(svg).toContain('<title id="chart-1-picture-title">cpu{job=&quot;web&quot;}</title>');
    expect(svg).toContain('<desc id="chart-1-picture-desc">One finding, a high spike.</desc>');
    expect(seriesChart({ ...part, unit: 's' }, 'UTC')).toContain('(s)</title>');
  });

  it('seriesChart(a series of accepted findings) draws them hollow and no sample thicker', () => {
    const accepted = seriesChart({ ...part, marks: [markAt(3, { isHollow: true })] }, 'UTC');
    expect(accepted).toContain('class="mark mark-high hollow"');
    expect(accepted).not.toContain('class="found');
  });

  it('seriesChart(20,000 samples with 40 findings) takes 45 kB at most', () => {
    const wave = noisyWave(20_000);
    const severities = ['low', 'medium', 'high', 'critical'] as const;
    const marks = Array.from({ length: 40 }, (_, i) =>
      markAt(i * 490, {
        endMs: atSlot(i * 490 + (i % 7) * 40),
        severity: severities[i % 4]!,
        isHollow: i % 5 === 0,
      }),
    );
    for (const { startMs } of marks) wave[(startMs - atSlot(0)) / 60_000]! += 150;
    const expected = wave.map((_, slot) => 110 + 30 * Math.sin((slot / 1440) * 2 * Math.PI));
    const svg = seriesChart(partOf(wave, { marks }, expected), 'UTC');
    expect(new TextEncoder().encode(svg).length).toBeLessThanOrEqual(45_000);
  });

  it.each<[string, (number | null)[], (number | null)[]]>([
    ['no sample', [], []],
    ['no value', [null, null], [null, null]],
    ['one sample', [7], [5]],
    ['nothing expected', [1, 2, 3], [null, null, null]],
    ['the greatest doubles', [1.7e308, -1.7e308], [0, 0]],
    ['flat', [5, 5, 5], [5, 5, 5]],
  ])(
    'seriesChart(a series with %s) is well-formed and has no number that is none',
    (_name, own, expected) => {
      for (const stepMs of [60_000, 0]) {
        const one = partOf(own, { marks: [markAt(0)] }, expected);
        const svg = seriesChart({ ...one, data: { ...one.data, stepMs } }, 'UTC');
        expect(isWellFormed(svg)).toBe(true);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
      }
    },
  );

  it('seriesChart(hostile names) keeps them text and refers to nothing', () => {
    const svg = seriesChart(
      partOf(values, { series: { text: hostileName, full: null }, description: hostileName }),
      'UTC',
    );
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toMatch(/<script|<img|\u202e|href|url\(| style=| on\w+="/);
  });
});

describe('cardChart', () => {
  const options = {
    id: 'card-1',
    description: 'It rose.',
    tz: 'UTC',
    span: { fromMs: atSlot(2), toMs: atSlot(4) },
  };

  it('cardChart(part, span) draws the slots of the span and their findings alone', () => {
    const svg = cardChart({ ...part, marks: [markAt(3), markAt(7, { severity: 'low' })] }, options);
    expect(svg).toContain('viewBox="-0.5 0 3 1100"');
    expect(svg.match(/class="mark [^"]*"/g)).toEqual(['class="mark mark-high"']);
    expect(svg).toContain('<desc id="card-1-desc">It rose.</desc>');
  });

  it('cardChart(part, span) draws a finding that covers all of it', () => {
    const long = markAt(0, { endMs: atSlot(7), severity: 'critical' });
    expect(cardChart({ ...part, marks: [long] }, options)).toMatch(
      /class="shade mark-critical" d="M0 0h10000v/,
    );
  });
});
