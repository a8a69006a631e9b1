import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { UsageError } from '../src/errors.ts';
import {
  type DetectOptions,
  detectDefaults,
  durationMs,
  namedBudgets,
  type TypedOptions,
} from '../src/options.ts';
import { resolveDetectOptions } from '../src/typed-options.ts';

const choices = {
  inputs: ['csv', 'prometheus-json'],
  detectors: ['stl', 'rolling-mad'],
  severities: ['low', 'high'],
  kinds: ['spike'],
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
    [{ sensitivity: 'low' }, { budgetPerWeek: namedBudgets.low }],
    [{ sensitivity: 'medium' }, { budgetPerWeek: namedBudgets.medium }],
    [{ sensitivity: 'high' }, { budgetPerWeek: namedBudgets.high }],
    [{ budget: '0.2' }, { budgetPerWeek: 0.2 }],
    [{ budget: '1/week' }, { budgetPerWeek: 1 }],
    [{ budget: '0.5/day' }, { budgetPerWeek: 3.5 }],
    [{ budget: '1/hour' }, { budgetPerWeek: 168 }],
    [{ budget: '2/4w' }, { budgetPerWeek: 0.5 }],
    [{ budget: '2/30d' }, { budgetPerWeek: 2 * (7 / 30) }],
    [{ budget: '0.2/week', sensitivity: 'high' }, { budgetPerWeek: 0.2 }],
    [{ fdr: '0.05' }, { falseDiscoveryRate: 0.05 }],
    [{ fdr: 'off' }, { falseDiscoveryRate: undefined }],
    [{ season: 'none' }, { season: 'none' }],
    [{ minDurationMs: ['5m'] }, { minDurationMs: [{ selector: '', text: '5m', rule: 300_000 }] }],
    [
      { minDurationMs: ['5m', 'http_*: 1h'] },
      {
        minDurationMs: [
          { selector: '', text: '5m', rule: 300_000 },
          { selector: 'http_*', text: '1h', rule: 3_600_000 },
        ],
      },
    ],
    [
      { minChange: ['up:10,5%'] },
      {
        minChange: [
          {
            selector: '',
            text: 'up:10,5%',
            rule: { up: { absolute: 10, share: 0.05 }, down: { absolute: 0, share: 0.05 } },
          },
        ],
      },
    ],
    [
      { minVolume: ['{job="api"}: 1e-9'] },
      { minVolume: [{ selector: '{job="api"}', text: '1e-9', rule: 1e-9 }] },
    ],
    [
      { limit: ['cpu: <90%'] },
      {
        limit: [{ selector: 'cpu', text: '<90%', rule: { most: 90, isEdgeAllowed: false, isPercent: true } }],
      },
    ],
    [{ direction: 'down' }, { direction: 'down' }],
    [{ failOn: 'high' }, { failOn: 'high' }],
  ])('resolveDetectOptions(%j) checks and converts', (typed, options) => {
    expect(resolve(typed)).toEqual({ ...detectDefaults, ...options });
  });

  const CHANGE =
    "expected an amount such as 12.5, a share such as 5%, both as in '12.5,5%', or by direction: 'up:10,down:5%'";
  const BUDGET = 'expected false alarms of a series in a time, such as 1/week, 0.5/day or 2/30d';
  const RATE = 'expected a number between 0 and 1, or off';
  const SOME = "; for some series: 'SELECTOR: …'";
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
    ...['', '0', '-1', 'one', '1/', '1/0s', '1/fortnight', '1e999', '1 per week'].map(
      (budget): [TypedOptions, string] => [{ budget }, `--budget "${budget}": ${BUDGET}`],
    ),
    ...['', '0', '1', '-0.1', '20%', 'OFF'].map((fdr): [TypedOptions, string] => [
      { fdr },
      `--fdr "${fdr}": ${RATE}`,
    ]),
    ...['', '5', '-5m', 'cpu:5m', 'cpu: 5'].map((typed): [TypedOptions, string] => [
      { minDurationMs: ['1m', typed] },
      `--min-duration "${typed}": ${DURATION}${SOME}`,
    ]),
    ...['much', '12,5', '-3', '5 %', '1e999', 'left:3', '5%,up:6%'].map((typed): [TypedOptions, string] => [
      { minChange: [typed] },
      `--min-change "${typed}": ${CHANGE}${SOME}`,
    ]),
    ...['', '5%', '-5', 'cpu: '].map((typed): [TypedOptions, string] => [
      { minVolume: [typed] },
      `--min-volume "${typed}": expected an amount such as 12.5${SOME}`,
    ]),
    ...['90', 'cpu:<90', '90..10', '=90'].map((typed): [TypedOptions, string] => [
      { limit: [typed] },
      `--limit "${typed}": expected what is allowed, such as '<90', '>=10' or '10..90'${SOME}`,
    ]),
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
