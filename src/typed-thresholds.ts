import { UsageError } from './errors.ts';
import { findingKinds, severities } from './findings/finding.ts';
import type { RuleFor } from './rules.ts';
import { parseThreshold, type Subject, type Threshold } from './thresholds.ts';

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
  const faults: { readonly column: number; readonly expected: string; readonly fix?: string }[] = [];
  for (const of of subjects) {
    const parsed = parseThreshold(typed, { of, severities, kinds: findingKinds });
    if ('rule' in parsed) return { of, rule: parsed.rule };
    faults.push(parsed);
  }
  const [fault] = faults.toSorted((a, b) => b.column - a.column);
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--threshold ${JSON.stringify(typed)}: column ${fault?.column}: expected ${fault?.expected}`,
    fix: fault?.fix ?? `see: ${command} --help`,
  });
}
