import { describe, expect, it } from 'vitest';
import { type BaselineEntry, writtenEntry } from '../../src/baseline/entry.ts';
import { checkThresholds } from '../../src/check-rules.ts';
import { detectCommand } from '../../src/cli/commands/detect.ts';
import { lastWords } from '../../src/cli/exit.ts';
import { run } from '../../src/cli/main.ts';
import type { detect } from '../../src/detect.ts';
import { InputError, OutputError } from '../../src/errors.ts';
import type { Severity } from '../../src/findings/finding.ts';
import { gated } from '../../src/report/gated.ts';
import type { FindingsResult, ReportedFinding } from '../../src/report/result.ts';
import { type MadeFinding, madeResult } from '../report/findings-comparison/made-results.ts';
import { type FakeIo, ioWithFiles } from './fake-io.ts';

/** What becomes of a finding beside its severity. */
type Fate = 'counts' | 'explained' | 'accepted' | 'expired';
interface Found {
  readonly series: 'a' | 'b';
  readonly severity: Severity;
  readonly fate: Fate;
}

const finding = (series: 'a' | 'b', severity: Severity, fate: Fate = 'counts'): Found => ({
  series,
  severity,
  fate,
});

const findings: Readonly<Record<string, readonly Found[]>> = {
  'no finding': [],
  'a low one': [finding('a', 'low')],
  'a critical one': [finding('a', 'critical')],
  'a critical one of the other series': [finding('b', 'critical')],
  'an explained one': [finding('a', 'critical', 'explained')],
  'an accepted one': [finding('a', 'critical', 'accepted')],
  'one whose acceptance expired': [finding('a', 'critical', 'expired')],
  'some of each': [
    finding('a', 'high', 'accepted'),
    finding('a', 'low'),
    finding('b', 'high', 'explained'),
    finding('b', 'medium', 'expired'),
  ],
};

/** A rule as it is typed, and by whom it passes: what is counted of each series is held against it. */
interface Rule {
  readonly typed: readonly [flag: string, value: string];
  readonly level: 'error' | 'warn' | 'off';
  /** Rows: which series, all together being null. */
  readonly of: readonly ('a' | 'b' | null)[];
  readonly isCounted: (found: Found) => boolean;
  readonly most: number;
  /** Whether it speaks of the series that has no data. */
  readonly meansVoid: boolean;
}

const isOpen = ({ fate }: Found) => fate === 'counts' || fate === 'expired';
const ranks: readonly Severity[] = ['low', 'medium', 'high', 'critical'];
const atLeast = (severity: Severity) => (found: Found) =>
  isOpen(found) && ranks.indexOf(found.severity) >= ranks.indexOf(severity);

const threshold = (typed: string, others: Partial<Rule> = {}): Rule => ({
  typed: ['threshold', typed],
  level: 'error',
  of: ['a', 'b'],
  isCounted: isOpen,
  most: 0,
  meansVoid: true,
  ...others,
});
const failOn = (severity: Severity): Rule =>
  threshold('', { typed: ['failOn', severity], of: [null], isCounted: atLeast(severity) });

const gates: Readonly<Record<string, readonly Rule[]>> = {
  'no gate': [],
  '--fail-on low': [failOn('low')],
  '--fail-on critical': [failOn('critical')],
  'count of each series': [threshold('count == 0')],
  'count(high) of one series': [
    threshold('a: count(high) == 0', { of: ['a'], isCounted: atLeast('high'), meansVoid: false }),
  ],
  'a warning': [threshold('count == 0 (warn)', { level: 'warn' })],
  'one that is off': [threshold('count == 0 (off)', { level: 'off' })],
  'new of one series': [
    threshold('b: new == 0', { of: ['b'], isCounted: ({ fate }) => fate === 'counts', meansVoid: false }),
  ],
  'a total': [threshold('total: count < 2', { of: [null], most: 1 })],
  'a warning and an error': [
    threshold('a: count < 1 (warn)', { level: 'warn', of: ['a'], meansVoid: false }),
    threshold('b: count <= 0', { of: ['b'], meansVoid: false }),
  ],
  '--fail-on and a threshold': [failOn('high'), threshold('total: count <= 3', { of: [null], most: 3 })],
};

const noDatas = ['error', 'warn', 'ignore'] as const;

/** What ought to be said of a run, from the table alone. */
interface Verdict {
  readonly configured: boolean;
  readonly passed: boolean | null;
  readonly failed: number;
  readonly warned: number;
}

function expected(
  found: readonly Found[],
  rules: readonly Rule[],
  noData: (typeof noDatas)[number],
  hasVoid: boolean,
): Verdict {
  const asked = rules.filter(({ level }) => level !== 'off');
  if (asked.length === 0) return { configured: false, passed: null, failed: 0, warned: 0 };
  let [failed, warned] = [0, 0];
  for (const { of, isCounted, most, level, meansVoid } of asked) {
    for (const series of of) {
      const seen = found.filter((one) => (series === null || one.series === series) && isCounted(one)).length;
      if (seen > most && level === 'warn') warned += 1;
      else if (seen > most) failed += 1;
    }
    if (!hasVoid || !meansVoid || noData === 'ignore') continue;
    if (noData === 'warn' || level === 'warn') warned += 1;
    else failed += 1;
  }
  return { configured: true, passed: failed === 0, failed, warned };
}

const TODAY = '2026-11-22';
const START = 100;

/** A result whose findings are these, and the file that accepts some of them. */
function world(found: readonly Found[], hasVoid: boolean): { result: FindingsResult; baseline: string } {
  const made = found.map(
    ({ series, severity, fate }, place): MadeFinding => ({
      series,
      severity,
      from: START + 50 * place,
      to: START + 50 * place + 9,
      explained: fate === 'explained' ? 'a day unlike others' : null,
      accepted: null,
    }),
  );
  const bare = madeResult({ series: hasVoid ? ['a', 'b', 'void'] : ['a', 'b'], findings: made });
  const series = bare.series.map((one) => ({
    ...one,
    labels: { __name__: one.series },
    quality:
      one.series === 'void'
        ? { ...one.quality, samples: 1000, missing: 1000 }
        : { ...one.quality, samples: 1000, missing: 0 },
  }));
  const entries = found.flatMap(({ fate }, place) =>
    fate === 'accepted' || fate === 'expired' ? [entryOf(bare.findings[place]!, fate)] : [],
  );
  const baseline = { schema: 'aiops/baseline/v1', accepted: entries.map(writtenEntry) };
  return { result: { ...bare, series }, baseline: JSON.stringify(baseline) };
}

function entryOf(
  { id, kind, series, start, end, direction, severity }: ReportedFinding,
  fate: 'accepted' | 'expired',
): BaselineEntry {
  return {
    fingerprint: id,
    kind,
    series,
    from: start,
    to: end,
    direction,
    isOngoing: false,
    severity,
    reason: 'known',
    owner: null,
    expires: fate === 'accepted' ? TODAY : '2026-11-21',
  };
}

const ioWith = (files: Readonly<Record<string, string>>) =>
  ioWithFiles(files, { env: { SOURCE_DATE_EPOCH: String(Date.parse(TODAY) / 1000) } });

/** As `detect` comes to a result, rules that mean nothing included. */
const finds =
  (result: FindingsResult): typeof detect =>
  async (_, options) => {
    checkThresholds(
      options.threshold,
      result.series.map(({ series, labels }) => ({ name: series, labels })),
    );
    return { report: { result: gated(result, options), scored: [] }, warnings: [] };
  };

function flagsOf(rules: readonly Rule[], others: object) {
  const thresholds = rules.filter(({ typed: [flag] }) => flag === 'threshold');
  const option = rules.find(({ typed: [flag] }) => flag === 'failOn');
  return {
    ...(option === undefined ? {} : { failOn: option.typed[1] }),
    ...(thresholds.length === 0 ? {} : { threshold: thresholds.map(({ typed: [, text] }) => text) }),
    ...others,
  };
}

const argsOf = (rules: readonly Rule[]) =>
  rules.flatMap(({ typed: [flag, text] }) => [flag === 'failOn' ? '--fail-on' : '--threshold', text]);

const combinations = Object.keys(findings).flatMap((found) =>
  Object.keys(gates).flatMap((gate) =>
    noDatas.flatMap((noData) =>
      [false, true].flatMap((hasVoid) =>
        [false, true].map((exitZero) => ({ found, gate, noData, hasVoid, exitZero })),
      ),
    ),
  ),
);

describe('the verdict', () => {
  it('is looked at in at least two hundred combinations', () => {
    expect(combinations.length).toBeGreaterThan(1000);
  });

  it.each(Object.keys(findings))('of %s: exit code, last line, JSON and rules agree', async (found) => {
    for (const one of combinations.filter((combination) => combination.found === found)) {
      const rules = gates[one.gate]!;
      const { result, baseline } = world(findings[found]!, one.hasVoid);
      const verdict = expected(findings[found]!, rules, one.noData, one.hasVoid);
      const code = verdict.passed === false && !one.exitZero ? 1 : 0;
      const files = { 'aiops-baseline.yaml': baseline };
      const flags = flagsOf(rules, { noData: one.noData, exitZero: one.exitZero, verbose: 1, json: true });
      const io = ioWith(files);
      const ended = await detectCommand(['m.csv'], flags, io, finds(result));

      const told = JSON.parse(io.stdout) as FindingsResult;
      const rows = told.gate.rules.filter(({ passed }) => !passed);
      const seen = {
        configured: told.gate.configured,
        passed: told.gate.passed,
        failed: rows.filter(({ level }) => level === 'error').length,
        warned: rows.filter(({ level }) => level === 'warn').length,
      };
      expect([one, ended, seen]).toEqual([one, code, verdict]);
      expect([one, lastLineOf(io)]).toEqual([one, wordsOf(verdict, code)]);
      const marks = io.said.filter((line) => /^ {2}[✗!✓] /.test(line));
      const marked = (mark: string) => marks.filter((line) => line.startsWith(`  ${mark}`)).length;
      if (verdict.configured) {
        expect([one, marked('✗'), marked('!')]).toEqual([one, verdict.failed, verdict.warned]);
      }
      const speaksOfFailing = io.said.some((line) => line.includes('failed'));
      expect([one, speaksOfFailing]).toEqual([one, verdict.passed === false]);

      if (!verdict.configured) continue;
      const again = ioWith({ ...files, 'saved.json': JSON.stringify(result) });
      const typed = [...argsOf(rules), '--no-data', one.noData, ...(one.exitZero ? ['--exit-zero'] : [])];
      const checked = await run(['check', 'saved.json', '--no-config', ...typed], again);
      expect([one, checked, lastLineOf(again)]).toEqual([one, code, wordsOf(verdict, code)]);
      expect([one, again.said.at(-1)]).toEqual([one, io.said.at(-1)]);
    }
  });

  it.each<[string, readonly string[]]>([
    ['a selector that means nothing', ['--threshold', 'nosuch: count == 0']],
    ['a threshold that is none', ['--threshold', 'a: count = 0']],
    ['a level that is none', ['--no-data', 'warning']],
    ['a configuration that is missing', ['-c', 'nosuch.yaml']],
    ['accepted findings that are missing', ['--baseline', 'nosuch.yaml']],
    ['a reason that is missing', ['--update-baseline']],
  ])('is none with %s: 2, though findings fail the gate', async (_, args) => {
    for (const exitZero of [[], ['--exit-zero']]) {
      const io = ioWith({ 'saved.json': JSON.stringify(world(findings['a critical one']!, false).result) });
      const ended = await run(['check', 'saved.json', '--fail-on', 'low', ...args, ...exitZero], io);
      expect([ended, io.stdout, saysNothing(io)]).toEqual([2, '', true]);
    }
  });

  it.each<[string, Error, number]>([
    ['data cannot be used', new InputError({ code: 'csv-empty', place: 'm.csv', what: 'it is empty' }), 3],
    ['something is a fault of ours', new Error('oops'), 4],
  ])('is none where %s', async (_, error, code) => {
    const io = ioWith({});
    const broken: typeof detect = () => Promise.reject(error);
    const flags = { failOn: 'low', exitZero: true };
    expect(await refusalOf(detectCommand(['m.csv'], flags, io, broken))).toBe(code);
    expect([io.stdout, saysNothing(io)]).toEqual(['', true]);
  });

  it('is none where an output cannot be written: 4, though findings fail the gate', async () => {
    const io = ioWith({});
    io.writeFile = (place) =>
      Promise.reject(new OutputError({ code: 'output-failed', place, what: 'the disk is full' }));
    const flags = { failOn: 'low', format: 'none', output: ['findings.json'] };
    const { result } = world(findings['a critical one']!, false);
    expect(await refusalOf(detectCommand(['m.csv'], flags, io, finds(result)))).toBe(4);
    expect(saysNothing(io)).toBe(true);
  });
});

/** Nothing that could be taken for a verdict. */
function saysNothing({ said }: FakeIo): boolean {
  return !said.some((line) => /gate[: ]|passed|exit \d/.test(line));
}

async function refusalOf(command: Promise<number>): Promise<number> {
  try {
    return await command;
  } catch (error) {
    return lastWords(error, 0).exitCode;
  }
}

/** What the last line says of the gate, and the code that it names. */
function lastLineOf({ said }: FakeIo): string {
  const [, words = '', code = ''] = /(gate(?::| passed| failed)).* exit (\d)$/.exec(said.at(-1) ?? '') ?? [];
  return `${words} exit ${code}`;
}

function wordsOf({ passed }: Verdict, code: number): string {
  return `gate${passed === null ? ':' : passed ? ' passed' : ' failed'} exit ${code}`;
}
