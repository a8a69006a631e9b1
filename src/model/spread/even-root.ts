import type { Root } from './usual-windows.ts';

/** Between the power of a sum of half-normal sizes (0.56) and that of exponential ones (1/3). */
const BETWEEN = 0.45;

/**
 * The root that makes sums of such sizes symmetric, and nearly normal in both tails: the power
 * 1 − μ κ₃ / (3 κ₂²) of their mean and cumulants (Wilson & Hilferty 1931 and Jensen & Solomon 1972, JASA 67, 898–902),
 * which is a third for a gamma distribution, rounded to a square root or a cube root.
 * @param sizes not negative, bounded; NaN at a gap
 */
export function evenRoot(sizes: Float64Array): Root {
  let count = 0;
  let sum = 0;
  for (const size of sizes) {
    if (Number.isNaN(size)) continue;
    count += 1;
    sum += size;
  }
  const mean = sum / count;
  let second = 0;
  let third = 0;
  for (const size of sizes) {
    if (Number.isNaN(size)) continue;
    const square = (size - mean) * (size - mean);
    second += square;
    third += square * (size - mean);
  }
  const power = 1 - (mean * third * count) / (3 * second * second);
  return power > BETWEEN ? Math.sqrt : Math.cbrt;
}
