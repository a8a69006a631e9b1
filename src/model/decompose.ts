import type { CivilGrid } from '../series/civil-grid.ts';
import { total, without } from './elementwise.ts';
import type { LevelShift } from './level/change-points.ts';
import { levelAround } from './level/level-around.ts';
import { isRandomWalk, localLevel } from './level/random-walk.ts';
import { calmOf, type Grid, isDisturbed, type Look, lookAt } from './look.ts';
import { incidentsOf, outliersOf } from './outliers.ts';
import { namedPeriods, type Period } from './periods/periods.ts';
import { smoothedSeason } from './profile.ts';
import { onGrid, readBack } from './regrid.ts';
import { median, robustScale } from './robust.ts';
import { mstl } from './stl/mstl.ts';

/** What a series could carry, from the least on. */
export type Model = 'median' | 'trend' | 'seasonal-trend' | 'random-walk';

/** A series taken apart: trend + Σ seasonal + remainder = values. One entry a slot. */
export interface Decomposition {
  readonly model: Model;
  /** With the level shifts as steps. */
  readonly trend: Float64Array;
  /** One a period, in their order. */
  readonly seasonal: readonly Float64Array[];
  readonly shifts: readonly LevelShift[];
  /** 1 where a sample is no part of the noise: an incident. */
  readonly isOutlier: Uint8Array;
}

/** The trend is smoothed over at least this long: an incident of half a day must not become the trend. */
const TREND_MS = 1.5 * namedPeriods.day;
/** …and over at least this many samples, for series with long steps. */
const TREND_SAMPLES = 145;
/** Without a season, and with less than three days, the trend must carry what would be one: this share of the series. */
const SHORT_MS = 3 * namedPeriods.day;
const SHORT_SHARE = 1 / 3;
/** So many scales from what was fitted, a sample is an incident. */
const FAR_OUT = 6;
/** Sums of values differ in their last bits though they should be equal: less than this share of the largest value. */
const ROUNDING_SHARE = 1e-12;
/** Incidents are out before the fit; these passes are for what is left of them. */
const OUTER_PASSES = 2;
/** With fewer samples a curve would be drawn through noise: the trend is the median. */
const FEWEST_FOR_TREND = 20;

/**
 * Takes a series apart, seasons, level shifts and incidents together, for what each is depends on the others:
 *
 * 1. Rough seasons: medians of phases around the trend over a cycle, which neither incidents nor shifts move.
 * 2. Without them: does the level wander like a random walk? Then it is followed closely (`localLevel`), and there are
 *    no shifts. Else its lasting shifts (`levelShifts`) are taken off, so that a step stays a step.
 * 3. What is then doubtfully far from the trend (`outliersOf`) is left out. Where that is more than one sample in
 *    fifty, 1 to 3 once more without it, for an incident that falls into a third of the cycles still bends a median.
 * 4. MSTL of the rest, robust, in civil time, each season the same in all its cycles and smoothed over neighbouring
 *    phases; the steps are put back into the trend. What is far from that is an incident.
 *
 * Without a season the trend is a running median of what is left, around its slope. A series of fewer than 20 samples
 * has its median.
 * @param values NaN at a gap
 * @param periods ascending, from `findPeriods`
 */
export function decompose(
  values: Float64Array,
  stepMs: number,
  civil: CivilGrid,
  periods: readonly Period[],
): Decomposition {
  if (countObserved(values) < FEWEST_FOR_TREND) return constant(values);
  const window = trendWindow(values.length, stepMs, periods.at(-1));
  const grid = { stepMs, civil, periods, window, rounding: ROUNDING_SHARE * largestOf(values) };
  const first = lookAt(values, values, grid);
  if (isRandomWalk(first.level).isRandomWalk) return wandering(first);
  const seen = isDisturbed(first) ? lookAt(values, calmOf(values, first), grid) : first;
  const { shifts, stairs } = seen;
  const calm = calmOf(values, seen);
  const { trend, seasonal } =
    periods.length === 0 ? { trend: levelAround(calm, grid.window), seasonal: [] } : fitted(calm, grid);
  return {
    model: periods.length === 0 ? 'trend' : 'seasonal-trend',
    trend: total(trend, stairs),
    seasonal,
    shifts,
    isOutlier: incidentsOf(without(values, [stairs, trend, ...seasonal]), calm, { ...grid, limit: FAR_OUT }),
  };
}

function countObserved(values: Float64Array): number {
  let observed = 0;
  for (let slot = 0; slot < values.length; slot++) if (!Number.isNaN(values[slot]!)) observed += 1;
  return observed;
}

function constant(values: Float64Array): Decomposition {
  return {
    model: 'median',
    trend: new Float64Array(values.length).fill(median(values)),
    seasonal: [],
    shifts: [],
    isOutlier: new Uint8Array(values.length),
  };
}

function wandering({ level, rough }: Look): Decomposition {
  const { expected } = localLevel(level);
  const isOutlier = outliersOf(without(level, [expected]), FAR_OUT);
  return { model: 'random-walk', trend: expected, seasonal: rough, shifts: [], isOutlier };
}

function fitted(values: Float64Array, { stepMs, civil, periods, window }: Grid) {
  const parts = mstl(onGrid(values, civil), {
    seasons: periods.map(({ length }) => ({ period: length, periodic: true })),
    trendWindow: window,
    robust: true,
    outer: OUTER_PASSES,
  });
  const scale = robustScale(parts.remainder);
  const seasonal = parts.seasonal.map((part, index) =>
    readBack(smoothedSeason(part, periods[index]!.length, stepMs, scale), civil),
  );
  return { trend: readBack(parts.trend, civil), seasonal };
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}

function trendWindow(samples: number, stepMs: number, longest: Period | undefined): number {
  if (longest === undefined && samples * stepMs < SHORT_MS) {
    return Math.ceil(Math.max(TREND_SAMPLES, SHORT_SHARE * samples)) | 1;
  }
  const least = 1.5 * (longest?.length ?? 0);
  const wanted = Math.max(TREND_MS / stepMs, TREND_SAMPLES, least);
  return Math.ceil(Math.min(wanted, Math.max(samples, least))) | 1;
}
