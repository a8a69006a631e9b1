import type { CivilGrid } from '../series/civil-grid.ts';
import { quotient, sizes } from './elementwise.ts';
import type { Period } from './periods/periods.ts';
import { copyWithoutNaN, MAD_TO_SIGMA, medianInPlace } from './robust.ts';
import { restlessness } from './scale.ts';

/** Once the worst are out, the scale is that of the others: so often it is made anew at most. */
const PASSES = 8;
/** More than this share far out is the nature of the series, not contamination. */
const MOST_OUTLIERS = 0.3;

/**
 * Which samples are incidents rather than noise: those more than so many robust scales from zero, the scale made anew
 * without them until it stands (one sample in five far out makes it a third too large). Where most samples are equal
 * there is no scale to measure by, and where more than three in ten are out they are no exception: nothing is out.
 * @param remainder around zero; NaN at a gap
 * @param scales how many robust scales are too many
 * @returns 1 at an outlier, 0 elsewhere
 */
export function outliersOf(remainder: Float64Array, scales: number): Uint8Array {
  const kept = sizes(remainder);
  const isOut = new Uint8Array(remainder.length);
  const scratch = new Float64Array(remainder.length);
  let out = 0;
  let observed = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const count = copyWithoutNaN(kept, scratch);
    if (pass === 0) observed = count;
    const limit = scales * MAD_TO_SIGMA * medianInPlace(scratch, count);
    if (!(limit > 0)) break;
    const before = out;
    for (let slot = 0; slot < kept.length; slot++) {
      if (!(kept[slot]! > limit)) continue;
      kept[slot] = Number.NaN;
      isOut[slot] = 1;
      out += 1;
    }
    if (out === before) break;
  }
  return out > MOST_OUTLIERS * observed ? new Uint8Array(remainder.length) : isOut;
}

/** How a remainder lies in time, and what counts as an incident in it. */
interface Incidents {
  readonly stepMs: number;
  readonly civil: Pick<CivilGrid, 'slotOf'>;
  readonly periods: readonly Pick<Period, 'length'>[];
  /** Less than this is nothing but rounding. */
  readonly rounding: number;
  /** In robust scales. */
  readonly limit: number;
}

/** Where the remainder is more than `limit` scales out, or that many times more where the cycle is more restless. */
export function incidentsOf(
  remainder: Float64Array,
  calm: Float64Array,
  { stepMs, civil, periods, rounding, limit }: Incidents,
): Uint8Array {
  const cycles = periods.map(({ length }) => length);
  const where = { stepMs, civilSlotOf: civil.slotOf, periods: cycles };
  const times = restlessness(whereCalm(remainder, calm), where);
  const scaled = quotient(remainder, times);
  for (let slot = 0; slot < scaled.length; slot++)
    if (Math.abs(remainder[slot]!) < rounding) scaled[slot] = 0;
  return outliersOf(scaled, limit);
}

/** The values, NaN where what is calm has none. */
export function whereCalm(values: Float64Array, calm: Float64Array): Float64Array {
  const kept = values.slice();
  for (let slot = 0; slot < kept.length; slot++) if (Number.isNaN(calm[slot]!)) kept[slot] = Number.NaN;
  return kept;
}
