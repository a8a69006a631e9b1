import { sampleCorrelation } from 'simple-statistics';
import { each, sizes } from './elementwise.ts';
import { runningMedian } from './medians/running-median.ts';
import { MAD_TO_SIGMA, median, medianInPlace, quantile, robustScale } from './robust.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A part of the cycle, or a day, that looks this much quieter than the whole is not believed to be quieter still. */
const QUIETEST_SHARE = 0.3;
/** A series that is still most of the time has at least these shares of its own extremes as its scale. */
const SHARE_OF_95 = 0.15;
const SHARE_OF_995 = 0.02;
/**
 * Quotients and sums of large numbers differ in their last bits (2⁻⁵² ≈ 2e-16 each) though they should be equal. A
 * remainder is not believed to be smaller than what half a million such roundings leave; nobody measures so finely.
 */
const ROUNDING_SHARE = 1e-10;
/** Fewer samples than this teach nothing about a part of the cycle. */
const FEWEST_OF_PART = 9;
/** The spread goes with the cycle where its parts agree this well between even and odd cycles. */
const LEAST_AGREEMENT = 0.75;
const FEWEST_PARTS = 3;

/** What the scale of a remainder depends on beside itself. */
export interface ScaleInput {
  readonly stepMs: number;
  readonly civilSlotOf: Int32Array;
  /** Lengths, in slots, of the seasons that were fitted. */
  readonly periods: readonly number[];
  /** The median of the absolute values, in their unit. */
  readonly usualSize: number;
}

/**
 * The usual size of the remainder at each slot, as a standard deviation: that of its part of the cycle (an hour of the
 * civil day, an hour of the week, a 24th of another season), where odd and even cycles agree on which parts are
 * restless, times the square root of how restless the day around it is compared with the whole. Never below what
 * rounding makes of values of that size; 1 where the remainder is zero throughout.
 * @param remainder NaN at a gap, and at what is not trusted
 */
export function localScale(remainder: Float64Array, input: ScaleInput): Float64Array {
  const absolute = sizes(remainder);
  const whole = robustScale(remainder);
  const floor = Math.max(SHARE_OF_95 * quantile(absolute, 0.95), SHARE_OF_995 * quantile(absolute, 0.995));
  const least = Math.max(floor, QUIETEST_SHARE * whole);
  const rounding = ROUNDING_SHARE * input.usualSize || 0;
  if (!(least > 0)) return new Float64Array(remainder.length).fill(Math.max(whole, rounding) || 1);
  const ofPart = partScales(absolute, input);
  const window = Math.min(remainder.length, Math.max(Math.round(DAY_MS / input.stepMs), 145)) | 1;
  const around = runningMedian(absolute, window);
  const scale = new Float64Array(remainder.length);
  for (let slot = 0; slot < scale.length; slot++) {
    const usual = Math.max(least, ofPart === undefined ? whole : ofPart[slot]!);
    const restless = Math.max(least, around[slot]! * MAD_TO_SIGMA) / Math.max(whole, floor);
    scale[slot] = Math.max(least, rounding, usual * Math.sqrt(restless));
  }
  return scale;
}

/**
 * How much more restless than the whole, at least 1, the part of the cycle is that each slot lies in, by what a value
 * usually differs from its neighbour: incidents of hours are no part of it, nor what the season missed.
 * @param remainder NaN at a gap
 */
export function restlessness(
  remainder: Float64Array,
  { stepMs, civilSlotOf, periods }: Omit<ScaleInput, 'usualSize'>,
): Float64Array {
  const quick = new Float64Array(remainder.length).fill(Number.NaN);
  for (let slot = 1; slot < quick.length; slot++)
    quick[slot] = Math.abs(remainder[slot]! - remainder[slot - 1]!);
  const usual = median(quick);
  const times = new Float64Array(remainder.length).fill(1);
  if (!(usual > 0)) return times;
  for (const cycle of new Set([DAY_MS / stepMs, ...periods])) {
    const parts = partsOf(cycle, stepMs);
    const part = partOfEach(civilSlotOf, cycle, parts);
    const ofPart = medianOfParts(quick, parts, part);
    for (let slot = 0; slot < times.length; slot++)
      times[slot] = Math.max(times[slot]!, ofPart[part[slot]!]! / usual || 0);
  }
  return times;
}

/** The scale of the part of the cycle that each slot lies in, for the cycle whose parts agree best; undefined for none. */
function partScales(
  absolute: Float64Array,
  { stepMs, civilSlotOf, periods }: Omit<ScaleInput, 'usualSize'>,
): Float64Array | undefined {
  let best: Float64Array | undefined;
  let bestAgreement = LEAST_AGREEMENT;
  for (const cycle of new Set([DAY_MS / stepMs, ...periods])) {
    const parts = partsOf(cycle, stepMs);
    const part = partOfEach(civilSlotOf, cycle, parts);
    const inHalves = part.slice();
    for (let slot = 0; slot < part.length; slot++)
      if (Math.floor(civilSlotOf[slot]! / cycle) % 2 === 1) inHalves[slot]! += parts;
    const ofHalves = medianOfParts(absolute, 2 * parts, inHalves);
    const agreement = agreementOf(ofHalves.subarray(0, parts), ofHalves.subarray(parts));
    if (!(agreement > bestAgreement)) continue;
    const all = medianOfParts(absolute, parts, part);
    bestAgreement = agreement;
    best = each(absolute, (_, slot) => all[part[slot]!]! * MAD_TO_SIGMA);
  }
  return best;
}

function partOfEach(civilSlotOf: Int32Array, cycle: number, parts: number): Int32Array {
  const part = new Int32Array(civilSlotOf.length);
  const isWhole = Number.isInteger(cycle);
  for (let slot = 0; slot < part.length; slot++) {
    const at = civilSlotOf[slot]!;
    // Of whole numbers this is exact, and soon done; the remainder of a division by a fraction takes long.
    const phase = isWhole ? at - Math.floor(at / cycle) * cycle : at % cycle;
    part[slot] = Math.floor((phase / cycle) * parts);
  }
  return part;
}

/** A cycle of a day or longer has a part for each hour, a shorter one 24. */
function partsOf(cycle: number, stepMs: number): number {
  return Math.max(1, Math.round(Math.min(Math.max(24, (cycle * stepMs) / HOUR_MS), cycle / 2)));
}

/** NaN for a part of too few samples. */
function medianOfParts(absolute: Float64Array, parts: number, partOf: Int32Array): Float64Array {
  const ends = new Int32Array(parts + 1);
  for (let slot = 0; slot < absolute.length; slot++)
    if (!Number.isNaN(absolute[slot]!)) ends[partOf[slot]! + 1]! += 1;
  for (let part = 0; part < parts; part++) ends[part + 1]! += ends[part]!;
  const starts = ends.slice(0, parts);
  const next = starts.slice();
  const sorted = new Float64Array(ends[parts]!);
  for (let slot = 0; slot < absolute.length; slot++) {
    if (!Number.isNaN(absolute[slot]!)) sorted[next[partOf[slot]!]!++] = absolute[slot]!;
  }
  return Float64Array.from(starts, (start, part) => {
    const count = ends[part + 1]! - start;
    return count < FEWEST_OF_PART ? Number.NaN : medianInPlace(sorted.subarray(start), count);
  });
}

/** Correlation of the logarithms of two sets of sizes, where both are known and positive; NaN for fewer than three. */
function agreementOf(even: Float64Array, odd: Float64Array): number {
  const both = [...even.keys()].filter((part) => even[part]! > 0 && odd[part]! > 0);
  if (both.length < FEWEST_PARTS) return Number.NaN;
  const logs = (sizes: Float64Array) => both.map((part) => Math.log(sizes[part]!));
  const [evenLogs, oddLogs] = [logs(even), logs(odd)];
  const moves = Math.max(...evenLogs) > Math.min(...evenLogs) && Math.max(...oddLogs) > Math.min(...oddLogs);
  return moves ? sampleCorrelation(evenLogs, oddLogs) : Number.NaN;
}
