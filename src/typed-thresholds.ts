import { UsageError } from './errors.ts';
import { findingKinds, severities } from './findings/finding.ts';
import type { RuleFor } from './rules.ts';
import {
  parseThreshold,
  type Subject,
  type Threshold,
  type ThresholdFault,
  thresholdFaultText,
} from './thresholds.ts';

/** A threshold, and what it is about. */
export interface SubjectThreshold {
  readonly of: Subject;
  readonly rule: RuleFor<Threshold>;
}

/**
 * A threshold about one of the subjects that there are; where it is none, the reading that came farthest is told.
 * @param command whose `--threshold` it is: `aiops check`
 * @throws UsageError with the column
 */
export function typedThreshold(
  typed: string,
  subjects: readonly Subject[],
  command: string,
): SubjectThreshold {
  const faults: ThresholdFault[] = [];
  for (const of of subjects) {
    const parsed = parseThreshold(typed, { of, severities, kinds: findingKinds });
    if ('rule' in parsed) return { of, rule: parsed.rule };
    faults.push(parsed);
  }
  const [fault] = faults.toSorted((a, b) => b.column - a.column);
  if (fault === undefined) throw new Error('a threshold was read for no subject');
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--threshold ${JSON.stringify(typed)}: ${thresholdFaultText(fault)}`,
    fix: fault.fix ?? `see: ${command} --help`,
  });
}
