import type * as Zod from 'zod';
import { UsageError } from './errors.ts';
import { nearest } from './nearest.ts';
import {
  amountOr,
  budgetOr,
  CHANGE,
  DURATION,
  durationOr,
  isTimeZone,
  isWholeAmount,
  LIMIT,
  labelNames,
  ruleOr,
  thresholdOr,
  VOLUME,
  volumeOf,
} from './option-values.ts';
import {
  type DetectOptions,
  type Direction,
  defaultSensitivity,
  detectDefaults,
  directions,
  durationMs,
  type GateOptions,
  type NoData,
  type NumberKind,
  namedBudgets,
  noDataLevels,
  numberKinds,
  type Season,
  type Sensitivity,
  seasons,
  sensitivities,
  type TypedOptions,
  type WindowRule,
  windowRules,
} from './options.ts';
import { allowedValuesOf, leastChangeOf } from './rules.ts';

/** The names that registries lend to the check. */
export interface OptionChoices {
  readonly inputs: readonly string[];
  readonly detectors: readonly string[];
  readonly severities: readonly string[];
  readonly kinds: readonly string[];
  /** The command whose help a refusal names; left out: `detect`. */
  readonly command?: string;
}

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
  if (checked.success) return withDefaults(checked.data);
  throw refused(checked.error.issues[0], typed, choices.command ?? 'detect');
}

/**
 * The same for what the gate alone is told.
 * @param typed no other options
 * @throws UsageError
 */
export function resolveGateOptions(
  typed: TypedOptions,
  choices: Pick<OptionChoices, 'severities' | 'kinds'> & { readonly command: string },
  z: typeof Zod,
): GateOptions {
  const checked = z.strictObject(gateShape(choices, z)).safeParse(typed);
  if (!checked.success) throw refused(checked.error.issues[0], typed, choices.command);
  const { threshold, noData } = detectDefaults;
  return { threshold, noData, ...withoutUndefined(checked.data) };
}

function refused(issue: Zod.core.$ZodIssue | undefined, typed: TypedOptions, command: string): UsageError {
  const [key = '', at] = issue?.path ?? [];
  const given = typed[String(key)] ?? '';
  const value = JSON.stringify(typeof at === 'number' ? given[at] : given);
  const fix = issue?.code === 'custom' ? issue.params?.['fix'] : nearestOf(issue, given);
  return new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--${kebabCase(String(key))} ${value}: ${issue?.message ?? 'not understood'}`,
    fix: typeof fix === 'string' ? fix : `see: aiops ${command} --help`,
  });
}

/** Of the few values that an option takes the one that was probably meant. */
function nearestOf(issue: Zod.core.$ZodIssue | undefined, given: string | readonly string[]) {
  if (issue?.code !== 'invalid_value' || typeof given !== 'string') return undefined;
  const meant = nearest(
    given,
    issue.values.map(String).filter((value) => value.length > 1),
  );
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}

/** What was typed by the names of the options: a budget wins over a named one. */
function withDefaults(checked: Zod.infer<ReturnType<typeof detectOptionsSchema>>): DetectOptions {
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
    ...gateShape(choices, z),
    baseline: z.string().optional(),
  });
}

/** What the gate can be told, by the names of the options. */
function gateShape({ severities, kinds }: Pick<OptionChoices, 'severities' | 'kinds'>, z: typeof Zod) {
  const oneOf = (names: readonly string[]) => z.enum(names, `expected one of ${names.join(', ')}`);
  return {
    failOn: oneOf(severities).optional(),
    threshold: z
      .array(z.string().transform(thresholdOr(z, { of: 'findings', severities, kinds })))
      .optional(),
    noData: oneOf(noDataLevels).optional() as Zod.ZodOptional<Zod.ZodType<NoData>>,
  };
}

function kebabCase(name: string): string {
  return name.replace(/Ms$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
