import { sizes } from '../elementwise.ts';
import { MAD_TO_SIGMA, median } from '../robust.ts';

/** Samples farther out than this many robust scales say no more about how neighbours go together. */
const CLIPPED_AT = 3;
/** Neighbours with less in common than this are taken for independent: nothing is gained by telling them apart. */
const LEAST_KEPT = 0.25;
/** With more than this, values wander, and their running level goes along: what counts is each step. */
const WANDERING = 0.55;
/** φ ÷ what is left of it around a running median of 25, for φ up to 0.7 (of made series; at 1 there is 0.72). */
const KEPT_TO_PHI = 1.18;

/**
 * What each sample brings that the ones before did not foretell, so that it scatters independently whether the values do
 * or not: e(t) = x(t) − φ x(t−1), where φ is what neighbours have in common, the autocorrelation at lag 1 around the
 * running level. Values that wander become differences of neighbours; where φ is small nothing is taken off.
 * @param values without their season; NaN at a gap
 * @param wobble the same around their running level, of 25 samples
 * @returns NaN at a gap and, where something was taken off, behind one
 */
export function localNoise(values: Float64Array, wobble: Float64Array): Float64Array {
  const kept = keptShare(wobble);
  if (kept < LEAST_KEPT) return wobble;
  return kept > WANDERING ? lessShareOfPrevious(values, 1) : lessShareOfPrevious(wobble, KEPT_TO_PHI * kept);
}

function lessShareOfPrevious(values: Float64Array, share: number): Float64Array {
  const fresh = new Float64Array(values.length).fill(Number.NaN);
  for (let slot = 1; slot < fresh.length; slot++) fresh[slot] = values[slot]! - share * values[slot - 1]!;
  return fresh;
}

function keptShare(values: Float64Array): number {
  const limit = CLIPPED_AT * MAD_TO_SIGMA * median(sizes(values));
  let together = 0;
  let alone = 0;
  let before = Number.NaN;
  for (let slot = 0; slot < values.length; slot++) {
    const clipped = Math.max(-limit, Math.min(limit, values[slot]!));
    const product = clipped * before;
    before = clipped;
    if (Number.isNaN(product)) continue;
    together += product;
    alone += clipped * clipped;
  }
  return alone > 0 ? together / alone : 0;
}
