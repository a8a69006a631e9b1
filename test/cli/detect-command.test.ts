import { describe, expect, it } from 'vitest';
import { detectCommand } from '../../src/cli/commands/detect.ts';
import type { TypedFlags } from '../../src/cli/flag.ts';
import type { detect } from '../../src/detect.ts';
import { type Fault, UsageError } from '../../src/errors.ts';
import { gated } from '../../src/report/gated.ts';
import type { DetectionReport } from '../../src/report/result.ts';
import { reports } from '../report/reports.ts';
import { fakeIo } from './fake-io.ts';

const read =
  'metrics.csv: csv, 5 series, 1,200 samples, step 1m, 2026-11-07 00:00 to 2026-11-07 03:59 (UTC), delimiter ";"';
const season = 'season: day in 5 series (strength 0.82)';
const found =
  '6 findings (1 critical, 1 high, 2 medium, 2 low) in 5 of 5 series; the budget allows 0.4 false alarms; 99% band holds 98.7%.';

function finds(report: DetectionReport, warnings: readonly Fault[] = []): typeof detect {
  return async () => ({ report, warnings });
}

/** As `--fail-on high` judges it. */
function judged(report: DetectionReport): DetectionReport {
  return { ...report, result: gated(report.result, { failOn: 'high', threshold: [], noData: 'error' }) };
}

async function ran(
  flags: TypedFlags,
  corridor = finds(reports.incident),
  io = fakeIo(),
  files = ['metrics.csv'],
) {
  const exitCode = await detectCommand(files, flags, io, corridor);
  return { exitCode, io };
}

describe('detectCommand ends with', () => {
  it('0 and a verdict when there is no gate', async () => {
    const { exitCode, io } = await ran({});
    expect(exitCode).toBe(0);
    expect(io.said).toEqual([
      read,
      season,
      `${found} gate: not configured (use --fail-on or --threshold). exit 0`,
    ]);
  });

  it('1 when the gate failed', async () => {
    const { exitCode, io } = await ran({ failOn: 'high' }, finds(judged(reports.incident)));
    expect(exitCode).toBe(1);
    expect(io.said.at(-1)).toBe(`${found} gate failed: 2 findings of at least high (--fail-on high). exit 1`);
  });

  it('0 when the gate passed', async () => {
    const { exitCode, io } = await ran({ failOn: 'high' }, finds(judged(reports.quiet)));
    expect(exitCode).toBe(0);
    expect(io.said.at(-1)).toBe(
      '0 findings in 1 series; the budget allows 0.4 false alarms; 99% band holds 98.7%. gate passed: no finding of at least high (--fail-on high). exit 0',
    );
  });

  it('the code of the gate also when the reader of stdout has left', async () => {
    const { exitCode, io } = await ran(
      { failOn: 'high', output: ['all.json'] },
      finds(judged(reports.incident)),
      fakeIo({ readerLeavesAfter: 1 }),
    );
    expect(exitCode).toBe(1);
    expect(io.stdout.split('\n')).toHaveLength(2);
    expect(io.files.get('all.json')).toMatch(/}\n$/);
  });

  it('2 and a short help without a file at a keyboard', async () => {
    const { exitCode, io } = await ran({}, finds(reports.quiet), fakeIo({ terminal: { stdin: true } }), []);
    expect(exitCode).toBe(2);
    expect(io.said.join('\n')).toMatch(
      /^Finds (.*\n)+\nExamples:\n(.*\n)*\nUsage: aiops detect \[options\] \[FILE...\]\nMore: aiops detect --help$/,
    );
  });
});

describe('detectCommand hands the corridor', () => {
  it('sorted inputs, and standard input when there is no file', async () => {
    const paths: string[][] = [];
    const corridor: typeof detect = async (inputs) => {
      paths.push(inputs.map(({ path }) => path));
      return { report: reports.quiet, warnings: [] };
    };
    await ran({}, corridor, fakeIo(), ['b.csv', 'ä.csv', 'a.csv', '-']);
    await ran({}, corridor, fakeIo(), []);
    expect(paths).toEqual([['stdin', 'a.csv', 'b.csv', 'ä.csv'], ['stdin']]);
  });

  it('options in their final units', async () => {
    let given: unknown;
    const corridor: typeof detect = async (_, options) => {
      given = options;
      return { report: reports.quiet, warnings: [] };
    };
    await ran(
      {
        minDuration: ['5m'],
        maxBadRows: '1%',
        value: ['cpu'],
        judgeSince: '-24h',
        verbose: 0,
        progress: true,
      },
      corridor,
    );
    expect(given).toMatchObject({
      minDurationMs: [{ selector: '', text: '5m', rule: 300_000 }],
      maxBadRows: { share: 0.01 },
      value: ['cpu'],
      judgeSince: '-24h',
      tz: 'UTC',
    });
  });
});

describe('detectCommand says on stderr', () => {
  const warning = (row: number): Fault => ({
    code: 'csv-number',
    place: `m.csv:${row}`,
    what: 'expected a number',
  });

  it('at most three warnings of one code', async () => {
    const warnings = [1, 2, 3, 4, 5].map(warning);
    const { io } = await ran(
      {},
      finds(reports.incident, [...warnings, { code: 'other', place: 'm.csv', what: 'odd \u001b[2J' }]),
    );
    expect(io.said.slice(0, 5)).toEqual([
      'm.csv:1: warning: expected a number [csv-number]',
      'm.csv:2: warning: expected a number [csv-number]',
      'm.csv:3: warning: expected a number [csv-number]',
      '  and 2 more [csv-number]',
      'm.csv: warning: odd \\x1b[2J [other]',
    ]);
  });

  it('nothing but the verdict with -q', async () => {
    const { io } = await ran({ quiet: true, output: ['a.json'] }, finds(reports.incident, [warning(1)]));
    expect(io.said).toEqual([`${found} gate: not configured (use --fail-on or --threshold). exit 0`]);
  });

  it('what is known of each series with -v', async () => {
    const { io } = await ran({ verbose: 1 });
    expect(io.said).toContain('  cpu: gauge, 215 samples, 25 missing, step 1m, seasons day (0.82)');
  });

  it('the evidence of each finding with -v alone', async () => {
    const evidence = /^ +hidden by +a value up to 110, .*\n/m;
    expect((await ran({ verbose: 1 })).io.stdout).toMatch(evidence);
    expect((await ran({})).io.stdout).not.toMatch(evidence);
  });

  it('what it wrote', async () => {
    const { io } = await ran({ output: ['a.json', 'scores:b.csv'], format: 'none' });
    expect(io.said.slice(2, -1)).toEqual(['wrote a.json (json)', 'wrote b.csv (scores)']);
    expect([...io.files.keys()]).toEqual(['a.json', 'b.csv']);
    expect(io.stdout).toBe('');
  });
});

describe('detectCommand refuses', () => {
  it.each<[TypedFlags, string, string, string | undefined]>([
    [{ detector: 'stll' }, 'option-value', '--detector "stll": expected one of stl', 'did you mean stl?'],
    [
      { failOn: 'bad' },
      'option-value',
      '--fail-on "bad": expected one of low, medium, high, critical',
      'see: aiops detect --help',
    ],
    [
      { minDuration: ['soon'] },
      'option-value',
      `--min-duration "soon": expected a duration such as 90s, 5m, 2h or 1d; for some series: 'SELECTOR: …'`,
      'see: aiops detect --help',
    ],
    [
      { start: 'noon' },
      'option-value',
      '--start "noon": expected a time',
      'give a time such as 2026-05-19T10:00:00Z, or an amount before the end such as -24h',
    ],
    [
      { start: '-24h' },
      'option-value',
      '--start "-24h": expected a time, not an amount before the end',
      'give a time such as 2026-05-19T10:00:00Z',
    ],
    [
      { top: '1e3' },
      'option-value',
      '--top "1e3": expected a whole number from 1 on',
      'see: aiops detect --help',
    ],
    [
      { color: 'red' },
      'option-value',
      '--color "red": expected one of auto, always, never',
      'see: aiops detect --help',
    ],
    [
      { json: true, format: 'csv' },
      'option-value',
      '--json and --format csv exclude each other',
      'see: aiops detect --help',
    ],
    [
      { format: 'jsn' },
      'output-format',
      'output format "jsn": expected one of text, json, ndjson, csv, scores, svg, html, pdf, markdown, none',
      'did you mean json?',
    ],
    [
      { output: ['out.docx'] },
      'output-format',
      '-o "out.docx": the ending tells no format; known are .txt .json .ndjson .csv .svg .html .pdf .md',
      'name it: -o json:out.docx',
    ],
    [
      { output: ['jso:out'] },
      'output-format',
      'output format "jso": expected one of text, json, ndjson, csv, scores, svg, html, pdf, markdown, none',
      'did you mean json?',
    ],
    [{ output: ['json:'] }, 'output-path', '-o "json:": expected a file', 'for standard output: -f FORMAT'],
    [
      { output: ['a.json', './a.json'] },
      'output-repeated',
      '-o ./a.json is given twice',
      'name each file once',
    ],
    [
      { output: ['csv:./metrics.csv'] },
      'output-is-input',
      '-o ./metrics.csv would overwrite an input',
      'name another file',
    ],
  ])('%j', async (flags, code, what, fix) => {
    await expect(ran(flags)).rejects.toThrow(
      new UsageError({ code, place: 'aiops', what, ...(fix === undefined ? {} : { fix }) }),
    );
  });

  it.each([
    [['-', '-'], 'standard input (-) is given twice'],
    [['a.csv', './a.csv'], './a.csv is given twice'],
  ])('the inputs %j', async (files, what) => {
    const fault = { code: 'input-repeated', place: 'aiops', what, fix: 'name each input once' };
    await expect(ran({}, undefined, fakeIo(), files)).rejects.toThrow(new UsageError(fault));
  });
});

describe('detectCommand colours', () => {
  const colourStart = '\u001b[';
  it.each([
    [{ color: 'always' }, { NO_COLOR: '1' }, {}, true],
    [{ color: false }, { FORCE_COLOR: '1' }, { stdout: true }, false],
    [{ color: 'never' }, { FORCE_COLOR: '1' }, {}, false],
    [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, {}, true],
    [{}, { FORCE_COLOR: '0' }, { stdout: true }, false],
    [{}, { NO_COLOR: '1', TERM: 'xterm' }, { stdout: true }, false],
    [{}, { NO_COLOR: '', TERM: 'xterm' }, { stdout: true }, true],
    [{}, { TERM: 'xterm-256color' }, { stdout: true }, true],
    [{}, { TERM: 'dumb' }, { stdout: true }, false],
    [{}, { TERM: 'xterm-256color' }, { stdout: false }, false],
    [{ color: 'always', format: 'csv' }, {}, { stdout: true }, false],
  ])('%j with %j on %j: %j', async (flags, env, terminal, isColoured) => {
    const { io } = await ran(
      { ...flags, output: ['a.txt'] },
      finds(reports.incident),
      fakeIo({ env, terminal }),
    );
    expect(io.stdout.includes(colourStart)).toBe(isColoured);
    expect(io.files.get('a.txt')).not.toContain(colourStart);
  });
});
