import { describe, expect, it } from 'vitest';
import { type Severity, severities } from '../../src/findings/finding.ts';
import { judgeGate } from '../../src/findings/gate.ts';

const found = (...graded: Severity[]) =>
  graded.map((severity) => ({ severity, accepted: null, explained: null }));
const accepted = { reason: 'known', owner: null, expires: null };

describe('judgeGate', () => {
  it('judgeGate(findings, undefined) is no verdict', () => {
    expect(judgeGate(found('critical'), undefined)).toEqual({ configured: false, passed: null, rules: [] });
  });

  it.each<[Severity[], Severity, number]>([
    [[], 'low', 0],
    [['low'], 'low', 1],
    [['low'], 'medium', 0],
    [['low', 'medium', 'high', 'critical'], 'low', 4],
    [['low', 'medium', 'high', 'critical'], 'medium', 3],
    [['low', 'medium', 'high', 'critical'], 'high', 2],
    [['low', 'medium', 'high', 'critical'], 'critical', 1],
    [['high', 'high', 'high'], 'critical', 0],
  ])('judgeGate(%j, %j) observes %d', (graded, failOn, observed) => {
    const passed = observed === 0;
    expect(judgeGate(found(...graded), failOn)).toEqual({
      configured: true,
      passed,
      rules: [{ rule: `--fail-on ${failOn}`, level: 'error', passed, observed, limit: 0 }],
    });
  });

  it.each([
    ['a human has accepted', { accepted, explained: null }],
    ['is explained', { accepted: null, explained: 'a day unlike others' }],
  ])('judgeGate(findings, failOn) does not count what %s', (_, why) => {
    const known = { severity: 'critical' as const, ...why };
    expect(judgeGate([known], 'low').passed).toBe(true);
    expect(judgeGate([known, ...found('low')], 'low').rules[0]?.observed).toBe(1);
  });

  it('judgeGate(findings, failOn) fails at every severity up to that of the finding, and at none above', () => {
    for (const [rank, severity] of severities.entries()) {
      const verdicts = severities.map((failOn) => judgeGate(found(severity), failOn).passed);
      expect(verdicts).toEqual(severities.map((_, limit) => limit > rank));
    }
  });
});
