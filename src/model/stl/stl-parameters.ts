import type { LoessDegree } from './loess.ts';

/** Every parameter of a fit, with its name in the paper. Windows and jumps count samples unless said. */
export interface StlParameters {
  /** n_p: samples in one cycle, at least 2. */
  readonly period: number;
  /** n_s: cycles in a neighbourhood of the seasonal smoothing; odd, at least 3, better 7. */
  readonly seasonalWindow: number;
  /** The same cycle throughout: n_s is 10n + 1, of degree 0, and each phase becomes its mean in the end. */
  readonly periodic: boolean;
  /** n_t: samples in a neighbourhood of the trend smoothing; odd, at least 3. */
  readonly trendWindow: number;
  /** n_l: samples in a neighbourhood of the low-pass smoothing; odd, at least 3. */
  readonly lowPassWindow: number;
  readonly seasonalDegree: LoessDegree;
  readonly trendDegree: LoessDegree;
  readonly lowPassDegree: LoessDegree;
  /** Cycles from one fitted position to the next; those between are interpolated. */
  readonly seasonalJump: number;
  readonly trendJump: number;
  readonly lowPassJump: number;
  /** n_i: passes of the inner loop in each pass of the outer, at least 1. */
  readonly inner: number;
  /** n_o: how often the robustness weights are made anew; 0 for a fit that is not robust. */
  readonly outer: number;
}

/** What is left out gets its value from `stlDefaults`. */
export type StlChoice = {
  readonly [Name in keyof Omit<StlParameters, 'period'>]?: StlParameters[Name] | undefined;
} & {
  /** Stands for `inner` 1 and `outer` 15; without it they are 2 and 0. */
  readonly robust?: boolean | undefined;
};

export type StlOptions = StlChoice & { readonly period: number };

/** The least that the paper recommends for n_s. */
const DEFAULT_SEASONAL_WINDOW = 7;

/**
 * The parameters for `samples` values, with R's defaults for what `choice` leaves out: windows from the
 * paper's section 3, jumps of a tenth of a window. R has none for the seasonal window; here it is 7.
 * `periodic` wins over a seasonal window and its degree. Nothing is checked here.
 * @example stlDefaults(24, 1000).trendWindow // => 47
 */
export function stlDefaults(period: number, samples: number, choice: StlChoice = {}): StlParameters {
  const periodic = choice.periodic ?? false;
  const seasonalWindow = periodic ? 10 * samples + 1 : (choice.seasonalWindow ?? DEFAULT_SEASONAL_WINDOW);
  const trendWindow = choice.trendWindow ?? toOdd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonalWindow)));
  const lowPassWindow = choice.lowPassWindow ?? toOdd(period);
  const trendDegree = choice.trendDegree ?? 1;
  const robust = choice.robust ?? false;
  return {
    period,
    seasonalWindow,
    periodic,
    trendWindow,
    lowPassWindow,
    seasonalDegree: periodic ? 0 : (choice.seasonalDegree ?? 0),
    trendDegree,
    lowPassDegree: choice.lowPassDegree ?? trendDegree,
    seasonalJump: choice.seasonalJump ?? Math.ceil(seasonalWindow / 10),
    trendJump: choice.trendJump ?? Math.ceil(trendWindow / 10),
    lowPassJump: choice.lowPassJump ?? Math.ceil(lowPassWindow / 10),
    inner: choice.inner ?? (robust ? 1 : 2),
    outer: choice.outer ?? (robust ? 15 : 0),
  };
}

function toOdd(window: number): number {
  return window % 2 === 0 ? window + 1 : window;
}

/** @throws RangeError for a parameter that breaks its rule, and for fewer than two full periods. */
export function requireStl(samples: number, parameters: StlParameters): void {
  const { period } = parameters;
  requireWhole(parameters, 'period', 2);
  if (samples < 2 * period) {
    throw new RangeError(`a fit needs two full periods, here ${2 * period} samples, got ${samples}`);
  }
  for (const name of ['seasonalWindow', 'trendWindow', 'lowPassWindow'] as const) {
    if (!Number.isInteger(parameters[name]) || parameters[name] < 3 || parameters[name] % 2 === 0) {
      throw new RangeError(`${name} is an odd whole number of at least 3, got ${parameters[name]}`);
    }
  }
  for (const name of ['seasonalDegree', 'trendDegree', 'lowPassDegree'] as const) {
    if (parameters[name] !== 0 && parameters[name] !== 1) {
      throw new RangeError(`${name} is 0 or 1, got ${parameters[name]}`);
    }
  }
  for (const name of ['seasonalJump', 'trendJump', 'lowPassJump', 'inner'] as const) {
    requireWhole(parameters, name, 1);
  }
  requireWhole(parameters, 'outer', 0);
}

type WholeNumber = 'period' | 'seasonalJump' | 'trendJump' | 'lowPassJump' | 'inner' | 'outer';

function requireWhole(parameters: StlParameters, name: WholeNumber, least: number): void {
  const value = parameters[name];
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} is a whole number of at least ${least}, got ${value}`);
  }
}
