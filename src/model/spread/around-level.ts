import { MAD_TO_SIGMA, median } from '../robust.ts';

/** A running median of 25 samples that is this far away holds nothing of the sample itself. */
const ASIDE = 13;
/** Levels before and after that differ by this many times what they usually do have a step between them. */
const STEP = 3;

/**
 * How far each value lies from the level halfway between that before it and that after it; beside a step from the nearer
 * one. None of them holds the value: in a window in which values only rise the middle is its own median, and nothing would
 * scatter.
 * @param values NaN at a gap
 * @param level their running median over 25 samples
 */
export function aroundLevel(values: Float64Array, level: Float64Array): Float64Array {
  const last = values.length - 1;
  const steps = new Float64Array(values.length);
  for (let slot = 0; slot <= last; slot++)
    steps[slot] = Math.abs(level[Math.min(last, slot + ASIDE)]! - level[Math.max(0, slot - ASIDE)]!);
  const most = STEP * MAD_TO_SIGMA * median(steps);
  const wobble = new Float64Array(values.length);
  for (let slot = 0; slot <= last; slot++) {
    const before = values[slot]! - level[Math.max(0, slot - ASIDE)]!;
    const after = values[slot]! - level[Math.min(last, slot + ASIDE)]!;
    const nearer = Math.abs(after) < Math.abs(before) ? after : before;
    wobble[slot] = steps[slot]! > most ? nearer : (before + after) / 2;
  }
  return wobble;
}
