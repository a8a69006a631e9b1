import { copyWithoutNaN, MAD_TO_SIGMA, median, medianInPlace } from './robust.ts';

/** A day has so many parts of four hours. */
export const PARTS_A_DAY = 6;

/** A day that a series spent away from where it usually is on that weekday. */
export interface DayDeparture {
  /** Counted from the first. */
  readonly day: number;
  /** How far it was away, up or down, for most of the day; only one part of the day was farther. */
  readonly size: number;
}

/** So many times the usual change from one week to the next is far… */
const FAR = 4;
/** …and in all parts of the day but one it is at least this much to the same side: no incident of some hours is a day. */
const FAR_IN_PART = 1;
const PARTS_TO_DEPART = PARTS_A_DAY - 1;
/** What is usual on a weekday is told by the nearest of that weekday, itself among them… */
const MOST_ALIKE = 5;
/** …of which with fewer no day is the odd one. */
const FEWEST_ALIKE = 3;
const WEEK_DAYS = 7;
/** A day, or a part of one, of which less than this share is there is not judged. */
const LEAST_SHARE = 0.75;

/**
 * The days on which a series was elsewhere all day long: the median of the day is far from that of the same weekday in
 * the weeks around it, and so is what remains of it above the running median of seven days; by the first a level that
 * grows is no departure at the ends, by the second a step is none for weeks. O(n).
 * @param values season removed; NaN at a gap
 * @param partOf part of the civil day of each slot, counted from the first midnight: 6 is the first of the second day
 * @returns in order of time; none where no weekday comes three times
 */
export function dayDepartures(values: Float64Array, partOf: Int32Array): DayDeparture[] {
  const parts = byPart(values, partOf);
  const days = (parts.starts.length - 1) / PARTS_A_DAY;
  if (days <= WEEK_DAYS * (FEWEST_ALIKE - 1)) return [];
  const medians = mediansOf(parts, PARTS_A_DAY);
  const fromWeekday = distances(medians);
  const fromWeek = distances(medians.map((level, day) => level - weekAround(medians, day)));
  const far: number[] = [];
  for (let day = 0; day < days; day++) {
    const [one, other] = [fromWeekday.distances[day]!, fromWeek.distances[day]!];
    if (Math.min(one, other) > FAR || Math.max(one, other) < -FAR) far.push(day);
  }
  if (far.length === 0) return [];
  const byPartOfDay = distancesByPart(mediansOf(parts, 1));
  return far.flatMap((day) => {
    const isUp = fromWeekday.distances[day]! > 0;
    const side = isUp ? 1 : -1;
    const away = byPartOfDay.filter((part) => side * part.distances[day]! > FAR_IN_PART);
    if (away.length < PARTS_TO_DEPART) return [];
    const sizes = away.map((part) => side * part.deviations[day]!).sort((a, b) => b - a);
    return [{ day, size: side * sizes[1]! }];
  });
}

/** Samples without the gaps, part after part. */
interface Parts {
  readonly values: Float64Array;
  /** Where each part begins in them; one more than there are parts, which are whole days. */
  readonly starts: Int32Array;
}

/** By counting, as an hour that comes twice may lie before and after midnight. */
function byPart(values: Float64Array, partOf: Int32Array): Parts {
  let last = -1;
  for (let slot = 0; slot < partOf.length; slot++) last = Math.max(last, partOf[slot]!);
  const parts = Math.ceil((last + 1) / PARTS_A_DAY) * PARTS_A_DAY;
  const starts = new Int32Array(parts + 1);
  for (let slot = 0; slot < values.length; slot++) {
    if (!Number.isNaN(values[slot]!)) starts[partOf[slot]! + 1]! += 1;
  }
  for (let part = 0; part < parts; part++) starts[part + 1]! += starts[part]!;
  const next = starts.slice();
  const sorted = new Float64Array(starts[parts]!);
  for (let slot = 0; slot < values.length; slot++) {
    if (!Number.isNaN(values[slot]!)) sorted[next[partOf[slot]!]!++] = values[slot]!;
  }
  return { values: sorted, starts };
}

/** Medians of so many parts at a time; NaN where much of them is not there. */
function mediansOf({ values, starts }: Parts, together: number): Float64Array {
  const count = (starts.length - 1) / together;
  const samples = Int32Array.from(
    { length: count },
    (_, i) => starts[(i + 1) * together]! - starts[i * together]!,
  );
  const fullest = samples.reduce((most, one) => Math.max(most, one), 0);
  return Float64Array.from(samples, (ofOne, i) =>
    ofOne < LEAST_SHARE * fullest
      ? Number.NaN
      : median(values.subarray(starts[i * together], starts[(i + 1) * together])),
  );
}

interface Distances {
  /** From what is usual on the weekday. */
  readonly deviations: Float64Array;
  /** The same in usual changes from week to week; NaN where nothing changes. */
  readonly distances: Float64Array;
}

/**
 * How far each day is from its weekday. What is usual is the MAD of the changes over a week, ÷ √2 as two days make each:
 * the MAD of the deviations themselves is too small, as of each weekday the middle one deviates by nothing.
 */
function distances(levels: Float64Array): Distances {
  const changes = levels.subarray(WEEK_DAYS).map((level, day) => Math.abs(level - levels[day]!));
  const scale = (median(changes) * MAD_TO_SIGMA) / Math.SQRT2;
  const deviations = levels.map((level, day) => level - usualOn(levels, day));
  return {
    deviations,
    distances: deviations.map((deviation) => (scale > 0 ? deviation / scale : Number.NaN)),
  };
}

/** The median of the nearest days of the same weekday; NaN where they are too few, or the day itself is not there. */
function usualOn(levels: Float64Array, day: number): number {
  if (Number.isNaN(levels[day]!)) return Number.NaN;
  const nearest = new Float64Array(MOST_ALIKE);
  let count = 1;
  nearest[0] = levels[day]!;
  for (let away = WEEK_DAYS; count < MOST_ALIKE && away < levels.length; away += WEEK_DAYS) {
    for (const level of [levels[day - away], levels[day + away]]) {
      if (count < MOST_ALIKE && level !== undefined && !Number.isNaN(level)) nearest[count++] = level;
    }
  }
  return count < FEWEST_ALIKE ? Number.NaN : medianInPlace(nearest, count);
}

/** Median of the seven days around one, of the first or last seven near an end. */
function weekAround(levels: Float64Array, day: number): number {
  const from = Math.max(0, Math.min(levels.length - WEEK_DAYS, day - (WEEK_DAYS - 1) / 2));
  const scratch = new Float64Array(WEEK_DAYS);
  return medianInPlace(scratch, copyWithoutNaN(levels.subarray(from, from + WEEK_DAYS), scratch));
}

/** Of each part of the day, over the days. */
function distancesByPart(medians: Float64Array): Distances[] {
  return Array.from({ length: PARTS_A_DAY }, (_, part) =>
    distances(medians.filter((_level, i) => i % PARTS_A_DAY === part)),
  );
}
