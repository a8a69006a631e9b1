/** An incident of at least this many samples… */
const LEAST_SAMPLES = 24;
/** …that takes more than this share of a series would teach the tails that it is judged by: they censor no more. */
const LEAST_SHARE = 0.03;
/** So many samples that are none do not end it. */
const TOLERATED_SAMPLES = 2;

/**
 * The incidents that last for so much of a series that nothing can be learned while they do: a two-hour outage in a day
 * of data.
 * @param isOutlier 1 where a sample is no part of the noise
 * @returns 1 within them; undefined where there are none
 */
export function longIncidents(isOutlier: Uint8Array): Uint8Array | undefined {
  const least = Math.max(LEAST_SAMPLES, LEAST_SHARE * isOutlier.length);
  let marked: Uint8Array | undefined;
  for (let slot = 0; slot < isOutlier.length; slot++) {
    if (isOutlier[slot] !== 1) continue;
    const { last, outliers } = incidentFrom(isOutlier, slot);
    if (outliers >= least) {
      marked ??= new Uint8Array(isOutlier.length);
      marked.fill(1, slot, last + 1);
    }
    slot = last;
  }
  return marked;
}

function incidentFrom(
  isOutlier: Uint8Array,
  first: number,
): { readonly last: number; readonly outliers: number } {
  let last = first;
  let outliers = 0;
  for (let slot = first; slot < isOutlier.length && slot - last <= TOLERATED_SAMPLES + 1; slot++) {
    if (isOutlier[slot] !== 1) continue;
    last = slot;
    outliers += 1;
  }
  return { last, outliers };
}

/** The values, NaN where they teach nothing. */
export function teaching(values: Float64Array, leftOut: Uint8Array | undefined): Float64Array {
  if (leftOut === undefined) return values;
  const kept = values.slice();
  for (let slot = 0; slot < kept.length; slot++) if (leftOut[slot] === 1) kept[slot] = Number.NaN;
  return kept;
}
