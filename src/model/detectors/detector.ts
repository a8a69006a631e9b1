import type { ValueRange } from '../../series/value-range.ts';
import type { Model } from '../decompose.ts';
import type { Period, PeriodLabel } from '../periods/periods.ts';
import type { Transform } from '../transform/transform.ts';

/** What a detector is given: one series on an even grid. It changes none of it. */
export interface DetectorInput {
  /** One value a slot; NaN at a gap. */
  readonly values: Float64Array;
  readonly stepMs: number;
  /** Where each slot lies in civil time, and how many civil slots there are. */
  readonly civilSlotOf: Int32Array;
  readonly civilSlots: number;
  /** The seasons that may be fitted; empty for none. A single one is fitted without a test if it can be. */
  readonly seasons: readonly PeriodLabel[];
  /** What is known of the values beforehand. */
  readonly range?: ValueRange | undefined;
}

/** What a detector says of each slot; every array has one entry a slot. Finite everywhere but at the exceptions. */
export interface Judgement {
  readonly model: Model;
  /** Under which spread does not grow with the level; all that stands here is in the unit of the values. */
  readonly transform: Transform['name'];
  /** What was expected; NaN only where the series holds no value at all. */
  readonly expected: Float64Array;
  /** The band in which undisturbed data lies, `BAND_COVERAGE` of it. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly trend: Float64Array;
  /** One array per period, the shortest first; trend and these add up to what is expected. */
  readonly seasonal: readonly Float64Array[];
  /** Robust level of the values without their season; what a lasting shift is judged by. */
  readonly level: Float64Array;
  /** What would be expected at a slot if the level were this. */
  foretold(level: number, slot: number): number;
  /** First slots of new levels that last: where the trend steps. */
  readonly shifts: readonly number[];
  /** Chance, per sample, that undisturbed data is as unlikely as this; in (0, 1], NaN at a gap. */
  readonly probability: Float64Array;
  readonly periods: readonly Period[];
  /** Whether there was enough history to learn how often this series surprises. */
  readonly isLearned: boolean;
}

/** Scores every sample of a series. It decides nothing: thresholds and intervals are the findings floor's. */
export interface Detector {
  /** One line for `--detector` and the help. */
  readonly title: string;
  judge(input: DetectorInput): Judgement;
}
