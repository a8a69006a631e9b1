import {
  findPeriod,
  namedPeriods,
  type Period,
  type PeriodLabel,
  phaseMedians,
  testPeriod,
  withoutCycleTrend,
} from './periods.ts';
import { median, robustScale } from './robust.ts';
import { runningMedian } from './running-median.ts';
import { stl } from './stl.ts';

/** A series taken apart: trend + seasonal + remainder = values. One entry a slot. */
export interface Decomposition {
  readonly trend: Float64Array;
  /** All zero without a period. */
  readonly seasonal: Float64Array;
  readonly period: Period | undefined;
  /** Slots on either side of a step over which the trend bends towards it; 0 where a step stays a step. */
  readonly trendReach: number;
}

/** The trend is smoothed over at least this long: an incident of half a day must not become the trend. */
const TREND_MS = 1.5 * namedPeriods.day;
/** …and over at least this many samples, for series with long steps. */
const TREND_SAMPLES = 145;
/** Robust passes; the flagged samples of 8 and of 15 passes agree, which STL's authors found enough too. */
const OUTER_PASSES = 8;
/** With fewer samples a curve would be drawn through noise: the trend is the median. */
const FEWEST_FOR_TREND = 20;

/**
 * Takes a series apart by a robust periodic STL in civil time, or, where no season is strong enough, by a
 * robust LOESS trend alone; a series too short for either has its median as the trend.
 * @param civilSlotOf civil slot of each slot, `civilSlots` of them
 */
export function decompose(
  values: Float64Array,
  stepMs: number,
  civil: { readonly slotOf: Int32Array; readonly length: number },
  seasons: readonly PeriodLabel[],
): Decomposition {
  const onCivil = spread(values, civil.slotOf, civil.length);
  const period = choosePeriod(onCivil, stepMs, seasons);
  const window = trendWindow(values.length, stepMs, period);
  if (period === undefined) {
    const seasonal = new Float64Array(values.length);
    return { trend: robustTrend(values, window), seasonal, period, trendReach: 0 };
  }
  const parts = stl(withoutOutliers(onCivil, period.length), {
    period: period.length,
    periodic: true,
    trendWindow: window,
    robust: true,
    outer: OUTER_PASSES,
  });
  const gather = (part: Float64Array) => values.map((_, slot) => part[civil.slotOf[slot]!]!);
  return { trend: gather(parts.trend), seasonal: gather(parts.seasonal), period, trendReach: window >> 1 };
}

function choosePeriod(
  values: Float64Array,
  stepMs: number,
  seasons: readonly PeriodLabel[],
): Period | undefined {
  const only = seasons.length === 1 ? seasons[0] : undefined;
  if (only === undefined) return findPeriod(values, stepMs, seasons);
  const told = testPeriod(values, stepMs, only);
  return told && { label: told.label, ms: told.ms, length: told.length, strength: told.strength };
}

/** Civil slots that two slots fall into hold their mean; those that none falls into are NaN. */
function spread(values: Float64Array, civilSlotOf: Int32Array, civilSlots: number): Float64Array {
  const civil = new Float64Array(civilSlots).fill(Number.NaN);
  values.forEach((value, slot) => {
    const at = civilSlotOf[slot]!;
    if (Number.isNaN(value)) return;
    civil[at] = Number.isNaN(civil[at]) ? value : civil[at]! / 2 + value / 2;
  });
  return civil;
}

/** A sample this many scales away from the median cycle has no part in the fit. */
const OUTLIER = 6;

/**
 * Incidents are taken out (made missing) before the fit. STL starts from a plain mean per phase, and with three
 * cycles an incident of one week would leave its ghost in the other two before robust weights could act; medians
 * have no such start.
 */
function withoutOutliers(values: Float64Array, length: number): Float64Array {
  const detrended = withoutCycleTrend(values, length);
  const profile = phaseMedians(detrended, length, () => true);
  const left = detrended.map((value, slot) => value - profile[slot % length]!);
  const limit = OUTLIER * robustScale(left);
  return values.map((value, slot) => (Math.abs(left[slot]!) > limit ? Number.NaN : value));
}

function trendWindow(samples: number, stepMs: number, period: Period | undefined): number {
  const wanted = Math.max(TREND_MS / stepMs, TREND_SAMPLES, 1.5 * (period?.length ?? 0));
  return Math.ceil(Math.min(wanted, Math.max(samples, 1.5 * (period?.length ?? 0)))) | 1;
}

function robustTrend(values: Float64Array, window: number): Float64Array {
  const observed = values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  if (observed < FEWEST_FOR_TREND) return new Float64Array(values.length).fill(median(values));
  return runningMedian(values, window);
}
