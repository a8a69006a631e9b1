import { difference } from '../elementwise.ts';
import { runningMedian } from '../medians/running-median.ts';
import { median } from '../robust.ts';

/** A running median, the steady slope taken off meanwhile: near the ends, where the window is cut, it would lag. */
export function levelAround(values: Float64Array, window: number): Float64Array {
  const slope = steadySlope(values);
  const level = runningMedian(tilted(values, -slope), window);
  return tilted(level, slope);
}

function tilted(values: Float64Array, slope: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let slot = 0; slot < result.length; slot++) result[slot] = values[slot]! + slope * slot;
  return result;
}

/** The gentlest of the slopes of the four quarters, each the median rise over half of it; 0 where they disagree. */
function steadySlope(values: Float64Array): number {
  const length = values.length >> 2;
  const lag = length >> 1;
  const slopes = [0, 1, 2, 3].map((quarter) => {
    const part = values.subarray(quarter * length, (quarter + 1) * length);
    return median(difference(part.subarray(lag), part)) / lag || 0;
  });
  const signs = new Set(slopes.map(Math.sign));
  return signs.size === 1
    ? slopes.reduce((least, one) => (Math.abs(one) < Math.abs(least) ? one : least))
    : 0;
}
