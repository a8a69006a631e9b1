import { medianOfFew } from '../medians/median-of-few.ts';
import { runningMedian } from '../medians/running-median.ts';
import type { Cycles } from './cycles.ts';

/**
 * For each fold of the cycles the profile that those outside it teach: the median of every phase. A cycle is in the
 * fold of its number modulo `folds`; one fold alone learns from all. O(n) but for a sort of few.
 * @param movement NaN at a gap; a phase that was never seen is like the one before it
 */
export function phaseProfiles(movement: Float64Array, cycles: Cycles, folds: number): Float64Array[] {
  const profiles = Array.from({ length: folds }, () => new Float64Array(cycles.phases));
  const samples = new PhaseSamples(cycles);
  for (let phase = 0; phase < cycles.phases; phase++) {
    samples.gather(movement, phase);
    for (let fold = 0; fold < folds; fold++)
      profiles[fold]![phase] = folds === 1 ? samples.medianOfAll() : samples.median(folds, fold);
  }
  for (const profile of profiles) fillRound(profile);
  return profiles;
}

/** The samples of one phase, cycle after cycle. */
class PhaseSamples {
  readonly #cycles: Cycles;
  readonly #values: Float64Array;
  readonly #cycleOf: Int32Array;
  readonly #scratch: Float64Array;
  #count = 0;

  constructor(cycles: Cycles) {
    const most = Math.ceil(cycles.length / cycles.phases + 1) * cycles.count;
    this.#cycles = cycles;
    this.#values = new Float64Array(most);
    this.#cycleOf = new Int32Array(most);
    this.#scratch = new Float64Array(most);
  }

  gather(movement: Float64Array, phase: number): void {
    this.#count = 0;
    for (let cycle = 0; cycle < this.#cycles.count; cycle++) {
      const end = this.#cycles.startOf(cycle, phase + 1);
      for (let slot = this.#cycles.startOf(cycle, phase); slot < end; slot++) {
        if (Number.isNaN(movement[slot])) continue;
        this.#values[this.#count] = movement[slot]!;
        this.#cycleOf[this.#count++] = cycle;
      }
    }
  }

  /** Of a phase that is asked for no other median. */
  medianOfAll(): number {
    return medianOfFew(this.#values, this.#count);
  }

  median(folds: number, without: number): number {
    let count = 0;
    for (let at = 0; at < this.#count; at++)
      if (this.#cycleOf[at]! % folds !== without) this.#scratch[count++] = this.#values[at]!;
    return medianOfFew(this.#scratch, count);
  }
}

function fillRound(profile: Float64Array): void {
  let last = 0;
  for (let at = 0; at < 2 * profile.length; at++) {
    const phase = at % profile.length;
    if (!Number.isNaN(profile[phase])) last = profile[phase]!;
    else if (at >= profile.length) profile[phase] = last;
  }
}

/** Neighbouring phases share what they know over this share of the cycle; a quarter of an hour in a day. */
const SHARED = 1 / 96;

/** A running median round the cycle; a profile of few phases stays as it is. */
export function smoothedCircle(profile: Float64Array): Float64Array {
  return smoothedRound(profile, Math.round((profile.length * SHARED) / 2));
}

/** A running median over `half` phases on either side, round the cycle. */
export function smoothedRound(profile: Float64Array, half: number): Float64Array {
  if (half === 0) return profile;
  const wrapped = new Float64Array(profile.length + 2 * half);
  for (let i = 0; i < wrapped.length; i++)
    wrapped[i] = profile[(i - half + profile.length) % profile.length]!;
  return runningMedian(wrapped, 2 * half + 1).slice(half, half + profile.length);
}

/** The profile of each cycle's fold at the slots of that cycle. */
export function laidOut(cycles: Cycles, profiles: readonly Float64Array[]): Float64Array {
  const expected = new Float64Array(cycles.samples);
  for (let cycle = 0; cycle < cycles.count; cycle++) {
    const profile = profiles[cycle % profiles.length]!;
    for (let phase = 0, slot = cycles.startOf(cycle, 0); phase < cycles.phases; phase++)
      for (const end = cycles.startOf(cycle, phase + 1); slot < end; slot++) expected[slot] = profile[phase]!;
  }
  return expected;
}
