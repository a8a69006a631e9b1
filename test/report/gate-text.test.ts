import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GateRule } from '../../src/gate/gate.ts';
import { gateLines, gateVerdict } from '../../src/report/gate-text.ts';

const passes: GateRule = {
  rule: 'count(high) == 0',
  series: 'cpu',
  level: 'error',
  passed: true,
  observed: 0,
  limit: 0,
  unit: 'count',
  findings: [],
};
const fails: GateRule = { ...passes, passed: false, observed: 3, findings: ['a', 'b', 'c'] };
const rate = { rule: 'http_*: rate < 1% (warn)', unit: 'share', limit: 0.01 } as const;
const warns: GateRule = { ...passes, ...rate, passed: false, level: 'warn', observed: 0.0234 };
const empty: GateRule = {
  ...passes,
  rule: 'count == 0',
  series: 'queue_depth',
  passed: false,
  observed: null,
};
const high = { rule: '--fail-on high', option: { name: 'fail-on', value: 'high' } } as const;
const failOn: GateRule = { ...passes, ...high, series: null };

const gateOf = (...rules: GateRule[]) => ({
  configured: true,
  passed: !rules.some(({ passed, level }) => !passed && level === 'error'),
  rules,
});
const linesOf = (rules: readonly GateRule[], options: { width?: number; isAll?: boolean } = {}) =>
  gateLines(gateOf(...rules), { width: 100, isAll: false, ...options });

describe('gateLines', () => {
  it('gateLines(gate, options) tells what failed, then warnings, then what passed', () => {
    const rules = [passes, warns, fails];
    const failed = { role: 'failed', text: '  ✗ failed   cpu: 3 findings, limit 0 (count(high) == 0)' };
    const warning = { role: 'warning', text: '  ! warning  cpu: 2.34%, limit 1% (http_*: rate < 1% (warn))' };
    const passed = { role: 'passed', text: '  ✓ passed   cpu: 0 findings, limit 0 (count(high) == 0)' };
    expect(linesOf(rules)).toEqual([failed, warning]);
    expect(linesOf(rules, { isAll: true })).toEqual([failed, warning, passed]);
  });

  it.each<[Partial<GateRule>, string]>([
    [{ observed: 1 }, 'cpu: 1 finding, limit 0 (count(high) == 0)'],
    [{ observed: null }, 'cpu: no data (count(high) == 0)'],
    [{ series: null, rule: 'total: new == 0' }, '3 findings, limit 0 (total: new == 0)'],
    [{ series: null, ...high }, '3 findings, limit 0 (--fail-on high)'],
    [{ rule: 'missing <= 30', observed: 1234, limit: 30 }, 'cpu: 1,234 slots, limit 30 (missing <= 30)'],
    [
      { rule: 'missing <= 30m', observed: 8.1e6, limit: 1.8e6, unit: 'duration' },
      'cpu: 2h15m, limit 30m (missing <= 30m)',
    ],
    [
      { rule: 'longest < 1h', observed: 3_600_500, limit: 3.6e6, unit: 'duration' },
      'cpu: 3,600,500ms, limit 3,600,000ms (longest < 1h)',
    ],
    [
      { rule: 'longest < 1h', observed: 3.6e6, limit: 3.6e6, unit: 'duration' },
      'cpu: 1h, limit 1h (longest < 1h)',
    ],
    [
      { rule: 'rate < 1%', observed: 0.010000001, limit: 0.01, unit: 'share' },
      'cpu: 1.0000001%, limit 1% (rate < 1%)',
    ],
    [
      { rule: 'max_score < 0.9', observed: 0.95, limit: 0.9, unit: 'score' },
      'cpu: 0.95, limit 0.9 (max_score < 0.9)',
    ],
    [
      { series: null, rule: 'level(DQ) >= 3', observed: 2, limit: 3, unit: 'level' },
      '2, limit 3 (level(DQ) >= 3)',
    ],
    [{ series: null, rule: 'unknown == 0', observed: 2 }, '2 gates, limit 0 (unknown == 0)'],
    [
      { series: '\u001b[31mred\n', rule: 'red\u202e: count == 0' },
      '\\x1b[31mred\\n: 3 findings, limit 0 (red\\u202e: count == 0)',
    ],
  ])('gateLines(gate with %j, options) reads well', (row, text) => {
    expect(linesOf([{ ...fails, ...row }])).toEqual([{ role: 'failed', text: `  ✗ failed   ${text}` }]);
  });

  it('gateLines(gate, options) names the worst ten of many', () => {
    const many = Array.from({ length: 41 }, (_, i) => ({ ...fails, series: `s${i}`, observed: i + 1 }));
    const lines = linesOf([...many, empty]);
    expect(lines).toHaveLength(11);
    expect(lines[0]?.text).toBe('  ✗ failed   queue_depth: no data (count == 0)');
    expect(lines[1]?.text).toBe('  ✗ failed   s40: 41 findings, limit 0 (count(high) == 0)');
    expect(lines[10]).toEqual({ role: 'more', text: '  and 32 more that failed' });
    expect(linesOf([...many, empty], { isAll: true })).toHaveLength(42);
    const warnings = linesOf(many.map((one) => ({ ...one, level: 'warn' })));
    expect(warnings[10]).toEqual({ role: 'more', text: '  and 31 more warnings' });
  });

  it('gateLines(gate, options) finds the worst whatever its unit', () => {
    const twice = {
      ...fails,
      series: 'twice',
      rule: 'rate < 1%',
      unit: 'share',
      observed: 0.02,
      limit: 0.01,
    } as const;
    const five = {
      ...fails,
      series: 'five',
      rule: 'longest < 1m',
      unit: 'duration',
      observed: 300_000,
      limit: 60_000,
    } as const;
    const names = linesOf([twice, fails, five]).map(({ text }) => /\w+(?=:)/.exec(text)?.[0]);
    expect(names).toEqual(['five', 'cpu', 'twice']);
  });

  it('gateLines(gate, width) cuts a name that has no room, and no rule', () => {
    const name = `http_requests_total{handler="${'a'.repeat(200)}",instance="10.0.0.1:9100"}`;
    const [line] = linesOf([{ ...fails, series: name }], { width: 100 });
    expect(line?.text).toHaveLength(100);
    expect(line?.text).toMatch(
      /^ {2}✗ failed {3}http_requests_total\{.*….*9100"\}: 3 findings, limit 0 \(count\(high\) == 0\)$/,
    );
    expect(linesOf([{ ...fails, series: name }], { width: 20 })[0]?.text).toBe(
      '  ✗ failed   http_reque….1:9100"}: 3 findings, limit 0 (count(high) == 0)',
    );
  });
});

describe('gateVerdict', () => {
  const others = Array.from({ length: 9 }, () => passes);
  it.each<[string, GateRule[], string]>([
    ['there was nothing', [], 'gate passed: there was nothing to judge (--no-data ignore)'],
    ['one passed', [passes], 'gate passed: 1 rule'],
    ['all passed', [...others, passes], 'gate passed: 10 rules'],
    ['one failed alone', [fails], 'gate failed: cpu: count(high) == 0 (3)'],
    ['one failed', [...others, fails], 'gate failed: cpu: count(high) == 0 (3), 1 of 10 rules'],
    [
      'some failed',
      [{ ...fails, series: 'disk', observed: 2 }, ...others, fails, { ...fails, observed: 1 }],
      'gate failed: cpu: count(high) == 0 (3), and 2 more of 12 rules',
    ],
    [
      'a total failed',
      [
        ...others,
        { ...fails, series: null, rule: 'total: rate < 1%', unit: 'share', observed: 0.0234, limit: 0.01 },
      ],
      'gate failed: total: rate < 1% (2.34%), 1 of 10 rules',
    ],
    ['one warns', [passes, warns], 'gate passed, 1 warning: cpu: rate < 1% (warn) (2.34%)'],
    [
      'some warn',
      [passes, warns, { ...warns, series: 'disk', observed: 0.02 }],
      'gate passed, 2 warnings: cpu: rate < 1% (warn) (2.34%), and 1 more',
    ],
    [
      'one failed and one warns',
      [fails, warns],
      'gate failed: cpu: count(high) == 0 (3), 1 of 2 rules, 1 warning',
    ],
    [
      'one has no data',
      [empty],
      'gate failed: queue_depth has no data (count == 0; --no-data warn lets it pass)',
    ],
    [
      'one has no data, of a total',
      [{ ...empty, rule: 'total: count == 0' }],
      'gate failed: queue_depth has no data (total: count == 0; --no-data warn lets it pass)',
    ],
    [
      'one has no data, a warning',
      [{ ...empty, level: 'warn' }],
      'gate passed, 1 warning: queue_depth has no data (count == 0)',
    ],
    [
      'there is no series',
      [{ ...empty, ...high, series: null }],
      'gate failed: no series has data (--fail-on high; --no-data warn lets it pass)',
    ],
    ['--fail-on passed', [failOn], 'gate passed: no finding of at least high (--fail-on high)'],
    [
      '--fail-on failed by one',
      [{ ...failOn, passed: false, observed: 1 }],
      'gate failed: 1 finding of at least high (--fail-on high)',
    ],
    [
      '--fail-on failed among others',
      [passes, { ...failOn, passed: false, observed: 3 }],
      'gate failed: 3 findings of at least high (--fail-on high), 1 of 2 rules',
    ],
    [
      '--fail-on has a series without data',
      [failOn, { ...empty, ...high }],
      'gate failed: queue_depth has no data (--fail-on high; --no-data warn lets it pass), 1 of 2 rules',
    ],
    [
      'a name is hostile',
      [{ ...fails, series: 'a\u001b[2Jb' }],
      'gate failed: a\\x1b[2Jb: count(high) == 0 (3)',
    ],
  ])('gateVerdict(gate of which %s)', (_, rules, told) => {
    expect(gateVerdict(gateOf(...rules))).toBe(told);
  });

  it.each<[GateRule, string]>([
    [failOn, 'gate passed: no finding of at least high, 2 explained or accepted (--fail-on high)'],
    [
      { ...failOn, passed: false, observed: 3 },
      'gate failed: 3 findings of at least high, 2 explained or accepted (--fail-on high)',
    ],
    [passes, 'gate passed: 1 rule, 2 explained or accepted'],
    [fails, 'gate failed: cpu: count(high) == 0 (3), 2 explained or accepted'],
    [warns, 'gate passed, 1 warning: cpu: rate < 1% (warn) (2.34%), 2 explained or accepted'],
  ])('gateVerdict(gate, { notes }) tells them of %j', (row, told) => {
    expect(gateVerdict(gateOf(row), { notes: ['2 explained or accepted'] })).toBe(told);
  });

  it('gateVerdict(gate) is told by the option of a rule, never by its text', () => {
    const { option, ...text } = failOn;
    expect(gateVerdict(gateOf(text))).toBe('gate passed: 1 rule');
    expect(gateVerdict(gateOf({ ...failOn, rule: 'count(low) == 0' }))).toBe(
      `gate passed: no finding of at least ${option?.value} (--fail-on high)`,
    );
  });

  it('gateVerdict(no gate) names the options that make one', () => {
    const nothing = { configured: false, passed: null, rules: [] };
    expect(gateVerdict(nothing)).toBe('gate: not configured (use --fail-on or --threshold)');
    expect(gateVerdict(nothing, { use: '--fail-under' })).toBe('gate: not configured (use --fail-under)');
  });
});

it('gateVerdict(gate) and gateLines(gate, options) speak of failing exactly where it did', () => {
  const row = fc.constantFrom(passes, fails, warns, empty, failOn, { ...empty, level: 'warn' as const });
  fc.assert(
    fc.property(fc.array(row), fc.boolean(), (rules, isAll) => {
      const gate = gateOf(...rules);
      const hasFailed = !gate.passed;
      expect(gateVerdict(gate).includes('failed')).toBe(hasFailed);
      expect(gateLines(gate, { width: 100, isAll }).some(({ text }) => text.includes('failed'))).toBe(
        hasFailed,
      );
    }),
  );
});
