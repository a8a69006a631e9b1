/** Neighbouring peaks are more than this many slots apart: closer ones are one event… */
const PEAK_DISTANCE = 16;
/** …and what is this share as high, without a longer break, belongs to the peak. */
const PLATEAU_SHARE = 0.5;
/** Fewer peaks than this cannot teach how high peaks usually are. */
const FEWEST_PEAKS = 8;
/** The tail is learned from this share of all peaks, the highest ones, and from no fewer than this many… */
const TAIL_SHARE = 0.15;
const FEWEST_IN_TAIL = 5;
/** …of which this share may be anomalies and count only as "at least this high". */
const CENSORED_SHARE = 0.3;
/** Evidence is in decades: that a peak of one more is ten times as rare is believed as much as five peaks. */
const PRIOR_SCALE = 1 / Math.LN10;
const PRIOR_PEAKS = 5;
/** Peaks of equal height (counts, zeros) must not make each decade worth many. */
const LEAST_SCALE = 0.05;
/** An earlier peak is the like of a later one if it is this high at least, and this many slots before it. */
const LIKE_SHARE = 0.9;
const LIKE_AFTER = 60;
/** So many of the like are expected at most, however long the record: after that one more is no news. */
const MOST_EXPECTED = 2;
/** What is left of the alarms of undisturbed data by then: measured on made worlds (README, "Decisions"). */
const LEFT_OF_ALARMS = 0.6;

/** What `alarmProbability` says. */
export interface Alarms {
  /** Chance, per sample, so that chance × samples = expected alarms; in (0, 1], NaN where the evidence is. */
  readonly probability: Float64Array;
  /** Whether the series had peaks enough to teach their own rate. */
  readonly isLearned: boolean;
}

/**
 * The chance that undisturbed data raises an alarm as loud as the evidence at each sample.
 *
 * Peaks of the evidence, at least 16 slots apart (which absorbs autocorrelation), have an exponential tail; it is
 * fitted to the highest 15 % of them by maximum likelihood, the top three tenths of those censored, since they may be
 * what we look for. Repeats count less: a peak that has had more of its like before than the tail lets expect (a nightly batch, a
 * bursty series) is by that much more probable than the tail says.
 * @param assumed decades of improbability of each sample under a heavy tail, NaN where the evidence is; asked for where
 * the peaks are too few to teach
 */
export function alarmProbability(evidence: Float64Array, assumed: () => Float64Array): Alarms {
  const peaks = peaksOf(evidence);
  if (peaks.length < FEWEST_PEAKS) return { probability: chancesOf(assumed()), isLearned: false };
  const heights = peaks.map((peak) => evidence[peak]!);
  const chanceOf = learnedChance(heights, evidence.length);
  const probability = new Float64Array(evidence.length);
  const { factors, ends } = repeatFactors(peaks, heights, chanceOf);
  let next = 0;
  for (let slot = 0; slot < probability.length; slot++) {
    while (slot >= ends[next]!) next += 1;
    // Most slots are far below the tail: a power takes long.
    probability[slot] = Math.min(1, chanceOf(evidence[slot]!) * factors[next]!);
  }
  return { probability, isLearned: true };
}

function chancesOf(decades: Float64Array): Float64Array {
  const chances = new Float64Array(decades.length);
  for (let slot = 0; slot < chances.length; slot++) chances[slot] = Math.min(1, 10 ** -decades[slot]!);
  return chances;
}

/**
 * Slots of the peaks in order of time: greedily the highest first, none within 16 slots of what belongs to a higher one.
 * A plateau is one peak: to a peak belongs all that is half as high, over breaks of up to 16 slots.
 */
export function peaksOf(evidence: Float64Array): number[] {
  const candidates: number[] = [];
  for (let slot = 0; slot < evidence.length; slot++) if (evidence[slot]! > 0) candidates.push(slot);
  candidates.sort((a, b) => evidence[b]! - evidence[a]! || a - b);
  const taken = new Uint8Array(evidence.length);
  const peaks: number[] = [];
  for (const slot of candidates) {
    if (taken[slot] === 1) continue;
    peaks.push(slot);
    const first = edgeOf(evidence, slot, -1) - PEAK_DISTANCE;
    taken.fill(1, Math.max(0, first), edgeOf(evidence, slot, 1) + PEAK_DISTANCE + 1);
  }
  return peaks.sort((a, b) => a - b);
}

/** The last slot in this direction that belongs to a peak. */
function edgeOf(evidence: Float64Array, peak: number, step: 1 | -1): number {
  const least = PLATEAU_SHARE * evidence[peak]!;
  let last = peak;
  for (let slot = peak + step; Math.abs(slot - last) <= PEAK_DISTANCE; slot += step) {
    if (!(slot >= 0 && slot < evidence.length)) break;
    if (evidence[slot]! >= least) last = slot;
  }
  return last;
}

/**
 * Turns evidence into expected alarms per sample. The scale of the tail is the maximum likelihood estimate of an
 * exponential distribution whose largest values are censored (type II; Lawless 2003, Statistical Models and Methods for
 * Lifetime Data, §4.1): the sum of all excesses, the censored ones as large as the largest that is not, over the number of
 * those that are not; with five excesses of the prior scale among them.
 */
function learnedChance(heights: readonly number[], samples: number): (evidence: number) => number {
  const descending = Float64Array.from(heights).sort().reverse();
  const wanted = Math.max(FEWEST_IN_TAIL, Math.floor(TAIL_SHARE * heights.length));
  const inTail = Math.min(heights.length - 1, wanted);
  const threshold = descending[inTail]!;
  const censored = Math.floor(CENSORED_SHARE * inTail);
  let excesses = censored * (descending[censored]! - threshold);
  for (let rank = censored; rank < inTail; rank++) excesses += descending[rank]! - threshold;
  const mean = (excesses + PRIOR_PEAKS * PRIOR_SCALE) / (inTail - censored + PRIOR_PEAKS);
  const scale = Math.max(LEAST_SCALE, mean);
  const rate = inTail / samples;
  return (evidence) => {
    if (Number.isNaN(evidence)) return Number.NaN;
    return evidence > threshold - scale * MOST_BELOW ? rate * Math.exp((threshold - evidence) / scale) : 1;
  };
}

/** So many scales below the threshold nothing is unlikely any more. */
const MOST_BELOW = 8;

/** For each peak, how many times more probable it is for its repeats, and the slot at which the next one's turn begins. */
function repeatFactors(
  peaks: readonly number[],
  heights: readonly number[],
  chanceOf: (evidence: number) => number,
): { readonly factors: Float64Array; readonly ends: Float64Array } {
  const factors = new Float64Array(peaks.length);
  const ends = new Float64Array(peaks.length).fill(Number.POSITIVE_INFINITY);
  for (let index = 0; index < peaks.length; index++) {
    const like = LIKE_SHARE * heights[index]!;
    const expected = Math.min(MOST_EXPECTED, chanceOf(like) * Math.max(0, peaks[index]! - LIKE_AFTER));
    factors[index] = (LEFT_OF_ALARMS * (1 + countLike(peaks, heights, index, like))) / (1 + expected);
    if (index > 0) ends[index - 1] = Math.ceil((peaks[index - 1]! + peaks[index]!) / 2);
  }
  return { factors, ends };
}

function countLike(
  peaks: readonly number[],
  heights: readonly number[],
  index: number,
  like: number,
): number {
  let count = 0;
  for (let earlier = 0; peaks[index]! - peaks[earlier]! >= LIKE_AFTER; earlier++)
    if (heights[earlier]! >= like) count += 1;
  return count;
}
