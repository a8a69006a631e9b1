import { difference } from './elementwise.ts';
import { cycleMovement } from './periods/cycle-trend.ts';
import { Cycles } from './periods/cycles.ts';
import type { Period } from './periods/named-periods.ts';
import { laidOut, phaseProfiles, smoothedRound } from './periods/phase-profiles.ts';
import { robustScale } from './robust.ts';

/**
 * The seasons of a series before any fit, in the order of the periods: medians of each phase over all cycles, around
 * the trend over one cycle, the shorter seasons first. No incident, no single cycle moves them.
 * @param values on a civil grid; NaN at a gap
 * @param periods ascending
 */
export function roughSeasons(
  values: Float64Array,
  periods: readonly Pick<Period, 'length'>[],
  stepMs: number,
): Float64Array[] {
  let rest = values;
  return periods.map(({ length }) => {
    const cycles = new Cycles(values.length, length);
    const movement = cycleMovement(rest, length);
    const [profile] = phaseProfiles(movement, cycles, 1);
    const unlike = laidOut(cycles, [profile!]);
    const scale = robustScale(difference(movement, unlike));
    const season = laidOut(cycles, [smoothedProfile(profile!, { movement, cycles, stepMs, scale })]);
    rest = difference(rest, season);
    return season;
  });
}

/**
 * A season that is the same in each cycle, smoothed over neighbouring phases wherever their difference is no more
 * than what noise makes of it.
 * @param seasonal one value a slot, equal at equal phases
 * @param period slots in one cycle; need not be whole
 * @param scale standard deviation of what remains
 */
export function smoothedSeason(
  seasonal: Float64Array,
  period: number,
  stepMs: number,
  scale: number,
): Float64Array {
  const cycles = new Cycles(seasonal.length, period);
  const [profile] = phaseProfiles(seasonal, cycles, 1);
  return laidOut(cycles, [smoothedProfile(profile!, { movement: seasonal, cycles, stepMs, scale })]);
}

/** Phases share what they know with those at most this share of the cycle away… */
const REACH_SHARE = 1 / 48;
/** …and at most this long: the shape of an hour is no wider in a week. */
const LONGEST_REACH_MS = 1_800_000;
/** What differs from its neighbours by more than this many standard errors is a shape of its own: a nightly batch… */
const OWN_SHAPE = 3;
/** …if at least this share of the cycles have it: of few cycles half may happen to be out of order at once. */
const LEAST_BACKING = 0.75;

interface ProfileNoise {
  /** What the profile was learned from. */
  readonly movement: Float64Array;
  readonly cycles: Cycles;
  readonly stepMs: number;
  /** Standard deviation of one sample around the profile. */
  readonly scale: number;
}

function smoothedProfile(
  profile: Float64Array,
  { movement, cycles, stepMs, scale }: ProfileNoise,
): Float64Array {
  const phaseMs = (cycles.length * stepMs) / cycles.phases;
  const half = Math.floor(Math.min(REACH_SHARE * profile.length, LONGEST_REACH_MS / phaseMs));
  if (half === 0) return profile;
  const error = (OWN_SHAPE * scale) / Math.sqrt(cycles.samples / cycles.phases);
  const smooth = smoothedRound(profile, half);
  return profile.map((own, phase) => {
    const other = smooth[phase]!;
    const isOwn =
      Math.abs(own - other) > error && backingOf(movement, cycles, phase, [own, other]) >= LEAST_BACKING;
    return isOwn ? own : other;
  });
}

/** The share of the samples of a phase that are nearer to one value than to another. */
function backingOf(
  movement: Float64Array,
  cycles: Cycles,
  phase: number,
  [own, other]: [number, number],
): number {
  let samples = 0;
  let backing = 0;
  for (let cycle = 0; cycle < cycles.count; cycle++) {
    for (let slot = cycles.startOf(cycle, phase); slot < cycles.startOf(cycle, phase + 1); slot++) {
      if (Number.isNaN(movement[slot]!)) continue;
      samples += 1;
      if (Math.abs(movement[slot]! - own) < Math.abs(movement[slot]! - other)) backing += 1;
    }
  }
  return backing / samples;
}
