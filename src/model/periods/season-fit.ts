import { difference } from '../elementwise.ts';
import { robustScale } from '../robust.ts';
import { cycleMovement, cycleTrend } from './cycle-trend.ts';
import { Cycles } from './cycles.ts';
import { type Foretelling, foretelling, rootsOfCycles, sum } from './foretelling.ts';
import { laidOut, phaseProfiles, smoothedCircle } from './phase-profiles.ts';

/** From this many cycles on, the even ones are foretold from the odd ones and the other way round. */
const ENOUGH_FOR_HALVES = 6;
/** Where something is expected that stands this many scales out of what is left, it stands out. */
const OUTSTANDING = 4;
/** Standard errors by which few cycles must gain… */
const LEAST_CERTAINTY = 2.5;
/** …or else the share that is foretold of the movement quicker than this share of a cycle. */
const QUICK = 1 / 7;
const LEAST_QUICK_STRENGTH = 0.03;

/**
 * One season, held to account: the median of each phase, around the trend over one cycle, foretells cycles that it
 * was not learned from (cross-validation: Stone 1974, J. Royal Statistical Society B 36, 111–147). Phases stand alone or share with their neighbours (a running median round the cycle),
 * whichever foretells better: a job of minutes wants the one, a noisy week the other. O(n) for each reading.
 */
export class SeasonFit implements Foretelling {
  readonly #values: Float64Array;
  /** Values around the trend. */
  readonly #movement: Float64Array;
  readonly #cycles: Cycles;
  /** What the cycles outside each fold teach. */
  readonly #profiles: readonly Float64Array[];
  readonly #isShared: boolean;
  /** The movement of each cycle, as `rootsOfCycles`. */
  readonly #whole: Float64Array;
  readonly strength: number;
  readonly certainty: number;

  /**
   * @param values NaN at a gap
   * @param length samples a cycle, at least 2; need not be whole
   */
  constructor(values: Float64Array, length: number) {
    this.#values = values;
    this.#cycles = new Cycles(values.length, length);
    const folds = this.#cycles.count >= ENOUGH_FOR_HALVES ? 2 : this.#cycles.count;
    this.#movement = folds === 2 ? cycleMovement(values, length) : withoutSteps(values, this.#cycles);
    const alone = phaseProfiles(this.#movement, this.#cycles, folds);
    const shared = alone.map(smoothedCircle);
    const aloneLeft = rootsOfCycles(this.#movement, this.#cycles, alone);
    const sharedLeft =
      shared[0] === alone[0] ? aloneLeft : rootsOfCycles(this.#movement, this.#cycles, shared);
    this.#isShared = sum(sharedLeft) < sum(aloneLeft);
    this.#profiles = this.#isShared ? shared : alone;
    this.#whole = rootsOfCycles(this.#movement, this.#cycles, [new Float64Array(this.#cycles.phases)]);
    const { strength, certainty } = foretelling(this.#whole, this.#isShared ? sharedLeft : aloneLeft);
    this.strength = strength;
    this.certainty = certainty;
  }

  /**
   * Whether more than chance made cycles alike. Halves that foretell halves are proof; few cycles are not, for the
   * slow waves of red noise are few a cycle, and some look alike. Their gain must be even, or the quick movement
   * must come back too, which that of red noise never does.
   */
  isCertain(): boolean {
    if (this.#profiles.length === 2 || this.certainty >= LEAST_CERTAINTY) return true;
    const { length } = this.#cycles;
    if (length * QUICK < 2) return false;
    const quick = new SeasonFit(cycleMovement(this.#values, length * QUICK), length);
    return quick.strength >= LEAST_QUICK_STRENGTH;
  }

  /**
   * The season without all that is not out of the ordinary, and the share of this that comes as it was foretold:
   * a job of minutes in a noisy day is little of the movement, and yet a season. 0 where nothing stands out.
   */
  outstanding(): Foretelling & { readonly kept: number } {
    const expected = laidOut(this.#cycles, this.#profiles);
    const limit = OUTSTANDING * robustScale(difference(this.#movement, expected));
    const ofProfiles = (outstanding: (value: number) => number, ordinary: number) =>
      this.#profiles.map((profile) =>
        profile.map((value) => (Math.abs(value) > limit ? outstanding(value) : ordinary)),
      );
    const left = rootsOfCycles(
      this.#movement,
      this.#cycles,
      ofProfiles((value) => value, 0),
    );
    const before = rootsOfCycles(
      this.#movement,
      this.#cycles,
      ofProfiles(() => 0, Number.NaN),
    );
    const after = rootsOfCycles(
      this.#movement,
      this.#cycles,
      ofProfiles((value) => value, Number.NaN),
    );
    const kept = foretelling(before, after).strength;
    return { ...foretelling(this.#whole, left), kept };
  }

  /** What the season adds at each slot, learned from all cycles. */
  seasonal(): Float64Array {
    const profiles = phaseProfiles(this.#movement, this.#cycles, 1);
    return laidOut(this.#cycles, this.#isShared ? profiles.map(smoothedCircle) : profiles);
  }
}

/** Of few cycles none is to be lost to a step, which a trend around the season blurs: first the season, then the level. */
function withoutSteps(values: Float64Array, cycles: Cycles): Float64Array {
  const season = laidOut(cycles, phaseProfiles(cycleMovement(values, cycles.length), cycles, 1));
  const level = cycleTrend(difference(values, season), cycles.length, 'median');
  return difference(values, level);
}
