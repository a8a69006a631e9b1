import { describe, expect, it } from 'vitest';
import { detect } from '../src/detect.ts';
import { InputError, UsageError } from '../src/errors.ts';
import type { Input } from '../src/inputs.ts';
import { type DetectOptions, detectDefaults } from '../src/options.ts';
import { findingsResultSchema } from '../src/report/result.ts';
import { world } from './model/worlds.ts';
import { minChange, minDuration } from './rules.ts';

const START_MS = Date.UTC(2026, 4, 4);
const FIVE_MINUTES = 300_000;
const DAY = 288;

function inputOf(path: string, text: string): Input {
  const bytes = new TextEncoder().encode(text);
  return {
    path,
    bytes: (async function* () {
      yield bytes;
    })(),
    digest: () => ({ sha256: '0'.repeat(64), bytes: bytes.length }),
  };
}

function csvOf(values: Float64Array, from = 0, header = 'time,value'): string {
  const rows = [...values].map((value, slot) =>
    Number.isNaN(value)
      ? ''
      : `${new Date(START_MS + (from + slot) * FIVE_MINUTES).toISOString()},${value}\n`,
  );
  return `${header}\n${rows.join('')}`;
}

const run = (inputs: readonly Input[], options: Partial<DetectOptions> = {}) =>
  detect(inputs, { ...detectDefaults, ...options }, { gunzip: (bytes) => bytes, toolVersion: '0.0.0' });

/** Two weeks with a daily season, and whatever `plant` does to it. */
function fortnight(plant: (values: Float64Array) => void = () => {}): Float64Array {
  const values = world(
    14 * DAY,
    41,
    (slot, chance) => 100 + 20 * Math.sin((2 * Math.PI * slot) / DAY) + chance.gaussian(),
  );
  plant(values);
  return values;
}

const timeOf = (slot: number) => new Date(START_MS + slot * FIVE_MINUTES).toISOString().replace('.000', '');
const shown = async (values: Float64Array, options: Partial<DetectOptions> = {}) => {
  const { report } = await run([inputOf('m.csv', csvOf(values))], options);
  return report.result.findings.map(({ kind, start, end }) => [kind, start, end]);
};

describe('detect finds', () => {
  it('nothing in a clean fortnight', async () => {
    expect(await shown(fortnight())).toEqual([]);
  });

  it.each([
    ['spike', 60],
    ['dip', -60],
  ])('a %s, from its first sample to its last', async (kind, size) => {
    const values = fortnight((all) => {
      for (let slot = 2000; slot < 2010; slot++) all[slot]! += size;
    });
    expect((await shown(values))[0]).toEqual([kind, timeOf(2000), timeOf(2009)]);
  });

  it('a level shift, from its step', async () => {
    const values = fortnight((all) => {
      for (let slot = 2000; slot < all.length; slot++) all[slot]! += 60;
    });
    const [finding] = (await run([inputOf('m.csv', csvOf(values))])).report.result.findings;
    expect(finding).toMatchObject({ kind: 'level-shift', start: timeOf(2000), direction: 'up' });
    expect(finding?.size).toBeGreaterThan(50);
    expect(finding?.size).toBeLessThan(70);
  });

  it.each([1, 2, 3, 4, 5, 6])('a step of six sigma in plain noise (seed %d)', async (seed) => {
    const values = world(14 * DAY, seed, (slot, chance) => 10 + chance.gaussian() + (slot < 2500 ? 0 : 6));
    const { findings } = (await run([inputOf('m.csv', csvOf(values))])).report.result;
    expect(findings[0]).toMatchObject({ kind: 'level-shift', direction: 'up' });
    expect(Math.abs(Date.parse(findings[0]?.start ?? '') - Date.parse(timeOf(2500)))).toBeLessThanOrEqual(
      2 * FIVE_MINUTES,
    );
  });

  it('a stuck exporter and a gap', async () => {
    const values = fortnight((all) => {
      all.fill(all[1500] ?? 0, 1500, 1560);
      all.fill(Number.NaN, 3000, 3012);
    });
    expect((await shown(values)).sort()).toEqual([
      ['flatline', timeOf(1500), timeOf(1559)],
      ['missing-data', timeOf(3000), timeOf(3011)],
    ]);
  });

  it('a level shift without a dip before it', async () => {
    const values = fortnight((all) => {
      for (let slot = 2000; slot < all.length; slot++) all[slot]! += 200;
    });
    expect((await shown(values)).map(([kind]) => kind)).toEqual(['level-shift']);
  });

  it('a stuck exporter alone, where a rising value comes back', async () => {
    const values = fortnight((all) => all.fill(all[1480] ?? 0, 1480, 1560));
    expect((await shown(values)).map(([kind]) => kind)).toEqual(['flatline']);
  });

  it('no longer what is taken out: without the samples of a finding the finding is gone', async () => {
    const values = fortnight((all) => all.fill(300, 2000, 2002));
    expect(await shown(values)).toHaveLength(1);
    expect(await shown(values.fill(Number.NaN, 2000, 2002))).toEqual([]);
  });
});

describe('detect heeds', () => {
  const twoSpikes = fortnight((all) => {
    all.fill(300, 1000, 1003);
    all.fill(20, 3000, 3010);
  });

  it.each<[string, Partial<DetectOptions>, readonly string[], readonly string[]]>([
    ['nothing', {}, ['dip', 'spike'], []],
    ['--direction up', { direction: 'up' }, ['spike'], ['direction']],
    ['--min-duration 30m', { minDurationMs: minDuration('30m') }, ['dip'], ['min-duration']],
    ['--min-change 150', { minChange: minChange('150') }, ['spike'], ['min-change']],
    ['--min-change 100%', { minChange: minChange('100%') }, ['spike'], ['min-change']],
    ['--judge-since -5d', { judgeSince: '-5d' }, ['dip'], []],
    ['--since -5d', { since: '-5d' }, ['dip'], []],
    ['--until', { until: timeOf(2000) }, ['spike'], []],
  ])('%s', async (_, options, kinds, filters) => {
    const { result } = (await run([inputOf('m.csv', csvOf(twoSpikes))], options)).report;
    expect(result.findings.map(({ kind }) => kind).sort()).toEqual(kinds);
    expect(result.filtered.map(({ filter }) => filter)).toEqual(filters);
  });

  it('--season none: none is fitted, and what is far out is found all the same', async () => {
    const { result } = (await run([inputOf('m.csv', csvOf(twoSpikes))], { season: 'none' })).report;
    expect(result.series).toMatchObject([{ periods: [], needs: null, model: 'trend' }]);
    const told = result.findings.map(({ kind, start, end }) => [kind, start, end]);
    expect(told).toContainEqual(['spike', timeOf(1000), timeOf(1002)]);
    expect(told).toContainEqual(['dip', timeOf(3000), timeOf(3009)]);
  });

  it.each<[string, number, string | undefined]>([
    ['two days', 2, 'day'],
    ['a fortnight', 14, 'week'],
  ])('a history of %s: what the next season needs is told', async (_, days, label) => {
    const { result } = (await run([inputOf('m.csv', csvOf(fortnight().subarray(0, days * DAY)))])).report;
    const missing = Math.ceil(2.9 * (label === 'day' ? DAY : 7 * DAY)) - days * DAY;
    expect(result.series[0]?.needs).toEqual({ label, ms: missing * FIVE_MINUTES });
  });

  it.each([
    ['low', 'failed', { failOn: 'low' }, false],
    ['a severity that nothing reaches', 'passed', { failOn: 'low', minChange: minChange('1000') }, true],
  ])('--fail-on %s: the gate %s', async (_, __, options, passed) => {
    const { result } = (await run([inputOf('m.csv', csvOf(twoSpikes))], options)).report;
    expect(result.gate).toMatchObject({ configured: true, passed });
  });

  it('--tz: a season of the civil day goes on over the change of the clock', async () => {
    // 29 March 2026 02:00 in Vienna is 03:00; the load follows the wall clock there. Three weeks of five lie behind it.
    const hour = 3_600_000;
    const startMs = Date.UTC(2026, 2, 15);
    const offset = (ms: number) => (ms < Date.UTC(2026, 2, 29, 1) ? hour : 2 * hour);
    const load = (ms: number) => (Math.floor((ms + offset(ms)) / hour) % 24 === 9 ? 400 : 100);
    const noise = world(35 * 96, 3, (_, chance) => chance.gaussian());
    const rows = [...noise].map((one, slot) => {
      const ms = startMs + slot * (hour / 4);
      return `${ms / 1000},${load(ms) + one}\n`;
    });
    const found = async (tz: string) => {
      const { result } = (await run([inputOf('m.csv', `time,value\n${rows.join('')}`)], { tz })).report;
      return result.findings.filter(({ size }) => Math.abs(size ?? 0) > 100).length;
    };
    expect(await found('Europe/Vienna')).toBe(0);
    expect(await found('UTC')).toBeGreaterThan(0);
  });
});

describe('detect puts several inputs together:', () => {
  const values = fortnight((all) => all.fill(300, 3000, 3003));
  const whole = inputOf('whole.csv', csvOf(values));

  it('parts of one export are one series, in any order', async () => {
    const first = () => inputOf('a.csv', csvOf(values.subarray(0, 2000)));
    const second = () => inputOf('b.csv', csvOf(values.subarray(2000), 2000));
    const of = async (inputs: readonly Input[]) => (await run(inputs)).report.result;
    const [inOrder, reversed] = [await of([first(), second()]), await of([second(), first()])];
    expect(reversed).toEqual(inOrder);
    expect(inOrder.series).toEqual((await of([whole])).series);
    expect(inOrder.findings[0]?.source).toEqual({ path: 'b.csv', line: expect.any(Number) });
  });

  it('series of one name that overlap are told apart by their file', async () => {
    const { result } = (
      await run([inputOf('x/one.csv', csvOf(values)), inputOf('x/two.csv.gz', csvOf(values))])
    ).report;
    expect(result.series.map(({ series }) => series)).toEqual(['value{file="one"}', 'value{file="two"}']);
  });

  it('series of one name that overlap are a warning, unless one of them is selected', async () => {
    const codesOf = async (options: Partial<DetectOptions>) => {
      const two = [inputOf('one.csv', csvOf(values)), inputOf('two.csv', csvOf(values))];
      return (await run(two, options)).warnings.map(({ code }) => code);
    };
    expect(await codesOf({})).toEqual(['overlapping-inputs']);
    expect(await codesOf({ select: ['{file="one"}'] })).toEqual([]);
  });

  it('answers that share the sample where they meet are one series', async () => {
    const inputs = [
      inputOf('a.csv', csvOf(values.subarray(0, 2001))),
      inputOf('b.csv', csvOf(values.subarray(2000), 2000)),
    ];
    const { report, warnings } = await run(inputs);
    expect(report.result.series).toHaveLength(1);
    expect(report.result.series[0]).toMatchObject({ samples: values.length, quality: { duplicates: 1 } });
    expect(warnings.map(({ code }) => code)).toEqual(['duplicate-samples']);
  });
});

const MINUTE = 60_000;
/** A day of minutes. */
const SLOTS = 1440;

/** One value a minute; `null` where none comes. */
type Minutes = readonly (number | null)[];
type MadeSeries = readonly [name: string, labels: Readonly<Record<string, string>>, values: Minutes];

const minutesOf = (valueAt: (slot: number) => number | null, slots = SLOTS): Minutes =>
  Array.from({ length: slots }, (_, slot) => valueAt(slot));

/** A gauge that moves from minute to minute. */
const moving = (seed: number, isThere: (slot: number) => boolean = () => true): Minutes => {
  const values = world(SLOTS, seed, (_, chance) => 100 + chance.gaussian());
  return minutesOf((slot) => (isThere(slot) ? values[slot]! : null));
};

/** A counter that gains about sixty a minute, and begins anew in some slots. */
const counting = (seed: number, restarts: readonly number[] = []): Minutes => {
  let count = 1e6;
  const gains = world(SLOTS, seed, (_, chance) => Math.round(60 + 3 * chance.gaussian()));
  return minutesOf((slot) => (count = (restarts.includes(slot) ? 0 : count) + gains[slot]!));
};

const at = (slot: number) => new Date(START_MS + slot * MINUTE).toISOString().replace('.000', '');
/** What is told of the two hours around a slot: a budget lets noise say something elsewhere. */
const isNear =
  (slot: number) =>
  ({ start, end }: { readonly start: string; readonly end: string }) =>
    end >= at(slot - 60) && start <= at(slot + 60);
const within = (first: number, last: number) => (slot: number) => slot >= first && slot <= last;

/** An answer of the Prometheus API, which has no staleness markers. */
function answerOf(series: readonly MadeSeries[]): Input {
  const result = series.map(([name, labels, values]) => ({
    metric: { __name__: name, ...labels },
    values: values.flatMap((value, slot) =>
      value === null
        ? []
        : [[(START_MS + slot * MINUTE) / 1000, Number.isNaN(value) ? 'NaN' : String(value)]],
    ),
  }));
  return inputOf('a.json', JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
}

/** An export of VictoriaMetrics: NaN is a staleness marker there. */
function exportOf(series: readonly MadeSeries[]): Input {
  const lines = series.map(([name, labels, values]) => {
    const slots = values.flatMap((value, slot) => (value === null ? [] : [slot]));
    return JSON.stringify({
      metric: { __name__: name, ...labels },
      values: slots.map((slot) => (Number.isNaN(values[slot]) ? null : values[slot])),
      timestamps: slots.map((slot) => START_MS + slot * MINUTE),
    });
  });
  return inputOf('a.jsonl', `${lines.join('\n')}\n`);
}

const found = async (input: Input, options: Partial<DetectOptions> = {}) =>
  (await run([input], options)).report.result;

/** Kind, series, start, end and sentence of each finding. */
const toldOf = async (input: Input, options: Partial<DetectOptions> = {}) =>
  (await found(input, options)).findings.map(({ kind, series, start, end, message }) => [
    kind,
    series,
    start,
    end,
    message,
  ]);

const A = { job: 'api', instance: 'a:1' };
const B = { job: 'api', instance: 'b:1' };

describe('detect tells of targets:', () => {
  const gap = within(600, 629);

  it('a restart is one finding with all of its counters, and no dip in their rates', async () => {
    const names = ['a_total', 'b_total', 'c_total'];
    const { findings, series } = await found(
      answerOf([
        ...names.map((name, i): MadeSeries => [name, A, counting(i + 1, [700])]),
        ['a_total', B, counting(9)],
      ]),
    );
    expect(findings.filter(isNear(700))).toMatchObject([
      {
        kind: 'restart',
        series: '{instance="a:1",job="api"}',
        start: at(700),
        end: at(700),
        members: names.map((name) => `${name}{instance="a:1",job="api"}`),
        message: '3 counters fell and began anew: the process restarted',
        severity: 'low',
      },
    ]);
    expect(series.map((one) => one.series)).toContain('rate(b_total{instance="a:1",job="api"})');
  });

  it('a gap of the whole server is one finding, and none of its series', async () => {
    const input = answerOf([
      ['cpu', A, moving(1, (slot) => !gap(slot))],
      ['load', A, moving(2, (slot) => !gap(slot))],
      ['cpu', B, moving(3, (slot) => !gap(slot))],
      ['a_total', B, counting(4).map((value, slot) => (gap(slot) ? null : value))],
    ]);
    expect(await toldOf(input)).toEqual([
      [
        'missing-data',
        '{}',
        at(600),
        at(629),
        'no sample of any of 4 series for 30 samples (30m): nothing was collected',
      ],
    ]);
  });

  const withUp = (upOfA: Minutes, isThere: (slot: number) => boolean): MadeSeries[] => [
    ['up', A, upOfA],
    ['cpu', A, moving(1, isThere)],
    ['load', A, moving(2, isThere)],
    ['a_total', A, counting(3).map((value, slot) => (isThere(slot) ? value : null))],
    ['up', B, minutesOf(() => 1)],
    ['cpu', B, moving(4)],
  ];
  const upOf = (isDown: (slot: number) => boolean) => minutesOf((slot) => (isDown(slot) ? 0 : 1));

  it('a target that is down is one finding, none of its series and none of `up`', async () => {
    expect(await toldOf(answerOf(withUp(upOf(gap), (slot) => !gap(slot))))).toEqual([
      [
        'missing-data',
        '{instance="a:1",job="api"}',
        at(600),
        at(629),
        'the target was down for 30 samples (30m): no sample of any of its 3 series',
      ],
    ]);
  });

  it('a target that is still down when the data ends', async () => {
    const last = within(1400, SLOTS - 1);
    expect(await toldOf(answerOf(withUp(upOf(last), (slot) => !last(slot))))).toEqual([
      [
        'missing-data',
        '{instance="a:1",job="api"}',
        at(1400),
        at(1439),
        'the target was down for 40 samples (40m): no sample of any of its 3 series',
      ],
    ]);
  });

  it('a target that is down, of `up` alone', async () => {
    const input = answerOf([
      ['up', A, upOf(gap)],
      ['up', B, minutesOf(() => 1)],
    ]);
    expect(await toldOf(input)).toEqual([
      [
        'missing-data',
        '{instance="a:1",job="api"}',
        at(600),
        at(629),
        'the target was down for 30 samples (30m)',
      ],
    ]);
  });

  it('a single scrape that failed is no finding', async () => {
    const once = within(600, 600);
    expect(await toldOf(answerOf(withUp(upOf(once), (slot) => !once(slot))))).toEqual([]);
  });

  it('a gap of one target of two, where `up` is not there to say why', async () => {
    const series = withUp(upOf(gap), (slot) => !gap(slot)).filter(([name]) => name !== 'up');
    expect(await toldOf(answerOf(series))).toEqual([
      [
        'missing-data',
        '{instance="a:1",job="api"}',
        at(600),
        at(629),
        'no sample of any of 3 series for 30 samples (30m) of this target, while others have some',
      ],
    ]);
  });

  it('a gap of one series of a target is of that series', async () => {
    const input = answerOf([
      ['cpu', A, moving(1, (slot) => !gap(slot))],
      ['load', A, moving(2)],
      ['cpu', B, moving(3)],
    ]);
    expect(await toldOf(input)).toEqual([
      [
        'missing-data',
        'cpu{instance="a:1",job="api"}',
        at(600),
        at(629),
        'no sample for 30 samples (30m), where there usually is one',
      ],
    ]);
  });

  it('a target that was taken out of service, and put in again, was not missing', async () => {
    const away = (values: Minutes): Minutes =>
      values.map((value, slot) => (slot === 600 ? Number.NaN : gap(slot) ? null : value));
    const series = withUp(
      minutesOf(() => 1),
      () => true,
    ).map(([name, labels, values]): MadeSeries => [name, labels, labels === A ? away(values) : values]);
    expect(await toldOf(exportOf(series))).toEqual([]);
  });
});

describe('detect takes for right', () => {
  it('that a series is absent after its staleness marker', async () => {
    const isAway = within(601, 660);
    const values = (marker: number | null) =>
      moving(1).map((value, slot) => (slot === 600 ? marker : isAway(slot) ? null : value));
    const other: MadeSeries = ['load', A, moving(2)];
    expect(await toldOf(exportOf([['cpu', A, values(Number.NaN)], other]))).toEqual([]);
    expect(await toldOf(exportOf([['cpu', A, values(null)], other]))).toHaveLength(1);
  });

  it('that the API repeats the last value for five minutes, once a series has ended: it is missing, not stuck', async () => {
    const ends = 700;
    const values = moving(1).map((value, slot) => (slot > ends + 5 ? null : value));
    const plateau = values.map((value, slot) => (within(ends, ends + 5)(slot) ? values[ends]! : value));
    const told = await toldOf(
      answerOf([
        ['cpu', A, plateau],
        ['load', A, moving(2)],
      ]),
    );
    expect(told).toEqual([
      [
        'missing-data',
        'cpu{instance="a:1",job="api"}',
        at(ends + 6),
        at(SLOTS - 1),
        'no sample for 734 samples (12h14m), up to the end, while others go on',
      ],
    ]);
  });

  it('that quantiles of no observation have no value', async () => {
    const isIdle = within(600, 720);
    const quantile = (q: string, seed: number): MadeSeries => [
      'latency',
      { ...A, quantile: q },
      moving(seed).map((value, slot) => (isIdle(slot) ? Number.NaN : value)),
    ];
    expect(await toldOf(answerOf([quantile('0.5', 1), quantile('0.99', 2)]))).toEqual([]);
    expect(await toldOf(answerOf([quantile('0.5', 1), quantile('0.99', 2), ['load', A, moving(3)]]))).toEqual(
      [],
    );
  });

  it('that a histogram without observations has no quantile and no average', async () => {
    const gains = world(SLOTS, 5, (slot, chance) =>
      within(600, 720)(slot) ? 0 : Math.round(600 + 30 * chance.gaussian()),
    );
    const part = (share: number): Minutes => {
      let count = 1e6;
      return minutesOf((slot) => (count += Math.round(share * gains[slot]!)));
    };
    const histogram: MadeSeries[] = [
      ['t_bucket', { ...A, le: '0.1' }, part(0.9)],
      ['t_bucket', { ...A, le: '1' }, part(1)],
      ['t_bucket', { ...A, le: '+Inf' }, part(1)],
      ['t_count', A, part(1)],
      ['t_sum', A, part(0.05)],
    ];
    const { findings, series } = await found(answerOf(histogram));
    expect(series.map((one) => one.series)).toEqual([
      'average(t{instance="a:1",job="api"})',
      'p95(t{instance="a:1",job="api"})',
      'rate(t_count{instance="a:1",job="api"})',
    ]);
    expect(findings.filter(({ kind }) => kind === 'missing-data')).toEqual([]);
    expect(findings.some(({ series: name }) => name.startsWith('rate('))).toBe(true);
  });
});

describe('detect judges counters', () => {
  const input = () =>
    answerOf([
      ['a_total', A, counting(1, [700])],
      ['a_total', B, counting(2)],
    ]);

  it('as rates', async () => {
    const { series, findings } = await found(input());
    expect(series.map((one) => [one.series, one.derived])).toEqual([
      ['rate(a_total{instance="a:1",job="api"})', 'rate'],
      ['rate(a_total{instance="b:1",job="api"})', 'rate'],
    ]);
    expect(findings.filter(isNear(700)).map(({ kind, start }) => [kind, start])).toEqual([
      ['restart', at(700)],
    ]);
  });

  it('--as gauge: as they stand, and nothing has restarted', async () => {
    const { series, findings } = await found(input(), { as: 'gauge' });
    expect(series.map((one) => [one.series, one.derived])).toEqual([
      ['a_total{instance="a:1",job="api"}', null],
      ['a_total{instance="b:1",job="api"}', null],
    ]);
    expect(findings.map(({ kind }) => kind)).not.toContain('restart');
  });

  it('--sum-by job: rate first, so that a reset of one makes no spike', async () => {
    const { series, findings } = await found(input(), { sumBy: ['job'] });
    expect(series.map((one) => one.series)).toEqual(['sum(rate(a_total{job="api"}))']);
    expect(findings.map(({ kind }) => kind)).toEqual(['restart']);
    const [sum] = (await run([input()], { sumBy: ['job'] })).report.scored;
    expect(Math.min(...sum!.values)).toBeGreaterThan(1.5);
    expect(Math.max(...sum!.values)).toBeLessThan(2.5);
  });
});

describe('detect --since', () => {
  const input = () =>
    answerOf([
      ['a_total', A, counting(1, [500, 700])],
      ['cpu', A, moving(2)],
      ['gone_total', A, counting(3).map((value, slot) => (slot < 590 ? value : null))],
      ['gone', A, moving(4, (slot) => slot < 590)],
    ]);

  it.each<[string, Partial<DetectOptions>]>([
    ['a rate', {}],
    ['a rate over more than the hour that is read before', { rangeMs: 7_200_000 }],
  ])('cuts after it has taken %s', async (_, options) => {
    const since = { ...options, since: at(600) };
    const [cutOff, whole] = [await run([input()], since), await run([input()], options)];
    const { result, scored } = cutOff.report;
    expect(result.series.map(({ series }) => series)).toEqual([
      'cpu{instance="a:1",job="api"}',
      'rate(a_total{instance="a:1",job="api"})',
    ]);
    for (const { name, timestampsMs, values } of scored) {
      const all = whole.report.scored.find((one) => one.name === name)!;
      const kept = all.timestampsMs.findIndex((time) => time >= START_MS + 600 * MINUTE);
      expect(timestampsMs).toEqual(all.timestampsMs.slice(kept));
      expect(values).toEqual(all.values.slice(kept));
    }
    expect(result.series.map(({ quality }) => [quality.samples, quality.resets])).toEqual([
      [840, 0],
      [840, 1],
    ]);
    expect(result.findings.filter(({ kind }) => kind === 'restart').map(({ start }) => start)).toEqual([
      at(700),
    ]);
  });

  it('finds nothing missing where a gap lasts beyond it', async () => {
    const isThere = (slot: number) => slot < 590 || slot > 630;
    const counter = counting(1).map((value, slot) => (isThere(slot) ? value : null));
    const cut = answerOf([
      ['a_total', A, counter],
      ['cpu', A, moving(2, isThere)],
    ]);
    expect(await toldOf(cut, { since: at(600) })).toEqual([]);
  });
});

describe('detect lays out', () => {
  /** A gauge at these times; its values tell samples apart. */
  const csvAt = (times: readonly number[]) =>
    inputOf(
      'm.csv',
      `time,value\n${times.map((time, i) => `${START_MS + time},${100 + (i % 7)}\n`).join('')}`,
    );
  const jitter = world(3000, 1, (_, chance) => chance.uniform() - 0.5);

  it.each<[string, number[], { samples: number; missing: number; stepMs: number }, number]>([
    [
      'minutes under 1.2 % of jitter',
      Array.from({ length: 3000 }, (_, i) => Math.round(i * MINUTE + 1440 * jitter[i]!)),
      { samples: 3000, missing: 0, stepMs: MINUTE },
      0,
    ],
    [
      'an irregular cadence of 45 s to 75 s',
      Array.from({ length: 3000 }, (_, i) => Math.round(i * MINUTE + 29_000 * jitter[i]!)),
      { samples: 3000, missing: 0, stepMs: MINUTE },
      0,
    ],
    [
      // 1001 minutes are 201 slots of five, the first and the last of them three minutes of it; then 600 more.
      'a step of a minute that becomes five',
      [
        ...Array.from({ length: 1001 }, (_, i) => i * MINUTE),
        ...Array.from({ length: 600 }, (_, i) => (1000 + 5 * (i + 1)) * MINUTE),
      ],
      { samples: 801, missing: 0, stepMs: 5 * MINUTE },
      800,
    ],
  ])('%s without a sample lost or invented', async (_, times, series, merged) => {
    const { report } = await run([csvAt(times)]);
    expect(report.result.series[0]).toMatchObject({
      ...series,
      quality: { merged, stray: 0, duplicates: 0 },
    });
    expect(report.result.series[0]!.samples + merged).toBe(times.length);
    expect(report.scored[0]!.values).toHaveLength(times.length);
  });
});

describe('detect answers', () => {
  it('with a result that keeps its schema, and the score of every row', async () => {
    const values = fortnight((all) => all.fill(300, 3000, 3003).fill(Number.NaN, 10, 14));
    const { report } = await run([inputOf('m.csv', csvOf(values))]);
    expect(findingsResultSchema.parse(JSON.parse(JSON.stringify(report.result)))).toEqual(report.result);
    const [scored] = report.scored;
    expect(scored?.scores).toHaveLength(values.length - 4);
    expect(scored?.scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    expect(scored?.isAnomaly.filter(Boolean)).toHaveLength(3);
    // One header line, and four rows that are not there.
    expect(report.result.findings[0]?.source.line).toBeGreaterThanOrEqual(3000 - 4 + 2);
  });

  it('with a command that makes the result again', async () => {
    const options = { judgeSince: '-5d', minChange: minChange('5%'), select: ['va*'] };
    const { result } = (await run([inputOf('my data.csv', csvOf(fortnight()))], options)).report;
    expect(result.settings['command']).toBe(
      "aiops detect --judge-since=-5d --min-change 5% --select 'va*' 'my data.csv'",
    );
  });
});

describe('detect refuses', () => {
  it('a selector that leaves nothing', async () => {
    await expect(run([inputOf('m.csv', csvOf(fortnight()))], { select: ['cpu*'] })).rejects.toThrow(
      new UsageError({
        code: 'select-nothing',
        place: 'aiops',
        what: '"cpu*" leaves none of 1 series',
        fix: 'the series are: value',
      }),
    );
  });

  it('a --judge-since after the data: nothing to report on is not nothing found', async () => {
    await expect(
      run([inputOf('m.csv', csvOf(fortnight()))], { judgeSince: '2030-01-01', failOn: 'low' }),
    ).rejects.toThrow(
      new InputError({
        code: 'judge-since-empty',
        place: 'aiops',
        what: '--judge-since "2030-01-01" lies after the data, which ends at 2026-05-17T23:55:00Z',
        fix: 'export up to now, or count from the end of the data: --judge-since -24h',
      }),
    );
  });

  it.each([
    ['one series', 'a 1'],
    ['several series', 'a 1\nb 2'],
  ])('to pass a gate over a single scrape of %s', async (_, scrape) => {
    const judge = (failOn?: string) =>
      run([inputOf('one.prom', `${scrape}\n`)], {
        intervalMs: MINUTE,
        ...(failOn === undefined ? {} : { failOn }),
      });
    await expect(judge('low')).rejects.toThrow(
      new InputError({
        code: 'nothing-to-judge',
        place: 'one.prom',
        what: 'no series has two samples, so that nothing can be judged',
        fix: 'export a longer range',
      }),
    );
    const { report, warnings } = await judge();
    expect(report.result.gate.configured).toBe(false);
    expect(warnings.map(({ code }) => code)).toContain('short-history');
  });

  it('inputs of which --since leaves nothing', async () => {
    await expect(run([inputOf('m.csv', csvOf(fortnight()))], { since: '2027-01-01' })).rejects.toThrow(
      InputError,
    );
  });
});
