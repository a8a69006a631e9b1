import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { chartLegend } from '../../../src/report/charts/legend.ts';
import { picture } from '../../../src/report/picture/picture.ts';
import type { FindingsResult, ReportedSeries } from '../../../src/report/result.ts';
import { isWellFormed } from '../charts/charts.ts';
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

const nameOf = (i: number) => `s${String.fromCharCode(97 + i)}`;

/** Copies of the first series and its worst finding, each begun so much later. */
function shifted(laterMs: readonly number[]): FindingsResult {
  const { data } = latency as { data: Samples };
  const [finding] = result.findings.filter(({ series }) => series === latency.series);
  const later = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();
  return {
    ...result,
    series: laterMs.map((ms, i) => ({
      ...latency,
      series: nameOf(i),
      data: { ...data, startMs: data.startMs + ms },
    })),
    findings: laterMs.map((ms, i) => ({
      ...finding!,
      series: nameOf(i),
      start: later(finding!.start, ms),
      end: later(finding!.end, ms),
    })),
  };
}

/** The first path of a class, that of the legend left out. */
const pathOf = (svg: string, role: string) =>
  new RegExp(`<path class="${role}" d="(?!M-11)([^"]*)"`).exec(svg)?.[1];
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
const YEAR_MS = 365 * 86_400_000;

describe('picture', () => {
  it('picture(result) has the values and a panel each for their parts', () => {
    const { trend } = latency.data as Samples;
    const periods = [
      { ms: 5_400_000, label: '', strength: 0.5 },
      { ms: 86_400_000, label: 'day', strength: 0.4 },
    ];
    const titles = [
      ...drawn(withData({ seasonal: [trend, trend] }, periods)).matchAll(
        /class="panel-title"[^>]*>([^<]*)</g,
      ),
    ];
    expect(titles.map(([, title]) => title)).toEqual([
      'trend',
      'season: 1h30m',
      'season: day',
      'remainder (value − expected)',
    ]);
  });

  it('picture(result) draws each sample at its time and value, in pixels', () => {
    const values = [0, 100, 50];
    const flat = values.map(() => 50);
    const svg = drawn(withData({ values, expected: flat, lower: flat, upper: flat }));
    // 828 pixels for three steps, their middles at 138, 414, 690; 150 for 108 units: 4 · 150 ÷ 108 above the foot
    expect(pathOf(svg, 'value')).toBe('M138 144.4l276-138.8 276 69.4');
    expect(svg).toContain('translate(96,');
    expect(svg).not.toMatch(/%"|viewBox="-/);
  });

  it('picture(result) leaves a gap in the line, a lone sample in it as a dot', () => {
    const svg = drawn(withData({ values: [1, 2, null, 3, null, 4, 5] }));
    expect(pathOf(svg, 'value')).toMatch(/^M[\d.]+ [\d.]+l[^M]+M[\d.]+ [\d.]+h0M[\d.]+ [\d.]+l[^M]+$/);
    expect(svg.match(/<rect class="gap"/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('picture(a year of minutes) loses no spike and stays small', () => {
    const values = Array.from({ length: 525_600 }, (_, slot) => (slot === 400_000 ? 1000 : slot % 7));
    const all = { values, expected: values, lower: values, upper: values, trend: values, seasonal: [] };
    const svg = drawn(withData(all));
    // 1000 at the top of the plot, 6 near its foot: a stroke of more than a hundred pixels
    expect(pathOf(svg, 'value')).toMatch(/-13\d\.\d/);
    expect(svg.length).toBeLessThan(500_000);
  });

  it('picture(result) marks what was found by shape, colour and name, and says it to a pointer', () => {
    const svg = drawn(result);
    for (const { severity, kind, message } of result.findings) {
      expect(svg).toMatch(new RegExp(`<title>${severity} ${kind}, 2026-11-07 `));
      expect(svg).toContain(`: ${message.replaceAll('>', '&gt;')}</title>`);
      expect(svg).toContain(`class="mark mark-${severity}`);
      expect(textsOf(svg)).toContain(kind);
    }
    expect(svg.match(/class="mark [^"]*" transform/g)).toHaveLength(result.findings.length);
  });

  it('picture(result) explains what it shows in words of the legend of a page', () => {
    const entries = textsOf(drawn(result).split(/<text[^>]*class="name"/)[0] ?? '').slice(2);
    expect(entries).toEqual(expect.arrayContaining(['value', 'expected', 'band', 'gap', 'critical']));
    for (const entry of entries) expect(chartLegend()).toContain(entry);
    const open = { ...result.findings[0]!, accepted: null, explained: null };
    expect(textsOf(drawn({ ...result, findings: [open] }))).not.toContain('hollow: accepted or explained');
    const hollow = drawn({ ...result, findings: [{ ...open, explained: 'a holiday' }] });
    expect(textsOf(hollow)).toContain('hollow: accepted or explained');
    expect(hollow).toMatch(/class="mark mark-\w+ hollow"/);
  });

  it('picture(seven series) draws six and names the rest on a line', () => {
    const texts = textsOf(drawn(shifted(Array(18).fill(0))));
    expect(texts).toContain('sf (s)');
    expect(texts).not.toContain('sg (s)');
    expect(texts.at(-1)).toBe('and 12 more: --select NAME');
  });

  it('picture(series of one time) draws a late one beside an early one', () => {
    const svg = drawn(shifted([0, 2 * 3_600_000]));
    // six hours for both: four of them take 552 of 828 pixels, and the later one begins at 276
    expect(svg).toContain('translate(276.0,0)');
    expect(textsOf(svg).filter((text) => text === '05:00')).toHaveLength(4);
  });

  it('picture(series years apart) gives each its own time', () => {
    const svg = drawn(shifted([0, 8 * YEAR_MS]));
    expect(svg).not.toMatch(/translate\(\d+\.\d,0\)/);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['2026-11-07', '2034-11-05']));
  });

  it('picture(what several series share) draws it on each, from an outline too', () => {
    const [spike] = result.findings;
    const outline = {
      shape: 'picture' as const,
      startMs: 0,
      stepMs: 60_000,
      first: [1, 2],
      min: [1, 2],
      max: [1, 9],
      last: [1, 3],
    };
    const [one, two] = ['a', 'b'].map((series) => ({
      ...latency,
      series,
      data: { ...outline, startMs: Date.parse(spike!.start) },
    }));
    const shared = { ...spike!, series: '{}', members: ['a', 'b', 'absent'] };
    const svg = drawn({ ...result, series: [one!, two!], findings: [shared] });
    expect(svg.match(/class="name"/g)).toHaveLength(2);
    expect(svg.match(/<path class="value" d="(?!M-11)/g)).toHaveLength(2);
    expect(svg).not.toContain('class="panel-title"');
    expect(textsOf(svg)).not.toContain('expected');
  });

  it('picture(findings of series without data) tells how many it does not draw', () => {
    const series = reports.shared.result.series.map(({ data: _data, ...head }) => head);
    expect(textsOf(drawn({ ...reports.shared.result, series })).at(-1)).toBe(
      'without a picture: 3 findings (-f text)',
    );
  });

  it('picture(result, tz) tells times on the clock of the zone', () => {
    const texts = textsOf(drawn(result, 'Asia/Kolkata'));
    expect(texts).toContain('5 series, 1,175 samples, 2026-11-07 05:30 to 2026-11-07 09:29 (Asia/Kolkata)');
    expect(texts).toContain('06:00');
  });

  it.each(['quiet', 'filtered'] as const)('picture(%s) says that there is nothing to draw', (name) => {
    const svg = drawn(reports[name].result);
    expect(textsOf(svg)[0]).toBe('no findings');
    expect(svg).not.toContain('<path');
  });

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
    expect(isWellFormed(svg.replace(/<style>[^<]*<\/style>/, ''))).toBe(true);
    const name = `cpu{path="${'데이터 & '.repeat(100)}"}`;
    const findings = [{ ...result.findings[0]!, series: name }];
    const [long = ''] = textsOf(
      drawn({ ...result, findings, series: [{ ...latency, series: name }] }),
    ).filter((text) => text.startsWith('cpu{'));
    expect(stringWidth(long.replaceAll('&amp;', '&').replaceAll('&quot;', '"'))).toBeLessThanOrEqual(92);
  });

  it('picture(result) needs nothing beside itself, not even a program that knows custom properties', () => {
    const svg = drawn(result);
    expect(svg).not.toMatch(/href|url\(|@import|on\w+="|var\(|vector-effect|@container/);
    expect(svg.match(/http[^"\s]*/g)?.filter((link) => link.includes('://'))).toEqual([
      'http://www.w3.org/2000/svg',
    ]);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('@media screen and (prefers-color-scheme: dark)');
    expect(svg).toMatch(
      /<title id="title">aiops: 6 findings in 5 series<\/title>\n<desc id="desc">http_request/,
    );
  });

  it('picture(result) has a rule for all that it draws', () => {
    const svg = drawn(result);
    const { 1: style = '' } = /<style>([^<]*)<\/style>/.exec(svg) ?? [];
    const classes = new Set(
      [...svg.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
    );
    const unstyled = [...classes].filter(
      (name) => !style.includes(`.${name} `) && !style.includes(`.${name},`),
    );
    // numbers and times are drawn as all text is
    expect(unstyled.toSorted()).toEqual(['number-mark', 'times', 'times-wide']);
  });
});
