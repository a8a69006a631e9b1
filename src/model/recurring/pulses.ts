import { smoothedRound } from '../periods/phase-profiles.ts';

/** A narrow part of a profile that stands out of what is around it: a nightly batch. */
export interface Pulse {
  readonly firstPhase: number;
  /** Included; beyond the last phase of the profile where the pulse goes on in the next cycle. */
  readonly lastPhase: number;
}

/** The pulses of a profile, in order of their phases, and the profile without them. */
export interface Pulses {
  readonly pulses: readonly Pulse[];
  readonly around: Float64Array;
}

/** What is around a phase: the running median over this share of the cycle on either side. */
const AROUND = 1 / 8;
/** What is wider than this share of the cycle is no pulse: the crest of a wave, office hours. */
const WIDEST = 1 / 10;
/** A pulse stands out by at least so many standard deviations of one sample… */
const STANDS_OUT = 2;
/** …and reaches as far as it does so, and has this share of its height; half of the height is always part of it. */
const SKIRT = 0.15;
const CORE = 0.5;
/** What is around it bends by less than this share of its height from a width before it to a width after it. */
const BENT = 0.5;
/** The highest ones are looked at: a rough profile has no end of them. */
const MOST_PULSES = 24;

/**
 * What comes back for a short time in each cycle, above what is around it or below.
 * @param profile one value a phase
 * @param noise standard deviation of one sample around the profile
 */
export function pulsesOf(profile: Float64Array, noise: number): Pulses {
  const around = smoothedRound(profile, Math.max(1, Math.floor(AROUND * profile.length)));
  const above = profile.map((value, phase) => value - around[phase]!);
  const taken = new Uint8Array(above.length);
  const pulses: Pulse[] = [];
  for (const seed of seedsHighestFirst(above, STANDS_OUT * noise)) {
    if (taken[seed] === 1) continue;
    const pulse = grownFrom(seed, above, STANDS_OUT * noise);
    const phases = phasesOf(pulse, above.length);
    const isSkirt = phases.some((phase) => taken[phase] === 1);
    for (const phase of phases) taken[phase] = 1;
    const isNarrow = phases.length <= Math.max(1, WIDEST * above.length);
    if (isNarrow && !isSkirt && !isCrest(pulse, around, above[seed]!)) pulses.push(pulse);
    if (pulses.length === MOST_PULSES) break;
  }
  return { pulses: pulses.sort((a, b) => a.firstPhase - b.firstPhase), around };
}

/** The top of a wave is no pulse: there what is around bends as well. */
function isCrest({ firstPhase, lastPhase }: Pulse, around: Float64Array, height: number): boolean {
  const at = (phase: number) => around[(phase + around.length) % around.length]!;
  const width = lastPhase - firstPhase + 1;
  const middle = at((firstPhase + lastPhase) >> 1);
  return Math.abs(middle - (at(firstPhase - width) + at(lastPhase + width)) / 2) > BENT * Math.abs(height);
}

function seedsHighestFirst(above: Float64Array, least: number): number[] {
  const seeds: number[] = [];
  for (let phase = 0; phase < above.length; phase++) if (Math.abs(above[phase]!) > least) seeds.push(phase);
  return seeds.sort((a, b) => Math.abs(above[b]!) - Math.abs(above[a]!) || a - b);
}

function phasesOf({ firstPhase, lastPhase }: Pulse, phases: number): number[] {
  return Array.from({ length: lastPhase - firstPhase + 1 }, (_, at) => (firstPhase + at) % phases);
}

/** With at most one phase of less in between. */
function grownFrom(seed: number, above: Float64Array, least: number): Pulse {
  const phases = above.length;
  const edgeShare = Math.min(CORE, Math.max(SKIRT, least / Math.abs(above[seed]!)));
  const edge = (step: 1 | -1) => {
    let last = seed;
    for (let phase = seed + step; Math.abs(phase - seed) < phases / 2; phase += step) {
      if (above[(phase + phases) % phases]! / above[seed]! >= edgeShare) last = phase;
      else if (Math.abs(phase - last) > 1) break;
    }
    return last;
  };
  const [first, last] = [edge(-1), edge(1)];
  return first < 0
    ? { firstPhase: first + phases, lastPhase: last + phases }
    : { firstPhase: first, lastPhase: last };
}
