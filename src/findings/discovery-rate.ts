/** How loud the loudest of a run may be by chance, and how much of the run is louder than that. */
export interface Discoveries {
  /** A finding stands when the chance that its stretch shows it undisturbed is at most this; 0 lets none stand. */
  readonly cutOff: number;
  /** Stretches that have one such finding at least. */
  readonly stretches: number;
}

/** Series are cut into equal stretches as near to this as can be: a budget is so many false alarms in a week. */
const STRETCH_MS = 604_800_000;

/** Into how many stretches a series is cut; a short one is one. */
export function stretchesIn(durationMs: number): number {
  return Math.max(1, Math.round(durationMs / STRETCH_MS));
}

/**
 * Control of the false-discovery rate over a run. Each stretch of a series is one question, "was it undisturbed?", and
 * its answer the least likely of its findings. Single findings are no fair unit: one incident makes many of them, and
 * each would let a false one elsewhere pass; nor are samples, which depend on their neighbours. A whole series is none
 * either: that something rare happened in each week of a year is not what chance does, however often it would once.
 *
 * In a stretch that is kept its other findings are held to the same cut-off. As their chances are those of the whole
 * stretch (see `chanceIn`), that is Bonferroni's test at the level limit · kept / stretches, under which, on average
 * over the stretches that are kept, at most the share `limit` of them has a false finding, also where series move
 * together. O(k log k).
 *
 * SOURCE: Benjamini and Hochberg 1995 (JRSS B 57, p. 293), procedure (1): of the chances in ascending order the last
 * with p(k) ≤ limit · k / stretches, and all before it; positive dependence: Benjamini and Yekutieli 2001 (Annals of
 * Statistics 29, theorem 1.2); within what is kept: Benjamini and Bogomolov 2014 (JRSS B 76, theorem 1).
 * @param leastChances of each stretch that has findings, the chance of the least likely of them
 * @param stretches how many could have had some; at least as many
 */
export function discoveries(leastChances: readonly number[], stretches: number, limit: number): Discoveries {
  const ascending = [...leastChances].sort((a, b) => a - b);
  const last = ascending.findLastIndex((chance, index) => chance <= (limit * (index + 1)) / stretches);
  return { cutOff: last === -1 ? 0 : (limit * (last + 1)) / stretches, stretches: last + 1 };
}

/**
 * Chance that so many undisturbed samples show such a finding at least once: 1 − exp(−probability · samples), as false
 * alarms come one by one and rarely (Poisson).
 * @param probability of a finding, per sample
 */
export function chanceIn(samples: number, probability: number): number {
  return -Math.expm1(-probability * samples);
}
