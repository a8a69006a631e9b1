import type { Severity } from '../findings/finding.ts';
import type { NoData } from '../options.ts';
import { type RuleFor, ruleText } from '../rules.ts';
import type { Threshold } from '../thresholds.ts';
import { assessed } from './assessed.ts';
import { type Asked, rowOf, rowsOf } from './rows.ts';
import { scopeOf } from './scope.ts';

/** What a detection run is judged by. */
export interface GateSettings {
  /** Name of a severity: no finding of at least this. */
  readonly failOn: string | undefined;
  readonly thresholds: readonly RuleFor<Threshold>[];
  readonly noData: NoData;
}

/** What an assessment is judged by. */
export interface AssessmentGateSettings {
  readonly thresholds: readonly RuleFor<Threshold>[];
  /** The least level. */
  readonly failUnder: number | undefined;
}

/** An option that asks something of its own, and what it was told: a severity, or a level. */
export interface GateOption {
  readonly name: 'fail-on' | 'fail-under';
  readonly value: string;
}

/** One rule, as it is held against one series or against all of them together. */
export interface GateRule {
  /** As it was typed: `--fail-on high`, `http_*: count(high) == 0`, `total: rate < 1%`. */
  readonly rule: string;
  /** None: the rule is a threshold. */
  readonly option?: GateOption | undefined;
  /** Null: of all together. */
  readonly series: string | null;
  /** What follows where it does not hold. */
  readonly level: 'error' | 'warn';
  readonly passed: boolean;
  /** Null: there is no data. */
  readonly observed: number | null;
  readonly limit: number;
  /** Of both. */
  readonly unit: Threshold['unit'];
  /** Ids of the findings that count for it, worst first; none where it passed. */
  readonly findings: readonly string[];
}

/** The verdict; `passed` is null where no gate was asked for. */
export interface Gate {
  readonly configured: boolean;
  readonly passed: boolean | null;
  readonly rules: readonly GateRule[];
}

/** What a gate looks at in a finding. */
export interface GatedFinding {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly score: number;
  readonly start: string;
  readonly end: string;
  readonly series: string;
  readonly members: readonly string[] | null;
  readonly accepted: unknown;
  readonly explained: unknown;
}

/** What a gate looks at in a series. */
export interface GatedSeries {
  readonly series: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: number;
  readonly missing: number;
  readonly stepMs: number;
  readonly sources: readonly string[] | null;
  /** Of the samples as they were read. */
  readonly quality: { readonly samples: number; readonly missing: number; readonly infinite: number };
  readonly reported: { readonly from: string | null; readonly samples: number; readonly missing: number };
}

export interface GatedRun {
  /** Worst first. */
  readonly findings: readonly GatedFinding[];
  readonly series: readonly GatedSeries[];
  /** Ids of findings that an expired entry of the baseline matches: they count, and are not new. */
  readonly known: ReadonlySet<string>;
}

export interface GatedAssessment {
  readonly level: number;
  readonly demonstrated: number;
  readonly declared: number;
  /** Gates of the model that are unknown or not answered. */
  readonly unknown: number;
  readonly gates: number;
  readonly dimensions: readonly {
    readonly id: string;
    readonly demonstrated: number;
    readonly declared: number;
  }[];
}

/**
 * The one place that decides whether a run passes. Findings count that are neither accepted nor explained: a gate asks
 * whether something is wrong that nobody knows of, and one that fails each holiday is soon switched off. Each threshold
 * is held against every series that it means. A series without a single value passes nothing, for nothing was judged.
 */
export function judgeFindings(gated: GatedRun, { failOn, thresholds, noData }: GateSettings): Gate {
  const option = failOn === undefined ? [] : [standing({ name: 'fail-on', value: failOn }, noneOf(failOn))];
  const asked = [...option, ...askedOf(thresholds)];
  const scope = scopeOf(gated);
  return verdictOf(
    asked,
    asked.flatMap((one) => rowsOf(one, scope, noData)),
  );
}

/**
 * The same for an assessment.
 * @throws UsageError for a threshold about a dimension that the assessment does not have
 */
export function judgeAssessment(
  gated: GatedAssessment,
  { thresholds, failUnder }: AssessmentGateSettings,
): Gate {
  const option =
    failUnder === undefined
      ? []
      : [standing({ name: 'fail-under', value: String(failUnder) }, atLeast(failUnder))];
  const asked = [...option, ...askedOf(thresholds)];
  const rows = asked.flatMap((one) =>
    rowOf(one, null, { observed: assessed(one.one, gated), findings: [] }, 'error'),
  );
  return verdictOf(asked, rows);
}

function verdictOf(asked: readonly Asked[], rules: readonly GateRule[]): Gate {
  if (asked.length === 0) return { configured: false, passed: null, rules: [] };
  return {
    configured: true,
    passed: !rules.some(({ passed, level }) => !passed && level === 'error'),
    rules,
  };
}

/** A threshold that has an option of its own. */
function standing(option: GateOption, rule: Threshold): Asked {
  const name = optionText(option);
  return { name, option, one: { selector: 'total', text: name, rule } };
}

/** As it is typed: `--fail-on high`. */
export function optionText({ name, value }: GateOption): string {
  return `--${name} ${value}`;
}

const always = { level: 'error', isTotal: true } as const;

function noneOf(severity: string): Threshold {
  return { measure: 'count', argument: severity, comparison: '==', limit: 0, unit: 'count', ...always };
}

function atLeast(level: number): Threshold {
  return {
    measure: 'demonstrated',
    argument: undefined,
    comparison: '>=',
    limit: level,
    unit: 'level',
    ...always,
  };
}

function askedOf(thresholds: readonly RuleFor<Threshold>[]): Asked[] {
  return thresholds.filter(({ rule }) => rule.level !== 'off').map((one) => ({ name: ruleText(one), one }));
}
