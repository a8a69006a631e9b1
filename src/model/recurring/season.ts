import { difference } from '../elementwise.ts';
import { Cycles } from '../periods/cycles.ts';
import { laidOut, phaseProfiles } from '../periods/phase-profiles.ts';
import { robustScale } from '../robust.ts';

/** One season of a series, on the grid of civil time. */
export interface SeasonInput {
  /** The values without trend and other seasons; NaN at a gap, in an hour that is skipped and in one that comes twice. */
  readonly movement: Float64Array;
  /** Slots a cycle; need not be whole. */
  readonly length: number;
  /** 1 where a value lies outside the band. */
  readonly isOut: Uint8Array;
  /** By how many slots the civil clock is ahead of one that is never put forward or back. */
  readonly ahead: Int32Array;
  /** So many cycles make a longer one, each of which may have its own usage: 7 days a week. */
  readonly longer: readonly number[];
}

/** A season that is the same in all cycles, and what it leaves. */
export interface LearnedSeason extends SeasonInput {
  readonly cycles: Cycles;
  /** The median of each phase over the cycles. */
  readonly profile: Float64Array;
  /** The movement without the profile. */
  readonly rest: Float64Array;
  /** Robust standard deviation of the rest; above zero. */
  readonly noise: number;
}

/** What is smaller than this share of the profile is rounding. */
const ROUNDING_SHARE = 1e-9;

/** Learns a season from the series itself, phase by phase: a short pulse stays as sharp as it is. O(n). */
export function learnSeason(input: SeasonInput): LearnedSeason {
  const { movement, length } = input;
  const cycles = new Cycles(movement.length, length);
  const profile = phaseProfiles(movement, cycles, 1)[0]!;
  const rest = difference(movement, laidOut(cycles, [profile]));
  let largest = 0;
  for (const value of profile) largest = Math.max(largest, Math.abs(value));
  const noise = Math.max(robustScale(rest) || 0, ROUNDING_SHARE * largest, Number.MIN_VALUE);
  return { ...input, cycles, profile, rest, noise };
}
