import { type RuleFor, ruleFor } from './rules.ts';
import {
  type ReadThreshold,
  Refused,
  type ThresholdFault,
  type ThresholdNames,
  ThresholdReader,
} from './threshold-reader.ts';

export { type MeasureName, measures, type Subject, type ThresholdUnit } from './measures.ts';
export type { ThresholdFault };

/** What must hold of a measure. */
export interface Threshold extends ReadThreshold {
  /** Of all series together. */
  readonly isTotal: boolean;
}

/**
 * A threshold as it is typed: `[SELECTOR: | total: ]MEASURE[(ARGUMENT)] COMPARISON NUMBER[UNIT] [(LEVEL)]`, blanks as
 * one likes. The selector ends at the last colon outside braces that a blank follows, and is not looked at here.
 * @example parseThreshold('http_*: rate < 1% (warn)', names) // => { rule: { selector: 'http_*', … } }
 * @example parseThreshold('count = 0', names) // => { column: 7, expected: 'a comparison, …', fix: 'did you mean ==?' }
 */
export function parseThreshold(
  typed: string,
  names: ThresholdNames,
): { readonly rule: RuleFor<Threshold> } | ThresholdFault {
  const { selector = '', text = '' } = ruleFor(typed, (asItIs) => asItIs) ?? {};
  const firstColumn = typed.trimEnd().length - text.length + 1;
  try {
    if (selector !== '' && names.of === 'assessment') {
      throw new Refused(1, 'no selector, for an assessment has no series');
    }
    const read = new ThresholdReader(text, firstColumn, names).threshold();
    return { rule: { selector, text, rule: { ...read, isTotal: selector === 'total' } } };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return refused.fault;
  }
}

/** @example 'column 7: expected a comparison, …' */
export function thresholdFaultText({ column, expected }: ThresholdFault): string {
  return `column ${column}: expected ${expected}`;
}
