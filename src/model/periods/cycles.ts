/** A cycle is laid out on at most this many phases: five minutes in a week. */
const MOST_PHASES = 2016;
/** A length that is not whole has up to so many phases a sample, as long as each has so many samples. */
const FINER = 4;
const SAMPLES_OF_FINE_PHASE = 32;

/** Where the slots of a series stand in their cycles. */
export class Cycles {
  readonly samples: number;
  readonly length: number;
  readonly phases: number;
  /** Cycles that have begun. */
  readonly count: number;

  constructor(samples: number, length: number) {
    this.samples = samples;
    this.length = length;
    const finer = Number.isInteger(length) ? 0 : Math.min(FINER * length, samples / SAMPLES_OF_FINE_PHASE);
    this.phases = Math.min(MOST_PHASES, Math.round(Math.max(length, finer)));
    this.count = Math.ceil(samples / length);
  }

  /** The first slot of a phase of a cycle, and so the end of the phase before it; at most `samples`. */
  startOf(cycle: number, phase: number): number {
    if (this.phases === this.length) return Math.min(this.samples, cycle * this.length + phase);
    return Math.min(this.samples, Math.floor((cycle + phase / this.phases) * this.length + 1 - ROUNDING));
  }
}

/** Sums of fractions miss a whole slot by less than this. */
const ROUNDING = 1e-6;
