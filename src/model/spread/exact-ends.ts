import { runningSums } from './running-sums.ts';

/** A stretch of slots: from the first on, up to but without the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretch, at most `margin` slots longer on either side, that tells large sizes from usual ones best: whose sum beyond
 * halfway between its mean and the usual one is largest (Bentley 1984, "Programming pearls", Comm. ACM 27(9), 865–873).
 * The other way round where it is the stretch that is small.
 */
export function exactEnds(
  sizes: Float64Array,
  { from, to }: Stretch,
  { usual, margin }: { readonly usual: number; readonly margin: number },
): Stretch {
  const mean = runningSums(sizes.subarray(from, to)).mean(0, to - from);
  const halfway = (usual + mean) / 2;
  const sign = mean > usual ? 1 : -1;
  let best = { from, to, sum: Number.NEGATIVE_INFINITY };
  let start = Math.max(0, from - margin);
  const end = Math.min(sizes.length, to + margin);
  let sum = 0;
  for (let slot = start; slot < end; slot++) {
    if (sum < 0) {
      sum = 0;
      start = slot;
    }
    const size = sizes[slot]!;
    if (!Number.isNaN(size)) sum += sign * (size - halfway);
    if (sum > best.sum) best = { from: start, to: slot + 1, sum };
  }
  return { from: best.from, to: best.to };
}
