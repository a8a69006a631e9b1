import { median, robustScale } from '../robust.ts';
import type { Stretch } from './exact-ends.ts';

/** Where it begins and ends the level does not step, by medians, by more than this share of the wider spread… */
const MOST_STEP = 1.25;
/** …of so many samples at most, and of at least this share of those that should be there. */
const LONGEST_BESIDE = 144;
const LEAST_BESIDE = 0.5;
/** The difference of two steps of chance is √3 times one: that of three medians, the middle one counted twice. */
const BEND_OF_STEPS = Math.sqrt(3);
/** What scatters lies on either side of the level, each with at least this share. */
const LEAST_SIDE = 0.2;

/** Whether a stretch of noise scatters around its level; else it is an excursion. NaN at a gap. */
export function isBothSided(noise: Float64Array): boolean {
  let above = 0;
  let below = 0;
  for (const value of noise) {
    if (value > 0) above += 1;
    if (value < 0) below += 1;
  }
  return Math.min(above, below) >= LEAST_SIDE * (above + below);
}

/**
 * Whether the level of the values is the same before, in and after a stretch. A slope steps as much on both sides of it, a
 * plateau up and down, a shift on one side alone.
 */
export function staysLevel(values: Float64Array, { from, to }: Stretch): boolean {
  const reach = Math.min(to - from, LONGEST_BESIDE);
  const parts = [from - reach, from, to - reach, to].map((start) =>
    values.subarray(Math.max(0, start), Math.max(0, start + reach)),
  );
  const most = MOST_STEP * Math.max(...parts.map((part) => robustScale(part) || 0));
  const [before, first, last, after] = parts.map((part) =>
    part.length < LEAST_BESIDE * reach ? Number.NaN : median(part),
  ) as [number, number, number, number];
  const steps = [first - before, after - last].filter((step) => !Number.isNaN(step));
  const bend = steps.length === 2 ? (steps[0]! - steps[1]!) / BEND_OF_STEPS : (steps[0] ?? 0);
  return Math.abs(bend) <= most;
}
