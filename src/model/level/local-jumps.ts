import { difference, sizes } from '../elementwise.ts';
import { copyWithoutNaN, MAD_TO_SIGMA, median, medianInPlace } from '../robust.ts';

/** The step of the level at a border, from what is near it on both sides. */
export interface LocalJump {
  /** First block behind it. */
  readonly border: number;
  readonly before: number;
  readonly after: number;
  /** Whether it stands out of the movement elsewhere. */
  readonly isClear: boolean;
}

/** How many times the usual movement a jump must be: over a whole window… */
const LEAST_FACTOR = 8;
/** …and over a quarter of one, for it to be sharp. Both are as low as random walks let them be (3 in 100 jump). */
const LEAST_SHARPNESS = 3.5;
/** Of a jump between medians at least this share is one between lines, too: the rest may be a slope. */
const LEAST_LEFT = 0.5;

/**
 * How far the level jumps at each border, compared with the same statistic at all blocks that are not within half a
 * window of a border: a jump is clear when it is at least 8 times their σ (MAD), and 3.5 times over a quarter of the
 * window. A trend jumps everywhere alike, a random walk nearly so. Nor is it clear when medians jump and lines less
 * than half as far: that is the stair of a slope.
 *
 * The statistic is the difference of two levels extrapolated to the border, from up to `window` blocks on each side:
 * either medians or lines (slope of Theil 1950 and Sen 1968, the median of all pairs), whichever moves less elsewhere:
 * medians in noise and daily waves, lines on slopes. What the blocks usually jump (a common slope) is taken off.
 * A side with less than a quarter of its blocks has no level; where all is near a border nothing is clear.
 * @param blocks NaN at what is to be left out
 * @param borders ascending, each at least `window` from the ends
 */
export function localJumps(blocks: Float64Array, borders: readonly number[], window: number): LocalJump[] {
  const flat = movement(blocks, borders, window, medianOf);
  const short = movement(blocks, borders, Math.max(2, window >> 2), medianOf);
  const isDull = (border: number) => Math.abs(short.jumps[border]!) < LEAST_SHARPNESS * short.usual;
  // Lines take long, and are not asked where no jump is sharp.
  const sloped = borders.every(isDull) ? flat : movement(blocks, borders, window, lineOf);
  const wide = flat.usual <= sloped.usual ? flat : sloped;
  return borders.map((border) => {
    const jump = wide.jumps[border]!;
    const isSlope = sloped.jumps[border]! / jump < LEAST_LEFT;
    const isClear = Math.abs(jump) >= LEAST_FACTOR * wide.usual && !isDull(border) && !isSlope;
    const middle = wide.middles[border]!;
    return { border, before: middle - jump / 2, after: middle + jump / 2, isClear };
  });
}

/** Jumps at all blocks, the level halfway between both sides, and the σ of the jumps away from the borders. */
interface Movement {
  readonly jumps: Float64Array;
  readonly middles: Float64Array;
  readonly usual: number;
}

function movement(
  blocks: Float64Array,
  borders: readonly number[],
  window: number,
  levels: Levels,
): Movement {
  const { before, after } = sidesOf(blocks, window, levels);
  const isElsewhere = awayFrom(borders, blocks.length, window >> 1);
  const jumps = difference(after, before);
  const common = median(jumps.filter((_, block) => isElsewhere[block] === 1)) || 0;
  const own = jumps.map((jump) => jump - common);
  const usual = MAD_TO_SIGMA * median(sizes(own).filter((_, block) => isElsewhere[block] === 1));
  return { jumps: own, middles: after.map((level, block) => (level + before[block]!) / 2), usual };
}

function awayFrom(borders: readonly number[], length: number, reach: number): Uint8Array {
  const isElsewhere = new Uint8Array(length).fill(1);
  for (const border of borders) isElsewhere.fill(0, Math.max(0, border - reach + 1), border + reach);
  return isElsewhere;
}

interface Sides {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** Both levels at the beginning of each block; one fit is the side before one block and behind another. */
function sidesOf(blocks: Float64Array, window: number, levels: Levels): Sides {
  const before = new Float64Array(blocks.length).fill(Number.NaN);
  const after = new Float64Array(blocks.length).fill(Number.NaN);
  const least = Math.max(2, window >> 2);
  for (let end = least; end < Math.min(window, blocks.length); end++) {
    before[end] = levels(blocks.subarray(0, end), least).atEnd;
  }
  for (let from = 0; from + least <= blocks.length; from++) {
    const { atStart, atEnd } = levels(blocks.subarray(from, from + window), least);
    after[from] = atStart;
    if (from + window < blocks.length) before[from + window] = atEnd;
  }
  return { before, after };
}

/** The level at both ends of some blocks, half a block outside; NaN with less than `least` of them there. */
type Levels = (blocks: Float64Array, least: number) => { readonly atStart: number; readonly atEnd: number };

const medianOf: Levels = (blocks, least) => {
  const present = new Float64Array(blocks.length);
  const count = copyWithoutNaN(blocks, present);
  const level = count < least ? Number.NaN : medianInPlace(present, count);
  return { atStart: level, atEnd: level };
};

const lineOf: Levels = (blocks, least) => {
  const slope = slopeOf(blocks);
  const level = new Float64Array(blocks.length);
  for (let block = 0; block < level.length; block++) level[block] = blocks[block]! - slope * (block + 0.5);
  const { atStart } = medianOf(level, least);
  return { atStart, atEnd: atStart + slope * blocks.length };
};

function slopeOf(blocks: Float64Array): number {
  const slopes = new Float64Array((blocks.length * (blocks.length - 1)) / 2);
  let count = 0;
  for (let to = 1; to < blocks.length; to++) {
    for (let from = 0; from < to; from++) {
      const slope = (blocks[to]! - blocks[from]!) / (to - from);
      if (!Number.isNaN(slope)) slopes[count++] = slope;
    }
  }
  return medianInPlace(slopes, count);
}
