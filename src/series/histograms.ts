import type { WindowRule } from '../options.ts';

/** One bucket of a classic histogram: how many observations were at most the bound `le`, or their rate. */
export interface Bucket {
  readonly upperBound: number;
  readonly count: number;
}

/** The same bucket at many times: a count per slot, NaN where the bucket is absent. */
export interface BucketSeries {
  readonly upperBound: number;
  readonly counts: Float64Array;
}

/**
 * PromQL's `histogram_quantile` of one classic histogram: linear between the bounds of the bucket that holds the
 * rank, from zero in the first bucket; a rank beyond the last finite bound gives that bound. Buckets in any order;
 * those of one bound (`le="1"` and `le="1.0"`) are added up.
 * A quantile below 0 gives -Infinity, above 1 Infinity. NaN for a quantile of NaN, no observations, fewer than two
 * bounds, or none of Infinity.
 *
 * `bucketQuantile` in promql/quantile.go of Prometheus 2.42 (`closed`) and 3 (`left-open`): a count below that of a
 * lower bound is raised to it; Prometheus 3 takes counts for equal that differ by less than 1e-12 of their sum.
 * @example histogramQuantile(0.5, [{ upperBound: 1, count: 2 }, { upperBound: 3, count: 6 },
 *   { upperBound: Infinity, count: 6 }], 'closed') // => 1.5
 */
export function histogramQuantile(quantile: number, buckets: readonly Bucket[], rule: WindowRule): number {
  const series = buckets.map(({ upperBound, count }) => ({ upperBound, counts: Float64Array.of(count) }));
  return histogramQuantiles(quantile, series, rule)[0] ?? Number.NaN;
}

/** `histogramQuantile` slot by slot. A slot without any bucket (PromQL: no result) is NaN for every quantile. */
export function histogramQuantiles(
  quantile: number,
  buckets: readonly BucketSeries[],
  rule: WindowRule,
): Float64Array {
  const histogram = new Histogram(buckets);
  const results = new Float64Array(buckets[0]?.counts.length ?? 0);
  for (let slot = 0; slot < results.length; slot++) {
    histogram.load(slot);
    results[slot] = histogram.quantile(quantile, rule);
  }
  return results;
}

/** One slot's histogram at a time, in a store that is made once. */
class Histogram {
  readonly #sorted: readonly BucketSeries[];
  readonly #bounds: Float64Array;
  readonly #counts: Float64Array;
  #size = 0;

  constructor(buckets: readonly BucketSeries[]) {
    this.#sorted = buckets
      .filter(({ upperBound }) => !Number.isNaN(upperBound))
      .sort((a, b) => (a.upperBound < b.upperBound ? -1 : Number(a.upperBound > b.upperBound)));
    this.#bounds = new Float64Array(buckets.length);
    this.#counts = new Float64Array(buckets.length);
  }

  load(slot: number): void {
    this.#size = 0;
    for (const { upperBound, counts } of this.#sorted) {
      if (!Number.isNaN(counts[slot]!)) this.#add(upperBound, counts[slot]!);
    }
  }

  #add(bound: number, count: number): void {
    if (this.#size > 0 && this.#bounds[this.#size - 1] === bound) {
      this.#counts[this.#size - 1]! += count;
      return;
    }
    this.#bounds[this.#size] = bound;
    this.#counts[this.#size] = count;
    this.#size += 1;
  }

  quantile(quantile: number, rule: WindowRule): number {
    if (this.#size === 0 || Number.isNaN(quantile)) return Number.NaN;
    if (quantile < 0) return -Infinity;
    if (quantile > 1) return Infinity;
    if (this.#size < 2 || this.#bounds[this.#size - 1] !== Infinity) return Number.NaN;
    this.#level(rule);
    const observations = this.#counts[this.#size - 1]!;
    return observations === 0 ? Number.NaN : this.#valueAt(quantile * observations);
  }

  /** Makes the counts rise with the bounds. */
  #level(rule: WindowRule): void {
    const counts = this.#counts;
    for (let i = 1; i < this.#size; i++) {
      const [below, count] = [counts[i - 1]!, counts[i]!];
      if (count < below || (rule === 'left-open' && isAlmostEqual(below, count))) counts[i] = below;
    }
  }

  #valueAt(rank: number): number {
    const [bounds, counts, infinite] = [this.#bounds, this.#counts, this.#size - 1];
    let at = 0;
    while (at < infinite && counts[at]! < rank) at++;
    if (at === infinite) return bounds[infinite - 1]!;
    if (at === 0) return bounds[0]! <= 0 ? bounds[0]! : bounds[0]! * (rank / counts[0]!);
    const [start, below] = [bounds[at - 1]!, counts[at - 1]!];
    return start + (bounds[at]! - start) * ((rank - below) / (counts[at]! - below));
  }
}

/** The relative difference that rounding makes of equal counts: `smallDeltaTolerance` in promql/quantile.go. */
const ROUNDING = 1e-12;

/** Of a count and one that is not below it; `Equal` in util/almost of Prometheus 3, but for subnormal counts. */
function isAlmostEqual(below: number, count: number): boolean {
  return count - below < ROUNDING * (Math.abs(below) + Math.abs(count));
}
