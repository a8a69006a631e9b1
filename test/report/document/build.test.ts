import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../src/findings/finding.ts';
import { documentOf } from '../../../src/report/document/build.ts';
import type { ReportDocument } from '../../../src/report/document/document.ts';
import type { FindingsResult } from '../../../src/report/result.ts';
import { type MadeFinding, madeResult } from '../findings-comparison/made-results.ts';
import { perfectInput } from '../qualities.ts';
import { reportNames, reports } from '../reports.ts';
import { counted, filtered, hostile, incident, quiet, shared, wideResult } from './joined-results.ts';

const of = (...results: FindingsResult[]): ReportDocument =>
  documentOf(results, { tz: 'UTC', branding: null });
const texts = (rows: readonly { series: { text: string } }[]) => rows.map(({ series }) => series.text);

/** Numbers with thousands apart, in the order of a text. */
const numbersIn = (text: string) =>
  (text.match(/\d[\d,]*(\.\d+)?/g) ?? []).map((n) => Number(n.replaceAll(',', '')));
const factsOf = ({ facts }: ReportDocument) => new Map(facts.map(({ label, value }) => [label, value]));

describe.each([
  ['incident', [incident.result]],
  ['hostile', [hostile.result]],
  ['filtered', [filtered.result]],
  ['two results', [incident.result, quiet.result]],
])('every number of the report "%s" comes from the JSON', (_, results) => {
  const saved = JSON.parse(JSON.stringify(results)) as FindingsResult[];
  const document = of(...results);
  const findings = saved.flatMap((result) => result.findings);
  const series = saved.flatMap((result) => result.series);
  const withSeverity = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const known = findings.filter(({ accepted, explained }) => accepted !== null || explained !== null);
  const concerned = saved.reduce(
    (sum, one) => sum + new Set(one.findings.map((finding) => finding.series)).size,
    0,
  );
  const samples = series.reduce((sum, one) => sum + one.samples, 0);

  it('severities', () => {
    expect(document.severities).toEqual(
      ['critical', 'high', 'medium', 'low'].map((severity) => ({ severity, count: withSeverity(severity) })),
    );
  });

  it('facts', () => {
    const facts = factsOf(document);
    expect(facts.get('Data quality')).toBe('no expected sample is missing');
    const hidden = saved.flatMap((result) => result.filtered).length;
    const told = document.leftOut.filter((text) => text.startsWith('Filters hid'));
    expect(numbersIn(told.join(' '))[0] ?? 0).toBe(hidden);
    if (findings.length === 0) {
      expect([facts.get('Samples'), facts.get('Period')]).toEqual([undefined, undefined]);
      return;
    }
    expect(numbersIn(facts.get('Samples') ?? '')).toEqual([samples]);
    const inputs = saved.flatMap((result) => result.inputs);
    const [from, to] = [
      inputs.map((one) => one.from!).sort()[0]!,
      inputs
        .map((one) => one.to!)
        .sort()
        .at(-1)!,
    ];
    const clock = (time: string) => time.slice(0, 16).replace('T', ' ');
    expect(facts.get('Period')).toBe(`${clock(from)} to ${clock(to).slice(11)} (UTC)`);
  });

  it('summary', () => {
    const { summary } = document;
    expect(summary.length).toBeGreaterThanOrEqual(3);
    expect(summary.length).toBeLessThanOrEqual(5);
    expect(summary.at(-1)).toMatch(/chance|would have allowed/);
    if (findings.length === 0) {
      expect(numbersIn(summary[0] ?? '')).toEqual([series.length]);
      expect(numbersIn(summary[1] ?? '')[0]).toBe(samples);
      return;
    }
    expect(numbersIn(summary[0] ?? '')).toEqual([findings.length, concerned, series.length]);
    const [worst] = findings;
    expect(summary[1]).toMatch(new RegExp(`^The worst is a ${worst?.severity} ${worst?.kind} of `));
    expect(summary[1]?.endsWith(`: ${worst?.message}.`)).toBe(true);
    if (known.length > 0) {
      const count = (key: 'accepted' | 'explained') => findings.filter((one) => one[key] !== null).length;
      expect(numbersIn(summary.at(-2) ?? '')).toEqual([
        count('accepted'),
        count('explained'),
        findings.length - known.length,
      ]);
    }
  });
});

it.each([
  [[], 'No series could be judged, so nothing could be found.'],
  [
    [{ series: 'cpu', from: 100, to: 102, severity: 'high' as const }],
    '1 finding; no series could be judged.',
  ],
])('documentOf(no judged series, findings %j) begins with %j', (findings, told) => {
  const { summary, ...result } = counted(madeResult({ findings }));
  expect(of({ ...result, summary: { ...summary, series: 0 } }).summary[0]).toBe(told);
});

describe('documentOf(results).verdict', () => {
  const gated = (passed: boolean | null, observed = 1, path = 'a.csv'): FindingsResult => {
    const result = madeResult();
    const rule = {
      rule: 'count == 0',
      series: 'cpu',
      level: 'error' as const,
      passed: passed === true,
      observed,
      limit: 0,
      unit: 'count' as const,
      findings: [],
    };
    return {
      ...result,
      inputs: [{ ...result.inputs[0]!, path }],
      gate: { configured: passed !== null, passed, rules: passed === null ? [] : [rule] },
    };
  };

  const withFound = (
    path: string,
    severities: readonly Severity[],
    explained: string | null = null,
  ): FindingsResult => {
    const findings = severities.map((severity, at) => {
      return { series: 'cpu', from: 100 * at, to: 100 * at + 2, severity, explained };
    });
    const result = counted(madeResult({ findings }));
    return { ...result, inputs: [{ ...result.inputs[0]!, path }] };
  };

  it.each<[string, FindingsResult[], ReportDocument['verdict']]>([
    [
      'no gate, nothing found',
      [gated(null)],
      { state: 'none', text: 'Nothing unusual was found; no gate was asked for' },
    ],
    [
      'no gate in any of several',
      [withFound('a.csv', ['high', 'low']), withFound('b.csv', ['critical', 'critical'])],
      { state: 'none', text: '2 critical findings, 4 in all; no gate was asked for' },
    ],
    [
      'no gate, all alike',
      [withFound('a.csv', ['low'])],
      { state: 'none', text: '1 low finding; no gate was asked for' },
    ],
    [
      'no gate, all known',
      [withFound('a.csv', ['high', 'low'], 'a holiday')],
      { state: 'none', text: '2 findings, none left to look at; no gate was asked for' },
    ],
    [
      'no gate, no series',
      [counted({ ...gated(null), series: [] })],
      { state: 'none', text: 'No series could be judged; no gate was asked for' },
    ],
    ['passed', [gated(true, 0)], { state: 'passed', text: 'Gate passed: 1 rule' }],
    ['failed', [gated(false, 3)], { state: 'failed', text: 'Gate failed: cpu: count == 0 (3)' }],
    [
      'one of several failed',
      [gated(true, 0), gated(false, 2, 'b.csv'), gated(null, 0, 'c.csv')],
      { state: 'failed', text: 'Gate failed in 1 of 3 results. b.csv: gate failed: cpu: count == 0 (2)' },
    ],
    [
      'one of several had no gate',
      [gated(null), gated(true, 0, 'b.csv')],
      { state: 'passed', text: 'Gate passed in 1 of 2 results. b.csv: gate passed: 1 rule' },
    ],
  ])('%s', (_, results, verdict) => {
    expect(of(...results).verdict).toEqual(verdict);
    expect(of(...results).gate.state).toBe(verdict.state);
  });

  it('gate rows: failed ones first, with what was seen and allowed, and where to find it', () => {
    const [finding] = incident.result.findings;
    const [row] = gated(false, 3).gate.rules;
    const rules = [
      { ...row!, passed: true, observed: 0 },
      { ...row!, series: null, level: 'warn' as const },
      {
        ...row!,
        unit: 'share' as const,
        observed: 0.25,
        limit: 0.1,
        findings: [finding!.id, 'filtered away'],
      },
    ];
    const { gate } = of({ ...incident.result, gate: { configured: true, passed: false, rules } });
    expect(
      gate.rules.map(({ verdict, series, observed, limit, findings }) => [
        verdict,
        series.text,
        observed,
        limit,
        findings,
      ]),
    ).toEqual([
      ['failed', 'cpu', '25%', '10%', [`finding-${finding!.id}`]],
      ['warning', 'all series', '3 findings', '0', []],
      ['passed', 'cpu', '0 findings', '0', []],
    ]);
  });
});

describe('documentOf(results).first', () => {
  const spike = { from: 10, to: 12, severity: 'high' } as const;
  const accepted = { reason: 'known', owner: null, expires: null, severity: 'high' } as const;

  it('has what waits for somebody before what is known, and five at most', () => {
    const findings = [
      { ...spike, series: 'a', accepted },
      { ...spike, from: 30, to: 32, series: 'b', explained: 'a holiday' },
      ...['c', 'd', 'e', 'f'].map((series, at) => {
        return { from: 100 + 20 * at, to: 102 + 20 * at, series, severity: 'low' as const };
      }),
    ];
    const { first, findings: rows } = of(counted(madeResult({ findings })));
    expect(texts(first)).toEqual(['c', 'd', 'e', 'f', 'a']);
    expect(first.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open', 'accepted']);
    expect(texts(rows)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('makes one card of what began together: the worst leads, and the others are told with it', () => {
    const findings = [
      { ...spike, series: 'cpu', severity: 'critical' as const },
      { ...spike, from: 12, series: 'memory' },
      { ...spike, from: 13, to: 13, series: 'cpu', kind: 'dip' as const, accepted },
      { ...spike, from: 400, to: 500, series: 'memory', severity: 'low' as const },
    ];
    const { first } = of(counted(madeResult({ findings })));
    expect(first.map((one) => [one.severity, one.series.text, one.companionsText])).toEqual([
      ['critical', 'cpu', 'With it, 2 findings in 1 other series and the same one'],
      ['low', 'memory', null],
    ]);
    expect(
      first[0]?.companions.map(({ id, severity, series, state }) => [id, severity, series.text, state]),
    ).toEqual([
      ['finding-memory_spike_12', 'high', 'memory', 'open'],
      ['finding-cpu_dip_13', 'high', 'cpu', 'accepted'],
    ]);
  });

  it('series of one name in two results are two, and six of those that departed with it are listed', () => {
    const names = ['a', 'b', 'c', 'd'];
    const result = counted(
      madeResult({ series: names, findings: names.map((series) => ({ ...spike, series })) }),
    );
    const { first, summary } = of(result, result);
    expect(first.map(({ companions }) => companions.length)).toEqual([6]);
    expect(first[0]?.companionsText).toBe('With it, 7 findings in 7 other series, the worst 6');
    expect(summary).toContain('8 series departed together (8 findings), 2026-11-01 00:10 to 00:12 (UTC).');
  });

  it.each<[string, Partial<MadeFinding>, boolean]>([
    ['ends with its series', { to: 999 }, true],
    ['ends a sample before', { to: 998 }, false],
    [
      'is shared, and ends with one that shares it',
      { series: '{}', to: 999, members: ['x', 'memory'] },
      true,
    ],
    ['is of nothing that was judged', { series: '{}', to: 999, members: ['x'] }, false],
  ])('a finding that %s: %j still going on: %s', (_, facts, isOngoing) => {
    const made = { series: 'cpu', from: 990, to: 999, severity: 'high' as const, ...facts };
    const { first, findings, summary } = of(counted(madeResult({ findings: [made] })));
    const told = isOngoing ? 'still going on when the data ends' : null;
    expect([first[0]?.ongoing, findings[0]?.aside]).toEqual([told, told]);
    expect(summary[1]?.includes(', still going on when the data ends: ')).toBe(isOngoing);
  });

  it('tells what was seen, why and where, and shows as much before and after, thirty steps at least', () => {
    const [card] = of(incident.result).first;
    const startMs = Date.UTC(2026, 10, 7, 2, 2);
    expect(card).toMatchObject({
      id: 'finding-spike-122',
      when: '2026-11-07 02:02 to 02:05 (UTC)',
      duration: '4m',
      observed: '430',
      expected: '100 (90–110)',
      source: 'metrics.csv:124',
      why: 'As far above last at 2026-11-07 00:22; outside a band 33 times as wide, too; by chance 5 times a week; confidence high: its season (day) was seen 21 times.',
      picture: { chart: 'chart-1', fromMs: startMs - 30 * 60_000, toMs: startMs + 33 * 60_000 },
    });
  });

  it('what an expired entry accepted waits again', () => {
    const result = madeResult({ findings: [{ ...spike, series: 'cpu' }] });
    const [finding] = result.findings;
    const entry = { fingerprint: 'x', kind: 'spike' as const, series: 'cpu', place: 'b.yaml:3:1' };
    const expired = { ...entry, reason: 'was known', expires: '2026-01-31', finding: finding!.id };
    const stale = { ...entry, series: 'gone', reason: 'is over', expires: null };
    const baseline = {
      path: 'b.yaml',
      entries: 2,
      accepted: 0,
      expired: [expired],
      stale: [stale],
      elsewhere: 0,
    };
    const document = of(counted({ ...result, baseline }));
    expect(document.first[0]?.state).toBe('expired');
    expect(document.summary).toContain('1 no longer accepted; 1 is left to look at.');
    expect(
      document.accepted.map(({ state, series, finding: id, expires, reason }) => [
        state,
        series.text,
        id,
        expires,
        reason,
      ]),
    ).toEqual([
      ['expired', 'cpu', document.findings[0]?.id, '2026-01-31', 'was known (b.yaml:3:1)'],
      ['unused', 'gone', null, 'never', 'is over (b.yaml:3:1)'],
    ]);
  });
});

it('documentOf(results).accepted: soonest to expire first, what is graver now told so', () => {
  const spike = { from: 10, to: 12, severity: 'high' } as const;
  const until = (series: string, expires: string | null, severity: 'low' | 'high' = 'high') => ({
    ...spike,
    series,
    accepted: { reason: `reason ${series}`, owner: 'Ana', expires, severity },
  });
  const findings = [until('a', null), until('b', '2027-01-31', 'low'), until('c', '2026-12-31')];
  const { accepted } = of(madeResult({ findings }));
  expect(
    accepted.map(({ series, expires, severity, owner }) => [series.text, expires, severity, owner]),
  ).toEqual([
    ['c', '2026-12-31', 'high', 'Ana'],
    ['b', '2027-01-31', 'low, now high', 'Ana'],
    ['a', 'never', 'high', 'Ana'],
  ]);
});

describe('documentOf(several results)', () => {
  const at = (path: string, series: readonly string[]): FindingsResult => {
    const findings = series.map((name) => ({ series: name, from: 10, to: 12, severity: 'high' as const }));
    const result = madeResult({ series, findings });
    return counted({ ...result, inputs: [{ ...result.inputs[0]!, path }] });
  };

  it('series that share a name have the input beside it, others have not', () => {
    const { findings } = of(at('a.csv', ['cpu', 'disk']), at('b.csv', ['cpu']));
    expect(texts(findings).sort()).toEqual(['cpu (a.csv)', 'cpu (b.csv)', 'disk']);
  });

  it('results of one input are numbered', () => {
    const { timeline } = of(at('a.csv', ['cpu']), at('a.csv', ['cpu']));
    expect(texts(timeline.rows)).toEqual(['cpu (a.csv, result 1)', 'cpu (a.csv, result 2)']);
  });

  it('ids are unique and fit for an anchor, and marks, cards and rows agree in them', () => {
    const id = fc.string({ maxLength: 4 });
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 6 }), (ids) => {
        const result = at(
          'a.csv',
          ids.map((_, n) => `s${n}`),
        );
        const named = { ...result, findings: result.findings.map((one, n) => ({ ...one, id: ids[n]! })) };
        const { findings, timeline, first } = of(named, named);
        const rows = findings.map((row) => row.id);
        expect(new Set(rows).size).toBe(2 * ids.length);
        for (const row of rows) expect(row).toMatch(/^finding-[\w-]*$/);
        expect(timeline.rows.flatMap(({ marks }) => marks.map((mark) => mark.id)).sort()).toEqual(
          rows.sort(),
        );
        for (const card of first) expect(rows).toContain(card.id);
      }),
    );
  });
});

describe('documentOf(result).timeline and .charts', () => {
  it('say what had no room', () => {
    const document = of(wideResult(62));
    expect(document.charts).toHaveLength(30);
    expect(document.timeline.rows).toHaveLength(60);
    expect(texts(document.charts)).toEqual(Array.from({ length: 30 }, (_, n) => `series_${n}`));
    expect(document.timeline.rows[0]?.chart).toBe('chart-1');
    expect(document.timeline.rows[30]?.chart).toBe(null);
    expect(document.leftOut).toEqual([
      '30 of 62 series with findings have a chart: aiops detect --select NAME shows another.',
      'The timeline shows the 60 worst of 62 rows.',
    ]);
  });

  it('a finding that several series share stands on every row that it concerns', () => {
    const { result } = shared;
    const one = { ...result.findings[0]!, members: ['cpu', 'memory'] };
    const made = madeResult({ findings: [] });
    const { timeline, charts } = of({ ...made, findings: [one] });
    expect(timeline.rows.map(({ series, marks }) => [series.text, marks.map(({ id }) => id)])).toEqual([
      ['cpu', [`finding-${one.id}`]],
      ['memory', [`finding-${one.id}`]],
    ]);
    expect(charts).toEqual([]);
  });

  it('what concerns no judged series has a row of its own, and the members are told', () => {
    const { timeline, findings } = of(shared.result);
    expect(texts(timeline.rows)).toEqual(['{}', '{job="web"}', '{instance="a:1",job="api"}']);
    expect(findings[1]?.cells.message.text).toMatch(
      /others have some; concerns a\{job="web"\} and b\{job="web"\}$/,
    );
  });

  it('gaps are runs without a value, and the parts add up to the values', () => {
    const chart = of(incident.result).charts.find(({ series }) => series.text === 'cpu');
    const startMs = Date.UTC(2026, 10, 7, 1);
    expect(chart?.gaps).toEqual([{ startMs, endMs: startMs + 24 * 60_000 }]);
    expect(chart?.decomposition.map(({ title }) => title)).toEqual([
      'trend',
      'season: day',
      'remainder (value − expected)',
    ]);
    const [trend, season, remainder] = chart?.decomposition ?? [];
    for (const [slot, value] of (chart?.data.values ?? []).entries()) {
      const sum = (trend?.values[slot] ?? 0) + (season?.values[slot] ?? 0) + (remainder?.values[slot] ?? 0);
      if (value === null) expect(remainder?.values[slot]).toBe(null);
      else expect(sum).toBeCloseTo(value, 9);
    }
  });

  it('accepted and explained findings are hollow', () => {
    const { timeline } = of(incident.result);
    const hollow = timeline.rows.flatMap(({ marks }) => marks.filter(({ isHollow }) => isHollow));
    expect(hollow.map(({ id }) => id).sort()).toEqual(['finding-dip-20', 'finding-spike-123']);
  });
});

it('documentOf(result).quality: odd series, most missing first, and all that was refused', () => {
  const [input] = incident.result.inputs;
  const quality = {
    ...perfectInput(1000, 60_000),
    expected: 1000,
    samples: 990,
    missing: 40,
    duplicates: 3,
    refused: [{ code: 'csv-number', place: 'm.csv:7:2', what: 'expected a number' }],
    setAside: [{ what: 'info metrics', samples: 2 }],
  };
  const series = incident.result.series.map((one, at) =>
    at < 2 ? { ...one, quality: { ...one.quality, missing: at + 1, resets: at } } : one,
  );
  const document = of({ ...incident.result, series, inputs: [{ ...input!, badRows: 1, quality }] });
  expect(factsOf(document).get('Data quality')).toBe(
    '5% of the expected samples are missing, 3 duplicates, 1 bad row',
  );
  expect(document.quality.inputs[0]?.warnings).toEqual([
    'refused: m.csv:7:2: expected a number',
    'set aside: 2 samples: info metrics',
  ]);
  expect(document.quality.series.map((one) => [one.series.text, one.missing, one.others])).toEqual([
    ['http_errors{service="checkout"}', '2 (0.83%)', '1 reset'],
    [incident.result.series[0]?.series, '1 (0.42%)', '–'],
  ]);
});

describe('documentOf(results) whatever is in it', () => {
  it('no text can act: neither control nor direction marks', () => {
    const told = JSON.stringify({ ...of(hostile.result), charts: [] });
    // JSON would escape a control character as \uXXXX with one backslash.
    expect(told).not.toMatch(/(?<!\\)(\\\\)*\\u|[\u202a-\u202e\u2066-\u2069]/);
  });

  it('a name of 10 kB is cut in its middle, and kept', () => {
    const name = `a{x="${'y'.repeat(10_000)}"}z`;
    const [row] = of(
      madeResult({ series: [name], findings: [{ series: name, from: 1, to: 2, severity: 'low' }] }),
    ).findings;
    expect(row?.series.text).toHaveLength(120);
    expect(row?.series.full).toBe(name);
  });

  it.each(reportNames)('documentOf([%s]) changes nothing, and says the same twice', (name) => {
    const before = structuredClone(reports[name].result);
    expect(of(reports[name].result)).toEqual(of(structuredClone(reports[name].result)));
    expect(reports[name].result).toEqual(before);
  });

  it.each(['America/St_Johns', 'Asia/Kathmandu'])('the zone of the machine, %s, changes nothing', (zone) => {
    const TZ = process.env['TZ'];
    const told = JSON.stringify(of(incident.result));
    try {
      process.env['TZ'] = zone;
      expect(JSON.stringify(of(incident.result))).toBe(told);
    } finally {
      if (TZ === undefined) delete process.env['TZ'];
      else process.env['TZ'] = TZ;
    }
  });

  it('tells times on the clock of its zone', () => {
    const { first } = documentOf([incident.result], { tz: 'Asia/Kolkata', branding: null });
    expect(first[0]?.when).toBe('2026-11-07 07:32 to 07:35 (Asia/Kolkata)');
  });
});
