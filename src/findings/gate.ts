import { type Severity, severityRank } from './finding.ts';

/** What a gate looks at in a finding. */
interface Gated {
  readonly severity: Severity;
  readonly accepted: unknown;
  readonly explained: unknown;
}

export interface GateRule {
  readonly rule: string;
  readonly level: 'error' | 'warn';
  readonly passed: boolean;
  readonly observed: number;
  readonly limit: number;
}

/** The verdict; `passed` is null where no gate was asked for. */
export interface Gate {
  readonly configured: boolean;
  readonly passed: boolean | null;
  readonly rules: readonly GateRule[];
}

/**
 * The one place that decides whether a run passes: no finding of at least this severity that is neither accepted nor
 * explained. A gate asks whether something is wrong that nobody knows of; a holiday is not, and one that fails each
 * holiday is soon switched off. What is explained stays listed, and is counted apart.
 */
export function judgeGate(findings: readonly Gated[], failOn: Severity | undefined): Gate {
  if (failOn === undefined) return { configured: false, passed: null, rules: [] };
  const observed = findings.filter(
    ({ accepted, explained, severity }) =>
      accepted === null && explained === null && severityRank(severity) >= severityRank(failOn),
  ).length;
  const passed = observed === 0;
  return {
    configured: true,
    passed,
    rules: [{ rule: `--fail-on ${failOn}`, level: 'error', passed, observed, limit: 0 }],
  };
}
