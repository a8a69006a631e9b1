import type { TypedOptions } from './options.ts';
import type { AssessmentResult } from './report/assessment/result.ts';
import type { FindingsResult } from './report/result.ts';

/** What the gate of a saved run was told, as it would be typed. */
export function rulesOfRun({ settings }: FindingsResult): TypedOptions {
  const { failOn, threshold, noData } = settings;
  const texts = (Array.isArray(threshold) ? threshold : []).flatMap(typedRule);
  return {
    ...(typeof failOn === 'string' && { failOn }),
    ...(typeof noData === 'string' && { noData }),
    threshold: texts,
  };
}

/** As `ruleText` tells it, of what may be anything. */
function typedRule(saved: unknown): string[] {
  const { selector, text } = (saved ?? {}) as { readonly selector?: unknown; readonly text?: unknown };
  if (typeof selector !== 'string' || typeof text !== 'string') return [];
  return [selector === '' ? text : `${selector}: ${text}`];
}

const FAIL_UNDER = '--fail-under ';

/** The same of a saved assessment. */
export function rulesOfAssessment({ gate: { rules } }: AssessmentResult): {
  readonly failUnder: string | undefined;
  readonly threshold: readonly string[];
} {
  const typed = rules.map(({ rule }) => rule);
  return {
    failUnder: typed.find((rule) => rule.startsWith(FAIL_UNDER))?.slice(FAIL_UNDER.length),
    threshold: typed.filter((rule) => !rule.startsWith(FAIL_UNDER)),
  };
}
