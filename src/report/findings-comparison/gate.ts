import { type Severity, severityRank } from '../../findings/finding.ts';
import { counts } from '../../gate/counts.ts';
import { optionText } from '../../gate/gate.ts';
import type { FindingsResult } from '../result.ts';
import type { FindingChange } from './result.ts';

/** The verdict of `--fail-on`: the rule fails on what is new, or worse than it was, and at least as grave as it says. */
export function comparisonGate(
  changes: readonly FindingChange[],
  failOn: Severity | undefined,
): FindingsResult['gate'] {
  if (failOn === undefined) return { configured: false, passed: null, rules: [] };
  const findings = changes.flatMap((change) => failingIn(change, failOn));
  const passed = findings.length === 0;
  const option = { name: 'fail-on' as const, value: failOn };
  const rule = {
    rule: optionText(option),
    option,
    series: null,
    level: 'error' as const,
    passed,
    observed: findings.length,
    limit: 0,
    unit: 'count' as const,
    findings,
  };
  return { configured: true, passed, rules: [rule] };
}

/** Ids; of one that is told in pieces only those that are graver than what was. */
function failingIn({ change, now, severityWas }: FindingChange, failOn: Severity): string[] {
  if (change !== 'new' && change !== 'worse') return [];
  const usual = change === 'worse' && severityWas !== null ? severityRank(severityWas) : -1;
  return now
    .filter((one) => counts(one) && severityRank(one.severity) >= severityRank(failOn))
    .filter(({ severity }) => severityRank(severity) > usual)
    .map(({ id }) => id);
}
