import { LEVEL_WINDOW } from '../model/evidence.ts';
import { MAD_TO_SIGMA, median } from '../model/robust.ts';
import { assumedSurpriseOfMedian } from '../model/tails.ts';
import type { LevelShift } from './finding.ts';
import { besideForetold } from './foretold.ts';
import type { SearchedSeries } from './searched.ts';

/** The running level rests on so many slots: so far apart, its values share none. */
const BLOCK = LEVEL_WINDOW;
/** A level is made of so many of its blocks at most, next to the step. */
const MOST_BLOCKS = 24;
const FEWEST_BLOCKS = 3;
/** So many that nothing is lost, and no product of chances underflows. */
const MOST_DECADES = 300;
/** Slots for which a shift is told: then the running level has taken the new value. */
const TOLD_SLOTS = BLOCK + 1;

/**
 * The steps that the model found in the level, which last to the next one or to the end. The band steps with them, so
 * that no value need be outside it: what is expected and the band are those of the old level. Their probability is the
 * tail of Student's t with 5 degrees of freedom at the difference of the two levels, in its standard error by the scatter
 * of blocks of 25 slots about them.
 */
export function findLastingShifts({ values, judgement, decision }: SearchedSeries): LevelShift[] {
  if (judgement.shifts.length === 0) return [];
  const { level, shifts } = judgement;
  return shifts.flatMap((firstSlot, index): LevelShift[] => {
    const next = shifts[index + 1] ?? values.length;
    const before = blocksOf(level, firstSlot - 1 - (BLOCK >> 1), shifts[index - 1] ?? 0, -1);
    const after = blocksOf(level, firstSlot + (BLOCK >> 1), next - 1, 1);
    const [levelBefore, levelAfter] = [median(before), median(after)];
    const error = Math.hypot(errorOf(before, levelBefore), errorOf(after, levelAfter));
    const surprise = assumedSurpriseOfMedian(Math.abs(levelAfter - levelBefore) / error);
    const probability = 10 ** -Math.min(MOST_DECADES, surprise);
    if (!(probability <= decision.threshold)) return [];
    const lastSlot = Math.min(firstSlot + TOLD_SLOTS, next, values.length) - 1;
    const peakSlot = typicalSlot(values, judgement.expected, firstSlot, lastSlot);
    const foretold = (slot: number) => judgement.foretold(levelBefore, slot);
    return [
      {
        kind: 'level-shift',
        direction: levelAfter > levelBefore ? 'up' : 'down',
        firstSlot,
        lastSlot,
        probability,
        ...besideForetold(values, judgement, foretold, peakSlot),
        levelBefore,
        levelAfter,
      },
    ];
  });
}

/** The running level from a slot on towards another, one value a block. */
function blocksOf(level: Float64Array, from: number, to: number, direction: 1 | -1): Float64Array {
  const blocks: number[] = [];
  for (
    let slot = from;
    blocks.length < MOST_BLOCKS && (to - slot) * direction >= 0;
    slot += direction * BLOCK
  ) {
    const value = level[slot];
    if (value !== undefined && !Number.isNaN(value)) blocks.push(value);
  }
  return Float64Array.from(blocks);
}

/** Standard error of a level by its blocks; infinite where they are too few to tell. */
function errorOf(blocks: Float64Array, level: number): number {
  if (blocks.length < FEWEST_BLOCKS) return Number.POSITIVE_INFINITY;
  const distances = blocks.map((value) => Math.abs(value - level));
  return (MAD_TO_SIGMA * median(distances)) / Math.sqrt(blocks.length);
}

/** The sample that is nearest to what is expected of the new level: it stands for it better than the farthest one. */
function typicalSlot(
  values: Float64Array,
  expected: Float64Array,
  firstSlot: number,
  lastSlot: number,
): number {
  let typical = firstSlot;
  let least = Number.POSITIVE_INFINITY;
  for (let slot = firstSlot; slot <= lastSlot; slot++) {
    const distance = Math.abs(values[slot]! - expected[slot]!);
    if (distance < least) [typical, least] = [slot, distance];
  }
  return typical;
}
