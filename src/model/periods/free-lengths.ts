import { robustScale } from '../robust.ts';
import { autocovariance, hillNear } from './autocovariance.ts';
import { cycleMovement } from './cycle-trend.ts';
import { type Spectrum, spectrumOf } from './spectrum.ts';

/** A length that no calendar suggests must come back this often. */
const FEWEST_CYCLES = 5;
const FEWEST_SAMPLES = 4;
/** Deviations count up to this many scales, or incidents would make seasons. */
const CLIP = 3;
/** So many peaks are looked at, the strongest first. */
const MOST_PEAKS = 4;
/** A peak may be an overtone, up to this one: jobs that are short have as much power there. */
const MOST_OVERTONES = 8;
/** An overtone is there if its power is this often that of the frequencies around it… */
const PRESENT = 7;
/** …and not nothing beside the peak; */
const PRESENT_POWER = 1 / 50;
/** so must be this share of those below a peak that is an overtone itself. */
const PRESENT_SHARE = 0.6;
/** A season that keeps time keeps this share of the height of its first hill. */
const KEPT = 0.8;
/** A hill of the autocorrelation is at least this high. */
const LEAST_HILL = 0.1;
/** A peak is known to this share of a cycle in the whole series. */
const PEAK_ERROR = 0.25;
/** Cycles in the whole series by which two lengths may differ and pass for one. */
const SAME = 0.1;
/** An overtone of a calendar season is a season of its own where it has this many times the power of those beside it. */
const OWN_POWER = 4;

/**
 * Lengths that a season may have, in samples, other than those of the calendar: hints of the spectrum, validated
 * and refined on the autocorrelation, after Vlachos, Yu, Castelli (2005), "On periodicity detection and structural
 * similarity", SIAM Data Mining, section 3 (AUTOPERIOD).
 * @param values NaN at a gap
 * @param calendar lengths of the seasons of the calendar that the series can show
 */
export function freeLengths(values: Float64Array, calendar: readonly number[]): number[] {
  const longest = values.length / FEWEST_CYCLES;
  if (longest < FEWEST_SAMPLES) return [];
  const clipped = clippedMovement(values, longest);
  const spectrum = spectrumOf(clipped, FEWEST_CYCLES);
  const isOfCalendar = (frequency: number) =>
    calendar.some((length) => isOvertoneOf(length, frequency, spectrum, values.length));
  const lengths: number[] = [];
  let looked = 0;
  for (const { frequency } of spectrum.peaks) {
    if (looked === MOST_PEAKS) break;
    if (isOfCalendar(frequency)) continue;
    if (lengths.some((length) => isNearOvertone(length, frequency, values.length))) continue;
    looked += 1;
    const length = refined(clipped, frequency, overtoneOf(spectrum, frequency, longest));
    if (length !== undefined && calendar.every((other) => !isSame(length, other, 1 / values.length)))
      lengths.push(snapped(length, calendar, values.length));
  }
  return lengths;
}

/** The movement around the trend over the longest cycle, no deviation larger than a few scales; 0 at a gap. */
function clippedMovement(values: Float64Array, longest: number): Float64Array {
  const movement = cycleMovement(values, longest);
  const limit = CLIP * robustScale(movement);
  for (let slot = 0; slot < movement.length; slot++) {
    const value = movement[slot]!;
    movement[slot] = Number.isNaN(value) ? 0 : Math.max(-limit, Math.min(limit, value));
  }
  return movement;
}

function isOvertoneOf(length: number, frequency: number, spectrum: Spectrum, samples: number): boolean {
  if (!isNearOvertone(length, frequency, samples)) return false;
  const overtone = Math.round(frequency * length);
  if (overtone === 1) return true;
  const below = spectrum.powerNear((overtone - 1) / length);
  const above = spectrum.powerNear((overtone + 1) / length);
  return spectrum.powerNear(frequency) < OWN_POWER * Math.max(below, above);
}

/** The length of a calendar season divided evenly, or a whole number of samples, where that is as good. */
function snapped(length: number, calendar: readonly number[], samples: number): number {
  for (const other of calendar) {
    const even = other / Math.round(other / length);
    if (isSame(length, even, SAME / samples)) return even;
  }
  return isSame(length, Math.round(length), SAME / samples) ? Math.round(length) : length;
}

function isSame(length: number, other: number, apart: number): boolean {
  return Math.abs(1 / length - 1 / other) < apart;
}

/** Whether the whole series cannot tell a frequency from a multiple of that of the season. */
function isNearOvertone(length: number, frequency: number, samples: number): boolean {
  const overtone = Math.round(frequency * length);
  return overtone >= 1 && Math.abs(frequency - overtone / length) < 1 / samples;
}

/** How often the frequency goes into the cycle that it is an overtone of: most of the overtones between stand out as well. */
function overtoneOf(spectrum: Spectrum, frequency: number, longest: number): number {
  const strong = PRESENT_POWER * spectrum.powerNear(frequency);
  const isPresent = (other: number) =>
    spectrum.prominenceNear(other) >= PRESENT && spectrum.powerNear(other) >= strong;
  for (let times = MOST_OVERTONES; times > 1; times--) {
    if (times / frequency > longest) continue;
    let present = 0;
    for (let overtone = 1; overtone < times; overtone++)
      if (isPresent((overtone * frequency) / times)) present += 1;
    if (present >= PRESENT_SHARE * (times - 1)) return times;
  }
  return 1;
}

/**
 * The length of a cycle that is so many times that of a frequency: by the hill of half the cycles that are there, or
 * of fewer, where they do not keep time for so long. Undefined where there is no hill, or the cycle has no shape.
 */
function refined(clipped: Float64Array, frequency: number, times: number): number | undefined {
  const length = times / frequency;
  const error = (PEAK_ERROR * length) / frequency / clipped.length;
  const movement = cycleMovement(clipped, length);
  const first = hillNear(movement, length, error, length);
  if (length < FEWEST_SAMPLES || first.height < LEAST_HILL * autocovariance(movement, 0)) return undefined;
  for (let cycles = Math.floor(clipped.length / length / 2); cycles > 1; cycles >>= 1) {
    const hill = hillNear(movement, cycles * length, cycles * error, length);
    if (hill.height >= KEPT * first.height) return hill.lag / cycles;
  }
  return first.lag;
}
