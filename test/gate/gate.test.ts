import { describe, expect, it } from 'vitest';
import { type GateRule, judgeFindings } from '../../src/gate/gate.ts';
import type { NoData } from '../../src/options.ts';
import { emptySeries, finding, minute, run, series, settings } from './gated.ts';

const spike = finding('spike', [10, 19], { severity: 'critical', score: 0.999 });
const shift = finding('shift', [15, 29], { kind: 'level-shift', severity: 'high', score: 0.98 });
const gap = finding('gap', [60, 63], { kind: 'missing-data', severity: 'low', score: 0.9 });
const shared = finding('shared', [50, 54], { series: 'all', members: ['cpu', 'disk'], score: 0.95 });
const accepted = finding('accepted', [0, 99], {
  severity: 'critical',
  score: 1,
  accepted: { reason: 'known' },
});
const explained = finding('explained', [0, 99], { severity: 'critical', score: 1, explained: 'a holiday' });
const onDisk = finding('on-disk', [0, 0], { series: 'disk' });

const cpu = series('cpu', { missing: 5, samples: 95, reported: { from: null, samples: 95, missing: 5 } });
const disk = series('disk', { stepMs: 300_000 });
const all = [spike, accepted, shift, explained, shared, gap, onDisk];
const known = ['shift'];

/** What the one rule observes, and whose findings it names. */
function row(typed: string, judged = run([cpu, disk], all, known)): GateRule {
  const { rules } = judgeFindings(judged, settings(typed));
  expect(rules).toHaveLength(1);
  return rules[0]!;
}

describe('judgeFindings', () => {
  it.each<[string, number, readonly string[]]>([
    ['cpu: count < 0', 4, ['spike', 'shift', 'shared', 'gap']],
    ['cpu: count(low) < 0', 4, ['spike', 'shift', 'shared', 'gap']],
    ['cpu: count(high) < 0', 2, ['spike', 'shift']],
    ['cpu: count(critical) < 0', 1, ['spike']],
    ['cpu: count(level-shift) < 0', 1, ['shift']],
    ['cpu: count(dip) < 0', 0, []],
    ['cpu: new < 0', 3, ['spike', 'shared', 'gap']],
    // Slots 10 to 29, 50 to 54 and 60 to 63: of a hundred.
    ['cpu: rate < 0', 0.29, ['spike', 'shift', 'shared', 'gap']],
    ['cpu: max_score < 0.99', 0.999, ['spike']],
    ['cpu: longest < 10m', 15 * 60_000, ['spike', 'shift']],
    ['cpu: missing < 0', 5, ['gap']],
    ['cpu: missing < 0%', 0.05, ['gap']],
    ['cpu: missing < 5m', 5 * 60_000, ['gap']],
    ['disk: count < 0', 2, ['shared', 'on-disk']],
    ['disk: longest < 1m', 9 * 60_000, ['shared', 'on-disk']],
    ['total: count < 0', 5, ['spike', 'shift', 'shared', 'gap', 'on-disk']],
    ['total: new < 0', 4, ['spike', 'shared', 'gap', 'on-disk']],
    // And of the other hundred, five minutes each: minutes 0, 50 and 54 are nearest to slots 0, 10 and 11.
    ['total: rate < 0', (29 + 3) / 200, ['spike', 'shift', 'shared', 'gap', 'on-disk']],
    ['total: max_score < 0.98', 0.999, ['spike', 'shift', 'on-disk']],
    ['total: longest < 12m', 15 * 60_000, ['shift']],
    ['total: missing < 0', 5, ['gap']],
    ['total: missing < 0%', 0.025, ['gap']],
    ['total: missing < 0m', 5 * 60_000, ['gap']],
  ])('judgeFindings(run, %j) observes %d', (typed, observed, findings) => {
    expect(row(typed)).toMatchObject({ rule: typed, passed: false, observed, findings });
  });

  it.each([
    ['<', [true, false, false]],
    ['<=', [true, true, false]],
    ['>', [false, false, true]],
    ['>=', [false, true, true]],
    ['==', [false, true, false]],
    ['!=', [true, false, true]],
  ])('judgeFindings(run, count %s 2) passes with 1, 2, 3: %j', (comparison, passes) => {
    const told = [1, 2, 3].map((count) => {
      const findings = all.filter(({ id }) => ['spike', 'shift', 'gap'].slice(0, count).includes(id));
      return row(`count ${comparison} 2`, run([cpu], findings)).passed;
    });
    expect(told).toEqual(passes);
  });

  it('judgeFindings(run, thresholds) is held against each series that is meant, in their order', () => {
    const { passed, rules } = judgeFindings(
      run([cpu, disk], all),
      settings('count <= 2', 'd*: count == 2 (warn)'),
    );
    expect(passed).toBe(false);
    expect(rules).toEqual([
      {
        rule: 'count <= 2',
        series: 'cpu',
        level: 'error',
        passed: false,
        observed: 4,
        limit: 2,
        unit: 'count',
        findings: ['spike', 'shift', 'shared', 'gap'],
      },
      {
        rule: 'count <= 2',
        series: 'disk',
        level: 'error',
        passed: true,
        observed: 2,
        limit: 2,
        unit: 'count',
        findings: [],
      },
      {
        rule: 'd*: count == 2 (warn)',
        series: 'disk',
        level: 'warn',
        passed: true,
        observed: 2,
        limit: 2,
        unit: 'count',
        findings: [],
      },
    ]);
  });

  it('judgeFindings(run, thresholds) passes where only a warning is lost', () => {
    const judged = judgeFindings(run([cpu], all), settings('count == 0 (warn)'));
    expect(judged.passed).toBe(true);
    expect(judged.rules).toMatchObject([{ passed: false, level: 'warn' }]);
  });

  it('judgeFindings(run, thresholds) names no option, whatever their text', () => {
    const { rules } = judgeFindings(run([cpu, disk], all), settings('count < 1', 'total: new == 0'));
    expect(rules).toHaveLength(3);
    expect(rules.some((one) => 'option' in one)).toBe(false);
  });

  it.each([
    ['nothing', []],
    ['what is off', ['count == 0 (off)']],
  ])('judgeFindings(run, %s) is no verdict', (_, typed) => {
    expect(judgeFindings(run([cpu], all), settings(...typed))).toEqual({
      configured: false,
      passed: null,
      rules: [],
    });
  });

  it.each([
    ['low', 5, ['spike', 'shift', 'shared', 'gap', 'on-disk']],
    ['medium', 4, ['spike', 'shift', 'shared', 'on-disk']],
    ['high', 2, ['spike', 'shift']],
    ['critical', 1, ['spike']],
  ])('judgeFindings(run, --fail-on %s) observes %d of all series', (failOn, observed, findings) => {
    const judged = judgeFindings(run([cpu, disk], all), { failOn, thresholds: [], noData: 'error' });
    expect(judged).toEqual({
      configured: true,
      passed: false,
      rules: [
        {
          rule: `--fail-on ${failOn}`,
          option: { name: 'fail-on', value: failOn },
          series: null,
          level: 'error',
          passed: false,
          observed,
          limit: 0,
          unit: 'count',
          findings,
        },
      ],
    });
  });

  it('judgeFindings(run reported from slot 15, rate) does not see what was before', () => {
    const late = series('cpu', { reported: { from: minute(15), samples: 85, missing: 0 } });
    expect(row('rate < 0', run([late], [spike])).observed).toBe(5 / 85);
    expect(row('rate < 0', run([late], [finding('before', [0, 14])])).observed).toBe(0);
    expect(row('longest < 10m', run([late], [spike])).observed).toBe(600_000);
  });

  it('judgeFindings(run, total: longest) takes the widest step of what several series share', () => {
    const wide = series('sum(cpu)', { stepMs: 600_000, sources: ['cpu', 'disk'] });
    const narrow = [series('cpu'), series('disk')];
    for (const all of [
      [wide, ...narrow],
      [...narrow, wide],
    ]) {
      const { rules } = judgeFindings(run(all, [shared]), settings('total: longest < 1m'));
      expect(rules.map(({ observed }) => observed)).toEqual([4 * 60_000 + 600_000]);
    }
  });

  it('judgeFindings(run of derived series) counts a shared finding where it has all of their sources', () => {
    const made = series('sum(cpu)', { sources: ['cpu', 'disk'] });
    const half = series('sum(net)', { sources: ['cpu', 'net'] });
    const { rules } = judgeFindings(run([made, half], [shared]), settings('count == 0', 'total: count == 0'));
    expect(rules.map(({ series: name, observed }) => [name, observed])).toEqual([
      ['sum(cpu)', 1],
      ['sum(net)', 0],
      [null, 1],
    ]);
  });
});

describe('judgeFindings where a series has no data', () => {
  const queue = emptySeries('queue');
  const judged = (noData: NoData, ...typed: string[]) =>
    judgeFindings(run([cpu, queue]), { ...settings(...typed), noData });
  const noRow = { series: 'queue', passed: false, observed: null, findings: [] };

  it.each<[NoData, string, boolean, readonly object[]]>([
    [
      'error',
      'count == 0',
      false,
      [
        { series: 'cpu', passed: true },
        { ...noRow, level: 'error' },
      ],
    ],
    [
      'warn',
      'count == 0',
      true,
      [
        { series: 'cpu', passed: true },
        { ...noRow, level: 'warn' },
      ],
    ],
    ['ignore', 'count == 0', true, [{ series: 'cpu', passed: true }]],
    ['error', 'queue: count == 0', false, [{ ...noRow, level: 'error' }]],
    ['error', 'queue: missing >= 0', false, [{ ...noRow, level: 'error' }]],
    ['error', 'queue: count == 0 (warn)', true, [{ ...noRow, level: 'warn' }]],
    ['error', 'cpu: count == 0', true, [{ series: 'cpu', passed: true }]],
    [
      'error',
      'total: rate < 1%',
      false,
      [
        { series: null, passed: true },
        { ...noRow, level: 'error' },
      ],
    ],
    ['ignore', 'total: rate < 1%', true, [{ series: null, passed: true }]],
  ])('judgeFindings(run, %s, %j) passes: %j', (noData, typed, passed, rules) => {
    expect(judged(noData, typed)).toMatchObject({ passed, rules });
  });

  it.each<[NoData, boolean, number]>([
    ['error', false, 2],
    ['warn', true, 2],
    ['ignore', true, 1],
  ])('judgeFindings(run, --fail-on high, --no-data %s) passes: %j', (noData, passed, rows) => {
    const gate = judgeFindings(run([cpu, queue]), { failOn: 'high', thresholds: [], noData });
    expect(gate.passed).toBe(passed);
    expect(gate.rules).toHaveLength(rows);
    const option = { name: 'fail-on', value: 'high' };
    for (const one of gate.rules) expect(one).toMatchObject({ rule: '--fail-on high', option });
  });

  it.each<[string, readonly ReturnType<typeof series>[]]>([
    ['of no series at all', []],
    ['without the series that is meant', [disk]],
    [
      'of which no slot is reported on',
      [series('cpu', { reported: { from: minute(200), samples: 0, missing: 0 } })],
    ],
  ])('judgeFindings(run %s, rate) does not pass', (_, gated) => {
    expect(judgeFindings(run(gated), settings('cpu: rate < 1%'))).toMatchObject({
      passed: false,
      rules: [{ observed: null, passed: false }],
    });
  });
});
