import { MAD_TO_SIGMA, median, quantile, robustScale } from './robust.ts';
import { runningMedian } from './running-median.ts';

const DAY_MS = 86_400_000;
const HOURS = 24;
/** An hour, or a day, that looks this much quieter than the whole is not believed to be quieter still. */
const QUIETEST_SHARE = 0.3;
/** A series that is still most of the time has at least these shares of its own extremes as its scale. */
const SHARE_OF_95 = 0.15;
const SHARE_OF_995 = 0.02;
/**
 * Quotients and sums of large numbers differ in their last bits (2⁻⁵² ≈ 2e-16 each) though they should be equal. A
 * remainder is not believed to be smaller than what half a million such roundings leave; nobody measures so finely.
 */
const ROUNDING_SHARE = 1e-10;
/** Fewer samples than this teach nothing about an hour. */
const FEWEST_OF_HOUR = 9;

/** What the scale of a remainder depends on beside itself. */
export interface ScaleInput {
  readonly stepMs: number;
  readonly civilSlotOf: Int32Array;
  readonly hasSeason: boolean;
  /** The median of the absolute values, in their unit. */
  readonly usualSize: number;
}

/**
 * The usual size of the remainder at each slot, as a standard deviation: that of its hour of the civil day (when
 * the series has a season) times the square root of how restless the day around it is compared with the whole.
 * Never below what rounding makes of values of that size; 1 where the remainder is zero throughout.
 * @param remainder NaN at a gap
 */
export function localScale(
  remainder: Float64Array,
  { stepMs, civilSlotOf, hasSeason, usualSize }: ScaleInput,
): Float64Array {
  const absolute = remainder.map(Math.abs);
  const whole = robustScale(remainder);
  const floor = Math.max(SHARE_OF_95 * quantile(absolute, 0.95), SHARE_OF_995 * quantile(absolute, 0.995));
  const least = Math.max(floor, QUIETEST_SHARE * whole);
  const rounding = ROUNDING_SHARE * usualSize || 0;
  if (!(least > 0)) return new Float64Array(remainder.length).fill(whole > 0 ? Math.max(whole, rounding) : 1);
  const ofHour = hasSeason ? hourScales(absolute, stepMs, civilSlotOf, whole) : undefined;
  const window = Math.min(remainder.length, Math.max(Math.round(DAY_MS / stepMs), 145)) | 1;
  const around = runningMedian(absolute, window);
  return remainder.map((_, slot) => {
    const hourly = Math.max(least, ofHour?.[hourOf(civilSlotOf[slot]!, stepMs)] ?? whole);
    const restless = Math.max(least, around[slot]! * MAD_TO_SIGMA) / Math.max(whole, floor);
    return Math.max(least, rounding, hourly * Math.sqrt(restless));
  });
}

function hourScales(
  absolute: Float64Array,
  stepMs: number,
  civilSlotOf: Int32Array,
  whole: number,
): Float64Array {
  const ofHour: number[][] = Array.from({ length: HOURS }, () => []);
  absolute.forEach((value, slot) => {
    if (!Number.isNaN(value)) ofHour[hourOf(civilSlotOf[slot]!, stepMs)]!.push(value);
  });
  return Float64Array.from(ofHour, (values) =>
    values.length < FEWEST_OF_HOUR ? whole : median(Float64Array.from(values)) * MAD_TO_SIGMA,
  );
}

/** Hours are counted from the first slot: which of them is nine o'clock does not matter here. */
function hourOf(civilSlot: number, stepMs: number): number {
  return Math.floor(((civilSlot * stepMs) % DAY_MS) / (DAY_MS / HOURS));
}
