import { InputError } from './errors.ts';
import type { TypedOptions } from './options.ts';
import type { AssessmentResult } from './report/assessment/result.ts';
import type { FindingsResult } from './report/result.ts';
import { type RuleFor, ruleText } from './rules.ts';

/**
 * What the gate of a saved run was told, as it would be typed.
 * @throws InputError for what no run was told: a rule that is lost would pass
 */
export function rulesOfRun(path: string, { settings }: FindingsResult): TypedOptions {
  const { failOn, threshold = [], noData } = settings;
  if (!isTextOrNone(failOn)) throw damaged(path, 'failOn');
  if (!isTextOrNone(noData)) throw damaged(path, 'noData');
  if (!Array.isArray(threshold)) throw damaged(path, 'threshold');
  return {
    ...(failOn !== undefined && { failOn }),
    ...(noData !== undefined && { noData }),
    threshold: threshold.map((one: unknown, at) => {
      if (!isRule(one)) throw damaged(path, `threshold.${at}`);
      return ruleText(one);
    }),
  };
}

function isTextOrNone(saved: unknown): saved is string | undefined {
  return saved === undefined || typeof saved === 'string';
}

function isRule(saved: unknown): saved is RuleFor<unknown> {
  const { selector, text } = (saved ?? {}) as { readonly selector?: unknown; readonly text?: unknown };
  return typeof selector === 'string' && typeof text === 'string';
}

function damaged(path: string, setting: string): InputError {
  return new InputError({
    code: 'saved-damaged',
    place: path,
    what: `not what a gate is told (at settings.${setting})`,
    why: 'the result was edited',
    fix: "save it again, or say what it is judged by: --fail-on high, --threshold 'count(high) == 0'",
  });
}

/**
 * The same of a saved assessment. What was saved before rules told their option is taken for thresholds, and refused
 * where it is none.
 */
export function rulesOfAssessment({ gate: { rules } }: AssessmentResult): {
  readonly failUnder: string | undefined;
  readonly threshold: readonly string[];
} {
  return {
    failUnder: rules.find(({ option }) => option?.name === 'fail-under')?.option?.value,
    threshold: rules.filter(({ option }) => option === undefined).map(({ rule }) => rule),
  };
}
