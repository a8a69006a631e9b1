import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { aiops, shell } from './run-aiops.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-odd-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'timestamp,value\n';
const timeOf = (minute: number) => new Date(Date.UTC(2026, 4, 19) + minute * 60_000).toISOString();
const rows = (
  count: number,
  valueAt: (minute: number) => string = (minute) => String(10 + ((minute * 7) % 5)),
  from = 0,
) => Array.from({ length: count }, (_, i) => `${timeOf(from + i)},${valueAt(from + i)}\n`);
const table = (lines: readonly string[]) => HEADER + lines.join('');
const replaced = (lines: string[], changes: Record<number, string>) =>
  lines.map((line, i) => changes[i] ?? line);
const packed = gzipSync(table(rows(3000)));

/** Runs `aiops detect` on one file; what it says and how it ends. */
function detectIn(name: string, content: string | Uint8Array) {
  writeFileSync(join(folder, name), content);
  return aiops(['detect', name], { cwd: folder });
}

describe('aiops detect refuses, with its whole message and code 3,', () => {
  it.each<[string, string, string | Uint8Array, readonly string[]]>([
    [
      'an empty file',
      'empty.csv',
      '',
      [
        'empty.csv: error: expected a header and at least one row, got nothing [empty-input]',
        '  fix: check the command that writes it',
      ],
    ],
    [
      'a header alone',
      'header.csv',
      HEADER,
      [
        'header.csv:1: error: expected at least one row, got the header alone [no-rows]',
        '  fix: check the time range of the export',
      ],
    ],
    [
      'binary data',
      'binary.csv',
      Uint8Array.from({ length: 4096 }, (_, i) => i % 256),
      [
        'binary.csv:1: error: the line holds NUL bytes, so this is no text [nul-bytes]',
        '  fix: export the data again as UTF-8 text',
      ],
    ],
    [
      'NUL bytes',
      'nul.csv',
      table([...rows(3), `${timeOf(3)},\0\n`]),
      [
        'nul.csv:5: error: the line holds NUL bytes, so this is no text [nul-bytes]',
        '  fix: export the data again as UTF-8 text',
      ],
    ],
    [
      'a line of 10 MB',
      'long.csv',
      table([...rows(2), `${timeOf(2)},${'9'.repeat(10_000_000)}\n`]),
      [
        'long.csv:4: error: row is longer than 1 MiB [csv-row-too-long]',
        '  fix: check the line ends and quotes from this line on',
      ],
    ],
    [
      'ragged rows',
      'ragged.csv',
      table([...rows(2), `${timeOf(2)}\n`, `${timeOf(3)},1,2\n`]),
      [
        'ragged.csv:4:1: error: row has 1 field, the header has 2 [csv-row]',
        '  fix: repair the row, or allow some with --max-bad-rows 1%',
      ],
    ],
    [
      'an unclosed quote',
      'quote.csv',
      table([...rows(2), `${timeOf(2)},"1\n`, ...rows(5, undefined, 3)]),
      [
        'quote.csv:4: error: a quote opens in this row and is never closed [csv-quote]',
        '  fix: close the quote, write a quote inside quotes twice, or name the delimiter with --delimiter',
      ],
    ],
    [
      'a duplicate column',
      'twice.csv',
      `timestamp,value,value\n${timeOf(0)},1,2\n`,
      [
        'twice.csv:1:3: error: column "value" appears twice [csv-duplicate-column]',
        '  fix: rename one, or pick by number: --value 3',
      ],
    ],
    [
      'no time column',
      'timeless.csv',
      'tme,cpu,host\nfoo,1,a\nbar,2,b\n',
      [
        'timeless.csv: error: no column looks like a time; columns are: tme, cpu, host [time-missing]',
        '  fix: --time tme',
      ],
    ],
    [
      'a date of two meanings',
      'ambiguous.csv',
      'time,value\n03/04/2026 10:00,1\n03/04/2026 10:01,2\n',
      [
        'ambiguous.csv:2:1: error: "03/04/2026 10:00" could be 3 April or 4 March [time-ambiguous]',
        '  fix: export ISO 8601 (2026-04-03T10:00:00Z)',
      ],
    ],
    [
      'missing values alone',
      'missing.csv',
      table(rows(5, () => '')),
      [
        'missing.csv: error: none of the 5 samples is a finite number [no-finite-sample]',
        '  fix: check the export; with --since or --until, check that they leave some data',
      ],
    ],
    [
      'gzip that was cut',
      'cut.csv.gz',
      packed.subarray(0, packed.length / 2),
      [
        'cut.csv.gz: error: the gzip data ends too early [gzip-truncated]',
        '  fix: fetch it again; check it with: gzip -t cut.csv.gz',
      ],
    ],
    [
      'an API answer with an error',
      'error.json',
      '{"status":"error","errorType":"bad_data","error":"invalid parameter \\"query\\""}',
      [
        'error.json: error: the API answered bad_data: invalid parameter "query" [api-error]',
        '  fix: mend the query and fetch it again',
      ],
    ],
    [
      'an API answer without a series',
      'nothing.json',
      '{"status":"success","data":{"resultType":"matrix","result":[]}}',
      [
        'nothing.json: error: the answer holds no samples [empty-result]',
        '  fix: check the query, its labels and its time range',
      ],
    ],
    [
      'JSON that was cut',
      'cut.json',
      '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up"},"values":[[1779148800,"1"],[17791',
      [
        'cut.json: error: the JSON ends too early, after 121 bytes [json-truncated]',
        '  fix: fetch it again; a time-out or a full disk may have cut it',
      ],
    ],
  ])('%s', (_, name, content, message) => {
    const { stdout, stderr, code } = detectIn(name, content);
    expect(stderr.trimEnd().split('\n')).toEqual(message);
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  it('a folder of nothing that belongs together', () => {
    mkdirSync(join(folder, 'exports'));
    expect(aiops(['detect', 'exports'], { cwd: folder })).toEqual({
      code: 3,
      stdout: '',
      stderr: 'exports: error: the folder holds no files [folder-empty]\n',
    });
    writeFileSync(join(folder, 'exports', 'cpu.csv'), 'time,value\n');
    const { stderr, code } = aiops(['detect', 'exports'], { cwd: folder });
    expect(stderr).toBe(
      'exports: error: the folder is no Prometheus block or snapshot and holds no scrape-EPOCH.prom, but cpu.csv [folder-unknown]\n  fix: name its files: aiops detect exports/*\n',
    );
    expect(code).toBe(3);
  });

  it('a folder of a link, but not one of a file that is really named like one', () => {
    mkdirSync(join(folder, 'linked'));
    symlinkSync(join(folder, 'exports'), join(folder, 'linked', 'x'));
    expect(aiops(['detect', 'linked'], { cwd: folder })).toEqual({
      code: 3,
      stdout: '',
      stderr:
        'linked: error: nothing in the folder is read: x (link) [folder-empty]\n  fix: name what the links lead to, or the folder that holds the files\n',
    });
    writeFileSync(join(folder, 'linked', 'x (link)'), 'time,value\n');
    const { stderr } = aiops(['detect', 'linked'], { cwd: folder });
    expect(stderr).toContain('but x (link), x (link) [folder-unknown]');
  });

  it('nothing on standard input', () => {
    const { stderr, code } = aiops(['detect'], { cwd: folder, input: '' });
    expect(stderr).toBe(
      'stdin: error: expected a header and at least one row, got nothing [empty-input]\n  fix: check the command that writes it\n',
    );
    expect(code).toBe(3);
  });
});

const span = (minutes: number) => `2026-05-19 00:00 to 2026-05-19 ${timeOf(minutes - 1).slice(11, 16)} (UTC)`;
const read = (name: string, samples: number, rest = '') =>
  `${name}: csv, 1 series, ${samples} samples, step 1m, ${span(samples)}${rest}`;
const short = (name: string) => [
  `${name}: warning: too little history in value to learn what is usual: only what is far out is found [short-history]`,
  '  fix: export a longer range',
];
const brief = (season: string) => `season: ${season}; a daily season needs 3 more days in 1 series`;
const quiet = (alarms: string) =>
  `0 findings in 1 series; the budget allows ${alarms} false alarms; 99% band holds 100%. gate: not configured (use --fail-on or --threshold). exit 0`;

describe('aiops detect makes do, with its whole message and code 0,', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'with one sample',
      'one.csv',
      table(rows(1)),
      [
        ...short('one.csv'),
        'one.csv: csv, 1 series, 1 sample, 2026-05-19 00:00 to 2026-05-19 00:00 (UTC)',
        'season: none',
        quiet('0'),
      ],
    ],
    [
      'with a constant',
      'constant.csv',
      table(rows(50, () => '7')),
      [...short('constant.csv'), read('constant.csv', 50), 'season: none', quiet('0.002')],
    ],
    [
      'with time going backwards',
      'backwards.csv',
      table(rows(60).reverse()),
      [
        'backwards.csv: warning: 59 samples earlier than one before, sorted in by time [time-order]',
        ...short('backwards.csv'),
        read('backwards.csv', 60),
        brief('5min in 1 series (strength 1)'),
        quiet('0.003'),
      ],
    ],
    [
      'with rows of 1970 and 2999',
      'stray.csv',
      table(replaced(rows(300), { 100: '1970-01-01T00:00:00Z,3\n', 200: '2999-01-01T00:00:00Z,4\n' })),
      [
        'stray.csv: warning: 2 samples far from all others in time, left out [stray-times]',
        read('stray.csv', 300).replace('300 samples', '298 samples'),
        brief('5min in 1 series (strength 1)'),
        quiet('0.01'),
      ],
    ],
    [
      'with infinity',
      'infinity.csv',
      table(
        rows(300, (minute) => (minute === 100 ? 'Infinity' : minute === 120 ? '-inf' : String(minute % 7))),
      ),
      [
        'infinity.csv: warning: 2 samples infinite, judged as missing [infinite-samples]',
        read('infinity.csv', 300),
        brief('7min in 1 series (strength 1)'),
        quiet('0.01'),
      ],
    ],
    [
      'with 1e308',
      'huge.csv',
      table(rows(300, (minute) => (minute % 2 === 0 ? '1e308' : '-1e308'))),
      [read('huge.csv', 300), brief('hour in 1 series (strength 1)'), quiet('0.01')],
    ],
  ])('%s', (_, name, content, message) => {
    const { stderr, code } = detectIn(name, content);
    expect(stderr.trimEnd().split('\n')).toEqual(message);
    expect(code).toBe(0);
  });

  it('with names that try to break out', () => {
    const hostile = 'time,metric,path,value\n'.concat(
      ...rows(400).map((row, i) => {
        const [time] = row.split(',');
        return `${time},"m ""x""","</script>\n\u001b[31m\u202ered",${i === 200 ? 999 : i % 5}\n`;
      }),
    );
    const { stdout, stderr, code } = detectIn('hostile.csv', hostile);
    expect(code).toBe(0);
    expect(stdout).toContain('m "x"{path="</script>\\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not come through
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  });
});

describe('aiops detect writes', () => {
  it('to a reader that leaves after a line: quietly, with the code of what was decided', () => {
    const lines = table(rows(20_000, (minute) => String(minute % 1000 === 0 ? 500 : minute % 9)));
    writeFileSync(join(folder, 'many.csv'), lines);
    const line =
      '{ $AIOPS detect many.csv -f scores 2>errors.txt; echo $? >code.txt; } | head -n 1; cat code.txt errors.txt';
    const [header, code, ...said] = shell(line, { cwd: folder }).stdout.trimEnd().split('\n');
    expect(header).toBe('series,timestamp,value,anomaly_score,is_anomaly');
    expect(code).toBe('0');
    expect(said.join('\n')).not.toContain('error');
  });

  it('to a full disk: code 4 and no talk of a bug', () => {
    writeFileSync(join(folder, 'plain.csv'), table(rows(300)));
    const { code, stderr } = shell('$AIOPS detect plain.csv -q -f json >/dev/full', { cwd: folder });
    expect(stderr).toBe('stdout: error: cannot be written: the disk is full [output-failed]\n');
    expect(code).toBe(4);
  });
});
