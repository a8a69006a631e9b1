import { UsageError } from '../errors.ts';
import { type AllowedValues, type RuleFor, ruleText } from '../rules.ts';
import type { NamedSeries } from '../series/judged-selector.ts';
import { rulesFor } from '../series/rules-for.ts';
import { valueRangeOf } from '../series/value-range.ts';
import type { OutsideLimits } from './finding.ts';

/** One side of what a person allows, in the metric's unit. */
export interface Limit {
  /** Up: values above are outside. */
  readonly direction: 'up' | 'down';
  readonly value: number;
  /** Whether the limit itself is allowed. */
  readonly isAllowed: boolean;
  /** As it was typed, without the selector. */
  readonly rule: string;
}

/**
 * Runs of values beyond a limit, each from the first to the last that is, on one side. Gaps are not beyond it; runs
 * that are this near to one another are one. The peak is the value farthest out.
 * @returns limit by limit, in order of time
 */
export function findOutsideLimits(
  values: Float64Array,
  limits: readonly Limit[],
  joinedWithinSlots: number,
): OutsideLimits[] {
  return limits.flatMap((limit) => runsBeyond(values, limit, joinedWithinSlots));
}

function runsBeyond(
  values: Float64Array,
  { direction, value: limit, isAllowed, rule }: Limit,
  joinedWithinSlots: number,
): OutsideLimits[] {
  const sign = direction === 'up' ? 1 : -1;
  const runs: { firstSlot: number; lastSlot: number; peakSlot: number }[] = [];
  for (let slot = 0; slot < values.length; slot++) {
    const beyond = sign * (values[slot]! - limit);
    if (!(beyond > 0 || (beyond === 0 && !isAllowed))) continue;
    const last = runs.at(-1);
    if (last === undefined || slot - last.lastSlot > joinedWithinSlots) {
      runs.push({ firstSlot: slot, lastSlot: slot, peakSlot: slot });
      continue;
    }
    last.lastSlot = slot;
    if (beyond > sign * (values[last.peakSlot]! - limit)) last.peakSlot = slot;
  }
  const facts = { kind: 'outside-limits', direction, probability: 0, limit, rule } as const;
  return runs.map((run) => ({ ...facts, ...run, value: values[run.peakSlot]! }));
}

/**
 * The limits of one series: on each side the last rule that means it and says something of that side, so that a rule
 * for one series is an exception to one for all. A percentage is of the whole that the name of the series tells: 0.9
 * of a ratio, 90 of a percentage.
 * @throws UsageError where a percentage is asked of a series whose name tells no whole
 */
export function limitsFor(rules: readonly RuleFor<AllowedValues>[], series: NamedSeries): Limit[] {
  const own = rulesFor(rules, series);
  const most = own.findLast(({ rule }) => rule.most !== undefined);
  const least = own.findLast(({ rule }) => rule.least !== undefined);
  return [
    ...(most === undefined ? [] : [limitOf('up', most, most.rule.most!, series)]),
    ...(least === undefined ? [] : [limitOf('down', least, least.rule.least!, series)]),
  ];
}

function limitOf(
  direction: Limit['direction'],
  one: RuleFor<AllowedValues>,
  typed: number,
  series: NamedSeries,
): Limit {
  const value = one.rule.isPercent ? inFifteenDigits(typed / wholeOf(one, series)) : typed;
  return { direction, value, isAllowed: one.rule.isEdgeAllowed, rule: one.text };
}

/** What a person would write: 99.9 / 100 is not quite 0.999, which a limit would not allow. */
function inFifteenDigits(value: number): number {
  return Number(value.toPrecision(15));
}

/** How many percent are 1 in the unit of a series. */
function wholeOf(one: RuleFor<AllowedValues>, series: NamedSeries): number {
  const range = valueRangeOf(series);
  if (range !== undefined) return range === 'share' ? 100 : 1;
  throw new UsageError({
    code: 'limit-percent',
    place: 'aiops',
    what: `--limit ${JSON.stringify(ruleText(one))}: the name of ${series.name} does not tell what 100% is`,
    fix: 'write the number that the series has: 0.9 or 90',
  });
}
