import { difference, each } from '../elementwise.ts';
import { median, medianInPlace, robustScale } from '../robust.ts';
import { type LastingBorders, lastingBorders } from './biweight-borders.ts';
import { type LocalJump, localJumps } from './local-jumps.ts';

/** A step of the level that lasts. */
export interface LevelShift {
  /** First slot of the new level; a sample is there. */
  readonly slot: number;
  /** The level just before the step and just behind it, so that a slope on either side is no part of the step. */
  readonly before: number;
  readonly after: number;
}

export interface LevelShiftOptions {
  /** What lasts shorter is an incident, not a level. */
  readonly leastSlots: number;
}

/** Steps are looked for among the medians of blocks, this many in the shortest level. */
const BLOCKS_OF_LEVEL = 24;
/** A jump counts from this many times the noise: less would not be seen as a step. */
const VISIBLE = 1.5;
/** Samples further from a level than this many times the noise say nothing about where it ends; K of the paper. */
const BOUND = 3;
/** Numbers that ought to be equal differ by less than this share of their size. */
const ROUNDING_SHARE = 1e-10;

/**
 * Persistent steps in a series whose season was taken off, first to last.
 *
 * Medians of blocks (1/24 of `leastSlots`) are freed of the series' common slope and cut into levels that last
 * (`lastingBorders`). Of the borders between those remain only the jumps that stand out of the series' own movement
 * (`localJumps`) and are at least 1.5 times the noise: a trend, a slow wave or a random walk has borders, but no such
 * jump. The noise is that of the samples about their blocks and that of the blocks, which counts autocorrelated noise
 * in full. Each step is then placed at the sample where the biweight loss of the two levels is least.
 *
 * NaN is a gap. Nothing nearer than `leastSlots` to an end, or to another step, is persistent; a series of less than
 * twice that has none. Steps are equivariant under shift and scale. O(n) for a given number of blocks.
 */
export function levelShifts(values: Float64Array, { leastSlots }: LevelShiftOptions): LevelShift[] {
  const blockSlots = Math.max(1, Math.round(leastSlots / BLOCKS_OF_LEVEL));
  const leastBlocks = Math.ceil(leastSlots / blockSlots);
  const blocks = blockMedians(values, blockSlots);
  if (blocks.length < 2 * leastBlocks) return [];
  const slope = commonSlope(blocks, leastBlocks);
  const lasting = lastingBorders(
    blocks.map((value, block) => value - slope * block),
    leastBlocks,
  );
  if (lasting.borders.length === 0) return [];
  const noise = Math.hypot(lasting.noise, noiseWithin(values, blocks, blockSlots));
  return localJumps(lasting.cleaned, lasting.borders, leastBlocks)
    .filter((jump) => jump.isClear && isVisible(jump, noise))
    .map((jump) => ({
      slot: firstSlotOf(jump, values, { lasting, blockSlots, slope, bound: BOUND * noise }),
      before: jump.before + slope * (jump.border - 0.5),
      after: jump.after + slope * (jump.border - 0.5),
    }))
    .filter(({ slot }) => slot >= leastSlots && values.length - slot >= leastSlots);
}

function blockMedians(values: Float64Array, blockSlots: number): Float64Array {
  const scratch = new Float64Array(blockSlots);
  return Float64Array.from({ length: Math.floor(values.length / blockSlots) }, (_, block) => {
    let count = 0;
    for (let slot = block * blockSlots; slot < (block + 1) * blockSlots; slot++) {
      if (!Number.isNaN(values[slot]!)) scratch[count++] = values[slot]!;
    }
    return medianInPlace(scratch, count);
  });
}

/** Per block: the median of differences so near to one another that a step is in few of them. */
function commonSlope(blocks: Float64Array, leastBlocks: number): number {
  const lag = Math.max(1, Math.min(leastBlocks, blocks.length >> 3));
  return median(difference(blocks.subarray(lag), blocks)) / lag || 0;
}

function noiseWithin(values: Float64Array, blocks: Float64Array, blockSlots: number): number {
  return robustScale(
    each(values, (value, slot) => value - (blocks[Math.floor(slot / blockSlots)] ?? Number.NaN)),
  );
}

function isVisible({ before, after }: LocalJump, noise: number): boolean {
  const rounding = ROUNDING_SHARE * Math.max(Math.abs(before), Math.abs(after));
  return Math.abs(after - before) >= Math.max(VISIBLE * noise, rounding);
}

interface Placing {
  readonly lasting: LastingBorders;
  readonly blockSlots: number;
  readonly slope: number;
  readonly bound: number;
}

/** The sample from which on the new level fits better, between the clean blocks on both sides of the border. */
function firstSlotOf(jump: LocalJump, values: Float64Array, placing: Placing): number {
  const { lasting, blockSlots, slope, bound } = placing;
  const { cleaned } = lasting;
  let firstBlock = jump.border - 1;
  while (firstBlock > 0 && Number.isNaN(cleaned[firstBlock])) firstBlock -= 1;
  let lastBlock = jump.border;
  while (lastBlock < cleaned.length - 1 && Number.isNaN(cleaned[lastBlock])) lastBlock += 1;
  let excess = 0;
  let least = Infinity;
  let first = jump.border * blockSlots;
  for (let slot = firstBlock * blockSlots; slot < (lastBlock + 1) * blockSlots; slot++) {
    const value = values[slot]! - slope * ((slot + 0.5) / blockSlots - 0.5);
    if (Number.isNaN(value)) continue;
    if (excess < least) [least, first] = [excess, slot];
    excess += loss(value - jump.before, bound) - loss(value - jump.after, bound);
  }
  return first;
}

function loss(deviation: number, bound: number): number {
  return Math.min(deviation ** 2, bound ** 2);
}
