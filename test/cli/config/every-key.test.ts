import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CommandName, commandFlagGroups } from '../../../src/cli/flags/index.ts';
import { run } from '../../../src/cli/main.ts';
import { readYamlText } from '../../../src/read/yaml/yaml.ts';
import { fakeIo, WORKING_FOLDER } from '../fake-io.ts';

const commands = Object.keys(commandFlagGroups) as CommandName[];

async function ran(args: readonly string[], file?: string) {
  const io = fakeIo({ terminal: { stdin: true } });
  if (file !== undefined) io.files.set(join(WORKING_FOLDER, 'aiops.yaml'), file);
  const code = await run(args, io);
  return { code, stdout: io.stdout, stderr: io.said.join('\n'), files: io.files };
}

/** What `aiops init` writes, with every key set, but for one of two that exclude each other. */
const written = (await ran(['init'])).files.get('aiops.yaml') ?? '';
const everyKey = written.replaceAll(/^( *)#(\w+:)/gm, '$1$2');
const complete = everyKey.replace(/^ {2}(?=avg_by:)/m, '  #');

/** A key of the file that was written: where it stands, and in which section. */
interface WrittenKey {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly value: unknown;
}

/** Every key that has a value, with where that stands. */
function keysOf(text: string): WrittenKey[] {
  const { data, placeOf } = readYamlText(text, 'f');
  const at = (...path: string[]) => (placeOf(path).match(/\d+/g) ?? []).map(Number);
  return Object.entries(data as object).flatMap(([name, value]) => {
    const isSection = typeof value === 'object' && value !== null && !Array.isArray(value);
    const inner = isSection ? Object.entries(value as object) : [[undefined, value] as const];
    return inner.map(([key, innerValue]) => {
      const [line = 0, column = 0] = key === undefined ? at(name) : at(name, key);
      return { path: key === undefined ? name : `${name}.${key}`, line, column, value: innerValue };
    });
  });
}

const keys = keysOf(everyKey);
const lineOf = ({ line }: WrittenKey) => everyKey.split('\n')[line - 1] ?? '';
const withLine = (key: WrittenKey, changed: string) =>
  complete
    .split('\n')
    .map((line, i) => (i === key.line - 1 ? changed : line))
    .join('\n');
const nameOf = ({ path }: WrittenKey) => path.split('.').at(-1) ?? '';

/** Another value that the key may have. */
function otherThan({ path, value }: WrittenKey): unknown {
  const known = others[path] ?? others[path.split('.').at(-1) ?? ''];
  if (known !== undefined) return known;
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${String(value)}9`;
}

const others: Readonly<Record<string, unknown>> = {
  color: 'always',
  format: 'json',
  'report.format': 'none',
  promql_window: 'closed',
  sensitivity: 'low',
  detector: 'stl',
  season: 'week',
  direction: 'up',
  as: 'gauge',
  fail_on: 'low',
  no_data: 'warn',
  decimal: '.',
  http_errors: 'count(low) == 0',
  total: 'new <= 4',
  assessment: 'level >= 3',
  colours: ['#123456', '#654321'],
  inputs: ['other/*.csv'],
  input: 'csv',
  tz: 'Asia/Kolkata',
  delimiter: 'tab',
  interval: '90s',
  start: '2026-11-02',
  since: '-9d',
  until: '2026-11-22',
  judge_since: '-9h',
  range: '9m',
  quantile: 0.9,
  budget: '9/week',
  fdr: 'off',
  limit: '<9',
  min_duration: '9m',
  min_change: '9%',
  date: '2026-11-22',
  output: 'other.json',
  'report.output': 'other.html',
};

/** What `--print-config` of some command that heeds the key prints of it. */
async function printedOf(key: WrittenKey, file: string): Promise<string> {
  const section = key.path.split('.')[0] as CommandName;
  const asked = commands.includes(section) ? [section] : commands;
  for (const command of asked) {
    const { code, stdout, stderr } = await ran([command, '--print-config'], file);
    expect([code, stderr]).toEqual([0, '']);
    const found = stdout.split('\n').find((line) => line.includes(`aiops.yaml:${key.line}:`));
    if (found !== undefined) return found;
  }
  return '';
}

/** The version says what the file is and does nothing; of detectors there is one. */
const inert = ['version', 'detect.detector'];

it('aiops init writes a file that is valid as it is, and with every key set', async () => {
  for (const text of [written, complete]) {
    const { code, stderr } = await ran(['detect', '--print-config'], text);
    expect([code, stderr]).toEqual([0, '']);
  }
  expect(keys.length).toBeGreaterThan(80);
});

it('aiops init writes every option of every command that a configuration may hold', () => {
  const names = new Set([...keys.map(nameOf), 'threshold']);
  for (const flag of Object.values(commandFlagGroups).flatMap((groups) =>
    groups.flatMap(({ flags }) => flags),
  )) {
    const name = /--([\w-]+)/.exec(flag.flags)?.[1]?.replaceAll('-', '_') ?? '';
    expect([name, names.has(name)]).toEqual([name, flag.onlyTyped === undefined]);
  }
});

describe('a key that aiops init writes', () => {
  it.each(keys.filter(({ path }) => !inert.includes(path)))(
    '$path has its effect when it is changed, shown with its place',
    async (key) => {
      const other = otherThan(key);
      const text = JSON.stringify(other);
      const line = lineOf(key).replace(/: .*$/, `: ${text}`);
      const isRivalled = [
        'sum_by',
        'avg_by',
        'json',
        'sensitivity',
        'baseline',
        'answers',
        'sample',
        'target',
        'upto',
        'previous',
      ];
      const alone = isRivalled.includes(nameOf(key)) ? aloneWith(key, line) : withLine(key, line);
      const at = { ...key, line: alone.split('\n').indexOf(line) + 1 };
      const printed = await printedOf(at, alone);
      expect(printed).toContain(`aiops.yaml:${at.line}:`);
      const shown = Array.isArray(other) ? other[0] : other;
      expect(printed.replaceAll('"', '')).toContain(String(shown).replaceAll('"', ''));
      expect(printed.replace(/#[^#]*$/, '')).not.toBe(
        (await printedOf(key, complete)).replace(/#[^#]*$/, ''),
      );
    },
  );

  it.each(keys.filter(({ path }) => !path.startsWith('thresholds.')))(
    '$path is found with its place when it is mistyped',
    async (key) => {
      const name = nameOf(key);
      const typo = `${name.slice(0, -1)}_${name.slice(-1)}`;
      const line = lineOf(key).replace(name, typo);
      const { code, stderr } = await ran(['detect', '--print-config'], withLine(key, line));
      expect(code).toBe(2);
      const column = line.indexOf(typo) + 1;
      expect(stderr).toContain(
        `aiops.yaml:${key.line}:${column}: error: unknown key "${typo}" [document-key]`,
      );
      expect(stderr).toContain(`fix: did you mean "${name}"?`);
    },
  );

  it.each(keys)('$path is found with its place when its value cannot be', async (key) => {
    const line = lineOf(key).replace(/: .*$/, ': {a: {b: 1}}');
    const { code, stderr } = await ran(['detect', '--print-config'], withLine(key, line));
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^aiops.yaml:${key.line}:\\d+: error: `));
  });
});

/** The key in its section, alone in the file. */
function aloneWith({ path }: WrittenKey, line: string): string {
  return path.includes('.') ? `${path.split('.')[0]}:\n${line}\n` : `${line}\n`;
}

describe('aiops schema config', () => {
  let accepts: (text: string) => boolean;
  beforeAll(async () => {
    const { stdout } = await ran(['schema', 'config']);
    const check = new Ajv2020({ strict: false }).compile(JSON.parse(stdout) as object);
    accepts = (text) => check(readYamlText(text, 'f').data);
  });

  it('accepts what aiops init writes, as it is and with every key set', () => {
    expect([accepts(written), accepts(complete)]).toEqual([true, true]);
  });

  it.each(keys)('refuses what aiops refuses of $path', async (key) => {
    const values = ['{a: {b: 1}}', '[]', '"x"', '3', 'true', 'null', '[1, [2]]'];
    for (const value of values) {
      const text = withLine(key, lineOf(key).replace(/: .*$/, `: ${value}`));
      const { code, stderr } = await ran(['detect', '--print-config'], text);
      // What a text says is checked by aiops alone.
      const isOfText = stderr !== '' && !/\[document-\w+\]/.test(stderr);
      if (!isOfText) expect([value, accepts(text)]).toEqual([value, code === 0]);
    }
  });
});
