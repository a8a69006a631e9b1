import { type Severity, severityRank } from '../../findings/finding.ts';
import { counts } from '../../gate/counts.ts';
import { humanCount } from '../units.ts';
import type { ChangeName, FindingChange, FindingsComparison } from './result.ts';

/**
 * What `--fail-on` says; what is explained or accepted fails nothing, and is told apart.
 * @example 'gate failed: 2 new, 1 worse of at least high (--fail-on high)'
 */
export function comparisonVerdict({ gate, changes }: FindingsComparison): string {
  const [rule] = gate.rules;
  if (rule?.option === undefined) return 'gate: not configured (use --fail-on)';
  const failing = new Set(rule.findings);
  const count = (name: ChangeName) =>
    changes.filter(({ change, now }) => change === name && now.some(({ id }) => failing.has(id))).length;
  const told = (['new', 'worse'] as const)
    .filter((name) => count(name) > 0)
    .map((name) => `${humanCount(count(name))} ${name}`);
  const what = rule.passed ? 'nothing new or worse' : told.join(', ');
  const least = rule.option.value as Severity;
  const forgiven = changes.filter((change) => isForgiven(change, least)).length;
  const beside = forgiven === 0 ? '' : `, ${humanCount(forgiven)} explained or accepted`;
  return `gate ${rule.passed ? 'passed' : 'failed'}: ${what} of at least ${least}${beside} (${rule.rule})`;
}

function isForgiven({ change, now }: FindingChange, least: Severity): boolean {
  const grave = now.filter(({ severity }) => severityRank(severity) >= severityRank(least));
  return ['new', 'worse', 'known'].includes(change) && grave.length > 0 && !grave.some(counts);
}
