import { describe, expect, it } from 'vitest';
import type { Setting, Settings } from '../../../src/cli/config/setting.ts';
import { toldWhere } from '../../../src/cli/config/told-where.ts';
import { InputError, UsageError } from '../../../src/errors.ts';

const inFile = (value: Setting['value'], ...places: string[]): Setting => ({
  value,
  place: 'aiops.yaml:1:1',
  places,
  from: 'file',
});

const settings: Settings = new Map([
  ['tz', inFile('Viena')],
  ['limit', inFile(['<9x', 'a{b="c"}: <x'], 'aiops.yaml:2:3', 'aiops.yaml:3:3')],
  ['output', inFile(['x.foo', 'y.csv'], 'aiops.yaml:4:3', 'aiops.yaml:5:3')],
  ['sum_by', inFile('job')],
  ['avg_by', { value: 'host', place: 'AIOPS_AVG_BY', from: 'environment' }],
  ['since', { value: 'x', place: 'AIOPS_SINCE', from: 'environment' }],
  ['until', { value: 'x', place: '--until', from: 'typed' }],
]);

const usage = (what: string, place = 'aiops') => new UsageError({ code: 'option-value', place, what });

describe('toldWhere(error, settings)', () => {
  it.each([
    ['--tz "Viena": expected a zone', 'aiops.yaml:1:1', 'tz "Viena": expected a zone'],
    ['--limit "<9x": expected', 'aiops.yaml:2:3', 'limit "<9x": expected'],
    ['--limit "a{b=\\"c\\"}:  <x" is for none', 'aiops.yaml:3:3', 'limit "a{b=\\"c\\"}:  <x" is for none'],
    ['--limit "unknown": expected', 'aiops.yaml:1:1', 'limit "unknown": expected'],
    [
      '-o "x.foo": the ending tells no format',
      'aiops.yaml:4:3',
      'output "x.foo": the ending tells no format',
    ],
    [
      '--sum-by and --avg-by exclude each other',
      'aiops.yaml:1:1',
      'sum_by and AIOPS_AVG_BY exclude each other',
    ],
    [
      '--avg-by and --sum-by exclude each other',
      'AIOPS_AVG_BY',
      'AIOPS_AVG_BY and sum_by exclude each other',
    ],
    ['--since "x": expected a time', 'AIOPS_SINCE', '"x": expected a time'],
    ['--until "x": expected a time', 'aiops', '--until "x": expected a time'],
    ['--nosuch "x": expected', 'aiops', '--nosuch "x": expected'],
    ['something else', 'aiops', 'something else'],
  ])('%s', (what, place, told) => {
    expect(toldWhere(usage(what), settings)).toEqual(usage(told, place));
  });

  it.each([
    ['series selector "a{b": expected a name', 'selector', 'aiops.yaml:6:3'],
    ['"no*" leaves none of 4 series', 'select-nothing', 'AIOPS_EXCLUDE'],
    ['"typed" leaves none of 4 series', 'select-nothing', 'aiops'],
    ['"elsewhere" leaves none of 4 series', 'select-nothing', 'aiops'],
    ['"no*" is no option', 'usage', 'aiops'],
  ])('%s [%s]', (what, code, place) => {
    const all: Settings = new Map([
      ...settings,
      ['select', { value: ['typed'], place: '--select', from: 'typed' }],
      ['exclude', { value: ['no*'], place: 'AIOPS_EXCLUDE', from: 'environment' }],
      ['min_change', inFile(['5%', 'a{b: 5%'], 'aiops.yaml:5:3', 'aiops.yaml:6:3')],
    ]);
    const error = (at: string) => new UsageError({ code, place: at, what, fix: 'look' });
    expect(toldWhere(error('aiops'), all)).toEqual(error(place));
  });

  it('leaves alone what has a place, and other errors', () => {
    const placed = usage('--tz "Viena": expected', 'x.csv:1');
    const data = new InputError({ code: 'x', place: 'aiops', what: '--tz' });
    for (const error of [placed, data, 'text']) expect(toldWhere(error, settings)).toBe(error);
  });
});
