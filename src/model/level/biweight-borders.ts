import { difference } from '../elementwise.ts';
import { robustScale } from '../robust.ts';
import { biweightSegments } from './biweight-segments.ts';

/** What `lastingBorders` finds. */
export interface LastingBorders {
  /** First block of each level but the first. */
  readonly borders: readonly number[];
  /** The blocks, NaN at outliers and in incidents. */
  readonly cleaned: Float64Array;
  /** σ of the blocks, autocorrelated noise counted in full. */
  readonly noise: number;
}

/** K of Fearnhead and Rigaill (2019), in σ. */
const BOUND = 3;
/** More autocorrelation than this cannot be told from a random walk: σ² is at most so many times that of neighbours. */
const MOST_INFLATED = 20;
/** An incident comes back by at least this share of the way it went. */
const RETURNED_SHARE = 0.5;

/**
 * Borders between levels that last at least `leastBlocks`, and not less than that away from either end.
 *
 * The segmentation of `biweightSegments` with K = 3σ and β = 2σ² ln n (Fearnhead and Rigaill 2019), made twice:
 * first with the σ of neighbours' differences, to take the incidents out; then with a σ that counts
 * autocorrelation. That is what differences over half a level show, V₍ₗ₎; with V₍₁₎ of neighbours, an AR(1) has
 * φ = 1 − V₍₁₎ / V₍ₗ₎, and its long-run variance, by which Lavielle and Moulines (2000), "Least-squares Estimation of an
 * Unknown Number of Shifts in a Time Series", J. Time Series Analysis 21(1), inflate β, is σ² (1 + φ) / (1 − φ).
 *
 * Shorter segments are dissolved, those first that are short beside their neighbours. One that comes back (an
 * incident) becomes NaN; its two jumps become one, their sum, at the larger, or none where that is noise. Of another
 * (a stair of a slope) the smaller jump is left out.
 * @param blocks medians of blocks, NaN where there is no sample; not changed
 */
export function lastingBorders(blocks: Float64Array, leastBlocks: number): LastingBorders {
  const lag = Math.max(1, leastBlocks >> 1);
  const first = settledBorders(blocks, leastBlocks, { near: varianceAt(blocks, 1), far: 0 });
  const near = varianceAt(first.cleaned, 1);
  return settledBorders(blocks, leastBlocks, { near, far: varianceAt(first.cleaned, lag) });
}

/** Half the variance of differences over `lag` blocks: for uncorrelated noise, its σ². */
function varianceAt(blocks: Float64Array, lag: number): number {
  return robustScale(difference(blocks.subarray(lag), blocks)) ** 2 / 2;
}

interface Variances {
  readonly near: number;
  readonly far: number;
}

function settledBorders(blocks: Float64Array, leastBlocks: number, { near, far }: Variances): LastingBorders {
  const variance = Math.max(near, Math.min(far, MOST_INFLATED * near));
  const noise = Math.sqrt(variance);
  const cleaned = blocks.slice();
  if (!(variance > 0)) return { borders: [], cleaned, noise: 0 };
  const borders = segmentBorders(cleaned, noise, (2 * variance) / near - 1);
  const between = withoutShort(borders, cleaned, leastBlocks, BOUND * noise);
  return { borders: withoutEnds(between, cleaned, leastBlocks), cleaned, noise };
}

interface Border {
  readonly block: number;
  /** The level behind minus the level before, as segmented. */
  readonly jump: number;
}

/** Borders of the segmentation; what is an outlier in it becomes NaN. */
function segmentBorders(cleaned: Float64Array, noise: number, inflation: number): Border[] {
  const present = Int32Array.from(cleaned.keys()).filter((block) => !Number.isNaN(cleaned[block]));
  const values = Float64Array.from(present, (block) => cleaned[block]!);
  const penalty = 2 * noise ** 2 * inflation * Math.log(values.length);
  const segments = biweightSegments(values, { bound: BOUND * noise, penalty });
  segments.forEach(({ first, level }, index) => {
    for (let i = first; i < (segments[index + 1]?.first ?? values.length); i++) {
      if (Math.abs(values[i]! - level) > BOUND * noise) cleaned[present[i]!] = Number.NaN;
    }
  });
  return segments
    .slice(1)
    .map(({ first, level }, index) => ({ block: present[first]!, jump: level - segments[index]!.level }));
}

/** Dissolves what is too short between two borders. */
function withoutShort(
  borders: readonly Border[],
  cleaned: Float64Array,
  leastBlocks: number,
  sameLevel: number,
): Border[] {
  const left = [...borders];
  for (;;) {
    const at = mostDisturbing(left, cleaned.length, leastBlocks);
    if (at === undefined) return left;
    const [up, down] = [left[at]!, left[at + 1]!];
    const larger = Math.abs(up.jump) >= Math.abs(down.jump) ? up : down;
    if (!comesBack(up, down)) left.splice(at, 2, larger);
    else {
      cleaned.fill(Number.NaN, up.block, down.block);
      const jump = up.jump + down.jump;
      left.splice(at, 2, ...(Math.abs(jump) < sameLevel ? [] : [{ block: larger.block, jump }]));
    }
  }
}

/** Which border begins the segment to dissolve next: incidents first, then by the share of their surroundings. */
function mostDisturbing(borders: readonly Border[], length: number, leastBlocks: number): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  for (let at = 0; at + 1 < borders.length; at++) {
    const [up, down] = [borders[at]!, borders[at + 1]!];
    const blocks = down.block - up.block;
    if (blocks >= leastBlocks) continue;
    const around = (borders[at + 2]?.block ?? length) - (borders[at - 1]?.block ?? 0);
    const order = blocks / around + (comesBack(up, down) ? 0 : 1);
    if (order < least) [least, found] = [order, at];
  }
  return found;
}

function comesBack(up: Border, down: Border): boolean {
  const share = -down.jump / up.jump;
  return share > RETURNED_SHARE && share < 1 / RETURNED_SHARE;
}

/** What is too short at either end becomes NaN. */
function withoutEnds(borders: readonly Border[], cleaned: Float64Array, leastBlocks: number): number[] {
  const left = borders.map(({ block }) => block);
  let first = 0;
  while (left.length > 0 && left[0]! - first < leastBlocks) first = left.shift()!;
  let end = cleaned.length;
  while (left.length > 0 && end - left.at(-1)! < leastBlocks) end = left.pop()!;
  cleaned.fill(Number.NaN, 0, first).fill(Number.NaN, end);
  return left;
}
