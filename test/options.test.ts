import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { UsageError } from '../src/errors.ts';
import {
  type DetectOptions,
  detectDefaults,
  durationMs,
  resolveDetectOptions,
  type TypedOptions,
} from '../src/options.ts';

const choices = {
  inputs: ['csv', 'prometheus-json'],
  detectors: ['stl', 'rolling-mad'],
  severities: ['low', 'high'],
};
const resolve = (typed: TypedOptions) => resolveDetectOptions(typed, choices, z);

describe('resolveDetectOptions', () => {
  it('resolveDetectOptions({}) gives the defaults', () => {
    expect(resolve({})).toEqual(detectDefaults);
  });

  it('resolveDetectOptions({ name: undefined }) leaves the default', () => {
    expect(resolve({ tz: undefined, value: undefined, failOn: undefined })).toEqual(detectDefaults);
  });

  it.each<[TypedOptions, Partial<DetectOptions>]>([
    [{ input: 'auto' }, { input: 'auto' }],
    [{ input: 'prometheus-json' }, { input: 'prometheus-json' }],
    [{ time: '1' }, { time: '1' }],
    [{ value: ['cpu', 'memory'] }, { value: ['cpu', 'memory'] }],
    [{ series: ['host'] }, { series: ['host'] }],
    [{ tz: 'Europe/Vienna' }, { tz: 'Europe/Vienna' }],
    [{ delimiter: ';' }, { delimiter: ';' }],
    [{ delimiter: 'tab' }, { delimiter: '\t' }],
    [{ delimiter: '\\t' }, { delimiter: '\t' }],
    [{ delimiter: '\t' }, { delimiter: '\t' }],
    [{ decimal: ',' }, { decimal: ',' }],
    [{ maxBadRows: '0' }, { maxBadRows: { absolute: 0 } }],
    [{ maxBadRows: '25' }, { maxBadRows: { absolute: 25 } }],
    [{ maxBadRows: '1%' }, { maxBadRows: { share: 0.01 } }],
    [{ maxBadRows: '100%' }, { maxBadRows: { share: 1 } }],
    [{ select: ['up{job="api"}'] }, { select: ['up{job="api"}'] }],
    [{ exclude: ['go_*'] }, { exclude: ['go_*'] }],
    [
      { since: '-7d', until: '2026-05-19' },
      { since: '-7d', until: '2026-05-19' },
    ],
    [{ judgeSince: '-24h' }, { judgeSince: '-24h' }],
    [{ detector: 'rolling-mad' }, { detector: 'rolling-mad' }],
    [{ sensitivity: 'high' }, { sensitivity: 'high' }],
    [{ season: 'none' }, { season: 'none' }],
    [{ minDurationMs: '5m' }, { minDurationMs: 300_000 }],
    [{ minChange: '12.5' }, { minChange: { absolute: 12.5 } }],
    [{ minChange: '5%' }, { minChange: { share: 0.05 } }],
    [{ minChange: '250%' }, { minChange: { share: 2.5 } }],
    [{ minChange: '1e-9' }, { minChange: { absolute: 1e-9 } }],
    [{ direction: 'down' }, { direction: 'down' }],
    [{ failOn: 'high' }, { failOn: 'high' }],
  ])('resolveDetectOptions(%j) checks and converts', (typed, options) => {
    expect(resolve(typed)).toEqual({ ...detectDefaults, ...options });
  });

  const AMOUNT = 'expected an amount such as 12.5 or a share such as 5%';
  const ROWS = 'expected a count or a share such as 1%';
  const DURATION = 'expected a duration such as 90s, 5m, 2h or 1d';
  it.each<[TypedOptions, string]>([
    [{ input: 'xml' }, '--input "xml": expected one of auto, csv, prometheus-json'],
    [{ time: '' }, '--time "": expected a column name or number'],
    [{ tz: 'Vienna' }, '--tz "Vienna": expected an IANA time zone such as Europe/Vienna'],
    [{ tz: '' }, '--tz "": expected an IANA time zone such as Europe/Vienna'],
    [{ delimiter: ';;' }, '--delimiter ";;": expected one character, or "tab"'],
    [{ delimiter: '' }, '--delimiter "": expected one character, or "tab"'],
    [{ decimal: "'" }, `--decimal "'": expected "." or ","`],
    [{ maxBadRows: 'some' }, `--max-bad-rows "some": ${ROWS}`],
    [{ maxBadRows: '-1' }, `--max-bad-rows "-1": ${ROWS}`],
    [{ maxBadRows: '1.5' }, `--max-bad-rows "1.5": ${ROWS}`],
    [{ maxBadRows: '101%' }, `--max-bad-rows "101%": ${ROWS}`],
    [{ detector: 'prophet' }, '--detector "prophet": expected one of stl, rolling-mad'],
    [{ sensitivity: 'max' }, '--sensitivity "max": expected one of low, medium, high'],
    [{ season: 'month' }, '--season "month": expected one of auto, none, hour, day, week'],
    [{ minDurationMs: '5' }, `--min-duration "5": ${DURATION}`],
    [{ minDurationMs: '-5m' }, `--min-duration "-5m": ${DURATION}`],
    [{ minDurationMs: '' }, `--min-duration "": ${DURATION}`],
    [{ minChange: 'much' }, `--min-change "much": ${AMOUNT}`],
    [{ minChange: '12,5' }, `--min-change "12,5": ${AMOUNT}`],
    [{ minChange: '-3' }, `--min-change "-3": ${AMOUNT}`],
    [{ minChange: '5 %' }, `--min-change "5 %": ${AMOUNT}`],
    [{ minChange: '1e999' }, `--min-change "1e999": ${AMOUNT}`],
    [{ direction: 'left' }, '--direction "left": expected one of both, up, down'],
    [{ failOn: 'critical' }, '--fail-on "critical": expected one of low, high'],
  ])('resolveDetectOptions(%j) refuses', (typed, what) => {
    expect(() => resolve(typed)).toThrow(
      new UsageError({ code: 'option-value', place: 'aiops', what, fix: 'see: aiops detect --help' }),
    );
  });
});

it('resolveDetectOptions(…) of another command names the help of that', () => {
  const what = '--tz "Vienna": expected an IANA time zone such as Europe/Vienna';
  expect(() => resolveDetectOptions({ tz: 'Vienna' }, { ...choices, command: 'inspect' }, z)).toThrow(
    new UsageError({ code: 'option-value', place: 'aiops', what, fix: 'see: aiops inspect --help' }),
  );
});

describe('durationMs', () => {
  it.each([
    ['0s', 0],
    ['250ms', 250],
    ['90s', 90_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['1h30m', 5_400_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['1.5h', 5_400_000],
    ['0.07h', 252_000],
    ['0.29h', 1_044_000],
    ['30m1h', 5_400_000],
  ])('durationMs(%j) is %d', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', '5', 'm', '-5m', '5 m', '5M', '1,5h', '1.h', '.5h', '5mm', '1h30', '1e3s', 'P1D', '5m\n'])(
    'durationMs(%j) is none',
    (text) => {
      expect(durationMs(text)).toBeUndefined();
    },
  );
});
