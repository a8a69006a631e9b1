import { UsageError } from '../errors.ts';
import { firstNames } from '../first-names.ts';
import { nearest } from '../nearest.ts';
import { type RuleFor, ruleText } from '../rules.ts';
import { type NamedSeries, parseJudgedSelector } from './judged-selector.ts';
import { NAME_LABEL } from './labels.ts';

/** The rules that mean a series, in the order in which they were typed. */
export function rulesFor<Rule>(rules: readonly RuleFor<Rule>[], series: NamedSeries): RuleFor<Rule>[] {
  return rules.filter((one) => meansSeries(one)(series));
}

/** Each is asked for every series: understood once. */
const understood = new WeakMap<RuleFor<unknown>, (series: NamedSeries) => boolean>();

function meansSeries(one: RuleFor<unknown>): (series: NamedSeries) => boolean {
  const means = understood.get(one) ?? parseJudgedSelector(one.selector);
  understood.set(one, means);
  return means;
}

/** As many names as fit into a line or two. */
const NAMES_SHOWN = 5;

/**
 * Each rule must mean a series, or a slip would go unseen. Where there is no series at all, no rule is to blame.
 * @throws UsageError when a selector cannot be understood, or means none of the series
 */
export function checkRulesFor(
  option: string,
  rules: readonly RuleFor<unknown>[],
  all: readonly NamedSeries[],
): void {
  if (all.length === 0) return;
  for (const one of rules) if (!all.some(meansSeries(one))) throw meansNothing(option, one, all);
}

function meansNothing(option: string, one: RuleFor<unknown>, all: readonly NamedSeries[]): UsageError {
  const metrics = [...new Set(all.map(({ name, labels }) => labels[NAME_LABEL] ?? name))];
  const meant = nearest(one.selector.replace(/\{.*/s, ''), metrics);
  const names = all.map(({ name }) => name);
  return new UsageError({
    code: 'rule-for-nothing',
    place: 'aiops',
    what: `--${option} ${JSON.stringify(ruleText(one))} is for none of ${all.length} series`,
    fix:
      meant !== undefined && meant !== one.selector
        ? `did you mean ${meant}?`
        : `the series are: ${firstNames(names, { most: NAMES_SHOWN, and: ', and ' })}`,
  });
}
