import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { fakeIo } from './fake-io.ts';

async function ran(...args: string[]) {
  const io = fakeIo({ terminal: { stdin: true } });
  const code = await run(args, io);
  return { code, stdout: io.stdout, stderr: io.said.join('\n') };
}

describe('aiops refuses', () => {
  it.each([
    [['detct'], 'unknown command "detct"', 'did you mean detect?'],
    [['metrics.csv'], 'unknown command "metrics.csv"', 'aiops detect metrics.csv'],
    [['detect', '--sesitivity', 'high'], 'unknown option "--sesitivity"', 'did you mean --sensitivity?'],
    [['detect', '-x'], 'unknown option "-x"', 'see: aiops detect --help'],
    [['--frobnicate'], 'unknown option "--frobnicate"', 'see: aiops --help'],
    [['help', 'foo'], 'there is no command "foo"', 'see: aiops --help'],
    [['detect', 'a.csv', '--time'], 'option --time COLUMN: the value is missing', 'see: aiops detect --help'],
    [['schema'], 'NAME is missing', 'see: aiops schema --help'],
    [
      ['schema', 'a', 'b'],
      'too many arguments for "schema", expected 1 argument but got 2',
      'see: aiops schema --help',
    ],
  ])('%j', async (args, what, fix) => {
    expect(await ran(...args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `aiops: error: ${what} [usage]\n  fix: ${fix}`,
    });
  });

  it('a schema that there is none of', async () => {
    const stderr =
      'aiops: error: schema "x": expected one of findings, inspect, questionnaire, answers, translation, units, comparison, findings-comparison, rollup, assessment, config, baseline [schema-name]';
    expect(await ran('schema', 'x')).toEqual({ code: 2, stdout: '', stderr });
  });

  it('a flag where a value belongs', async () => {
    const stderr =
      'aiops: error: --judge-since --json: expected a value, got an option [option-value]\n  fix: see: aiops --help';
    expect(await ran('detect', '-', '--judge-since', '--json')).toEqual({ code: 2, stdout: '', stderr });
  });
});

describe('aiops answers', () => {
  const version = /^aiops \d+\.\d+\.\d+\n$/;
  it.each([['--version'], ['-V']])('%s', async (flag) => {
    expect(await ran(flag)).toEqual({ code: 0, stdout: expect.stringMatching(version), stderr: '' });
  });

  it.each([[['--version', '-v']], [['-v', '-V']]])('%j with the version of Node', async (args) => {
    const lines = (await ran(...args)).stdout.split('\n');
    expect(lines.slice(1)).toEqual([
      `node ${process.versions.node}`,
      `platform ${process.platform} ${process.arch}`,
      '',
    ]);
  });

  it('no command with a short help on stderr, and 2', async () => {
    const { code, stdout, stderr } = await ran();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^Finds .*\n.*\n\nExamples:\n( {2}\$ aiops.*\n| {2}\$ promtool.*\n)+\nUsage: aiops COMMAND \[options\]\nMore: aiops --help$/,
    );
  });
});

describe('help', () => {
  it.each([
    ['aiops', ['--help']],
    ['detect', ['detect', '--help']],
    ['inspect', ['inspect', '--help']],
    ['assess', ['assess', '--help']],
    ['compare', ['compare', '--help']],
    ['report', ['report', '--help']],
    ['validate', ['validate', '--help']],
    ['explain', ['explain', '--help']],
    ['schema', ['schema', '-h']],
    ['check', ['check', '--help']],
    ['init', ['init', '--help']],
  ])('of %s fits 80 columns, with examples first and exit codes last', async (name, args) => {
    const { code, stdout, stderr } = await ran(...args);
    expect([code, stderr]).toEqual([0, '']);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout.indexOf('Examples:')).toBeLessThan(stdout.indexOf('Usage:'));
    expect(stdout).toMatch(/\nExit codes:\n( {2}\d {2}.*\n){5}$/);
    await expect(stdout).toMatchFileSnapshot(`../../fixtures/golden/help-${name}.txt`);
  });

  it('is the same by name', async () => {
    expect(await ran('help', 'detect')).toEqual(await ran('detect', '--help'));
  });
});

it('aiops schema findings prints a JSON Schema', async () => {
  const { code, stdout } = await ran('schema', 'findings');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
});
