import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { picture } from '../../../src/report/picture/picture.ts';
import type { FindingsResult, ReportedSeries } from '../../../src/report/result.ts';
import { reports } from '../reports.ts';

const { result } = reports.incident;
const [latency] = result.series as [ReportedSeries];
type Samples = Extract<NonNullable<ReportedSeries['data']>, { shape: 'samples' }>;

const drawn = (of: FindingsResult, tz = 'UTC') => [...picture(of, tz)].join('');

/** The incident with the data of its first series changed, and that series alone. */
function withData(change: Partial<Samples>, periods = latency.periods): FindingsResult {
  const data = { ...(latency.data as Samples), ...change };
  const findings = result.findings.filter(({ series }) => series === latency.series);
  return { ...result, series: [{ ...latency, data, periods }], findings };
}

/** The points of the first path of a class. */
function pointsOf(svg: string, role: string): number[][] {
  const [, d = ''] =
    new RegExp(`<path d="(M[^"]*)" class="${role}"/>`).exec(svg.split('class="panel"')[1] ?? '') ?? [];
  return d.split(/(?=[ML])/).map((step) => step.slice(1).replace('Z', '').split(',').map(Number));
}

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe('picture', () => {
  it('picture(result) has a panel each for the values and their parts', () => {
    const { trend } = latency.data as Samples;
    const periods = [
      { ms: 5_400_000, label: '', strength: 0.5 },
      { ms: 86_400_000, label: 'day', strength: 0.4 },
    ];
    const titles = [
      ...drawn(withData({ seasonal: [trend, trend] }, periods)).matchAll(/class="panel">([^<]*)</g),
    ];
    expect(titles.map(([, title]) => title)).toEqual([
      'values',
      'trend',
      'season: 1h30m',
      'season: day',
      'remainder (value − expected)',
    ]);
  });

  it('picture(result) draws each sample at its time and value', () => {
    const values = [0, 50, 100];
    const flat = values.map(() => 50);
    const points = pointsOf(drawn(withData({ values, expected: flat, lower: flat, upper: flat })), 'line');
    // 828 pixels for three steps; 150 for 108 units
    expect(points.map(([x]) => x)).toEqual([234, 510, 786]);
    const [first, second, third] = points.map(([, y]) => y!);
    expect([first! - second!, second! - third!]).toEqual([expect.closeTo(69.4, 0), expect.closeTo(69.4, 0)]);
  });

  it('picture(result) leaves a gap in the line, a lone sample in it as a dot', () => {
    const values = [1, 2, null, 3, null, 4, 5];
    const svg = drawn(withData({ values }));
    expect(svg).toMatch(
      /d="M[\d.]+,[\d.]+L[\d.]+,[\d.]+M[\d.]+,[\d.]+ZM[\d.]+,[\d.]+L[\d.]+,[\d.]+" class="line"/,
    );
  });

  it('picture(a year of minutes) loses no spike and stays small', () => {
    const values = Array.from({ length: 525_600 }, (_, slot) => (slot === 400_000 ? 1000 : slot % 7));
    const all = { values, expected: values, lower: values, upper: values, trend: values, seasonal: [] };
    const svg = drawn(withData(all));
    const ys = pointsOf(svg, 'line').map(([, y]) => y!);
    const [highest = 0, next = 0] = ys.toSorted((a, b) => a - b);
    expect(next - highest).toBeGreaterThan(100);
    expect(svg.length).toBeLessThan(500_000);
  });

  it('picture(result) marks what was found by shape, colour and name, and says it to a pointer', () => {
    const svg = drawn(result);
    for (const { severity, kind, message } of result.findings) {
      expect(svg).toContain(`<title>${severity} ${kind}: ${message.replaceAll('>', '&gt;')}</title>`);
      expect(textsOf(svg)).toContain(kind);
    }
    expect(svg.match(/class="strip"/g)).toHaveLength(result.findings.length);
  });

  it('picture(seven series) draws six and names the rest on a line', () => {
    const series = Array.from({ length: 18 }, (_, i) => ({ ...latency, series: `s${i}` }));
    const findings = series.map((one) => ({ ...result.findings[0]!, series: one.series }));
    const texts = textsOf(drawn({ ...result, series, findings }));
    expect(texts).toContain('s5');
    expect(texts).not.toContain('s6');
    expect(texts.at(-1)).toBe('and 12 more: --select NAME');
  });

  it('picture(result, tz) tells times on the clock of the zone', () => {
    const texts = textsOf(drawn(result, 'Asia/Kolkata'));
    expect(texts).toContain('5 series, 1,175 samples, 2026-11-07 05:30 to 2026-11-07 09:29 (Asia/Kolkata)');
    expect(texts).toContain('06:00');
  });

  it.each(['quiet', 'filtered', 'shared'] as const)(
    'picture(%s) says that there is nothing to draw',
    (name) => {
      const svg = drawn(reports[name].result);
      expect(textsOf(svg)[0]).toBe(name === 'shared' ? '3 findings in 3 series' : 'no findings');
      expect(svg).not.toContain('<path');
    },
  );

  it.each([
    [
      'one sample',
      { values: [5], expected: [5], lower: [4], upper: [6], trend: [5], seasonal: [], stepMs: 0 },
    ],
    [
      'no value',
      {
        values: [null, null],
        expected: [null, null],
        lower: [null, null],
        upper: [null, null],
        trend: [null, null],
      },
    ],
    ['no samples', { values: [], expected: [], lower: [], upper: [], trend: [], seasonal: [[]] }],
    ['the greatest doubles', { values: [1.7e308, -1.7e308, 1.7e308], expected: [0, 0, 0] }],
    [
      'more seasons than periods',
      {
        seasonal: [
          [1, 2],
          [2, 1],
        ],
      },
    ],
  ] satisfies [string, Partial<Samples>][])(
    'picture(a series of %s) has no number that is none',
    (_name, change) => {
      expect(drawn(withData(change))).not.toMatch(/NaN|Infinity|undefined|null/);
    },
  );

  it('picture(hostile names) keeps them in one line and harmless', () => {
    const svg = drawn(reports.hostile.result);
    expect(svg).not.toMatch(/<script|<b>|\u202e/);
    expect(svg.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    const name = `cpu{path="${'데이터 & '.repeat(100)}"}`;
    const findings = [{ ...result.findings[0]!, series: name }];
    const [long = ''] = textsOf(
      drawn({ ...result, findings, series: [{ ...latency, series: name }] }),
    ).filter((text) => text?.startsWith('cpu{'));
    expect(stringWidth(long.replaceAll('&amp;', '&').replaceAll('&quot;', '"'))).toBeLessThanOrEqual(92);
  });

  it('picture(result) needs nothing beside itself', () => {
    const svg = drawn(result);
    expect(svg).not.toMatch(/href|url\(|@import|on\w+="/);
    expect(svg.match(/http[^"\s]*/g)?.filter((link) => link.includes('://'))).toEqual([
      'http://www.w3.org/2000/svg',
    ]);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg).toMatch(
      /<title id="title">aiops: 6 findings in 5 series<\/title>\n<desc id="desc">http_request/,
    );
  });
});
