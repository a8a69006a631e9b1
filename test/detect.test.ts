import { describe, expect, it } from 'vitest';
import { detect } from '../src/detect.ts';
import type { Input } from '../src/inputs.ts';
import { InputError, UsageError } from '../src/errors.ts';
import { type DetectOptions, detectDefaults } from '../src/options.ts';
import { findingsResultSchema } from '../src/report/result.ts';
import { world } from './model/worlds.ts';

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
    2,
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

  it('a level shift without a dip before it, though the trend bends towards it', async () => {
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
    ['--min-duration 30m', { minDurationMs: 1_800_000 }, ['dip'], ['min-duration']],
    ['--min-change 150', { minChange: { absolute: 150 } }, ['spike'], ['min-change']],
    ['--min-change 100%', { minChange: { share: 1 } }, ['spike'], ['min-change']],
    ['--judge-since -5d', { judgeSince: '-5d' }, ['dip'], []],
    ['--since -5d', { since: '-5d' }, ['dip'], []],
    ['--until', { until: timeOf(2000) }, ['spike'], []],
    ['--season none', { season: 'none' }, ['dip', 'spike'], []],
  ])('%s', async (_, options, kinds, filters) => {
    const { result } = (await run([inputOf('m.csv', csvOf(twoSpikes))], options)).report;
    expect(result.findings.map(({ kind }) => kind).sort()).toEqual(kinds);
    expect(result.filtered.map(({ filter }) => filter)).toEqual(filters);
  });

  it.each([
    ['low', 'failed', { failOn: 'low' }, false],
    ['a severity that nothing reaches', 'passed', { failOn: 'low', minChange: { absolute: 1000 } }, true],
  ])('--fail-on %s: the gate %s', async (_, __, options, passed) => {
    const { result } = (await run([inputOf('m.csv', csvOf(twoSpikes))], options)).report;
    expect(result.gate).toMatchObject({ configured: true, passed });
  });

  it('--tz: a season of the civil day goes on over the change of the clock', async () => {
    // 29 March 2026 02:00 in Vienna is 03:00; the load follows the wall clock there.
    const hour = 3_600_000;
    const startMs = Date.UTC(2026, 2, 15);
    const offset = (ms: number) => (ms < Date.UTC(2026, 2, 29, 1) ? hour : 2 * hour);
    const load = (ms: number) => (Math.floor((ms + offset(ms)) / hour) % 24 === 9 ? 400 : 100);
    const noise = world(28 * 96, 3, (_, chance) => chance.gaussian());
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
    const options = { judgeSince: '-5d', minChange: { share: 0.05 }, select: ['va*'] } as const;
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

  it('inputs of which --since leaves nothing', async () => {
    await expect(run([inputOf('m.csv', csvOf(fortnight()))], { since: '2027-01-01' })).rejects.toThrow(
      InputError,
    );
  });
});
