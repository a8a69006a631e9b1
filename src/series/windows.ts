import type { WindowRule } from '../options.ts';

export type { WindowRule } from '../options.ts';

/** What a range selector or a lookback sees before an evaluation time, as in `[5m]`. */
export interface TimeWindow {
  readonly rangeMs: number;
  readonly rule: WindowRule;
}

/** One series as it was scraped: ascending in time, one sample per time, no staleness markers; same length. */
export interface RawSamples {
  /** Milliseconds since 1970 UTC. */
  readonly timestampsMs: Float64Array;
  readonly values: Float64Array;
}

/**
 * The value of each window that ends at an evaluation time and holds at least one sample; NaN where it holds none.
 * `resultOf` is told the window's samples as [first, end), both of which only ever move forward.
 * The evaluation times ascend; for PromQL's `offset`, shift them. O(samples + evaluation times) calls and steps.
 */
export function overWindows(
  samples: RawSamples,
  evalTimesMs: Float64Array,
  { rangeMs, rule }: TimeWindow,
  resultOf: (first: number, end: number, evalTimeMs: number) => number,
): Float64Array {
  const { timestampsMs } = samples;
  const results = new Float64Array(evalTimesMs.length).fill(Number.NaN);
  let first = 0;
  let end = 0;
  for (let i = 0; i < evalTimesMs.length; i++) {
    const evalTimeMs = evalTimesMs[i]!;
    const startMs = evalTimeMs - rangeMs;
    while (end < timestampsMs.length && timestampsMs[end]! <= evalTimeMs) end++;
    while (first < end && isOutside(timestampsMs[first]!, startMs, rule)) first++;
    if (first < end) results[i] = resultOf(first, end, evalTimeMs);
  }
  return results;
}

function isOutside(timestampMs: number, startMs: number, rule: WindowRule): boolean {
  return rule === 'closed' ? timestampMs < startMs : timestampMs <= startMs;
}

/** How far Prometheus looks back for the last sample of a plain selector, unless it is told otherwise. */
export const LOOKBACK_MS = 300_000;

/**
 * A plain selector, evaluated: the last sample at or before each time, no older than the range; NaN where there is
 * none. A sample that is NaN gives NaN too.
 */
export function lastValue(samples: RawSamples, evalTimesMs: Float64Array, window: TimeWindow): Float64Array {
  return overWindows(samples, evalTimesMs, window, (_, end) => samples.values[end - 1]!);
}
