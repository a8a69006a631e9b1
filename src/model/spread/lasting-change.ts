import { runningSums } from './running-sums.ts';

/** Blocks that a series is told apart by, each of at least so many slots. */
const BLOCKS = 64;
const FEWEST_BLOCKS = 16;
/** Either side of a lasting change has at least this share of the series. */
const LEAST_SHARE = 1 / 8;
/** Blocks that are this share of all apart may be alike: scatter comes and goes by itself. */
const LAG_SHARE = 1 / 8;
/**
 * So few blocks hardly tell their own variance once the most unlike of them are taken together: of made series whose scatter
 * wanders, likeness 0.7 from block to block, one in forty comes 2.1 times as far as it should.
 */
const DISTRUST = 2.1;

/** A stretch [from, to), and whether it scatters more than the rest. */
export interface LastingChange {
  readonly from: number;
  readonly to: number;
  /** How exactly its ends are known. */
  readonly block: number;
  /** Mean size in it ÷ mean size outside it. */
  readonly ratio: number;
  /** Chance that a whole series like this has such a stretch: blocks² / 2 stretches times both normal tails, at most. */
  readonly chance: number;
}

/**
 * The stretch whose blocks differ most, in mean cube root, from those outside it (circular binary segmentation: Olshen,
 * Venkatraman, Lucito & Wigler 2004, Biostatistics 5, section 3), by the long-run variance of what is then left (Bartlett
 * weights: Newey & West 1987). Both it and the rest are at least an eighth of the series.
 * @returns undefined for a series too short to have blocks
 */
export function lastingChange(sizes: Float64Array, shortest: number): LastingChange | undefined {
  const count = Math.min(BLOCKS, Math.floor(sizes.length / shortest));
  if (count < FEWEST_BLOCKS) return undefined;
  const sums = runningSums(sizes);
  const borderOf = (block: number) => Math.round((block * sizes.length) / count);
  const roots = Float64Array.from({ length: count }, (_, block) =>
    Math.cbrt(sums.mean(borderOf(block), borderOf(block + 1))),
  );
  const best = mostUnlike(withoutGaps(roots));
  const { from, to, inside, outside } = best;
  const rest = roots.map((root, block) => root - (block >= from && block < to ? inside : outside));
  const error = Math.sqrt(longRunVariance(rest) * (1 / (to - from) + 1 / (count - to + from)));
  const score = Math.abs(inside - outside) / error / DISTRUST;
  return {
    from: borderOf(from),
    to: borderOf(to),
    block: Math.ceil(sizes.length / count),
    ratio: (inside / outside) ** 3,
    chance:
      score > 1
        ? Math.min(1, (count * count * Math.exp((-score * score) / 2)) / (score * Math.sqrt(2 * Math.PI)))
        : 1,
  };
}

/** A block without samples is like the one before. */
function withoutGaps(roots: Float64Array): Float64Array {
  let before = roots.find((root) => !Number.isNaN(root)) ?? 0;
  for (let block = 0; block < roots.length; block++) {
    if (Number.isNaN(roots[block]!)) roots[block] = before;
    before = roots[block]!;
  }
  return roots;
}

function mostUnlike(roots: Float64Array) {
  const sums = new Float64Array(roots.length + 1);
  for (let block = 0; block < roots.length; block++) sums[block + 1] = sums[block]! + roots[block]!;
  const whole = sums[roots.length]!;
  const least = Math.ceil(LEAST_SHARE * roots.length);
  let best = { from: 0, to: least, inside: 0, outside: 0 };
  let most = Number.NEGATIVE_INFINITY;
  for (let from = 0; from + least <= roots.length; from++) {
    const longest = Math.min(roots.length, from + roots.length - least);
    for (let to = from + least; to <= longest; to++) {
      const length = to - from;
      const inside = (sums[to]! - sums[from]!) / length;
      const outside = (whole - sums[to]! + sums[from]!) / (roots.length - length);
      const unlike = (inside - outside) ** 2 * length * (roots.length - length);
      if (unlike <= most) continue;
      most = unlike;
      best = { from, to, inside, outside };
    }
  }
  return best;
}

function longRunVariance(rest: Float64Array): number {
  let alone = 0;
  for (const value of rest) alone += value * value;
  let variance = alone;
  const lags = Math.floor(LAG_SHARE * rest.length);
  for (let lag = 1; lag <= lags; lag++) {
    let together = 0;
    for (let block = lag; block < rest.length; block++) together += rest[block]! * rest[block - lag]!;
    variance += 2 * (1 - lag / (lags + 1)) * together;
  }
  return Math.max(alone, variance) / rest.length;
}
