import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Dress } from '../../src/report/formats/format.ts';
import { buildInspection } from '../../src/report/inspection/build.ts';
import { inspectionJson } from '../../src/report/inspection/json.ts';
import { inspectionResultSchema } from '../../src/report/inspection/result.ts';
import { inspectionText } from '../../src/report/inspection/text.ts';
import { seriesQuality } from '../../src/series/quality.ts';
import { SampleColumn } from '../../src/series/samples.ts';
import { columnOf, minutesOf, STALE, times } from '../series/made-columns.ts';
import { inspectionNames, inspections } from './inspections.ts';

const dress: Dress = { paint: (_role, text) => text, width: 80, tz: 'UTC', top: Number.MAX_SAFE_INTEGER };
const golden = new URL('../../fixtures/golden/', import.meta.url).pathname;

const text = (name: keyof typeof inspections, changes: Partial<Dress> = {}) =>
  [...inspectionText(inspections[name], { ...dress, ...changes })].join('');
const json = (name: keyof typeof inspections) => [...inspectionJson(inspections[name])].join('');

describe('inspectionText', () => {
  it.each(inspectionNames)('inspectionText(%s) is told to people', async (name) => {
    await expect(text(name)).toMatchFileSnapshot(`${golden}inspect-${name}.txt`);
  });

  it('inspectionText(result) has the notes beside the numbers where they fit, else below', () => {
    const lines = (width: number) => text('everything', { width }).split('\n');
    expect(lines(300).some((line) => /^requests_total .* {2}1 reset$/.test(line))).toBe(true);
    expect(lines(300)).not.toContain('  1 reset');
    expect(lines(100)).toContain('  1 reset');
  });

  it('inspectionText(result) with a narrow top says how many more there are', () => {
    const lines = text('everything', { top: 2 }).split('\n');
    expect(lines).toContain('and 9 more (--top 11 shows all)');
    expect(lines.filter((line) => line.startsWith('clean'))).toHaveLength(1);
    expect(lines.some((line) => line.startsWith('errors_total'))).toBe(false);
  });

  it('inspectionText(result of many inputs) looks at each series once for its input, not once for each input', () => {
    const { inputs, series, ...head } = inspections.everything;
    const paths = times(500, (i) => `${i}.prom`);
    let looks = 0;
    const watched = (path: string) =>
      Object.defineProperty({ ...series[0]! }, 'input', {
        get: () => {
          looks += 1;
          return path;
        },
      });
    const many = {
      ...head,
      inputs: paths.map((path) => ({ ...inputs[0]!, path })),
      series: paths.map(watched),
    };
    const told = [...inspectionText(many, dress)].filter((line) => line.startsWith(series[0]!.series));
    expect(told).toHaveLength(500);
    expect(looks).toBeLessThanOrEqual(4 * 500);
  });

  it('inspectionText(result) tells times on the clock of the zone', () => {
    expect(text('everything', { tz: 'Asia/Kolkata' })).toContain('step 15s → 1m at 2026-11-07 13:30');
  });

  it.each([40, 80, 120, 200])(
    'inspectionText(result) in %d columns gives names what is left, but 36',
    (width) => {
      const name =
        'http_request_duration_seconds_bucket{instance="checkout-5d9f-1",job="checkout",le="0.25",path="/api/v1/orders"}';
      const line = text('everything', { width })
        .split('\n')
        .find((one) => one.startsWith('http_'))!;
      const shown = line.slice(0, line.indexOf('  '));
      expect(shown.length).toBeGreaterThanOrEqual(36);
      expect(shown === name || shown.includes('…')).toBe(true);
    },
  );

  it('inspectionText(result) lets nothing of a name act on the terminal', () => {
    expect(text('hostile', { width: 300 })).toContain('name\\x1b[31mred\\u202eevil');
    expect(text('hostile', { width: 300 }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('inspectionText(result) colours by role, and only by role', () => {
    const coloured = text('everything', { paint: (role, one) => `<${role}>${one}</${role}>` });
    expect(coloured.replaceAll(/<\/?(strong|dim)>/g, '')).toBe(text('everything'));
  });
});

describe('inspectionJson', () => {
  it.each(inspectionNames)('inspectionJson(%s) is told to programs', async (name) => {
    await expect(json(name)).toMatchFileSnapshot(`${golden}inspect-${name}.json`);
  });

  it.each(inspectionNames)('inspectionJson(%s) is what the published schema describes', (name) => {
    const validate = new Ajv2020({ strict: true }).compile(z.toJSONSchema(inspectionResultSchema));
    const result: unknown = JSON.parse(json(name));
    expect([validate(result), validate.errors]).toEqual([true, null]);
    expect(result).toEqual(inspections[name]);
  });

  it('inspectionJson(result) of nothing is a document, too', () => {
    const empty = { ...inspections.everything, inputs: [], series: [] };
    expect(JSON.parse([...inspectionJson(empty)].join(''))).toEqual(empty);
  });
});

describe('buildInspection', () => {
  const range = { fromMs: 0, toMs: 1e9 };
  const inputOf = (path: string, readings: object = {}) => ({
    input: { path, digest: () => ({ bytes: 12 }) },
    reading: {
      ...{ format: 'csv', rows: 9, badRows: [], badRowCount: 0, setAside: [], assumptions: [], warnings: [] },
      ...readings,
    },
  });
  const inspected = (path: string, column: SampleColumn) => ({
    ...{ path, column, quality: seriesQuality(column, range) },
    periods: [{ label: 'day' as const, ms: 86_400_000, length: 24, strength: 0.123456 }],
  });
  const counter = minutesOf({ __name__: 'x_total' }, [5, 6, 1, null, 2, STALE], 'counter');
  const still = minutesOf({ __name__: 'still', job: 'a' }, [7, 7, 7]);
  const none = new SampleColumn({ __name__: 'none' });

  it('buildInspection(version, inputs, columns) adds up what is known of the series of each input', () => {
    const { inputs } = buildInspection(
      '1.2.3',
      [inputOf('a.csv'), inputOf('b.csv')],
      [inspected('a.csv', counter), inspected('a.csv', still), inspected('b.csv', none)],
    );
    expect(inputs).toMatchObject([
      {
        ...{ path: 'a.csv', bytes: 12, series: 2, samples: 8, expected: 9, missing: 1, staleMarkers: 1 },
        // One that did not come and one without a value, of nine.
        ...{ missingShare: 0.222222, resets: 1, constantSeries: 1, longestGapMs: 120_000 },
        ...{ from: '1970-01-01T00:00:00Z', to: '1970-01-01T00:05:00Z' },
      },
      { path: 'b.csv', series: 1, samples: 0, missingShare: 0, from: null, to: null, resets: 0 },
    ]);
  });

  it('buildInspection(version, inputs, columns) tells of each series what JSON can hold', () => {
    const { series, tool } = buildInspection(
      '1.2.3',
      [inputOf('a.csv')],
      [inspected('a.csv', counter), inspected('a.csv', none), inspected('a.csv', still)],
    );
    expect(tool).toEqual({ name: 'aiops', version: '1.2.3' });
    expect(series).toMatchObject([
      {
        series: 'x_total',
        type: 'counter',
        isCounter: true,
        resets: 1,
        min: 1,
        max: 6,
        sum: 14,
        lastMs: 300_000,
      },
      { series: 'none', resets: null, min: null, max: null, sum: null, firstMs: null, from: null, stepMs: 0 },
      {
        series: 'still{job="a"}',
        isConstant: true,
        periods: [{ ms: 86_400_000, label: 'day', strength: 0.1235 }],
      },
    ]);
  });

  it('buildInspection(version, inputs, columns) tells when a step changes', () => {
    const minutes = [...times(30, (i) => i), ...times(10, (i) => 29 + 5 * (i + 1))];
    const column = columnOf(
      {},
      minutes.map((minute) => [minute * 60_000, minute]),
    );
    const { series } = buildInspection('1.2.3', [inputOf('a.csv')], [inspected('a.csv', column)]);
    expect(series[0]?.stepChanges).toEqual([{ at: '1970-01-01T00:29:00Z', fromMs: 60_000, toMs: 300_000 }]);
  });

  it('buildInspection(version, inputs, columns) keeps the first three refused rows of each kind', () => {
    const fault = (code: string, line: number) => ({
      code,
      place: `a.csv:${line}`,
      what: 'no',
      fix: 'mend it',
    });
    const badRows = [...times(5, (i) => fault('x', i)), fault('y', 9)];
    const { inputs } = buildInspection('1.2.3', [inputOf('a.csv', { badRows, badRowCount: 123 })], []);
    expect(inputs[0]).toMatchObject({ badRows: 123, series: 0, from: null });
    expect(inputs[0]?.refused).toEqual([
      ...times(3, (i) => ({ code: 'x', place: `a.csv:${i}`, what: 'no' })),
      { code: 'y', place: 'a.csv:9', what: 'no' },
    ]);
  });
});
