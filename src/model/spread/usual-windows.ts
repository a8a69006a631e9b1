import { MAD_TO_SIGMA, medianInPlace, orderStatisticInPlace } from '../robust.ts';
import type { RunningSums } from './running-sums.ts';

/** Lengths of the windows grow by this factor; one that is a fifth too long or too short loses a tenth. */
const GROWTH = 1.5;
/** Windows of one length begin this share of it apart. */
const STRIDE_SHARE = 1 / 5;
/** The longest window is this share of the series: what lasts longer is another usual. */
const LONGEST_SHARE = 1 / 6;
/** What is usual of a length is learned where so many windows of it lie side by side… */
const FEWEST_SIDE_BY_SIDE = 20;
/** …and else foretold from those: it falls as length^−power, at most as fast as that of independent samples. */
const MOST_POWER = 0.5;
const LEAST_POWER = 0.1;
/** q90 − q50 of normal samples, in σ. */
const NINTH_DECILE = 1.2816;

/** Makes means of sizes nearly normal; rising. */
export type Root = (mean: number) => number;

/** How roots of means of windows scatter: a centre, and a standard deviation on either side of it. */
export interface Spread {
  readonly centre: number;
  readonly above: number;
  readonly below: number;
}

/** All windows of one length, and what is usual of them. */
export interface Windows extends Spread {
  /** Slots in one. */
  readonly length: number;
  /** Slots from one to the next; the first begins at slot 0. */
  readonly stride: number;
  /** Root of the mean of each; NaN where half is missing. */
  readonly roots: Float64Array;
}

/**
 * Windows of growing lengths, with what is usual for each learned from the series' own: centre and robust standard
 * deviations, which know how scatter comes and goes over such a time, whatever the noise.
 * @param shortest fewest slots of a window
 * @returns the shortest first; none for a series of fewer than 20 of these
 */
export function usualWindows(sums: RunningSums, shortest: number, root: Root): Windows[] {
  const all: Windows[] = [];
  let learned = 0;
  for (let length = shortest; length <= LONGEST_SHARE * sums.length; length = Math.ceil(length * GROWTH)) {
    const stride = Math.max(1, Math.floor(STRIDE_SHARE * length));
    const roots = new Float64Array(Math.floor((sums.length - length) / stride) + 1);
    for (let at = 0; at < roots.length; at++) roots[at] = root(sums.mean(at * stride, at * stride + length));
    if (length * FEWEST_SIDE_BY_SIDE <= sums.length) learned = all.length + 1;
    if (learned === 0) break;
    const spread =
      learned > all.length ? spreadOf(everySecond(roots)) : foretold(all[0]!, all[learned - 1]!, length);
    all.push({ length, stride, roots, ...spread });
  }
  return all;
}

/** Windows that overlap by three fifths tell what is usual as well as those that overlap by four. */
function everySecond(roots: Float64Array): Float64Array {
  const half = new Float64Array((roots.length + 1) >> 1);
  for (let at = 0; at < half.length; at++) half[at] = roots[2 * at]!;
  return half;
}

/**
 * The median, and on either side the larger of the MAD and the distance to the decile, in σ. So one window in ten on
 * either side may be what is looked for. NaN is ignored.
 */
export function spreadOf(roots: Float64Array): Spread {
  const scratch = new Float64Array(roots.length);
  let count = 0;
  for (const root of roots) if (!Number.isNaN(root)) scratch[count++] = root;
  const centre = medianInPlace(scratch, count);
  const valueAt = (share: number) => orderStatisticInPlace(scratch, count, Math.round(share * (count - 1)));
  const above = (valueAt(0.9) - centre) / NINTH_DECILE;
  const below = (centre - valueAt(0.1)) / NINTH_DECILE;
  for (let i = 0; i < count; i++) scratch[i] = Math.abs(scratch[i]! - centre);
  const deviation = MAD_TO_SIGMA * medianInPlace(scratch, count);
  return { centre, above: Math.max(above, deviation), below: Math.max(below, deviation) };
}

/** Of longer windows than could be learned: as the spread fell from the first to the last that were. */
function foretold(first: Windows, last: Windows, length: number): Spread {
  const growth = Math.log(last.length / first.length);
  const fallen = (side: 'above' | 'below') => {
    const power = growth > 0 ? Math.log(first[side] / last[side]) / growth : MOST_POWER;
    return last[side] * (last.length / length) ** Math.max(LEAST_POWER, Math.min(MOST_POWER, power));
  };
  return { centre: last.centre, above: fallen('above'), below: fallen('below') };
}
