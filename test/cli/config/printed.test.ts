import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommandName, commandFlagGroups } from '../../../src/cli/flags/index.ts';
import { run } from '../../../src/cli/main.ts';
import { type FakeIo, fakeIo, WORKING_FOLDER } from '../fake-io.ts';

const commands = Object.keys(commandFlagGroups) as CommandName[];

async function printed(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  env: Record<string, string> = {},
): Promise<FakeIo & { code: number }> {
  const io = fakeIo({ env, terminal: { stdin: true } });
  for (const [path, text] of Object.entries(files)) io.files.set(join(WORKING_FOLDER, path), text);
  return Object.assign(io, { code: await run([...args, '--print-config'], io) });
}

/** What is printed, without where it comes from. */
const values = (text: string) => text.replaceAll(/ +# \S.*$/gm, '').replaceAll(/^ *#.*\n/gm, '');

const everything = `
inputs: ["exports/*.csv", x.csv]
baseline: accepted.yaml
thresholds:
  no_data: ignore
  'http_*{job="a: b"}': [count(high) == 0, {expr: rate < 1%, level: warn}]
  total: new <= 3
  assessment: [level >= 2, "unknown < 10%"]
report: {colours: ["#0b5394", "#7f1d1d"], footer: "it's: ours"}
common: {tz: Europe/Vienna, verbose: 2, no_progress: true, quiet: true, delimiter: "\\t"}
detect:
  budget: 1/week
  limit: {"*": "10..90", cpu: [<90%, ">=1"]}
  output: [json:out/f.json]
  since: "-7d"
  top: 007
check: {fail_on: high, json: true}
assess: {client: "yes", date: 2026-11-21, target: 3}
`;

describe('--print-config', () => {
  it('says of each value where it comes from', async () => {
    const text = 'common:\n  tz: Europe/Vienna\ndetect:\n  fail_on: high\n  select:\n    - a\n    - b\n';
    const { code, stdout, said } = await printed(
      ['detect', '--top', '3', '--no-color', 'x.csv'],
      { 'aiops.yaml': text },
      { AIOPS_SEASON: 'day', AIOPS_EXCLUDE: 'c\nd' },
    );
    expect([code, said]).toEqual([0, []]);
    for (const line of [
      /^ {2}tz: Europe\/Vienna +# aiops\.yaml:2:7$/m,
      /^ {2}fail_on: high +# aiops\.yaml:4:12$/m,
      /^ {2}select:\n {4}- a +# aiops\.yaml:6:7\n {4}- b +# aiops\.yaml:7:7$/m,
      /^ {2}exclude:\n {4}- c +# AIOPS_EXCLUDE\n {4}- d +# AIOPS_EXCLUDE$/m,
      /^ {2}season: day +# AIOPS_SEASON$/m,
      /^ {2}top: 3 +# --top$/m,
      /^ {2}no_color: true +# --no-color$/m,
      /^ {2}#color: +# not set: no_color is$/m,
      /^ {2}quantile: 0\.95 +# default$/m,
      /^ {2}json: false +# default$/m,
      /^ {2}#since: +# not set$/m,
    ]) {
      expect(stdout).toMatch(line);
    }
  });

  it.each(commands)('of %s prints a configuration that says the same', async (command) => {
    const once = await printed([command], { 'aiops.yaml': everything }, { AIOPS_QUIET: '0' });
    expect([once.code, once.said]).toEqual([0, []]);
    const again = await printed([command], { 'aiops.yaml': once.stdout });
    expect([again.code, again.said]).toEqual([0, []]);
    expect(values(again.stdout)).toBe(values(once.stdout));
    expect(values(once.stdout).length).toBeGreaterThan(20);
  });

  it('of a file in a folder above names paths from here', async () => {
    const files = { '../aiops.yaml': everything, '../.git': '' };
    const { stdout } = await printed(['detect'], files);
    expect(stdout).toMatch(/^ {4}- "json:\.\.\/out\/f\.json" +# \.\.\/aiops\.yaml:14:12$/m);
    expect(stdout).toMatch(/^ {2}- "\.\.\/exports\/\*\.csv" +# /m);
    expect(stdout).toMatch(/^ {2}baseline: "\.\.\/accepted\.yaml" +# /m);
  });

  it('does nothing else, and asks for no operand', async () => {
    for (const command of commands) {
      const { code, files, said } = await printed([command]);
      expect([code, files.size, said]).toEqual([0, 0, []]);
    }
  });
});
