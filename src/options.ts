import type { AllowedValues, Amount, LeastChange, RuleFor } from './rules.ts';
import type { Threshold } from './thresholds.ts';

/** Three budgets of false alarms that have a name: so many in a week, of each series. */
export const namedBudgets = { low: 0.1, medium: 0.5, high: 1.5 } as const;
export type Sensitivity = keyof typeof namedBudgets;
export const sensitivities = Object.keys(namedBudgets) as Sensitivity[];
export const defaultSensitivity: Sensitivity = 'medium';

/** What becomes of a gated series without a value. */
export const noDataLevels = ['error', 'warn', 'ignore'] as const;
export type NoData = (typeof noDataLevels)[number];

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
  /** What else the gate asks, of each series that is meant. */
  readonly threshold: readonly RuleFor<Threshold>[];
  /** What it means for the gate that it asks about a series without a sample. */
  readonly noData: NoData;
  /** The file of accepted findings, where one is named. */
  readonly baseline?: string;
}

/** The options of the gate: all that decides once a result is there. */
export type GateOptions = Pick<DetectOptions, 'failOn' | 'threshold' | 'noData'>;

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
  threshold: [],
  noData: 'error',
};

/** Whether anything is asked that can fail. */
export function isGated({ failOn, threshold }: GateOptions): boolean {
  return failOn !== undefined || threshold.some(({ rule }) => rule.level !== 'off');
}

/** What was typed, by option name: text, lists of text, or nothing. */
export type TypedOptions = Readonly<Record<string, string | readonly string[] | undefined>>;

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
