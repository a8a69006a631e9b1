import type * as Zod from 'zod';
import { UsageError } from './errors.ts';
import {
  type AllowedValues,
  type Amount,
  allowedValuesOf,
  amountOf,
  type LeastChange,
  leastChangeOf,
  type RuleFor,
  ruleFor,
} from './rules.ts';

/** Three budgets of false alarms that have a name: so many in a week, of each series. */
export const namedBudgets = { low: 0.1, medium: 0.5, high: 1.5 } as const;
export type Sensitivity = keyof typeof namedBudgets;
export const sensitivities = Object.keys(namedBudgets) as Sensitivity[];
export const defaultSensitivity: Sensitivity = 'medium';

/** Which departures count. */
export const directions = ['both', 'up', 'down'] as const;
export type Direction = (typeof directions)[number];

/** Seasons to fit: found in the data, of whatever length; none; or one of the named ones. */
export const seasons = ['auto', 'none', 'hour', 'day', 'week'] as const;
export type Season = (typeof seasons)[number];

/** How numbers are to be taken where what is known of them is wrong. */
export const numberKinds = ['gauge', 'counter'] as const;
export type NumberKind = (typeof numberKinds)[number];

/**
 * Whose rules hold for a range such as `[5m]`. `closed` is Prometheus 2: the samples of [t - 5m, t]. `left-open` is
 * Prometheus 3: (t - 5m, t], without the sample exactly on the left edge.
 */
export const windowRules = ['closed', 'left-open'] as const;
export type WindowRule = (typeof windowRules)[number];

/** Everything `aiops detect` can be told, checked and in final units. */
export interface DetectOptions {
  /** Name of an input format, or `auto`. */
  readonly input: string;
  /** Name or 1-based number of the time column. */
  readonly time?: string;
  /** Names or 1-based numbers of the value columns; empty: every column that holds numbers. */
  readonly value: readonly string[];
  /** Names or 1-based numbers of the label columns of the long form; empty: found out. */
  readonly series: readonly string[];
  /** IANA zone: of times without an offset, of seasons, and of what people read. */
  readonly tz: string;
  /** One character; left out: sniffed. */
  readonly delimiter?: string;
  /** Decimal mark; left out: sniffed. */
  readonly decimal?: '.' | ',';
  /** How many rows may be refused. */
  readonly maxBadRows: Amount;
  /** Distance of the scrapes in an input that tells no time. */
  readonly intervalMs?: number;
  /** Time of the first of them. */
  readonly start?: string;
  /** Series selectors, `name-glob{label="v"}`; empty: every series. */
  readonly select: readonly string[];
  readonly exclude: readonly string[];
  /** A time, or `-24h` before the end of the data. */
  readonly since?: string;
  readonly until?: string;
  readonly judgeSince?: string;

  /** How all series are to be taken; left out: each as it is declared, or as its name and movement say. */
  readonly as?: NumberKind;
  /** Over how long a rate is taken; left out: five minutes, or 2.2 steps where those are longer. */
  readonly rangeMs?: number;
  readonly promqlWindow: WindowRule;
  /** Which quantile of a histogram is judged, in (0, 1). */
  readonly quantile: number;
  /** Labels that stay when series are added up; not both of these. */
  readonly sumBy?: readonly string[];
  /** Labels that stay when series are averaged. */
  readonly avgBy?: readonly string[];

  /** Name of a detector. */
  readonly detector: string;
  /** False alarms that each series may raise in a week; above 0. */
  readonly budgetPerWeek: number;
  /** The share of false ones among what is told of many series together, in (0, 1); undefined: not heeded. */
  readonly falseDiscoveryRate: number | undefined;
  readonly season: Season;
  /** Shorter findings are filtered; of several rules that mean a series, the last holds. */
  readonly minDurationMs: readonly RuleFor<number>[];
  /** Smaller departures from the expected value are filtered; of several rules that mean a series, the last holds. */
  readonly minChange: readonly RuleFor<LeastChange>[];
  /**
   * Findings where there is less than this, in the metric's unit, are filtered; of several rules that mean a series,
   * the last holds.
   */
  readonly minVolume: readonly RuleFor<number>[];
  readonly direction: Direction;
  /** What else is found; of several rules that mean a series, the last holds on each side. */
  readonly limit: readonly RuleFor<AllowedValues>[];

  /** Name of a severity: the gate fails on a finding of at least this. */
  readonly failOn?: string;
}

/** What holds when nothing is said. */
export const detectDefaults: DetectOptions = {
  input: 'auto',
  value: [],
  series: [],
  tz: 'UTC',
  maxBadRows: { absolute: 0 },
  select: [],
  exclude: [],
  promqlWindow: 'left-open',
  quantile: 0.95,
  detector: 'stl',
  budgetPerWeek: namedBudgets[defaultSensitivity],
  falseDiscoveryRate: 0.5,
  season: 'auto',
  minDurationMs: [],
  minChange: [],
  minVolume: [],
  direction: 'both',
  limit: [],
};

/** The names that registries lend to the check. */
export interface OptionChoices {
  readonly inputs: readonly string[];
  readonly detectors: readonly string[];
  readonly severities: readonly string[];
  /** The command whose help a refusal names; left out: `detect`. */
  readonly command?: string;
}

/** What was typed, by option name: text, lists of text, or nothing. */
export type TypedOptions = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Checks what was typed and turns it into final units. zod is handed in, because loading it costs more than
 * `--help` may take.
 * @throws UsageError naming the option, what was given and what is expected
 */
export function resolveDetectOptions(
  typed: TypedOptions,
  choices: OptionChoices,
  z: typeof Zod,
): DetectOptions {
  if (typed['sumBy'] !== undefined && typed['avgBy'] !== undefined) {
    const what = '--sum-by and --avg-by exclude each other';
    throw new UsageError({ code: 'option-value', place: 'aiops', what, fix: 'run it twice' });
  }
  const checked = detectOptionsSchema(choices, z).safeParse(typed);
  if (checked.success) return settled(checked.data);
  const issue = checked.error.issues[0];
  const [key = '', at] = issue?.path ?? [];
  const option = kebabCase(String(key));
  const given = typed[String(key)] ?? '';
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--${option} ${JSON.stringify(typeof at === 'number' ? given[at] : given)}: ${issue?.message ?? 'not understood'}`,
    fix: `see: aiops ${choices.command ?? 'detect'} --help`,
  });
}

/** What was typed by the names of the options: a budget wins over a named one. */
function settled(checked: Zod.infer<ReturnType<typeof detectOptionsSchema>>): DetectOptions {
  const { sensitivity, budget, fdr = detectDefaults.falseDiscoveryRate, ...others } = checked;
  const budgetPerWeek = budget ?? namedBudgets[sensitivity ?? defaultSensitivity];
  return {
    ...detectDefaults,
    ...withoutUndefined(others),
    budgetPerWeek,
    falseDiscoveryRate: fdr === 'off' ? undefined : fdr,
  };
}

function detectOptionsSchema(choices: OptionChoices, z: typeof Zod) {
  const oneOf = (names: readonly string[]) => z.enum(names, `expected one of ${names.join(', ')}`);
  const rules = <Rule>(ruleOf: (text: string) => Rule | undefined, expected: string) =>
    z.array(z.string().transform(ruleOr(z, ruleOf, expected))).optional();
  return z.strictObject({
    input: oneOf(['auto', ...choices.inputs]).optional(),
    time: z.string().min(1, 'expected a column name or number').optional(),
    value: z.array(z.string()).optional(),
    series: z.array(z.string()).optional(),
    tz: z.string().refine(isTimeZone, 'expected an IANA time zone such as Europe/Vienna').optional(),
    delimiter: z
      .string()
      .transform((text) => (text === '\\t' || text === 'tab' ? '\t' : text))
      .refine((text) => text.length === 1, 'expected one character, or "tab"')
      .optional(),
    decimal: z.enum(['.', ','], 'expected "." or ","').optional(),
    maxBadRows: z
      .string()
      .transform(amountOr(z, 'a count or a share such as 1%', isWholeAmount))
      .optional(),
    intervalMs: z
      .string()
      .transform(durationOr(z, (ms) => ms > 0))
      .optional(),
    start: z.string().optional(),
    select: z.array(z.string()).optional(),
    exclude: z.array(z.string()).optional(),
    since: z.string().optional(),
    until: z.string().optional(),
    judgeSince: z.string().optional(),
    as: oneOf(numberKinds).optional() as Zod.ZodOptional<Zod.ZodType<NumberKind>>,
    rangeMs: z
      .string()
      .transform(durationOr(z, (ms) => ms > 0))
      .optional(),
    promqlWindow: oneOf(windowRules).optional() as Zod.ZodOptional<Zod.ZodType<WindowRule>>,
    quantile: z
      .string()
      .transform(Number)
      .refine((share) => share > 0 && share < 1, 'expected a number between 0 and 1, such as 0.99')
      .optional(),
    sumBy: z.string().transform(labelNames).optional(),
    avgBy: z.string().transform(labelNames).optional(),
    detector: oneOf(choices.detectors).optional(),
    sensitivity: oneOf(sensitivities).optional() as Zod.ZodOptional<Zod.ZodType<Sensitivity>>,
    budget: z.string().transform(budgetOr(z)).optional(),
    fdr: z
      .string()
      .transform((text) => (text === 'off' ? text : Number(text)))
      .refine((rate) => rate === 'off' || (rate > 0 && rate < 1), 'expected a number between 0 and 1, or off')
      .optional(),
    season: oneOf(seasons).optional() as Zod.ZodOptional<Zod.ZodType<Season>>,
    minDurationMs: rules(durationMs, DURATION),
    minChange: rules(leastChangeOf, CHANGE),
    minVolume: rules(volumeOf, VOLUME),
    direction: oneOf(directions).optional() as Zod.ZodOptional<Zod.ZodType<Direction>>,
    limit: rules(allowedValuesOf, LIMIT),
    failOn: oneOf(choices.severities).optional(),
  });
}

const DURATION = 'a duration such as 90s, 5m, 2h or 1d';
const CHANGE =
  "an amount such as 12.5, a share such as 5%, both as in '12.5,5%', or by direction: 'up:10,down:5%'";
const VOLUME = 'an amount such as 12.5';
const LIMIT = "what is allowed, such as '<90', '>=10' or '10..90'";

/** A rule, alone or after a selector. */
function ruleOr<Rule>(z: typeof Zod, ruleOf: (text: string) => Rule | undefined, expected: string) {
  return (typed: string, context: Zod.RefinementCtx): RuleFor<Rule> => {
    const found = ruleFor(typed, ruleOf);
    if (found !== undefined) return found;
    context.addIssue(`expected ${expected}; for some series: 'SELECTOR: …'`);
    return z.NEVER;
  };
}

/** In the metric's unit. */
function volumeOf(text: string): number | undefined {
  const amount = amountOf(text);
  return amount !== undefined && 'absolute' in amount ? amount.absolute : undefined;
}

/**
 * A duration in whole milliseconds, from numbers and units; undefined when it is none.
 * @example durationMs('1h30m') // => 5_400_000
 */
export function durationMs(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d|w))+$/.test(text)) return undefined;
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g)) {
    ms += Number(amount) * (unitMs[unit ?? ''] ?? 0);
  }
  return Math.round(ms);
}

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** @example labelNames('job, status') // => ['job', 'status'] */
function labelNames(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function durationOr(z: typeof Zod, accepts: (ms: number) => boolean) {
  return (text: string, context: Zod.RefinementCtx): number => {
    const ms = durationMs(text);
    if (ms !== undefined && accepts(ms)) return ms;
    context.addIssue(`expected ${DURATION}`);
    return z.NEVER;
  };
}

const WEEK_MS = 604_800_000;

/** False alarms a week. @example '2/30d' // => 0.4667 */
function budgetOr(z: typeof Zod) {
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

function amountOr(z: typeof Zod, expected: string, accepts: (amount: Amount) => boolean) {
  return (text: string, context: Zod.RefinementCtx): Amount => {
    const amount = amountOf(text);
    if (amount !== undefined && accepts(amount)) return amount;
    context.addIssue(`expected ${expected}`);
    return z.NEVER;
  };
}

function isWholeAmount(amount: Amount): boolean {
  return 'share' in amount ? amount.share <= 1 : Number.isInteger(amount.absolute);
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function kebabCase(name: string): string {
  return name.replace(/Ms$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
