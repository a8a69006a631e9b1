import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/cli/commands/check.ts';
import { gunzip } from '../../src/cli/doors/gunzip.ts';
import { openInput } from '../../src/cli/doors/inputs.ts';
import { readSavedFile } from '../../src/cli/saved-files.ts';
import type { FindingsResult } from '../../src/report/result.ts';
import { fakeIo } from './fake-io.ts';
import { printed, runHere } from './in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DEMO = 'fixtures/demo/dependency-latency.csv';
const found = await printed('detect', DEMO, '--json');
const placed = await printed('assess', '--sample', '--json');
const result = JSON.parse(found) as FindingsResult;

/** A file of the folder. */
function kept(name: string, content: string | Uint8Array | object): string {
  const path = join(folder, name);
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isText ? content : JSON.stringify(content));
  return path;
}

const findings = kept('findings.json', found);
const level = kept('assessment.json', placed);
/** As paths are told. */
const [shownFindings, shownLevel] = [relative('', findings), relative('', level)];

async function check(...args: string[]) {
  const { code, said, stdout } = await runHere(['check', ...args, '--no-config']);
  return { code, said, stdout, last: said.at(-1) ?? '' };
}

/** As they stand under a rule for which they count. */
const three = [
  '             critical spike in value, 2018-07-02 00:00 UTC for 5h, fixtures/demo/dependency-latency.csv:363',
  '             high spike in value, 2018-07-12 03:00 UTC for 20h, fixtures/demo/dependency-latency.csv:620',
  '             high dip in value, 2018-06-21 05:00 UTC for 1h, fixtures/demo/dependency-latency.csv:103',
];

const found3 =
  '3 findings (1 critical, 2 high) in 1 of 1 series; the budget allows 2 false alarms; 99% band holds 91.7%';
const level2 = 'level 2 demonstrated, 2 declared; confidence C (indicative)';

describe('aiops check, findings', () => {
  it.each<[string[], number, string]>([
    [
      ['--fail-on', 'critical'],
      1,
      'gate failed: 1 finding of at least critical (--fail-on critical). exit 1',
    ],
    [['--threshold', 'count <= 3'], 0, 'gate passed: 1 rule. exit 0'],
    [['--threshold', 'count == 0'], 1, 'gate failed: value: count == 0 (3). exit 1'],
    [['--threshold', 'count == 0 (warn)'], 0, 'gate passed, 1 warning: value: count == 0 (warn) (3). exit 0'],
    [
      ['--threshold', 'value: count(high) == 0', '--threshold', 'total: rate < 1%'],
      1,
      'gate failed: value: count(high) == 0 (3), and 1 more of 2 rules. exit 1',
    ],
    [
      ['--fail-on', 'low', '--exit-zero'],
      0,
      'gate failed: 3 findings of at least low (--fail-on low); --exit-zero. exit 0',
    ],
  ])('check findings.json %j: exit %i', async (args, code, verdict) => {
    const run = await check(findings, ...args);
    expect([run.code, run.last]).toEqual([code, `${found3}. ${verdict}`]);
    expect(run.last.includes('failed')).toBe(run.stdout.includes('failed'));
  });

  it('-f text tells every rule, what failed first', async () => {
    const { stdout, said } = await check(
      ...[
        findings,
        '--threshold',
        'count < 9',
        '--threshold',
        'count == 0',
        '--threshold',
        'new == 0 (warn)',
      ],
    );
    expect(stdout).toBe(
      [
        '  ✗ failed   value: 3 findings, limit 0 (count == 0)',
        ...three,
        '  ! warning  value: 3 findings, limit 0 (new == 0 (warn))',
        ...three,
        '  ✓ passed   value: 3 findings, limit 9 (count < 9)',
        '',
      ].join('\n'),
    );
    expect(said).toHaveLength(1);
  });

  it('-f none tells what failed on stderr', async () => {
    const rules = ['--threshold', 'count == 0', '--threshold', 'count < 9'];
    const { stdout, said } = await check(findings, '-f', 'none', ...rules);
    expect(stdout).toBe('');
    expect(said.slice(0, -1)).toEqual(['  ✗ failed   value: 3 findings, limit 0 (count == 0)', ...three]);
    expect((await check(findings, '-f', 'none', '-q', ...rules)).said).toHaveLength(1);
  });

  it('-f json gives the result with its new gate: what detect would have written', async () => {
    const args = ['--fail-on', 'high', '--threshold', 'rate < 1% (warn)'];
    const { code, stdout } = await check(findings, ...args, '--json');
    const judged = JSON.parse(stdout) as FindingsResult;
    expect(code).toBe(1);
    expect(judged.gate).toMatchObject({ configured: true, passed: false });
    expect({ ...judged, gate: result.gate, settings: result.settings }).toEqual(result);
    const { stdout: detected } = await runHere(['detect', DEMO, ...args, '--json', '--no-config']);
    const { command: _, ...settings } = (JSON.parse(detected) as FindingsResult).settings;
    expect(judged.gate).toEqual((JSON.parse(detected) as FindingsResult).gate);
    expect(judged.settings).toMatchObject(settings);
  });

  it('-o writes it too, and never over what it reads', async () => {
    const io = await runHere(['check', findings, '--fail-on', 'high', '-o', 'checked.json', '--no-config']);
    expect(JSON.parse(io.files.get('checked.json') ?? '')).toMatchObject({ gate: { passed: false } });
    const over = await check(findings, '--fail-on', 'high', '-o', `json:${findings}`);
    expect([over.code, over.last]).toEqual([2, expect.stringContaining('would overwrite an input')]);
  });

  it('without a rule, those that the result was saved with are asked again', async () => {
    const gated = (
      await runHere(['detect', DEMO, '--fail-on', 'critical', '--threshold', 'value: new < 9', '--json'])
    ).stdout;
    const own = await check(kept('gated.json', gated));
    expect(own.code).toBe(1);
    expect(own.stdout.split('\n').filter((line) => /^ {2}[✗!✓]/.test(line))).toHaveLength(2);
    expect(own.last).toContain(
      'gate failed: 1 finding of at least critical (--fail-on critical), 1 of 2 rules',
    );
    const said = await check(join(folder, 'gated.json'), '--threshold', 'count < 9');
    expect([said.code, said.stdout]).toEqual([0, '  ✓ passed   value: 3 findings, limit 9 (count < 9)\n']);
  });

  it.each([
    ['failOn', 3, 'failOn'],
    ['noData', ['warn'], 'noData'],
    ['threshold', 'count == 0', 'threshold'],
    ['threshold', ['count == 0'], 'threshold.0'],
    ['threshold', [{ selector: '', text: 'count == 0' }, null], 'threshold.1'],
  ])('a saved %s of %j is no rule that may be lost: exit 3', async (setting, value, at) => {
    const settings = { ...result.settings, failOn: 'critical', [setting]: value };
    const { code, last, stdout } = await check(kept('edited.json', { ...result, settings }));
    expect([code, stdout]).toEqual([3, '']);
    expect(last).toContain(`not what a gate is told (at settings.${at}) [saved-damaged]`);
  });

  it('--no-data: a series without a sample fails, unless it is said otherwise', async () => {
    const [one] = result.series;
    const nothing = {
      ...one,
      samples: 0,
      missing: 720,
      quality: { ...one?.quality, samples: 720, missing: 720 },
    };
    const path = kept('nothing.json', { ...result, findings: [], series: [nothing] });
    const code = async (...args: string[]) => (await check(path, '--threshold', 'count == 0', ...args)).code;
    expect([await code(), await code('--no-data', 'warn'), await code('--no-data', 'ignore')]).toEqual([
      1, 0, 0,
    ]);
    expect((await check(path, '--fail-on', 'high')).last).toContain(
      'gate failed: value has no data (--fail-on high; --no-data warn lets it pass)',
    );
  });

  it.each<[string[], RegExp]>([
    [[], /\[check-rule\]\n {2}fix: give one/],
    [['--threshold', 'count == 0 (off)'], /every threshold is off \[check-rule\]/],
    [
      ['--threshold', 'count = 0'],
      /column 7: expected a comparison.*got "=" \[option-value\]\n {2}fix: did you mean ==\?/,
    ],
    [
      ['--threshold', 'valeu: count == 0'],
      /is for none of 1 series \[rule-for-nothing\]\n {2}fix: did you mean value\?/,
    ],
    [
      ['--threshold', 'level >= 2'],
      /expected a measure of findings \(count, new, rate, max_score, longest, missing\)/,
    ],
    [
      ['--fail-under', '2'],
      /--fail-under is about an assessment, and .*findings\.json holds findings \[check-subject\]/,
    ],
    [['--fail-on', 'hgh'], /expected one of low, medium, high, critical/],
    [['--no-data', 'maybe', '--fail-on', 'low'], /expected one of error, warn, ignore/],
    [['--fail-on', 'low', '-f', 'csv'], /output format "csv": expected one of text, json, none/],
  ])('check findings.json %j is refused: exit 2', async (args, said) => {
    const { code, last, stdout } = await check(findings, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(last).toMatch(said);
  });
});

describe('aiops check, an assessment', () => {
  it.each<[string[], number, string]>([
    [['--fail-under', '2'], 0, 'gate passed: 1 rule. exit 0'],
    [['--fail-under', '3'], 1, 'gate failed: --fail-under 3 (2). exit 1'],
    [['--threshold', 'level(DQ) >= 2'], 1, 'gate failed: level(DQ) >= 2 (1). exit 1'],
    [['--threshold', 'unknown == 0 (warn)'], 0, 'gate passed, 1 warning: unknown == 0 (warn) (2). exit 0'],
  ])('check assessment.json %j: exit %i', async (args, code, verdict) => {
    const run = await check(level, ...args);
    expect([run.code, run.last]).toEqual([code, `${level2}. ${verdict}`]);
  });

  it('is judged as aiops assess judges it', async () => {
    const args = [
      '--fail-under',
      '3',
      '--threshold',
      'level(DQ) >= 2',
      '--threshold',
      'unknown < 10% (warn)',
    ];
    const assessed = await runHere(['assess', '--sample', ...args, '--json', '--no-config']);
    const checked = await check(level, ...args, '--json');
    expect([assessed.code, checked.code, checked.last]).toEqual([1, 1, assessed.said.at(-1)]);
    expect(checked.stdout).toBe(assessed.stdout);
    const again = await check(kept('gated-assessment.json', assessed.stdout), '--json');
    expect([again.code, again.stdout]).toEqual([1, assessed.stdout]);
  });

  it.each<[string[], RegExp]>([
    [[], /\[check-rule\]/],
    [
      ['--fail-on', 'high'],
      /--fail-on is about findings, and .* holds an assessment \[check-subject\]\n {2}fix: use --fail-under 2/,
    ],
    [['--fail-under', '6'], /--fail-under 6: the highest level of the model is 5/],
    [['--fail-under', 'two'], /--fail-under "two": expected a level/],
    [
      ['--threshold', 'count == 0'],
      /expected a measure of an assessment \(level, demonstrated, declared, unknown\)/,
    ],
    [
      ['--threshold', 'level(QD) >= 2'],
      /there is no dimension "QD" \[threshold-dimension\]\n {2}fix: did you mean DQ\?/,
    ],
    [['--threshold', 'value: level >= 2'], /an assessment has no series/],
    [['--fail-under', '2', '--update-baseline', '--reason', 'x'], /--update-baseline is about findings/],
  ])('check assessment.json %j is refused: exit 2', async (args, said) => {
    const { code, last, stdout } = await check(level, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(last).toMatch(said);
  });
});

describe('aiops check, several results', () => {
  const both = ['--fail-on', 'high', '--fail-under', '2'];
  const missing = join(folder, 'missing.json');

  it('each is judged by what is said of its kind; the worst decides', async () => {
    const { code, stdout, last } = await check(findings, level, ...both);
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        shownLevel,
        '  ✓ passed   2, limit 2 (--fail-under 2)',
        '',
        shownFindings,
        '  ✗ failed   3 findings, limit 0 (--fail-on high)',
        ...three,
        '',
      ].join('\n'),
    );
    expect(last).toBe(
      `2 results: 1 failed, 1 passed. ${shownFindings}: gate failed: 3 findings of at least high (--fail-on high). exit 1`,
    );
  });

  it('thresholds go where their measure is', async () => {
    const { code, last } = await check(
      findings,
      level,
      '--threshold',
      'level >= 2',
      '--threshold',
      'count < 9',
    );
    expect([code, last]).toEqual([0, '2 results: 2 passed. gate passed: 2 rules. exit 0']);
  });

  it('a warning is told, and fails nothing', async () => {
    const { code, last, stdout } = await check(
      findings,
      level,
      '--fail-under',
      '2',
      '--threshold',
      'count == 0 (warn)',
    );
    expect([code, last]).toEqual([
      0,
      `2 results: 2 passed. ${shownFindings}: gate passed, 1 warning: value: count == 0 (warn) (3). exit 0`,
    ]);
    expect(`${last}${stdout}`).not.toContain('failed');
  });

  it('a configuration may have thresholds for what is not here', async () => {
    const io = Object.assign(fakeIo(), { open: openInput });
    const configured = { threshold: ['count == 0'], assessmentThreshold: ['level >= 2'] };
    expect(await checkCommand([level], configured, io)).toBe(0);
    expect(await checkCommand([findings], configured, io)).toBe(1);
    expect(await checkCommand([level], { failOn: 'high', failUnder: '3' }, io)).toBe(1);
  });

  it('a selector means a series in each of them, or one would go unjudged', async () => {
    const [one] = result.series;
    const other = kept('other.json', {
      ...result,
      findings: [],
      series: [{ ...one, series: 'other', labels: {} }],
    });
    const { code, last } = await check(findings, other, '--threshold', 'value: count < 9');
    expect([code, last]).toEqual([2, expect.stringContaining('is for none of 1 series [rule-for-nothing]')]);
  });

  it('what cannot be read wins over what failed, with --exit-zero too', async () => {
    const { code, said, last } = await check(findings, missing, ...both, '--exit-zero');
    expect(code).toBe(3);
    expect(said[0]).toContain('missing.json: error: there is no such file [file-missing]');
    expect(last).toMatch(
      /^2 results: 1 failed, 1 could not be read\. gate: not judged: .*missing\.json\. exit 3$/,
    );
  });

  it('nothing that can be read: exit 3', async () => {
    const { code, stdout, last } = await check(missing, join(folder, 'gone.json'), ...both);
    expect([code, stdout]).toEqual([3, '']);
    expect(last).toMatch(/^2 results: 2 could not be read\. /);
  });

  it.each([['--json'], ['-o', 'all.json'], ['--prune-baseline'], ['--update-baseline', '--reason', 'x']])(
    'check two results %s is refused: exit 2',
    async (...args) => {
      const { code, last } = await check(findings, level, ...both, ...args);
      expect([code, last]).toEqual([2, expect.stringContaining('takes one result, and several are named')]);
    },
  );

  it('one twice is refused', async () => {
    expect((await check(findings, findings, ...both)).code).toBe(2);
  });
});

describe('aiops check, what it cannot read', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['cut.json', found.slice(0, 3000), /got JSON that is cut off or damaged \[saved-format\]/],
    ['metrics.json', readFileSync(DEMO), /got a text that is no JSON \[saved-format\]/],
    ['newer.json', found.replace('findings/v1', 'findings/v2'), /a newer aiops wrote it .* \[saved-newer\]/],
    ['cut.json.gz', gzipSync(found).subarray(0, 2000), /\[gzip-truncated\]/],
  ])('check %s: exit 3', async (name, content, said) => {
    const path = kept(name, content);
    const io = Object.assign(fakeIo(), { open: openInput, gunzip });
    await expect(readSavedFile(path, io)).rejects.toThrow(said);
    const run = await check(path, '--fail-on', 'high');
    expect([run.code, run.stdout]).toEqual([3, '']);
  });

  it('a folder: exit 3', async () => {
    const { code, last } = await check(folder, '--fail-on', 'high');
    expect([code, last]).toEqual([3, expect.stringContaining('got a folder [saved-format]')]);
  });

  it('readSavedFile undoes gzip', async () => {
    const io = Object.assign(fakeIo(), { open: openInput, gunzip });
    const packed = await readSavedFile(kept('findings.json.gz', gzipSync(found)), io);
    expect([packed.of, packed.result]).toEqual(['findings', result]);
  });

  it('no file at all: exit 2', async () => {
    expect((await check('--fail-on', 'high')).code).toBe(2);
  });
});

describe('aiops check, what a result was saved with as accepted', () => {
  const [first, ...more] = result.findings;
  const accept = (expires: string | null) => ({
    ...result,
    findings: [
      { ...first, accepted: { reason: 'planned', owner: null, expires, severity: first?.severity } },
      ...more,
    ],
    baseline: { path: 'aiops-baseline.yaml', entries: 1, accepted: 1, expired: [], stale: [], elsewhere: 0 },
  });
  const count = ['--threshold', 'count <= 2'];

  it('is accepted where no file says more', async () => {
    const path = kept('accepted.json', accept('1970-01-01'));
    expect((await check(path, ...count)).code).toBe(0);
    const again = JSON.parse((await check(path, ...count, '--json')).stdout) as FindingsResult;
    expect(again.findings).toEqual(accept('1970-01-01').findings);
  });

  it('has expired since: it counts again, and is no new one', async () => {
    const path = kept('expired.json', accept('1969-12-31'));
    expect((await check(path, ...count)).code).toBe(1);
    expect((await check(path, '--threshold', 'new <= 2')).code).toBe(0);
    const { stdout } = await check(path, '--threshold', 'new <= 2', '--json');
    const judged = JSON.parse(stdout) as FindingsResult;
    expect(judged.baseline?.expired.map(({ finding }) => finding)).toEqual([first?.id]);
    const again = await check(kept('expired-again.json', stdout), '--threshold', 'new <= 2', '--json');
    expect(again.stdout).toBe(stdout);
  });

  it('has expired before the data ended, though SOURCE_DATE_EPOCH names an earlier day', async () => {
    const env = { SOURCE_DATE_EPOCH: '0' };
    const codeOf = async (expires: string) => {
      const path = kept('accepted-until.json', accept(expires));
      return (await runHere(['check', path, ...count, '--no-config'], { env })).code;
    };
    // The data ends on 2018-07-16.
    expect([await codeOf('2018-07-15'), await codeOf('2018-07-16')]).toEqual([1, 0]);
  });

  it('--no-baseline: it counts', async () => {
    expect((await check(join(folder, 'accepted.json'), ...count, '--no-baseline')).code).toBe(1);
  });
});
