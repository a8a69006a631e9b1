import type { Labels } from './labels.ts';

/** Samples of one label set on an even grid; a slot without a value is NaN. */
export interface Series {
  readonly labels: Labels;
  /** The identity in Prometheus's spelling, see `seriesName`. */
  readonly name: string;
  /** Time of slot 0, in milliseconds since 1970 UTC. */
  readonly startMs: number;
  /** Distance of neighbouring slots in milliseconds; 0 when there is a single sample. */
  readonly stepMs: number;
  readonly values: Float64Array;
}

/** Time of a slot, in milliseconds since 1970 UTC. */
export function timeOf(series: Pick<Series, 'startMs' | 'stepMs'>, slot: number): number {
  return series.startMs + slot * series.stepMs;
}
