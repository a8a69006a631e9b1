import { describe, expect, it } from 'vitest';
import { InputError } from '../src/errors.ts';
import type { Input, RunProgress } from '../src/inputs.ts';
import { inspect } from '../src/inspect.ts';
import { type DetectOptions, detectDefaults } from '../src/options.ts';
import { inspectionResultSchema } from '../src/report/inspection/result.ts';
import { world } from './model/worlds.ts';

const HOUR = 3_600_000;
const START_MS = Date.UTC(2026, 4, 4);

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

const run = (inputs: readonly Input[], options: Partial<DetectOptions> = {}) =>
  inspect(inputs, { ...detectDefaults, ...options }, { gunzip: (bytes) => bytes, toolVersion: '0.0.0' });

const timeOf = (slot: number) => new Date(START_MS + slot * HOUR).toISOString();
const csvOf = (rows: readonly string[]) => `time,value\n${rows.join('\n')}\n`;

/** Four weeks of hours with a daily wave, or another one, and some noise. */
const waves = (slots = 672, hours = 24) =>
  [
    ...world(
      slots,
      5,
      (slot, chance) => 100 + 20 * Math.sin((2 * Math.PI * slot) / hours) + 0.4 * chance.gaussian(),
    ),
  ].map((value, slot) => `${timeOf(slot)},${value}`);

describe('inspect says', () => {
  it('what is in a table: samples, gaps, what is twice, late or no number', async () => {
    const rows = [0, 1, 2, 5, 6, 4, 6, 7].map((slot) => `${timeOf(slot)},${slot}`);
    const text = csvOf([...rows, `${timeOf(7)},9`, `${timeOf(8)},`, `${timeOf(9)},inf`]);
    const { result, warnings, tooManyBadRows } = await run([inputOf('m.csv', text)]);
    expect(result.series).toEqual([
      {
        ...{
          series: 'value',
          labels: { __name__: 'value' },
          input: 'm.csv',
          type: 'unknown',
          isCounter: false,
        },
        // Nine hours, of which 3:00 is not there and 8:00 has no value.
        ...{ samples: 9, expected: 10, missing: 1, missingShare: 0.2, staleMarkers: 0, infinite: 1 },
        ...{ duplicates: 1, conflicts: 1, late: 1, stray: 0, longestGapMs: 2 * HOUR, resets: null },
        ...{ isConstant: false, stepMs: HOUR, stepChanges: [], periods: [] },
        ...{ from: '2026-05-04T00:00:00Z', to: '2026-05-04T09:00:00Z' },
        ...{ firstMs: START_MS, lastMs: START_MS + 9 * HOUR, min: 0, max: 9, sum: 0 + 1 + 2 + 4 + 5 + 6 + 9 },
      },
    ]);
    expect(result.inputs).toMatchObject([
      {
        path: 'm.csv',
        format: 'csv',
        bytes: text.length,
        rows: 11,
        badRows: 0,
        series: 1,
        samples: 9,
        constantSeries: 0,
      },
    ]);
    expect([warnings, tooManyBadRows]).toEqual([[], undefined]);
    expect(inspectionResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  it('the season of a gauge and of the growth of a counter', async () => {
    const seasons = async (text: string, options: Partial<DetectOptions> = {}) => {
      const { result } = await run([inputOf('m.csv', text)], options);
      return result.series.map(({ series, periods }) => [series, periods.map(({ label }) => label)]);
    };
    expect(await seasons(csvOf(waves()))).toEqual([['value', ['day']]]);
    let count = 0;
    const counted = waves().map((row) => {
      const [time, value] = row.split(',');
      count += Number(value);
      return `${time},${count}`;
    });
    expect(await seasons(csvOf(counted).replace('value', 'x_total'))).toEqual([['x_total', ['day']]]);
    expect(await seasons(csvOf(waves()), { tz: 'Asia/Kolkata' })).toEqual([['value', ['day']]]);
    expect(await seasons(csvOf(waves(48)))).toEqual([['value', []]]);
    expect(await seasons(csvOf(waves(672, 11)))).toEqual([['value', ['11h']]]);
  });

  it('nothing of the season of what is constant, or of a bucket', async () => {
    const samples = waves()
      .map((row) => row.split(','))
      .map(([time = '', value]) => [Date.parse(time) / 1000, value]);
    const text = JSON.stringify([
      { metric: { __name__: 't_bucket', le: '1' }, values: samples },
      { metric: { __name__: 'still' }, values: samples.map(([time]) => [time, '5']) },
      { metric: { __name__: 'moving' }, values: samples },
    ]);
    const { result } = await run([inputOf('m.json', text)]);
    const labels = result.series.map(({ series, isConstant, periods }) => [
      series,
      isConstant,
      periods.length,
    ]);
    expect(labels).toEqual([
      ['t_bucket{le="1"}', false, 0],
      ['still', true, 0],
      ['moving', false, 1],
    ]);
    expect(result.inputs[0]?.constantSeries).toBe(1);
  });

  it('of several inputs each, in the order of their paths', async () => {
    const heard: RunProgress[] = [];
    const inputs = [inputOf('b.csv', csvOf(waves(5))), inputOf('a.csv', csvOf(waves(3)))];
    const { result } = await inspect(inputs, detectDefaults, {
      gunzip: (bytes) => bytes,
      toolVersion: '1.2.3',
      onProgress: (progress) => void heard.push(progress),
    });
    expect(result.tool).toEqual({ name: 'aiops', version: '1.2.3' });
    expect(result.inputs.map(({ path, samples }) => [path, samples])).toEqual([
      ['a.csv', 3],
      ['b.csv', 5],
    ]);
    expect(result.series.map(({ input, samples }) => [input, samples])).toEqual([
      ['a.csv', 3],
      ['b.csv', 5],
    ]);
    expect(heard.map(({ stage, item, done, total }) => [stage, item, done, total])).toEqual([
      ['reading', 'a.csv', 0, 2],
      ['reading', 'b.csv', 1, 2],
      ['judging', 'a.csv', 0, 2],
      ['judging', 'b.csv', 1, 2],
    ]);
  });
});

describe('inspect and rows that are refused', () => {
  const text = csvOf([...waves(8), `${timeOf(8)},oops`, 'noon,3']);

  it.each<[string, Partial<DetectOptions>, boolean]>([
    ['none is allowed', {}, true],
    ['one is allowed', { maxBadRows: { absolute: 1 } }, true],
    ['two are allowed', { maxBadRows: { absolute: 2 } }, false],
    ['a tenth is allowed', { maxBadRows: { share: 0.1 } }, true],
    ['a fifth is allowed', { maxBadRows: { share: 0.2 } }, false],
  ])('%s: it shows what it can', async (_, options, tooMany) => {
    const { result, warnings, tooManyBadRows } = await run([inputOf('m.csv', text)], options);
    expect(result.inputs).toMatchObject([{ rows: 10, badRows: 2, samples: 8 }]);
    expect(result.inputs[0]?.refused.map(({ code, place }) => [code, place])).toEqual([
      ['csv-number', 'm.csv:10:2'],
      ['time-format', 'm.csv:11:1'],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['csv-number', 'time-format']);
    expect(tooManyBadRows?.code).toBe(tooMany ? 'csv-number' : undefined);
  });
});

describe('inspect refuses', () => {
  it.each([
    ['an empty input', ''],
    ['a header alone', 'time,value\n'],
    ['rows of which none can be read', csvOf(['noon,1', 'midnight,2'])],
  ])('%s', async (_, text) => {
    await expect(run([inputOf('m.csv', text)])).rejects.toThrow(InputError);
  });

  it('all inputs because of one', async () => {
    const inputs = [inputOf('a.csv', csvOf(waves(3))), inputOf('b.csv', '')];
    await expect(run(inputs)).rejects.toThrow(/^b\.csv: error: /);
  });
});
