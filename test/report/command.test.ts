import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type DetectOptions, detectDefaults, directions, seasons } from '../../src/options.ts';
import { reproducingCommand } from '../../src/report/command.ts';
import { resolveDetectOptions } from '../../src/typed-options.ts';
import { limit, minChange, minDuration, minVolume } from '../rules.ts';

const commandOf = (options: Partial<DetectOptions>, paths: readonly string[] = ['a.csv']) =>
  reproducingCommand({ ...detectDefaults, ...options }, paths);

describe('reproducingCommand', () => {
  it.each<[Partial<DetectOptions>, string[], string]>([
    [{}, ['a.csv'], 'aiops detect a.csv'],
    [{}, ['a.csv', 'exports/b.csv.gz'], 'aiops detect a.csv exports/b.csv.gz'],
    [{}, ['stdin'], 'aiops detect -'],
    [{}, ['-x.csv'], 'aiops detect ./-x.csv'],
    [{}, ['my data.csv', "it's.csv", '$HOME.csv'], `aiops detect 'my data.csv' 'it'\\''s.csv' '$HOME.csv'`],
    [{}, ['수도권.csv'], `aiops detect '수도권.csv'`],
    [{ tz: 'Europe/Vienna' }, ['a.csv'], 'aiops detect --tz Europe/Vienna a.csv'],
    [{ tz: 'UTC' }, ['a.csv'], 'aiops detect a.csv'],
    [{ value: ['b', 'a b'] }, ['a.csv'], `aiops detect --value b --value 'a b' a.csv`],
    [
      { select: ['up{job="api"}', '-x'] },
      ['a.csv'],
      `aiops detect --select 'up{job="api"}' --select=-x a.csv`,
    ],
    [{ judgeSince: '-24h' }, ['a.csv'], 'aiops detect --judge-since=-24h a.csv'],
    [{ since: '2026-05-19T10:00:00Z' }, ['a.csv'], 'aiops detect --since 2026-05-19T10:00:00Z a.csv'],
    [{ delimiter: '\t' }, ['a.csv'], `aiops detect --delimiter '\t' a.csv`],
    [{ delimiter: ';' }, ['a.csv'], `aiops detect --delimiter ';' a.csv`],
    [{ minDurationMs: minDuration('5m') }, ['a.csv'], 'aiops detect --min-duration 5m a.csv'],
    [
      { minDurationMs: minDuration('5m', 'up{job="a: b"}: 30m') },
      ['a.csv'],
      `aiops detect --min-duration 5m --min-duration 'up{job="a: b"}: 30m' a.csv`,
    ],
    [{ rangeMs: 600_000, quantile: 0.99 }, ['a.csv'], 'aiops detect --quantile 0.99 --range 10m a.csv'],
    [{ sumBy: ['job', 'status'] }, ['a.csv'], 'aiops detect --sum-by job,status a.csv'],
    [{ avgBy: [] }, ['a.csv'], "aiops detect --avg-by '' a.csv"],
    [
      { promqlWindow: 'closed', as: 'gauge' },
      ['a.csv'],
      'aiops detect --as gauge --promql-window closed a.csv',
    ],
    [{ intervalMs: 15_000, start: '2026-05-19' }, ['a'], 'aiops detect --interval 15s --start 2026-05-19 a'],
    [{ rangeMs: 8_130_000 }, ['a.csv'], 'aiops detect --range 8130000ms a.csv'],
    [{ minChange: minChange('12.5, 7%') }, ['a.csv'], `aiops detect --min-change '12.5, 7%' a.csv`],
    [{ minVolume: minVolume('http_*: 5') }, ['a.csv'], `aiops detect --min-volume 'http_*: 5' a.csv`],
    [
      { limit: limit('cpu:  <90', '-5..5') },
      ['a.csv'],
      `aiops detect --limit 'cpu: <90' --limit=-5..5 a.csv`,
    ],
    [{ budgetPerWeek: 1 }, ['a.csv'], 'aiops detect --budget 1/week a.csv'],
    [{ budgetPerWeek: 2 * (7 / 30) }, ['a.csv'], 'aiops detect --budget 0.4666666666666667/week a.csv'],
    [{ falseDiscoveryRate: undefined }, ['a.csv'], 'aiops detect --fdr off a.csv'],
    [{ falseDiscoveryRate: 0.05 }, ['a.csv'], 'aiops detect --fdr 0.05 a.csv'],
    [{ maxBadRows: { share: 0.07 } }, ['a.csv'], 'aiops detect --max-bad-rows 7% a.csv'],
    [{ maxBadRows: { share: 0.01 } }, ['a.csv'], 'aiops detect --max-bad-rows 1% a.csv'],
    [{ failOn: 'high', direction: 'up' }, ['a.csv'], 'aiops detect --direction up --fail-on high a.csv'],
  ])('reproducingCommand(%j, %j)', (options, paths, command) => {
    expect(commandOf(options, paths)).toBe(command);
  });

  it('reproducingCommand(options, paths) does not depend on the order of the options', () => {
    const options: Partial<DetectOptions> = {
      tz: 'Asia/Seoul',
      failOn: 'low',
      since: '-1d',
      time: 't',
      value: ['x'],
    };
    const reversed = Object.fromEntries(Object.entries(options).reverse());
    expect(commandOf(reversed)).toBe(commandOf(options));
  });

  it.runIf(process.platform === 'linux')(
    'a shell reads the words of reproducingCommand(options, paths)',
    () => {
      const words = [
        `it's`,
        'a b',
        '$(reboot)',
        '`x`',
        '"',
        '\\',
        '*',
        '~',
        '!',
        '#',
        'a\nb',
        '-n',
        '',
        '{a,b}',
        '🚀',
      ];
      const command = commandOf({ value: words }, ['last one.csv']);
      const read = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' });
      expect(read.split('\0').slice(0, -1)).toEqual([
        'aiops',
        'detect',
        ...words.flatMap((word) => (word.startsWith('-') ? [`--value=${word}`] : ['--value', word])),
        'last one.csv',
      ]);
    },
  );

  /** Rules as they can be typed, for some series or all. */
  const number = fc.tuple(fc.nat(99_999), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`);
  const changes = fc.oneof(
    number,
    number.map((percent) => `${percent}%`),
    fc.tuple(number, number).map(([up, down]) => `up:${up},down:${down}%`),
  );
  const durations = fc.oneof(
    fc.nat().map((ms) => `${ms}ms`),
    fc.constantFrom('0s', '1m', '1h30m', '1w'),
  );
  const limits = fc.oneof(
    number.map((edge) => `<${edge}`),
    number.map((edge) => `>= -${edge}%`),
    fc.tuple(number, fc.nat(9)).map(([edge, above]) => `-${edge}..${above}`),
  );
  const selectors = fc.constantFrom(
    '',
    'http_*: ',
    'up{job=~"a: b|}"}: ',
    '{}: ',
    'p95(x{a="b"}): ',
    '-x:  ',
  );
  const rulesOf = <Rule>(ruleOf: (typed: string) => Rule[], texts: fc.Arbitrary<string>) =>
    fc
      .array(
        fc.tuple(selectors, texts).map(([selector, text]) => selector + text),
        { maxLength: 3 },
      )
      .map((typed) => typed.flatMap((one) => ruleOf(one)));
  const words = fc.array(fc.stringMatching(/^[a-z*{}=~"' -]{1,8}$/), { maxLength: 3 });
  const moments = fc.constantFrom('-24h', '-1d12h', '2026-05-19T10:00:00Z');
  const changed: fc.Arbitrary<Partial<DetectOptions>> = fc.record(
    {
      input: fc.constantFrom('auto', 'csv'),
      time: fc.constantFrom('1', 'when'),
      value: words,
      series: words,
      tz: fc.constantFrom('UTC', 'Europe/Vienna'),
      delimiter: fc.constantFrom('\t', ';', '-', "'"),
      decimal: fc.constantFrom('.' as const, ',' as const),
      maxBadRows: fc.constantFrom({ absolute: 0 }, { absolute: 1000 }, { share: 0.07 }, { share: 0.005 }),
      select: words,
      exclude: words,
      since: moments,
      until: moments,
      judgeSince: moments,
      detector: fc.constantFrom('stl', 'rolling-mad'),
      budgetPerWeek: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      falseDiscoveryRate: fc.constantFrom(0.05, 1e-7, undefined),
      season: fc.constantFrom(...seasons),
      rangeMs: fc.oneof(fc.integer({ min: 1 }), fc.constantFrom(60_000, 8_100_000, 604_800_000)),
      minDurationMs: rulesOf(minDuration, durations),
      minChange: rulesOf(minChange, changes),
      minVolume: rulesOf(minVolume, number),
      limit: rulesOf(limit, limits),
      direction: fc.constantFrom(...directions),
      failOn: fc.constantFrom('low', 'high'),
    },
    { requiredKeys: [] },
  );

  it('resolveDetectOptions(what reproducingCommand(options, paths) types) gives the options back', () => {
    const choices = {
      inputs: ['csv'],
      detectors: ['stl', 'rolling-mad'],
      severities: ['low', 'high'],
      kinds: ['spike'],
    };
    fc.assert(
      fc.property(changed, (options) => {
        const typed = typedIn(commandOf(options, []));
        expect(resolveDetectOptions(typed, choices, z)).toEqual({ ...detectDefaults, ...options });
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

const repeatable = [
  'value',
  'series',
  'select',
  'exclude',
  'limit',
  'minDurationMs',
  'minChange',
  'minVolume',
];

/** The options of a command, by the names that `resolveDetectOptions` takes. */
function typedIn(command: string): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  const words = shellWords(command).slice(2);
  while (words.length > 0) {
    const [, flag = '', joined] = /^--([a-z-]+)(?:=(.*))?$/s.exec(words.shift() ?? '') ?? [];
    const value = joined ?? words.shift() ?? '';
    const name = flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const key = ['minDuration', 'range'].includes(name) ? `${name}Ms` : name;
    const before = typed[key] ?? [];
    typed[key] = repeatable.includes(key) ? [...before, value] : value;
  }
  return typed;
}

/** The words of a command whose only quotes are single ones, and whose only escape is that of a single quote. */
function shellWords(command: string): string[] {
  const words = command.match(/(?:'[^']*'|\\'|[^\s'\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(/'([^']*)'|\\'/g, (quoted, inside: string | undefined) =>
      quoted === "\\'" ? "'" : (inside ?? ''),
    ),
  );
}
