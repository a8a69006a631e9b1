import { type GateOption, type GateRule, optionText } from '../gate/gate.ts';
import { type Measure, type MeasureName, measures } from '../measures.ts';
import { ruleFor } from '../rules.ts';
import { cut } from './cut.ts';
import type { PaintRole } from './formats/format.ts';
import type { FindingsOfRule } from './gate-findings.ts';
import { plain } from './plain.ts';
import { counted, humanCount, humanDuration, humanNumber } from './units.ts';

/** The verdict of a run or of a saved result. */
interface JudgedGate {
  readonly configured: boolean;
  readonly passed: boolean | null;
  readonly rules: readonly GateRule[];
}

/** A line for people; the role says how it may be painted. */
export interface GateLine {
  readonly role: 'failed' | 'warning' | 'passed' | 'finding' | 'more';
  readonly text: string;
}

interface VerdictOptions {
  /** What else there is to know of what was counted: `2 explained or accepted`. */
  readonly notes?: readonly string[];
  /** The options that make a gate. */
  readonly use?: string;
}

/** How each line is painted where there is colour. */
export const paintRoles: Readonly<Record<GateLine['role'], PaintRole>> = {
  failed: 'high',
  warning: 'medium',
  passed: 'dim',
  finding: 'dim',
  more: 'dim',
};

interface GateLineOptions {
  readonly width: number;
  /** Whether all are told, those that passed too. */
  readonly isAll: boolean;
  /** Tells which findings count for a rule. */
  readonly told?: FindingsOfRule;
}

/** As many lines of one role as a log may hold before nobody reads it. */
const LINES = 10;

/**
 * The rules of a gate, one a line, worst first: what failed, what is a warning, and with `isAll` what passed.
 * @example { role: 'failed', text: '✗ failed   cpu: 3 findings, limit 0 (count(high) == 0)' }
 */
export function gateLines({ rules }: JudgedGate, { isAll, ...options }: GateLineOptions): GateLine[] {
  const { failed, warned, passed } = sorted(rules);
  return [
    ...linesOf(failed, 'failed', { ...options, most: isAll ? failed.length : LINES }),
    ...linesOf(warned, 'warning', { ...options, most: isAll ? warned.length : LINES }),
    ...linesOf(passed, 'passed', { ...options, most: isAll ? passed.length : 0 }),
  ];
}

/**
 * Why the run ends as it does, for its last line; it is printed as it is.
 * @example 'gate failed: cpu: count(high) == 0 (3), and 2 more of 12 rules'
 */
export function gateVerdict(
  { configured, passed, rules }: JudgedGate,
  { notes = [], use = '--fail-on or --threshold' }: VerdictOptions = {},
): string {
  if (!configured || passed === null) return `gate: not configured (use ${use})`;
  const beside = notes.map((note) => `, ${note}`).join('');
  const [first] = rules;
  const only = first !== undefined && rules.length === 1 ? failOnOf(first) : undefined;
  if (only !== undefined) return `gate ${passed ? 'passed' : 'failed'}: ${failOnText(only, beside)}`;
  if (rules.length === 0) return 'gate passed: there was nothing to judge (--no-data ignore)';
  const { failed, warned } = sorted(rules);
  const warnings = warned.length === 0 ? '' : `, ${counted(warned.length, 'warning')}`;
  const [worst] = failed;
  if (worst !== undefined) {
    return `gate failed: ${briefly(worst)}${othersText(failed.length, rules.length)}${warnings}${beside}`;
  }
  const [worstWarned] = warned;
  if (worstWarned === undefined) return `gate passed: ${counted(rules.length, 'rule')}${beside}`;
  const more = warned.length > 1 ? `, and ${humanCount(warned.length - 1)} more` : '';
  return `gate passed${warnings}: ${briefly(worstWarned)}${more}${beside}`;
}

/** A rule as a row of a table. */
interface ToldRule {
  readonly row: GateRule;
  readonly verdict: 'failed' | 'warning' | 'passed';
  readonly observed: string;
  readonly limit: string;
}

/** All rules, in the order of the lines. */
export function toldRules({ rules }: Pick<JudgedGate, 'rules'>): ToldRule[] {
  const { failed, warned, passed } = sorted(rules);
  const told = (rows: readonly GateRule[], verdict: ToldRule['verdict']) =>
    rows.map((row) => ({
      row,
      verdict,
      observed: row.observed === null ? 'no data' : seenText(row, row.observed),
      limit: valueText(row, row.limit),
    }));
  return [...told(failed, 'failed'), ...told(warned, 'warning'), ...told(passed, 'passed')];
}

/** @example ', and 2 more of 12 rules' */
function othersText(failed: number, all: number): string {
  if (failed > 1) return `, and ${humanCount(failed - 1)} more of ${counted(all, 'rule')}`;
  return all > 1 ? `, 1 of ${counted(all, 'rule')}` : '';
}

/** What `--fail-on` asked of all series together; undefined for any other rule, and where there is no data. */
function failOnOf({ option, series, observed }: GateRule): FailOn | undefined {
  if (option?.name !== 'fail-on' || series !== null || observed === null) return undefined;
  return { option, observed };
}

interface FailOn {
  readonly option: GateOption;
  readonly observed: number;
}

/** @param beside what else there is to know of these findings */
function failOnText({ option, observed }: FailOn, beside: string): string {
  const what = observed === 0 ? 'no finding' : counted(observed, 'finding');
  return `${what} of at least ${option.value}${beside} (${optionText(option)})`;
}

/** Worst first, those without data before all. */
function sorted(rules: readonly GateRule[]): Record<'failed' | 'warned' | 'passed', GateRule[]> {
  const bySize = rules.filter(({ passed }) => !passed).sort((a, b) => excessOf(b) - excessOf(a) || 0);
  return {
    failed: bySize.filter(({ level }) => level === 'error'),
    warned: bySize.filter(({ level }) => level === 'warn'),
    passed: rules.filter(({ passed }) => passed),
  };
}

/** Where a limit is 0, what is beyond it is told in these. */
const small: Readonly<Record<GateRule['unit'], number>> = {
  count: 1,
  share: 0.01,
  duration: 60_000,
  score: 0.01,
  level: 1,
};

/** How far beyond its limit, in limits: rules of several units stand in one list. */
function excessOf({ observed, limit, unit }: GateRule): number {
  if (observed === null) return Number.MAX_VALUE;
  return Math.abs(observed - limit) / Math.max(Math.abs(limit), small[unit]);
}

/** @example 'cpu: count(high) == 0 (3)' */
function briefly(row: GateRule): string {
  const { series, rule, observed } = row;
  const { selector, text } = partsOf(rule);
  if (observed === null) {
    const asked = selector === 'total' ? rule : text;
    const milder = row.level === 'error' ? '; --no-data warn lets it pass' : '';
    return `${series === null ? 'no series has' : `${nameOf(series)} has no`} data (${plain(asked)}${milder})`;
  }
  const failOn = failOnOf(row);
  if (failOn !== undefined) return failOnText(failOn, '');
  const told = valueText(row, observed);
  return series === null ? `${plain(rule)} (${told})` : `${nameOf(series)}: ${plain(text)} (${told})`;
}

/** As much of a name as the last line has room for. */
const MOST_NAME = 80;

function nameOf(series: string): string {
  return cut(plain(series), MOST_NAME);
}

const marks = { failed: '✗ failed ', warning: '! warning', passed: '✓ passed ' } as const;

function linesOf(
  rows: readonly GateRule[],
  role: keyof typeof marks,
  { width, most, told = () => [] }: Omit<GateLineOptions, 'isAll'> & { readonly most: number },
): GateLine[] {
  const mark = `  ${marks[role]}  `;
  const lines = rows.slice(0, most).flatMap((row): GateLine[] => {
    const below = told(row.findings);
    return [
      { role, text: lineOf(row, mark, width) },
      ...below.map((text): GateLine => ({ role: 'finding', text: `${' '.repeat(mark.length)}${text}` })),
    ];
  });
  const more = rows.length - most;
  return more > 0 && most > 0
    ? [...lines, { role: 'more', text: `  and ${humanCount(more)} more ${moreWords[role]}` }]
    : lines;
}

const moreWords = { failed: 'that failed', warning: 'warnings', passed: 'that passed' } as const;

/** The rule stays whole; a name that has no room beside it is cut in its middle. */
function lineOf(row: GateRule, mark: string, width: number): string {
  const { series, rule, observed } = row;
  const seen =
    observed === null ? 'no data' : `${seenText(row, observed)}, limit ${valueText(row, row.limit)}`;
  const rest = `${seen} (${plain(rule)})`;
  if (series === null) return `${mark}${rest}`;
  return `${mark}${cut(plain(series), Math.max(LEAST_NAME, width - mark.length - rest.length - 2))}: ${rest}`;
}

/** Fewer characters tell no name. */
const LEAST_NAME = 20;

/** @example '3 findings' */
function seenText(row: GateRule, observed: number): string {
  const noun = row.unit === 'count' ? nounOf(row) : undefined;
  return noun === undefined ? valueText(row, observed) : counted(observed, noun);
}

function nounOf({ rule, option }: GateRule): string | undefined {
  if (option?.name === 'fail-on') return 'finding';
  const [name = ''] = /^\w+/.exec(partsOf(rule).text) ?? [];
  const measure: Measure | undefined = Object.hasOwn(measures, name)
    ? measures[name as MeasureName]
    : undefined;
  return measure?.noun;
}

function partsOf(rule: string): { readonly selector: string; readonly text: string } {
  return ruleFor(rule, (asItIs) => asItIs) ?? { selector: '', text: rule };
}

/** Both ends of a comparison, told so that one that failed does not look as if they were the same. */
function valueText({ observed, limit, unit }: GateRule, number: number): string {
  const { human, exact } = texts[unit];
  const isBlurred = observed !== null && observed !== limit && human(observed) === human(limit);
  return isBlurred ? exact(number) : human(number);
}

type Told = (number: number) => string;

const number = { human: humanNumber, exact: String };

const texts: Readonly<Record<GateRule['unit'], { readonly human: Told; readonly exact: Told }>> = {
  count: { human: humanCount, exact: humanCount },
  share: {
    human: (share) => `${humanNumber(share * 100)}%`,
    exact: (share) => `${Number((share * 100).toPrecision(15))}%`,
  },
  duration: { human: humanDuration, exact: (ms) => `${humanCount(ms)}ms` },
  score: number,
  level: number,
};
