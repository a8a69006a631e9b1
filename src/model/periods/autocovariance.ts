/**
 * Σ x(t) x(t+lag), made up for the pairs that a shift leaves out: the share of Σ x(t)² that a series has in common
 * with itself `lag` samples later, times that sum. O(n).
 * @param values around 0, 0 at a gap
 * @param lag whole, 0 … samples − 1
 */
export function autocovariance(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let t = lag; t < values.length; t++) sum += values[t]! * values[t - lag]!;
  return (sum * values.length) / (values.length - lag);
}

/** A hill of the autocovariance. */
interface Hill {
  /** Samples to its top, to a fraction. */
  readonly lag: number;
  readonly height: number;
}

/** Hills are looked over in steps of this share of a cycle, then sample by sample around the highest. */
const STRIDES = 64;

/**
 * The top of the hill within `reach` samples of a lag, by a parabola through the highest point and its neighbours.
 * @param cycle samples a cycle: how fine the hill may be
 */
export function hillNear(values: Float64Array, lag: number, reach: number, cycle: number): Hill {
  const stride = Math.max(1, Math.floor(cycle / STRIDES));
  const strides = Math.ceil(reach / stride);
  const coarse = highestAround(values, Math.round(lag), strides, stride);
  const top = stride === 1 ? coarse : highestAround(values, coarse, stride, 1);
  const height = autocovariance(values, top);
  if (top < 1 || top > values.length - 2) return { lag: top, height };
  const [before, after] = [autocovariance(values, top - 1), autocovariance(values, top + 1)];
  const bend = before - 2 * height + after;
  const aside = bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
  return { lag: top + aside, height };
}

function highestAround(values: Float64Array, lag: number, strides: number, stride: number): number {
  let top = lag;
  let highest = Number.NEGATIVE_INFINITY;
  for (let aside = -strides; aside <= strides; aside++) {
    const at = lag + aside * stride;
    if (at < 1 || at >= values.length) continue;
    const height = autocovariance(values, at);
    if (height <= highest) continue;
    highest = height;
    top = at;
  }
  return top;
}
