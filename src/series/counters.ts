import { overWindows, type RawSamples, type TimeWindow } from './windows.ts';

/**
 * PromQL's `rate`: the increase per second of a counter over the range before each time. NaN where the range holds
 * fewer than two samples (PromQL: no result), and where its first or last sample is NaN (PromQL: NaN).
 * Rate first, then sum: the sum of counters resets when any one of them does.
 * @example rate({ timestampsMs: Float64Array.of(0, 60_000), values: Float64Array.of(10, 70) },
 *   Float64Array.of(60_000), { rangeMs: 60_000, rule: 'closed' }) // => [1]
 */
export function rate(samples: RawSamples, evalTimesMs: Float64Array, window: TimeWindow): Float64Array {
  const results = increase(samples, evalTimesMs, window);
  const rangeS = window.rangeMs / 1000;
  for (let i = 0; i < results.length; i++) results[i]! /= rangeS;
  return results;
}

/**
 * PromQL's `increase`: what a counter gained over the whole range, so seldom an integer. A fall is a reset: the
 * counter started again at zero. NaN as in `rate`.
 */
export function increase(samples: RawSamples, evalTimesMs: Float64Array, window: TimeWindow): Float64Array {
  const lost = new MovingSum(
    ofNeighbours(samples.values, (value, previous) => (value < previous ? previous : 0)),
  );
  return extrapolated(samples, evalTimesMs, window, lost);
}

/** PromQL's `delta`: how far a gauge moved over the whole range; a fall is a fall. NaN as in `rate`. */
export function delta(samples: RawSamples, evalTimesMs: Float64Array, window: TimeWindow): Float64Array {
  return extrapolated(samples, evalTimesMs, window);
}

/** PromQL's `irate`: the increase per second between the last two samples of the range. NaN as in `rate`. */
export function irate(samples: RawSamples, evalTimesMs: Float64Array, window: TimeWindow): Float64Array {
  const { timestampsMs, values } = samples;
  return overWindows(samples, evalTimesMs, window, (first, end) => {
    if (end - first < 2) return Number.NaN;
    const [last, previous] = [values[end - 1]!, values[end - 2]!];
    const gained = last < previous ? last : last - previous;
    return gained / ((timestampsMs[end - 1]! - timestampsMs[end - 2]!) / 1000);
  });
}

/** PromQL's `resets`: how often the value fell from one sample of the range to the next; NaN without a sample. */
export function resets(samples: RawSamples, evalTimesMs: Float64Array, window: TimeWindow): Float64Array {
  return counted(samples, evalTimesMs, window, (value, previous) => value < previous);
}

/** PromQL's `changes`: how often the value differed from the one before it; NaN without a sample. */
export function changes(samples: RawSamples, evalTimesMs: Float64Array, window: TimeWindow): Float64Array {
  return counted(
    samples,
    evalTimesMs,
    window,
    (value, previous) => value !== previous && !(Number.isNaN(value) && Number.isNaN(previous)),
  );
}

/**
 * A change between the first and the last sample of a range, stretched to the whole range: to an edge that is nearer
 * than 1.1 mean gaps, else half a gap towards it, and for a counter no further back than where it would be zero.
 * `extrapolatedRate` in promql/functions.go of Prometheus 2.42 and 3: both work in seconds, and so does this, since
 * rounding decides at exactly 1.1 gaps. `lost`, given for a counter, is what its resets hid.
 */
function extrapolated(
  samples: RawSamples,
  evalTimesMs: Float64Array,
  window: TimeWindow,
  lost?: MovingSum,
): Float64Array {
  const { timestampsMs, values } = samples;
  return overWindows(samples, evalTimesMs, window, (first, end, evalTimeMs) => {
    const last = end - 1;
    if (first === last) return Number.NaN;
    const rise = values[last]! - values[first]! + (lost?.over(first + 1, end) ?? 0);
    const sampledS = (timestampsMs[last]! - timestampsMs[first]!) / 1000;
    const gapS = sampledS / (last - first);
    const toStartS = (timestampsMs[first]! - (evalTimeMs - window.rangeMs)) / 1000;
    const toZeroS = lost === undefined ? Infinity : sampledS * zeroFraction(values[first]!, rise);
    const headS =
      window.rule === 'closed'
        ? withinReach(Math.min(toStartS, toZeroS), gapS)
        : Math.min(withinReach(toStartS, gapS), toZeroS);
    const tailS = withinReach((evalTimeMs - timestampsMs[last]!) / 1000, gapS);
    return rise * ((sampledS + headS + tailS) / sampledS);
  });
}

function withinReach(distanceS: number, gapS: number): number {
  return distanceS < gapS * 1.1 ? distanceS : gapS / 2;
}

/** How far back a counter would be zero, as a fraction of the sampled time; Infinity where it would never be. */
function zeroFraction(value: number, rise: number): number {
  return rise > 0 && value >= 0 ? value / rise : Infinity;
}

function counted(
  samples: RawSamples,
  evalTimesMs: Float64Array,
  window: TimeWindow,
  isCounted: (value: number, previous: number) => boolean,
): Float64Array {
  const counts = new MovingSum(
    ofNeighbours(samples.values, (value, previous) => (isCounted(value, previous) ? 1 : 0)),
  );
  return overWindows(samples, evalTimesMs, window, (first, end) => counts.over(first + 1, end));
}

/** One term per sample, of it and the sample before; 0 for the first. */
function ofNeighbours(
  values: Float64Array,
  termOf: (value: number, previous: number) => number,
): Float64Array {
  const terms = new Float64Array(values.length);
  for (let i = 1; i < values.length; i++) terms[i] = termOf(values[i]!, values[i - 1]!);
  return terms;
}

/**
 * Sums over windows whose ends only move forward, in O(1) each on average. Nothing is ever taken away again, so that
 * a great or infinite term leaves no trace once it is out: the terms up to a seam are held as their sums up to it,
 * those behind it as one sum, and when a window has passed the seam, it is laid anew at the window's end.
 */
class MovingSum {
  /** Before the seam sums up to it, from the seam on single terms. */
  readonly #terms: Float64Array;
  #seam = 0;
  #end = 0;
  #behindSeam = 0;

  /** Takes the terms over as its own store. */
  constructor(terms: Float64Array) {
    this.#terms = terms;
  }

  /** The sum of the terms in [first, end). */
  over(first: number, end: number): number {
    if (first >= end) return 0;
    for (; this.#end < end; this.#end++) this.#behindSeam += this.#terms[this.#end]!;
    if (first >= this.#seam) this.#laySeam(first, end);
    return this.#terms[first]! + this.#behindSeam;
  }

  #laySeam(first: number, end: number): void {
    for (let i = end - 2; i >= first; i--) this.#terms[i]! += this.#terms[i + 1]!;
    this.#seam = end;
    this.#behindSeam = 0;
  }
}
