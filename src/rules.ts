/** A rule for those series that a selector means. */
export interface RuleFor<Rule> {
  /** As it was typed; empty: every series. */
  readonly selector: string;
  /** The rule as it was typed. */
  readonly text: string;
  readonly rule: Rule;
}

/** How far a value must be from where it should be: so many of the metric's unit, and so much of the whole. */
export interface Extent {
  readonly absolute: number;
  readonly share: number;
}

/** The least change that counts, by its direction; 0 asks for nothing. */
export type LeastChange = Readonly<Record<'up' | 'down', Extent>>;

/** Which values are allowed: between the two where both are there. */
export interface AllowedValues {
  readonly least?: number;
  readonly most?: number;
  /** Whether these two are allowed themselves. */
  readonly isEdgeAllowed: boolean;
  /** Whether they are percentages of the whole, else in the metric's unit. */
  readonly isPercent: boolean;
}

const SPLIT = /^((?:[^{}]|\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\})*):\s+(.*)$/s;

/**
 * A selector and a rule, split at the last colon outside braces that a blank follows; without one the rule is for
 * every series. Undefined where the rule is none.
 * @example ruleFor('up{job="a: b"}: 5m', (text) => text) // => { selector: 'up{job="a: b"}', text: '5m', rule: '5m' }
 */
export function ruleFor<Rule>(
  typed: string,
  ruleOf: (text: string) => Rule | undefined,
): RuleFor<Rule> | undefined {
  const [, selector = '', after = typed] = SPLIT.exec(typed) ?? [];
  const text = after.trim();
  const rule = ruleOf(text);
  return rule === undefined ? undefined : { selector: selector.trim(), text, rule };
}

/** The text that `ruleFor` takes. */
export function ruleText({ selector, text }: RuleFor<unknown>): string {
  return selector === '' ? text : `${selector}: ${text}`;
}

const NUMBER = String.raw`\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const AMOUNT = new RegExp(`^(${NUMBER})(%?)$`, 'i');
const CHANGE = new RegExp(`^(?:(up|down):)?(${NUMBER}%?)$`, 'i');
const BOUND = new RegExp(`^(<=?|>=?)\\s*(-?${NUMBER})(%?)$`, 'i');
const RANGE = new RegExp(`^(-?${NUMBER})(%?)\\s*\\.\\.\\s*(-?${NUMBER})(%?)$`, 'i');

/** A part of the whole (`{ share: 0.01 }` for 1 %) or a plain amount. */
export type Amount = { readonly share: number } | { readonly absolute: number };

/** Not negative; undefined where it is no amount. */
export function amountOf(text: string): Amount | undefined {
  const match = AMOUNT.exec(text.trim());
  const amount = Number(match?.[1]);
  if (!Number.isFinite(amount)) return undefined;
  return match?.[2] === '%' ? { share: amount / 100 } : { absolute: amount };
}

/**
 * Amounts and shares, each for one direction or both: whatever speaks of a direction must be reached. One that is
 * said twice of a direction is refused, for `12,5` is a slip.
 * @example leastChangeOf('up:10,5%') // => { up: { absolute: 10, share: 0.05 }, down: { absolute: 0, share: 0.05 } }
 */
export function leastChangeOf(text: string): LeastChange | undefined {
  const said: Record<'up' | 'down', Partial<Extent>> = { up: {}, down: {} };
  for (const part of text.split(',')) {
    const [, direction, amountText = ''] = CHANGE.exec(part.trim()) ?? [];
    const amount = amountOf(amountText);
    if (amount === undefined) return undefined;
    for (const one of direction === undefined ? (['up', 'down'] as const) : [direction as 'up' | 'down']) {
      if (Object.keys(amount).some((measure) => measure in said[one])) return undefined;
      said[one] = { ...said[one], ...amount };
    }
  }
  const nothing = { absolute: 0, share: 0 };
  return { up: { ...nothing, ...said.up }, down: { ...nothing, ...said.down } };
}

/**
 * What a limit allows; undefined where it is none.
 * @example allowedValuesOf('<90') // => { most: 90, isEdgeAllowed: false, isPercent: false }
 * @example allowedValuesOf('10..90') // => { least: 10, most: 90, isEdgeAllowed: true, isPercent: false }
 */
export function allowedValuesOf(text: string): AllowedValues | undefined {
  const [, sign, bound, boundPercent] = BOUND.exec(text) ?? [];
  if (sign !== undefined) {
    const value = Number(bound);
    if (!Number.isFinite(value)) return undefined;
    const edge = { isEdgeAllowed: sign.endsWith('='), isPercent: boundPercent === '%' };
    return sign.startsWith('<') ? { most: value, ...edge } : { least: value, ...edge };
  }
  const [, from, fromPercent, to, toPercent] = RANGE.exec(text) ?? [];
  const [least, most] = [Number(from), Number(to)];
  if (fromPercent !== toPercent || !Number.isFinite(least) || !(least <= most && most < Infinity)) {
    return undefined;
  }
  return { least, most, isEdgeAllowed: true, isPercent: toPercent === '%' };
}
