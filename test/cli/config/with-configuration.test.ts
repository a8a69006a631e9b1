import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Call, withConfiguration } from '../../../src/cli/config/with-configuration.ts';
import {
  attributeOf,
  type Flag,
  type FlagValue,
  isNegation,
  type TypedFlags,
  takesValue,
} from '../../../src/cli/flag.ts';
import { type CommandName, commandFlagGroups } from '../../../src/cli/flags/index.ts';
import { UsageError } from '../../../src/errors.ts';
import { type FakeIo, fakeIo, WORKING_FOLDER } from '../fake-io.ts';

const commands = Object.keys(commandFlagGroups) as CommandName[];

interface World {
  readonly env?: Record<string, string>;
  /** Files, from the working folder. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a command is handed. */
async function handed(call: Partial<Call>, { env = {}, files = {} }: World = {}) {
  const io: FakeIo = fakeIo({ env, terminal: { stdin: true } });
  for (const [path, text] of Object.entries(files)) io.files.set(join(WORKING_FOLDER, path), text);
  let given: { operands: readonly string[]; flags: TypedFlags } | undefined;
  const filesLike = async (pattern: string) => (pattern === 'none/*' ? [] : ['b.csv', 'a.csv']);
  const code = await withConfiguration(
    { command: 'detect', operands: [], flags: {}, ...call },
    { ...io, filesLike },
    async (operands, flags) => {
      given = { operands, flags };
      return 0;
    },
  );
  return { code, ...given, said: io.said, stdout: io.stdout };
}

const optionName = (flag: Flag) => /--([\w-]+)/.exec(flag.flags)?.[1] ?? '';
const options = commands.flatMap((command) =>
  commandFlagGroups[command].flatMap(({ flags }) =>
    flags
      .filter(({ onlyTyped }) => onlyTyped === undefined)
      .map((flag) => ({ command, option: optionName(flag), flag })),
  ),
);

/** Values that tell apart who said them. */
function valueBy(who: 'typed' | 'environment' | 'file', { values, flags }: Flag): FlagValue {
  const at = ['typed', 'environment', 'file'].indexOf(who);
  if (values !== undefined) return values[at % values.length] ?? '';
  return flags.includes('--threshold')
    ? `${flags.includes('level') ? 'level' : 'count'} == ${at}`
    : `${who}9`;
}

describe('withConfiguration(call, io, run): what is typed is above the environment, that above the file', () => {
  it.each(options)('--$option of $command', async ({ command, option, flag }) => {
    const [name, attribute] = [option.replaceAll('-', '_'), attributeOf(flag)];
    const wrapped = (value: FlagValue) => (flag.repeatable ? [String(value)] : String(value));
    const isValue = takesValue(flag);
    const said = (who: 'typed' | 'environment' | 'file') =>
      isValue ? wrapped(valueBy(who, flag)) : option === 'verbose' ? 1 : !isNegation(flag);
    const file = `${command}:\n  ${name}: ${isValue ? JSON.stringify(valueBy('file', flag)) : true}\n`;
    const variable = `AIOPS_${name.toUpperCase()}`;
    const files = { 'aiops.yaml': file };
    const env = { [variable]: isValue ? String(valueBy('environment', flag)) : '1' };
    const typed = { [attribute]: said('typed') };
    const flagsOf = async (flags: TypedFlags, world: World) =>
      (await handed({ command, flags, operands: ['x'] }, world)).flags?.[attribute];

    expect(await flagsOf(typed, { env, files })).toEqual(said('typed'));
    expect(await flagsOf({}, { env, files })).toEqual(said('environment'));
    expect(await flagsOf({}, { files })).toEqual(said('file'));
    expect(await flagsOf({}, {})).toBe(undefined);
    expect(await flagsOf({ config: false }, { files })).toBe(undefined);
    if (!isValue) expect(await flagsOf({}, { env: { [variable]: 'no' }, files })).toBe(undefined);
  });
});

describe('withConfiguration: options that rival one another', () => {
  it.each([
    [{ sensitivity: 'high' }, {}, 'budget: 1/week', { sensitivity: 'high' }],
    [{}, { AIOPS_BUDGET: '2/day' }, 'sensitivity: low', { budget: '2/day' }],
    [{ json: true }, {}, 'format: csv', { json: true }],
    [{ format: 'csv' }, {}, 'json: true', { format: 'csv' }],
    [{ color: false }, {}, 'color: always', { color: false }],
    [{ color: 'always' }, {}, 'no_color: true', { color: 'always' }],
    [{ baseline: 'x.yaml' }, {}, 'no_baseline: true', { baseline: 'x.yaml' }],
    [{ baseline: false }, {}, 'baseline: y.yaml', { baseline: false }],
    [{}, { AIOPS_SUM_BY: 'job' }, 'avg_by: host', { sumBy: 'job' }],
    [{}, { AIOPS_JSON: 'false' }, 'format: csv', { format: 'csv' }],
    // In one file, what would hold anyway rivals nothing.
    [{}, {}, 'sensitivity: medium\n  budget: 1/week', { budget: '1/week' }],
    [{}, {}, 'format: text\n  json: true', { json: true }],
    [{}, {}, 'format: csv\n  json: true', { format: 'csv', json: true }],
  ])('%j above %j above %j is %j', async (flags, env, section, expected) => {
    const files = { 'aiops.yaml': `detect:\n  ${section}\n` };
    const result = await handed({ flags, operands: ['x'] }, { env: env as Record<string, string>, files });
    expect(result.flags).toEqual(expected);
  });
});

describe('withConfiguration: the parts of a file', () => {
  const flagsOf = async (command: CommandName, text: string) =>
    (await handed({ command, operands: ['x'] }, { files: { 'aiops.yaml': text } })).flags;

  it.each([
    ['the section of a command is above the common one', 'common: {tz: A}\ndetect: {tz: B}', { tz: 'B' }],
    ['what is common is heeded', 'common: {tz: A}\ninspect: {tz: B}', { tz: 'A' }],
    [
      'a list is a list, also of one',
      'detect: {select: a, exclude: [b, c]}',
      { select: ['a'], exclude: ['b', 'c'] },
    ],
    [
      'rules by selector',
      'detect: {limit: {a: <9, b: [">1", <9]}, min_volume: 5, min_change: {a: 5}}',
      { limit: ['a: <9', 'b: >1', 'b: <9'], minVolume: ['5'], minChange: ['a: 5'] },
    ],
    [
      'a selector that is called as the key of a threshold',
      'detect: {limit: {expr: <9}}',
      { limit: ['expr: <9'] },
    ],
    [
      'thresholds',
      'thresholds: {no_data: warn, a: count == 0, total: [new == 0, {expr: rate < 1%, level: warn}]}',
      { noData: 'warn', threshold: ['a: count == 0', 'total: new == 0', 'total: rate < 1% (warn)'] },
    ],
    [
      'thresholds of the command take the place of those at the top',
      'thresholds: {a: count == 0}\ndetect: {threshold: [{expr: new == 0}]}',
      { threshold: ['new == 0'] },
    ],
    ['thresholds of assessments are for others', 'thresholds: {assessment: level >= 2}', {}],
    [
      'counts and switches',
      'common: {verbose: 2, no_progress: true, quiet: false}',
      { verbose: 2, progress: false },
    ],
    ['a section without a key', 'detect:\nreport:\n', {}],
    ['nothing but comments', '# nothing\n', {}],
  ])('%s', async (_, text, expected) => {
    expect(await flagsOf('detect', text)).toEqual(expected);
  });

  it.each([
    ['assess', { threshold: ['level >= 2'] }],
    ['check', { threshold: ['a: count == 0'], assessmentThreshold: ['level >= 2'] }],
    ['detect', { threshold: ['a: count == 0'] }],
    ['compare', {}],
  ] as const)('thresholds at the top, for %s: %j', async (command, expected) => {
    const text = 'thresholds: {a: count == 0, assessment: level >= 2}';
    expect(await flagsOf(command, text)).toEqual(expected);
  });

  it('typed thresholds take the place of both', async () => {
    const files = { 'aiops.yaml': 'thresholds: {a: count == 0, assessment: level >= 2}' };
    const typed = { threshold: ['new == 0'] };
    const { flags } = await handed({ command: 'check', operands: ['x'], flags: typed }, { files });
    expect(flags).toEqual(typed);
  });

  it('paths begin in the folder of the file', async () => {
    const text =
      'baseline: b.yaml\nassess: {model: aiops-ladder, previous: /p.json}\ndetect: {output: [scores:s.csv, sub/f.json]}\nexplain: {model: own.yaml}';
    const files = { '../aiops.yaml': text, '../.git': '' };
    const of = async (command: CommandName) => (await handed({ command, operands: ['x'] }, { files })).flags;
    expect(await of('detect')).toEqual({
      baseline: '../b.yaml',
      output: ['scores:../s.csv', '../sub/f.json'],
    });
    expect(await of('assess')).toEqual({ model: 'aiops-ladder', previous: '/p.json' });
    expect(await of('explain')).toEqual({ model: '../own.yaml' });
  });
});

describe('withConfiguration: inputs', () => {
  const inputs = (text: string, call: Partial<Call> = {}) =>
    handed(call, { files: { 'aiops.yaml': text, 'one [1].csv': 'x' } });

  it.each([
    ['inputs: "*.csv"', {}, ['a.csv', 'b.csv']],
    ['inputs: ["one [1].csv", "*.csv"]', { command: 'inspect' as const }, ['a.csv', 'b.csv', 'one [1].csv']],
    ['inputs: "*.csv"', { operands: ['-'] }, ['-']],
    ['inputs: "*.csv"', { command: 'explain' as const }, []],
  ])('%s, called as %j: %j', async (text, call, expected) => {
    expect((await inputs(text, call)).operands).toEqual(expected);
  });

  it('says that they are read, and not standard input', async () => {
    expect((await inputs('inputs: "*.csv"')).said).toEqual(['aiops.yaml: 2 inputs']);
    expect((await inputs('inputs: "*.csv"\ncommon: {quiet: true}')).said).toEqual([]);
  });

  it('nothing behind a pattern is no data', async () => {
    await expect(inputs('inputs:\n  - "*.csv"\n  - none/*')).rejects.toThrow(
      'aiops.yaml:3:5: error: inputs "none/*": there is no such file [input-missing]',
    );
  });
});

describe('withConfiguration: which file', () => {
  const found = async (files: Record<string, string>, world: World = {}, flags: TypedFlags = {}) => {
    const { flags: handedOn, said } = await handed({ operands: ['x'], flags }, { ...world, files });
    return [handedOn?.['tz'], ...said];
  };
  const here = 'common: {tz: here}';
  const above = 'common: {tz: above}';

  it.each([
    ['the nearest', { 'aiops.yaml': here, '../aiops.yaml': above, '../.git': '' }, ['here']],
    ['one above, in a repository', { '../aiops.yaml': above, '../.git': '' }, ['above']],
    ['beside .git, though that is a file', { '../aiops.yaml': above, '../.git': 'gitdir: x' }, ['above']],
    ['none above a repository', { '../aiops.yaml': above, '.git': '' }, [undefined]],
    ['none above where there is no repository', { '../aiops.yaml': above }, [undefined]],
    [
      'none of another name, and says so',
      { 'aiops.yml': here },
      [
        undefined,
        'aiops.yml: warning: it is not read: its name ends in .yml [config-name]\n  fix: rename it to aiops.yaml',
      ],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await found(files)).toEqual(expected);
  });

  it.each([
    ['-c', {}, { config: 'other.yaml' }, ['other']],
    ['the variable', { AIOPS_CONFIG: 'other.yaml' }, {}, ['other']],
    ['-c above the variable', { AIOPS_CONFIG: 'no.yaml' }, { config: 'other.yaml' }, ['other']],
    ['none', { AIOPS_CONFIG: 'other.yaml' }, { config: false }, [undefined]],
  ])('%s', async (_, env, flags, expected) => {
    const files = { 'aiops.yaml': here, 'other.yaml': 'common: {tz: other}' };
    expect(await found(files, { env: env as Record<string, string> }, flags as TypedFlags)).toEqual(expected);
  });

  it('one that is named and missing is refused', async () => {
    await expect(found({}, {}, { config: 'x.yaml' })).rejects.toThrow(
      'aiops: error: --config "x.yaml": there is no such file [config-missing]\n  fix: write one: aiops init x.yaml',
    );
    await expect(found({}, { env: { AIOPS_CONFIG: 'y.yaml' } })).rejects.toThrow(
      'AIOPS_CONFIG: error: "y.yaml": there is no such file [config-missing]',
    );
  });

  it('one that is a link to nothing is refused: it is no empty one', async () => {
    const io = Object.assign(fakeIo(), { isThere: async () => true, readText: async () => undefined });
    const call = { command: 'detect', operands: ['x'], flags: {} } as const;
    await expect(withConfiguration(call, io, async () => 0)).rejects.toThrow(
      'aiops.yaml: error: it is a link to nothing [config-missing]\n  fix: mend it, or: --no-config',
    );
  });

  it('validate reads none that it is to judge', async () => {
    const files = { 'aiops.yaml': 'nosuch: 1' };
    const call = { command: 'validate', operands: ['./aiops.yaml'] } as const;
    expect((await handed(call, { files })).operands).toEqual(['./aiops.yaml']);
    await expect(handed({ command: 'validate', operands: ['x'] }, { files })).rejects.toThrow(
      'aiops.yaml:1:1',
    );
  });
});

describe('withConfiguration refuses', () => {
  it.each([
    [
      'detect: {reason: x}',
      'aiops.yaml:1:10: error: unknown key "reason" [document-key]\n  why: it changes a file',
    ],
    [
      'detect: {fail-on: x}',
      'aiops.yaml:1:10: error: unknown key "fail-on" [document-key]\n  fix: did you mean "fail_on"?',
    ],
    [
      'detect: {fail_on: hgh}',
      'aiops.yaml:1:19: error: expected one of low, medium, high, critical, got "hgh"',
    ],
    ['detect: [', 'aiops.yaml:1:10: error: '],
    ['- a', 'aiops.yaml:1:1: error: expected a mapping, got a list [yaml-mapping]'],
    ['tz: !!js/function x', 'aiops.yaml:1:5: error: tag "!!js/function" is not allowed [yaml-tag]'],
    ['version: 2', 'aiops.yaml:1:10: error: '],
    ['thresholds: {a: cnt == 0}', 'aiops.yaml:1:17: error: threshold "cnt == 0": expected a measure'],
    [
      'thresholds:\n  a:\n  - "count = 0"',
      'aiops.yaml:3:12: error: threshold "count = 0": expected a comparison',
    ],
    [
      'thresholds: {assessment: count == 0}',
      'aiops.yaml:1:26: error: threshold "count == 0": expected a measure of an assessment',
    ],
    [
      'thresholds: {no_dta: warn}',
      'aiops.yaml:1:22: error: threshold "warn": expected a measure of findings (count, new, rate, max_score, longest, missing), got "warn" [threshold]\n  fix: did you mean no_data?',
    ],
    [
      'thresholds:\n  "{x}": count == 0',
      'aiops.yaml:2:3: error: series selector "{x}": expected label="value" at "x" [selector]',
    ],
    [
      'report: {colours: ["#ffff00", "#0b5394"]}',
      'aiops.yaml:1:20: error: expected a darker colour, with a contrast to white of 4.5:1 at least, got "#ffff00"',
    ],
    ['report: {colours: ["#0b5394"]}', 'aiops.yaml:1:19: error: '],
    [
      'report: {logo: logo.svg}',
      'aiops.yaml:1:16: error: logo "logo.svg": there is no such file [config-logo]',
    ],
  ])('%j', async (text, message) => {
    await expect(handed({ operands: ['x'] }, { files: { 'aiops.yaml': text } })).rejects.toThrow(message);
    await expect(handed({ operands: ['x'] }, { files: { 'aiops.yaml': text } })).rejects.toThrow(UsageError);
  });

  it.each([
    [
      { AIOPS_FAIL_ON: 'hgh' },
      'AIOPS_FAIL_ON: error: "hgh": expected one of low, medium, high, critical [option-value]\n  fix: did you mean high?',
    ],
    [
      { AIOPS_QUIET: 'maybe' },
      'AIOPS_QUIET: error: "maybe": expected one of 0, 1, true, yes, false, no [option-value]',
    ],
    [{ AIOPS_VERBOSE: '3' }, 'AIOPS_VERBOSE: error: "3": expected one of'],
  ])('%j', async (env, message) => {
    await expect(handed({ operands: ['x'] }, { env: env as Record<string, string> })).rejects.toThrow(
      message,
    );
  });

  it('warns of a variable that is close to one of ours, and of no other', async () => {
    const env = { AIOPS_FIAL_ON: 'high', AIOPS_HOME: '/x', AIOPS_REQUIRE_TOOLS: '1', AIOPS_FAIL_UNDER: '2' };
    expect((await handed({ operands: ['x'] }, { env })).said).toEqual([
      'AIOPS_FIAL_ON: warning: it is not heeded [variable-name]\n  fix: did you mean AIOPS_FAIL_ON?',
    ]);
  });

  it.each<[TypedFlags, Record<string, string>]>([
    [{ quiet: true }, {}],
    [{}, { AIOPS_QUIET: '1' }],
    [{ printConfig: true }, {}],
  ])('%j %j still tells a setting that is not heeded', async (flags, env) => {
    const world = {
      env: { ...env, AIOPS_FIAL_ON: 'high' },
      files: { 'aiops.yml': 'detect: {fail_on: high}' },
    };
    const { said } = await handed({ operands: ['x'], flags }, world);
    expect(said.map((line) => line.split('\n')[0])).toEqual([
      'aiops.yml: warning: it is not read: its name ends in .yml [config-name]',
      'AIOPS_FIAL_ON: warning: it is not heeded [variable-name]',
    ]);
  });

  it('reads lines of a variable as a list, and nothing of an empty one', async () => {
    const env = { AIOPS_SELECT: 'a{b="c,d"}\n\ne\n', AIOPS_TZ: '' };
    expect((await handed({ operands: ['x'] }, { env })).flags).toEqual({ select: ['a{b="c,d"}', 'e'] });
  });
});
