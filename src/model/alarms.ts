/** Neighbouring peaks are at least this many slots apart: closer ones are one event. */
const PEAK_DISTANCE = 16;
/** Fewer peaks than this cannot teach how high peaks usually are. */
const FEWEST_PEAKS = 8;
/** The share of all peaks, the highest ones, that the rate is fitted to… */
const FITTED_SHARE = 0.7;
/** …and the shares of those that may be anomalies and count only as "at least this high": many, and few. */
const TRIMMED_SHARES = [0.7, 0.1];
/** A repeat is an earlier peak of about the same height, at least this many slots ago… */
const REPEAT_AFTER = 60;
/** …which is forgotten over about this many slots. */
const REPEAT_MEMORY = 5000;
const REPEAT_WEIGHT = 3;
const REPEAT_POWER = 0.4;
/** Under the heavy tail only what is rarer than 1 in 100 is a peak that can repeat. */
const LEAST_ASSUMED = 2;
/**
 * Damping quiets undisturbed peaks too: on made noise it leaves at most a fifth of their alarms, once a dozen
 * peaks, some hundred slots, have gone before (README, "Decisions").
 */
const MOST_RELIEF = 5;
const RELIEF_AFTER = 300;

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
 * Peaks of the evidence, at least 16 slots apart (which absorbs autocorrelation), have a tail that is close to
 * exponential; it is fitted to the middle of the peaks by censored maximum likelihood: the highest of them are
 * what we look for and must not teach what is usual. Repeats are damped: what has happened before at about this
 * height (a nightly batch, a bursty series) says less the second time, and little the tenth.
 * What not even a heavy tail explains counts whatever the peaks teach, and alone where they are too few to teach.
 * @param assumed decades of improbability of each sample under a heavy tail; NaN where the evidence is
 */
export function alarmProbability(evidence: Float64Array, assumed: Float64Array): Alarms {
  const byTail = chancesOf(damped(assumed, LEAST_ASSUMED));
  const peaks = peaksOf(evidence);
  if (peaks.length < FEWEST_PEAKS) return { probability: byTail, isLearned: false };
  const decadesOf = learnedDecades(
    peaks.map((peak) => evidence[peak]!),
    evidence.length,
  );
  const learned = damped(evidence, 0);
  const probability = new Float64Array(evidence.length);
  for (let slot = 0; slot < probability.length; slot++) {
    const decades = decadesOf(learned[slot]!);
    // Most slots are far below the threshold: a power takes long.
    const chance = decades === 0 ? 1 : 10 ** -decades;
    probability[slot] = Math.min(byTail[slot]!, chance / relief(slot));
  }
  return { probability, isLearned: true };
}

function chancesOf(decades: Float64Array): Float64Array {
  const chances = new Float64Array(decades.length);
  for (let slot = 0; slot < chances.length; slot++) chances[slot] = Math.min(1, 10 ** -decades[slot]!);
  return chances;
}

/**
 * Slots of the peaks above `least` in order of time: greedily the highest first, none within 16 slots of a higher
 * one.
 */
export function peaksOf(evidence: Float64Array, least = 0): number[] {
  const candidates: number[] = [];
  for (let slot = 0; slot < evidence.length; slot++) if (evidence[slot]! > least) candidates.push(slot);
  candidates.sort((a, b) => evidence[b]! - evidence[a]! || a - b);
  const taken = new Uint8Array(evidence.length);
  const peaks: number[] = [];
  for (const slot of candidates) {
    if (taken[slot] === 1) continue;
    peaks.push(slot);
    taken.fill(1, Math.max(0, slot - PEAK_DISTANCE), slot + PEAK_DISTANCE + 1);
  }
  return peaks.sort((a, b) => a - b);
}

/**
 * Turns evidence into −log10 of the expected alarms per sample. Of a fit that distrusts many of the highest peaks and
 * one that distrusts few the thinner tail stands, for anomalies can only fatten it. Its scale is never below 1 / ln 10:
 * evidence is in decades, and peaks of equal height (counts, zeros) must not make each decade worth several.
 */
function learnedDecades(heights: readonly number[], samples: number): (evidence: number) => number {
  const descending = [...heights].sort((a, b) => b - a);
  const fitted = Math.floor(FITTED_SHARE * heights.length);
  const threshold = descending[fitted]!;
  const excesses = descending.slice(0, fitted).map((height) => height - threshold);
  const scale = Math.max(
    1 / Math.LN10,
    Math.min(...TRIMMED_SHARES.map((share) => tailScale(excesses, share))),
  );
  const rate = -Math.log10(fitted / samples);
  return (evidence) => Math.max(0, rate + (evidence - threshold) / scale / Math.LN10);
}

/** Maximum likelihood of an exponential tail whose largest excesses are censored. */
function tailScale(descending: readonly number[], censoredShare: number): number {
  const censored = Math.floor(censoredShare * descending.length);
  const trusted = descending.slice(censored).reduce((sum, excess) => sum + excess, 0);
  return (trusted + censored * descending[censored]!) / (descending.length - censored);
}

/** The evidence, each slot damped as much as the nearest peak above `least` is a repeat. */
function damped(evidence: Float64Array, least: number): Float64Array {
  const result = evidence.slice();
  const peaks = peaksOf(evidence, least);
  peaks.forEach((peak, index) => {
    const factor = (1 + REPEAT_WEIGHT * repeats(evidence, peaks, index)) ** -REPEAT_POWER;
    const from = Math.max(peak - PEAK_DISTANCE, Math.ceil(((peaks[index - 1] ?? -Infinity) + peak) / 2), 0);
    const to = Math.min(peak + PEAK_DISTANCE, Math.ceil((peak + (peaks[index + 1] ?? Infinity)) / 2) - 1);
    for (let slot = from; slot <= to && slot < result.length; slot++) result[slot]! *= factor;
  });
  return result;
}

function relief(slot: number): number {
  return 1 + (MOST_RELIEF - 1) * (1 - Math.exp(-slot / RELIEF_AFTER));
}

/** How often a peak of this height has been seen before: each earlier peak counts by height and by age. */
function repeats(evidence: Float64Array, peaks: readonly number[], index: number): number {
  const peak = peaks[index]!;
  const height = evidence[peak]!;
  let sum = 0;
  for (let earlier = index - 1; earlier >= 0; earlier--) {
    const age = peak - peaks[earlier]!;
    if (age < REPEAT_AFTER) continue;
    if (age > 8 * REPEAT_MEMORY) break;
    const asHigh = 1 / (1 + Math.exp(-20 * (evidence[peaks[earlier]!]! / height - 0.95)));
    sum += asHigh * Math.exp(-age / REPEAT_MEMORY);
  }
  return sum;
}
