import { sampleCorrelation } from 'simple-statistics';
import type { DayParts } from './usual-difference.ts';

/** Even and odd days agree this well on which hours are loud, or none is. */
const LEAST_AGREEMENT = 0.75;
const HOURS = 24;
/** With fewer days a single departure would make an hour loud. */
const FEWEST_DAYS = 6;
/** A departure counts at most this many usual sizes: one of an hour or two makes no hour of the day loud. */
const CLIPPED_AT = 3;

/**
 * How much larger than in others departures are in the hour of the day that each slot lies in; undefined where even
 * and odd days do not agree.
 * @param spread the usual size of the departures
 */
export function loudnessOfHours(
  departures: Float64Array,
  spread: Float64Array,
  { partOf, parts, days }: DayParts,
): Float64Array | undefined {
  if (days < FEWEST_DAYS) return undefined;
  const ofDays = [0, 1].map(() => ({ sums: new Float64Array(HOURS), counts: new Float64Array(HOURS) }));
  const hourOf = Uint8Array.from({ length: parts }, (_, part) => Math.floor((part / parts) * HOURS));
  let parity = 0;
  for (let slot = 0; slot < departures.length; slot++) {
    if (slot > 0 && partOf[slot]! < partOf[slot - 1]!) parity = 1 - parity;
    const size = Math.abs(departures[slot]!) / spread[slot]!;
    if (Number.isNaN(size)) continue;
    const hour = hourOf[partOf[slot]!]!;
    ofDays[parity]!.sums[hour]! += Math.min(CLIPPED_AT, size);
    ofDays[parity]!.counts[hour]! += 1;
  }
  const [even, odd] = ofDays.map(({ sums, counts }) => [...sums].map((sum, hour) => sum / counts[hour]!));
  if (!(agreement(even!, odd!) > LEAST_AGREEMENT)) return undefined;
  const ofHour = even!.map((size, hour) => (size + odd![hour]!) / 2);
  const usual = ofHour.reduce((sum, size) => sum + size, 0) / HOURS;
  const loudness = new Float64Array(departures.length);
  for (let slot = 0; slot < loudness.length; slot++) loudness[slot] = ofHour[hourOf[partOf[slot]!]!]! / usual;
  return loudness;
}

/** NaN where an hour was never seen, or all are equally loud. */
function agreement(even: readonly number[], odd: readonly number[]): number {
  if ([...even, ...odd].some((size) => !(size > 0))) return Number.NaN;
  return sampleCorrelation([...even], [...odd]);
}
