import { sizes as absolute } from '../elementwise.ts';
import { MAD_TO_SIGMA, median } from '../robust.ts';
import { runningSums } from './running-sums.ts';
import { type Cycling, usualScatter } from './usual-scatter.ts';

/** A single sample counts no more than so many robust standard deviations: many must scatter. */
const CLIPPED_AT = 4;

/**
 * How large each sample of noise is, 1 being the mean at its time of the cycle; at most about 5, so that no few of them make
 * a mean. Undefined for a series of which more than half stands still: its scatter has no usual size.
 * @param noise NaN at a gap
 */
export function usualSizes(noise: Float64Array, cycling: Cycling): Float64Array | undefined {
  const sizes = absolute(noise);
  const unit = MAD_TO_SIGMA * median(sizes);
  if (!(unit > 0)) return undefined;
  const clipped = sizes.slice();
  for (let slot = 0; slot < sizes.length; slot++) clipped[slot] = Math.min(CLIPPED_AT, sizes[slot]! / unit);
  const usual = usualScatter(clipped, cycling);
  for (let slot = 0; slot < sizes.length; slot++)
    clipped[slot] = Math.min(CLIPPED_AT, sizes[slot]! / unit / usual[slot]!);
  const mean = runningSums(clipped).mean(0, clipped.length);
  for (let slot = 0; slot < sizes.length; slot++) clipped[slot]! /= mean;
  return clipped;
}
