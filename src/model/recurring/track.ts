import { medianInPlace } from '../robust.ts';
import type { Pulse } from './pulses.ts';
import type { LearnedSeason } from './season.ts';

/** Slots on the grid of the season, both ends included. */
export interface Place {
  readonly firstSlot: number;
  readonly lastSlot: number;
}

/** A pulse may be so much early or late, as a share of its own width; at least a slot. */
const SLACK = 1 / 4;
/** Whether something else is the matter is seen in so many widths of a place on either side of it… */
const BESIDE_WIDTHS = 2;
/** …and at least so many slots, but in no more than this share of the cycle. */
const FEWEST_BESIDE = 6;
const MOST_BESIDE = 1 / 8;
/** A place of which less than this is there has no size. */
const LEAST_SEEN = 3 / 4;

/** One pulse through all its cycles, turned upward. */
export class Track {
  readonly season: LearnedSeason;
  /** Slots of the pulse itself. */
  readonly width: number;
  /** Slots by which it may be early or late, and still be at its place. */
  readonly slack: number;
  /** Where it is expected, with the slack on either side; one a cycle, perhaps not wholly within the series. */
  readonly places: readonly Place[];
  /** The values without the profile, but with this pulse left in; upward. */
  readonly alone: Float64Array;
  readonly #sign: number;
  readonly #reach: number;

  /** @param around the profile without its pulses */
  constructor(season: LearnedSeason, pulse: Pulse, around: Float64Array) {
    const { cycles, length, profile, rest } = season;
    const height = (phase: number) => profile[phase % cycles.phases]! - around[phase % cycles.phases]!;
    const phases = pulse.lastPhase - pulse.firstPhase + 1;
    this.season = season;
    this.width = Math.max(1, Math.round((phases / cycles.phases) * length));
    this.slack = Math.max(1, Math.round(SLACK * this.width));
    const whole = this.width + 2 * this.slack;
    this.#reach = Math.min(Math.max(FEWEST_BESIDE, BESIDE_WIDTHS * whole), Math.ceil(MOST_BESIDE * length));
    this.#sign = Math.sign(height(pulse.firstPhase));
    this.alone = this.#sign === 1 ? rest.slice() : rest.map((value) => -value);
    const places: Place[] = [];
    for (let cycle = -1; cycle < cycles.count; cycle++) {
      const firstSlot = cycles.startOf(cycle, pulse.firstPhase) - this.slack;
      places.push({ firstSlot, lastSlot: firstSlot + whole - 1 });
      for (let phase = pulse.firstPhase; phase <= pulse.lastPhase; phase++) {
        const end = cycles.startOf(cycle, phase + 1);
        for (let slot = Math.max(0, cycles.startOf(cycle, phase)); slot < end; slot++)
          this.alone[slot]! += this.#sign * height(phase);
      }
    }
    this.places = places;
  }

  /** How far a place stands above what is beside it, in the mean; NaN where it is not wholly seen. */
  sizeOf(place: Place): number {
    return this.meanOf(place) - this.levelOf(this.before(place), this.after(place));
  }

  /** Mean of the pulse and whatever else there is; NaN outside the series, or where too much is missing. */
  meanOf({ firstSlot, lastSlot }: Place): number {
    if (firstSlot < 0 || lastSlot >= this.alone.length) return Number.NaN;
    let sum = 0;
    let seen = 0;
    for (let slot = firstSlot; slot <= lastSlot; slot++) {
      if (Number.isNaN(this.alone[slot]!)) continue;
      sum += this.alone[slot]!;
      seen += 1;
    }
    return seen < LEAST_SEEN * (lastSlot - firstSlot + 1) ? Number.NaN : sum / seen;
  }

  before({ firstSlot }: Place): Place {
    return { firstSlot: Math.max(0, firstSlot - this.#reach), lastSlot: firstSlot - 1 };
  }

  after({ lastSlot }: Place): Place {
    return { firstSlot: lastSlot + 1, lastSlot: Math.min(this.alone.length - 1, lastSlot + this.#reach) };
  }

  /** Median, upward, of what the profile leaves at all these places together; zero where nothing is there. */
  levelOf(...places: readonly Place[]): number {
    const { rest } = this.season;
    const found = new Float64Array(2 * this.#reach);
    let count = 0;
    for (const { firstSlot, lastSlot } of places)
      for (let slot = firstSlot; slot <= lastSlot; slot++)
        if (!Number.isNaN(rest[slot]!)) found[count++] = rest[slot]!;
    return count === 0 ? 0 : this.#sign * medianInPlace(found, count);
  }

  /** Whether most of a place lies inside the band, and its level is no more than so much off. */
  isCalm(place: Place, limit: number): boolean {
    const { isOut } = this.season;
    let out = 0;
    for (let slot = place.firstSlot; slot <= place.lastSlot; slot++) out += isOut[slot]!;
    return 2 * out <= place.lastSlot - place.firstSlot + 1 && Math.abs(this.levelOf(place)) <= limit;
  }
}
