import type { Judgement } from '../model/detectors/detector.ts';
import type { Decision } from './intervals.ts';

/** One series as those who look for one kind of finding see it. They change none of it. */
export interface SearchedSeries {
  /** One value a slot; NaN at a gap. */
  readonly values: Float64Array;
  readonly stepMs: number;
  /** Civil slot of each slot: what is usual is learned for times of the civil day. */
  readonly civilSlotOf: Int32Array;
  readonly judgement: Judgement;
  readonly decision: Decision;
}
