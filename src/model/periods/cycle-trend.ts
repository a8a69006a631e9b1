import { medianOfFew } from '../medians/median-of-few.ts';
import { medianInPlace } from '../robust.ts';
import { type Level, runningLevels } from './running-levels.ts';

/** A cycle is looked at in about this many blocks, shorter ones sample by sample. */
const BLOCKS = 16;
/** …and at least so many of them, of several cycles if need be. */
const FEWEST_SAMPLES = 8;
/** A slope is gentle if levels usually rise by less than this share of what they usually change. */
const GENTLE = 0.3;

/**
 * The level around each slot: the midmean (mean of the middle half, Tukey 1977, "Exploratory Data Analysis") of
 * the block medians of one whole cycle, so that a season of that length leaves no trace in it, linear between the
 * blocks. Half of a cycle may be out of order. Unlike a median it does not jump from one half of a cycle to the
 * other where the season knows two levels only. The usual slope is taken off meanwhile, for on a steep one the middle
 * half would be half of a cycle; half a cycle from the ends the level goes on with it. A gap (NaN) has no say; all
 * NaN gives all NaN. O(n).
 * @param length samples a cycle, at least 1; need not be whole
 * @param level the median keeps steps sharper; for values without a season
 */
export function cycleTrend(values: Float64Array, length: number, level: Level = 'midmean'): Float64Array {
  const { blocks, width, perCycle } = blocksOf(values, length);
  const askew = runningLevels(blocks, perCycle, level);
  const usual = usualRise(askew);
  const isSteep = Math.abs(usual) > GENTLE * usualChange(askew);
  const rise = isSteep ? usual : 0;
  const levels = isSteep ? runningLevels(tilted(blocks, -rise, 0), perCycle, level) : askew;
  const onward = isSteep ? rise + usualRise(levels) : usual;
  const first = Math.min(perCycle, blocks.length) / 2;
  return between(tilted(levels, rise, first - 0.5), { first, width, onward, slots: values.length });
}

/** A line that rises by so much from block to block, from the number of the first. */
function tilted(blocks: Float64Array, rise: number, first: number): Float64Array {
  const result = new Float64Array(blocks.length);
  for (let at = 0; at < result.length; at++) result[at] = blocks[at]! + (first + at) * rise;
  return result;
}

/** The values around the midmean trend. */
export function cycleMovement(values: Float64Array, length: number): Float64Array {
  const movement = cycleTrend(values, length);
  for (let slot = 0; slot < movement.length; slot++) movement[slot] = values[slot]! - movement[slot]!;
  return movement;
}

interface Blocks {
  readonly blocks: Float64Array;
  /** Samples a block. */
  readonly width: number;
  readonly perCycle: number;
}

/** Blocks divide a cycle evenly, or, where a cycle has few samples, several cycles. */
function blocksOf(values: Float64Array, length: number): Blocks {
  if (length >= BLOCKS) {
    const width = length / BLOCKS;
    return { blocks: blockMedians(values, width), width, perCycle: BLOCKS };
  }
  const cycles = Math.ceil(FEWEST_SAMPLES / length);
  return { blocks: values, width: 1, perCycle: Math.round(cycles * length) };
}

function blockMedians(values: Float64Array, width: number): Float64Array {
  const medians = new Float64Array(Math.max(1, Math.round(values.length / width)));
  const scratch = new Float64Array(Math.ceil(width) + 1);
  for (let block = 0; block < medians.length; block++) {
    const end = Math.min(values.length, Math.round((block + 1) * width));
    let count = 0;
    for (let slot = Math.round(block * width); slot < end; slot++)
      if (!Number.isNaN(values[slot])) scratch[count++] = values[slot]!;
    medians[block] = medianOfFew(scratch, count);
  }
  return medians;
}

/** The median change from block to block, up or down. */
function usualChange(levels: Float64Array): number {
  const changes = new Float64Array(levels.length - 1);
  for (let at = 0; at < changes.length; at++) changes[at] = Math.abs(levels[at + 1]! - levels[at]!);
  return medianInPlace(changes, changes.length);
}

/** The median rise from block to block: a step is a few rises only. */
function usualRise(levels: Float64Array): number {
  const rises = new Float64Array(levels.length - 1);
  for (let at = 0; at < rises.length; at++) rises[at] = levels[at + 1]! - levels[at]!;
  return medianInPlace(rises, rises.length) || 0;
}

interface Lines {
  /** Where the first level stands, in blocks. */
  readonly first: number;
  readonly width: number;
  /** How the ends go on, a block. */
  readonly onward: number;
  readonly slots: number;
}

function between(levels: Float64Array, { first, width, onward, slots }: Lines): Float64Array {
  const trend = new Float64Array(slots);
  const last = levels.length - 1;
  for (let slot = 0; slot < slots; slot++) {
    const at = (slot + 0.5) / width - first;
    if (at <= 0) trend[slot] = levels[0]! + at * onward;
    else if (at >= last) trend[slot] = levels[last]! + (at - last) * onward;
    else {
      const below = Math.floor(at);
      trend[slot] = levels[below]! + (at - below) * (levels[below + 1]! - levels[below]!);
    }
  }
  return trend;
}
