import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInput } from '../../../src/cli/doors/inputs.ts';
import { run } from '../../../src/cli/main.ts';
import { ioWithFiles, WORKING_FOLDER } from '../fake-io.ts';

/** Runs a command where that configuration lies; models come from the disk. */
async function ran(args: readonly string[], text: string, files: Readonly<Record<string, string>> = {}) {
  const made: Record<string, string> = { 'aiops.yaml': text, ...files };
  const io = ioWithFiles(made, { terminal: { stdin: true } });
  for (const [path, content] of Object.entries(made)) io.files.set(join(WORKING_FOLDER, path), content);
  const openMade = io.open;
  io.open = (path, how) => (io.files.has(path) ? openMade(path, how) : openInput(path, how));
  const code = await run(args, io);
  return { code, said: io.said, stdout: io.stdout };
}

const validated = (text: string, files = {}) => ran(['validate', 'aiops.yaml'], text, files);
const headOf = (message: string) => message.split('\n')[0];

/** A command, what its section says, and what is said of that from its line and column on. */
const refusals: readonly (readonly [command: string, line: string, column: number, what: string])[] = [
  [
    'inspect',
    'interval: 5x',
    13,
    'interval "5x": expected a duration such as 90s, 5m, 2h or 1d [option-value]',
  ],
  [
    'inspect',
    'tz: Mars/X',
    7,
    'tz "Mars/X": expected an IANA time zone such as Europe/Vienna [option-value]',
  ],
  ['inspect', 'top: 1.5', 8, 'top "1.5": expected a whole number from 1 on [option-value]'],
  ['inspect', 'delimiter: ";;"', 14, 'delimiter ";;": expected one character, or "tab" [option-value]'],
  ['inspect', 'decimal: x', 12, 'decimal "x": expected "." or "," [option-value]'],
  [
    'inspect',
    'max_bad_rows: 1.5',
    17,
    'max_bad_rows "1.5": expected a count or a share such as 1% [option-value]',
  ],
  [
    'inspect',
    'start: -24h',
    10,
    'start "-24h": expected a time, not an amount before the end [option-value]',
  ],
  ['detect', 'start: soon', 10, 'start "soon": expected a time [option-value]'],
  ['detect', 'since: yesterdayish', 10, 'since "yesterdayish": expected a time [option-value]'],
  ['detect', 'until: 2026-13-01', 10, 'until "2026-13-01": expected a time [option-value]'],
  ['detect', 'judge_since: yesterdayish', 16, 'judge_since "yesterdayish": expected a time [option-value]'],
  ['detect', 'range: 5', 10, 'range "5": expected a duration such as 90s, 5m, 2h or 1d [option-value]'],
  [
    'detect',
    'quantile: 2',
    13,
    'quantile "2": expected a number between 0 and 1, such as 0.99 [option-value]',
  ],
  ['detect', 'fdr: 1', 8, 'fdr "1": expected a number between 0 and 1, or off [option-value]'],
  [
    'detect',
    'budget: 1/fortnight',
    11,
    'budget "1/fortnight": expected false alarms of a series in a time, such as 1/week, 0.5/day or 2/30d [option-value]',
  ],
  [
    'detect',
    'select: [up, "a{b"]',
    16,
    'series selector "a{b": expected a name, or name{label="value"} [selector]',
  ],
  [
    'detect',
    'exclude: "a{b"',
    12,
    'series selector "a{b": expected a name, or name{label="value"} [selector]',
  ],
  [
    'detect',
    'limit: {up: [<9, 9..1]}',
    20,
    "limit \"up: 9..1\": expected what is allowed, such as '<90', '>=10' or '10..90'; for some series: 'SELECTOR: …' [option-value]",
  ],
  [
    'detect',
    'min_duration: ["{x}: 5m"]',
    18,
    'series selector "{x}": expected label="value" at "x" [selector]',
  ],
  [
    'detect',
    'threshold: [{expr: count = 0}]',
    22,
    'threshold "count = 0": column 7: expected a comparison, one of < <= > >= == !=, got "=" [option-value]',
  ],
  [
    'detect',
    'output: x.foo',
    11,
    expect.stringContaining('output "x.foo": the ending tells no format;') as string,
  ],
  ['detect', '{sum_by: a, avg_by: b}', 18, 'sum_by and avg_by exclude each other [option-value]'],
  ['check', 'fail_under: nine', 15, 'fail_under "nine": expected a level from 0 on [option-value]'],
  ['assess', 'date: 2026-02-30', 9, 'date "2026-02-30": expected a date such as 2026-11-21 [option-value]'],
  ['assess', 'fail_under: 7', 15, 'fail_under 7: the highest level of the model is 5 [fail-under]'],
  ['assess', 'lang: pt', 9, 'the model aiops-ladder does not speak "pt" [model-language]'],
  ['assess', 'target: [DQ=3, XX=2]', 11, expect.stringContaining('XX') as string],
  [
    'assess',
    'threshold: level(XX) >= 2',
    14,
    'threshold "level(XX) >= 2": there is no dimension "XX" [threshold-dimension]',
  ],
  ['report', 'tz: Mars/X', 7, 'tz "Mars/X": expected a zone, such as Europe/Vienna [option-value]'],
  ['explain', 'date: soon', 9, 'date "soon": expected a date such as 2026-11-21 [option-value]'],
];

describe('aiops validate aiops.yaml: a value that a command would refuse', () => {
  it.each(refusals)('%s: %s', async (command, line, column, what) => {
    const isFlow = line.startsWith('{');
    const text = isFlow ? `${command}: ${line}\n` : `${command}:\n  ${line}\n`;
    const place = `aiops.yaml:${isFlow ? 1 : 2}:${column}`;
    const { code, said } = await validated(text);
    expect([code, said.length]).toEqual([2, 1]);
    expect(headOf(said[0] ?? '')?.replace(`${place}: error: `, '')).toEqual(what);
    const printed = await ran([command, '--print-config'], text);
    expect([printed.code, printed.said]).toEqual([2, said]);
    expect(printed.stdout).toContain('aiops.yaml:');
    // The run says the same, where it says anything before a file is opened.
    if (command === 'check' || command === 'explain') return;
    const refused = await ran(command === 'assess' ? [command] : [command, 'x'], text);
    expect([refused.code, refused.said]).toEqual([2, said]);
  });
});

describe('aiops validate aiops.yaml', () => {
  it('tells every fault, in file order, and each once', async () => {
    const text = `report: {tz: Mars/X}
thresholds: {a: cnt == 0}
common:
  tz: Mars/Y
  interval: 5x
detect:
  since: noon
  limit: [<9x, <9, 9..1]
`;
    const { said } = await validated(text);
    expect(
      said.map((one) =>
        headOf(one)
          ?.replace(/: error: ([\w ]+).*/s, ' $1')
          .trim(),
      ),
    ).toEqual([
      'aiops.yaml:1:14 tz',
      'aiops.yaml:2:17 threshold',
      'aiops.yaml:4:7 tz',
      'aiops.yaml:5:13 interval',
      'aiops.yaml:7:10 since',
      'aiops.yaml:8:11 limit',
      'aiops.yaml:8:20 limit',
    ]);
  });

  it('a value that every section overrules is looked at all the same', async () => {
    const { said } = await validated('common: {tz: Mars/X}\ninspect: {tz: UTC}\ndetect: {tz: UTC}\n');
    expect(said.map(headOf)).toEqual([
      'aiops.yaml:1:14: error: tz "Mars/X": expected an IANA time zone such as Europe/Vienna [option-value]',
    ]);
  });

  it.each([
    ['nothing', ''],
    [
      'files that are not there yet',
      'baseline: b.yaml\nassess: {model: m.yaml, answers: a.yaml, previous: p.json}\n',
    ],
    ['thresholds of both', 'thresholds: {up: count == 0, assessment: level(DQ) >= 2}\n'],
    [
      'one that is in time',
      'detect: {tz: Europe/Vienna, since: -7d, judge_since: "2026-05-19 10:00", budget: 2/30d}\n',
    ],
  ])('is valid with %s', async (_, text) => {
    const { code, said, stdout } = await validated(`version: 1\n${text}`);
    expect([code, said, stdout]).toEqual([0, [], 'aiops.yaml: valid configuration\n']);
  });

  it('a logo that is no image', async () => {
    const files = { 'logo.svg': 'plain words' };
    const { code, said } = await validated('version: 1\nreport: {logo: logo.svg}\n', files);
    expect([code, said]).toEqual([
      2,
      ['aiops.yaml:2:16: error: logo: expected a PNG or SVG image of at most 1 MiB [config-logo]'],
    ]);
  });
});

it('--print-config: what is typed takes the place of what cannot be, and is refused alike', async () => {
  const text = 'detect: {tz: Mars/X}\n';
  expect((await ran(['detect', '--print-config', '--tz', 'UTC'], text)).code).toBe(0);
  const { code, said } = await ran(['detect', '--print-config', '--tz', 'Mars/Y'], text);
  expect([code, headOf(said[0] ?? '')]).toEqual([
    2,
    'aiops: error: --tz "Mars/Y": expected an IANA time zone such as Europe/Vienna [option-value]',
  ]);
});
