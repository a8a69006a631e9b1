import { firstNotBelow } from '../sorted.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SLOTS_OF_DAY = 48;

/** Slots next to one another, both ends included, and the chance that undisturbed data has such a run. */
export interface Run {
  readonly firstSlot: number;
  readonly lastSlot: number;
  /** Per sample, as in a `Judgement`. */
  readonly probability: number;
}

/** What runs are looked for in. */
export interface RunInput {
  readonly values: Float64Array;
  readonly stepMs: number;
  /** Civil slot of each slot: what is usual is learned for each half hour of the civil day. */
  readonly civilSlotOf: Int32Array;
}

/** A gap shorter than this is a lost scrape… */
const SHORTEST_GAP_SLOTS = 3;
const SHORTEST_GAP_MS = 3 * MINUTE_MS;
/** …and none is so rare that its like could not come once in a hundred samples. */
const LEAST_MISSING_SHARE = 0.01;
/** Where more than this share is missing, in several gaps, gaps are the nature of the series… */
const SPARSE_SHARE = 0.2;
const SEVERAL_GAPS = 5;
/** …and only one this many times as long as nine in ten of the others is told. */
const UNUSUAL_GAP_FACTOR = 3;

/**
 * Runs of missing samples: at least three slots and three minutes, and not before the first one that is there.
 * Their probability is the product of how often each of their half hours of the day lacks a sample on the other
 * days, so that a nightly pause is usual.
 */
export function gapRuns(input: RunInput): Run[] {
  const isMissing = marksWhere(input.values, (slot) => Number.isNaN(input.values[slot]!));
  const gaps = runsWhere(isMissing.length, (slot) => isMissing[slot] === 1);
  const missing = gaps.reduce((sum, gap) => sum + lengthOf(gap), 0);
  const isSparse = gaps.length >= SEVERAL_GAPS && missing > SPARSE_SHARE * isMissing.length;
  const usualBeside = isSparse ? usualLengths(gaps) : () => 0;
  return gaps
    .filter((run) => run.firstSlot > 0 && lengthOf(run) >= UNUSUAL_GAP_FACTOR * usualBeside(run))
    .filter((run) => isLongEnough(run, input.stepMs, SHORTEST_GAP_SLOTS, SHORTEST_GAP_MS))
    .map((run) => withProbability(run, input, isMissing, LEAST_MISSING_SHARE));
}

/** For each gap, the length that nine in ten of the others do not exceed. */
function usualLengths(gaps: readonly Run[]): (run: Run) => number {
  const lengths = Float64Array.from(gaps, lengthOf).sort();
  const rank = Math.floor(0.9 * (lengths.length - 2));
  return (run) => lengths[firstNotBelow(lengths, lengthOf(run)) <= rank ? rank + 1 : rank]!;
}

const SHORTEST_FLATLINE_SLOTS = 5;
const SHORTEST_FLATLINE_MS = 10 * MINUTE_MS;
/** A series that repeats itself more often than this cannot be told from a stuck one. */
const MOST_REPEATING_SHARE = 0.8;
/** A run longer than this share of the series is how the series is. */
const LONGEST_SHARE = 0.2;
/** The same value may have stood still before, but not half as long. */
const LONGEST_PRECEDENT = 1 / 3;
/** Neighbours are not independent, so a stuck run must be far beyond chance: 1 in 10¹² over the whole series. */
const CERTAIN = 1e-12;
const LEAST_REPEATING_SHARE = 0.001;

/**
 * Runs of one repeated value in a series that is known to move: at least five samples and ten minutes, not at the
 * series' minimum (idle is not stuck), without precedent, and beyond chance by how often neighbours are equal
 * in each half hour of the day.
 */
export function stuckRuns(input: RunInput): Run[] {
  const { values } = input;
  const repeats = marksWhere(values, (slot) => slot > 0 && values[slot] === values[slot - 1]);
  const observed = countWhere(values, (slot) => !Number.isNaN(values[slot]!));
  const repeating = countWhere(values, (slot) => repeats[slot] === 1);
  if (observed < 2 || repeating > MOST_REPEATING_SHARE * observed) return [];
  const lowest = leastOf(values);
  const runs = runsWhere(values.length, (slot) => repeats[slot] === 1).map((run) => ({
    ...run,
    firstSlot: run.firstSlot - 1,
  }));
  return runs
    .filter((run) => isLongEnough(run, input.stepMs, SHORTEST_FLATLINE_SLOTS, SHORTEST_FLATLINE_MS))
    .filter((run) => values[run.firstSlot] !== lowest && lengthOf(run) <= LONGEST_SHARE * observed)
    .filter((run) => !hasPrecedent(run, runs, values))
    .map((run) => withProbability(run, input, repeats, LEAST_REPEATING_SHARE))
    .map((run) => ({ ...run, probability: Math.min(1, run.probability * observed) }))
    .filter((run) => run.probability < CERTAIN);
}

/** A loop, as `map` and `reduce` of a typed array take several times as long. */
function marksWhere(values: Float64Array, isMarked: (slot: number) => boolean): Float64Array {
  const marks = new Float64Array(values.length);
  for (let slot = 0; slot < marks.length; slot++) if (isMarked(slot)) marks[slot] = 1;
  return marks;
}

function countWhere(values: Float64Array, isCounted: (slot: number) => boolean): number {
  let count = 0;
  for (let slot = 0; slot < values.length; slot++) if (isCounted(slot)) count += 1;
  return count;
}

function runsWhere(length: number, isInside: (slot: number) => boolean): Run[] {
  const runs: Run[] = [];
  let firstSlot = -1;
  for (let slot = 0; slot <= length; slot++) {
    const inside = slot < length && isInside(slot);
    if (inside && firstSlot < 0) firstSlot = slot;
    if (!inside && firstSlot >= 0) {
      runs.push({ firstSlot, lastSlot: slot - 1, probability: 1 });
      firstSlot = -1;
    }
  }
  return runs;
}

/** NaN, which Math.min would pass on, is left out. */
function leastOf(values: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < values.length; slot++) if (values[slot]! < least) least = values[slot]!;
  return least;
}

function lengthOf(run: Run): number {
  return run.lastSlot - run.firstSlot + 1;
}

function isLongEnough(run: Run, stepMs: number, slots: number, ms: number): boolean {
  return lengthOf(run) >= slots && lengthOf(run) * stepMs >= ms;
}

function hasPrecedent(run: Run, runs: readonly Run[], values: Float64Array): boolean {
  return runs.some(
    (other) =>
      other.firstSlot !== run.firstSlot &&
      values[other.firstSlot] === values[run.firstSlot] &&
      lengthOf(other) >= LONGEST_PRECEDENT * lengthOf(run),
  );
}

/** The product, over the run, of the share of marked slots in the same half hour outside the run. */
function withProbability(run: Run, input: RunInput, marks: Float64Array, least: number): Run {
  const { stepMs, civilSlotOf } = input;
  const halfHourOf = (slot: number) =>
    Math.floor((((civilSlotOf[slot]! * stepMs) % DAY_MS) / DAY_MS) * SLOTS_OF_DAY);
  const marked = new Float64Array(SLOTS_OF_DAY);
  const all = new Float64Array(SLOTS_OF_DAY);
  for (let slot = 0; slot < marks.length; slot++) {
    if (slot >= run.firstSlot && slot <= run.lastSlot) continue;
    marked[halfHourOf(slot)]! += marks[slot]!;
    all[halfHourOf(slot)]! += 1;
  }
  let decades = 0;
  for (let slot = run.firstSlot; slot <= run.lastSlot; slot++) {
    const halfHour = halfHourOf(slot);
    decades += Math.log10(Math.max(least, all[halfHour]! === 0 ? 0 : marked[halfHour]! / all[halfHour]!));
  }
  return { ...run, probability: 10 ** Math.max(decades, -300) };
}
