import type * as Zod from 'zod';
import { durationMs } from './options.ts';
import { type Amount, amountOf, type RuleFor, ruleFor } from './rules.ts';
import { parseThreshold, type Threshold, thresholdFaultText } from './thresholds.ts';

/** What follows turns a text into a value, or adds what was expected to the faults of its option. */
export function thresholdOr(z: typeof Zod, names: Parameters<typeof parseThreshold>[1]) {
  return (typed: string, context: Zod.RefinementCtx): RuleFor<Threshold> => {
    const parsed = parseThreshold(typed, names);
    if ('rule' in parsed) return parsed.rule;
    context.addIssue({
      code: 'custom',
      message: thresholdFaultText(parsed),
      params: parsed,
    });
    return z.NEVER;
  };
}

export const DURATION = 'a duration such as 90s, 5m, 2h or 1d';
export const CHANGE =
  "an amount such as 12.5, a share such as 5%, both as in '12.5,5%', or by direction: 'up:10,down:5%'";
export const VOLUME = 'an amount such as 12.5';
export const LIMIT = "what is allowed, such as '<90', '>=10' or '10..90'";

/** A rule, alone or after a selector. */
export function ruleOr<Rule>(z: typeof Zod, ruleOf: (text: string) => Rule | undefined, expected: string) {
  return (typed: string, context: Zod.RefinementCtx): RuleFor<Rule> => {
    const found = ruleFor(typed, ruleOf);
    if (found !== undefined) return found;
    context.addIssue(`expected ${expected}; for some series: 'SELECTOR: …'`);
    return z.NEVER;
  };
}

/** In the metric's unit. */
export function volumeOf(text: string): number | undefined {
  const amount = amountOf(text);
  return amount !== undefined && 'absolute' in amount ? amount.absolute : undefined;
}

/** @example labelNames('job, status') // => ['job', 'status'] */
export function labelNames(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export function durationOr(z: typeof Zod, accepts: (ms: number) => boolean) {
  return (text: string, context: Zod.RefinementCtx): number => {
    const ms = durationMs(text);
    if (ms !== undefined && accepts(ms)) return ms;
    context.addIssue(`expected ${DURATION}`);
    return z.NEVER;
  };
}

const WEEK_MS = 604_800_000;

/** False alarms a week. @example '2/30d' // => 0.4667 */
export function budgetOr(z: typeof Zod) {
  return (text: string, context: Zod.RefinementCtx): number => {
    const match = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\/(.+))?$/i.exec(text.trim());
    const periodMs = periodMsOf(match?.[2] ?? 'week');
    const perWeek = Number(match?.[1]) * (WEEK_MS / (periodMs ?? Number.NaN));
    if (perWeek > 0 && Number.isFinite(perWeek)) return perWeek;
    context.addIssue('expected false alarms of a series in a time, such as 1/week, 0.5/day or 2/30d');
    return z.NEVER;
  };
}

function periodMsOf(text: string): number | undefined {
  return namedPeriods[text] ?? durationMs(text);
}

const namedPeriods: Readonly<Record<string, number>> = { hour: 3_600_000, day: 86_400_000, week: WEEK_MS };

export function amountOr(z: typeof Zod, expected: string, accepts: (amount: Amount) => boolean) {
  return (text: string, context: Zod.RefinementCtx): Amount => {
    const amount = amountOf(text);
    if (amount !== undefined && accepts(amount)) return amount;
    context.addIssue(`expected ${expected}`);
    return z.NEVER;
  };
}

export function isWholeAmount(amount: Amount): boolean {
  return 'share' in amount ? amount.share <= 1 : Number.isInteger(amount.absolute);
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
