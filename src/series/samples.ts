import type { Labels } from './labels.ts';

/** What an input says of a metric; `unknown` where it says nothing. Info and state sets are kept as they stand. */
export const metricTypes = [
  'counter',
  'gauge',
  'histogram',
  'summary',
  'info',
  'stateset',
  'unknown',
] as const;
export type MetricType = (typeof metricTypes)[number];

/** Room for few: one scrape can hold a million series. */
const FIRST_ROOM = 8;

/**
 * The samples of one label set as they were read: in input order, nothing dropped, nothing converted.
 * The unit of time is the millisecond since 1970 UTC everywhere behind the readers.
 */
export class SampleColumn {
  readonly labels: Labels;
  type: MetricType;
  #length = 0;
  #timestampsMs = new Float64Array(FIRST_ROOM);
  #values = new Float64Array(FIRST_ROOM);
  /** Room is only made once a sample has a line. */
  #lines = new Uint32Array(0);
  readonly #staleMarkers: number[] = [];

  constructor(labels: Labels, type: MetricType = 'unknown') {
    this.labels = labels;
    this.type = type;
  }

  get length(): number {
    return this.#length;
  }

  /** Milliseconds since 1970 UTC, one per sample, in input order. */
  get timestampsMs(): Float64Array {
    return this.#timestampsMs.subarray(0, this.#length);
  }

  /** One per sample, in input order; NaN where the input says that there is no value, ±Infinity where it says so. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  /** 1-based line of each sample; empty where the form has no lines. */
  get lines(): Uint32Array {
    return this.#lines.subarray(0, this.#length);
  }

  /** Indices of the samples that are staleness markers: Prometheus's word that the series ended there. */
  get staleMarkers(): readonly number[] {
    return this.#staleMarkers;
  }

  push(timestampMs: number, value: number, line = 0): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#timestampsMs[this.#length] = timestampMs;
    this.#values[this.#length] = value;
    if (line > 0) {
      if (this.#lines.length === 0) this.#lines = new Uint32Array(this.#values.length);
      this.#lines[this.#length] = line;
    }
    this.#length += 1;
  }

  /** A staleness marker is a sample without a value. */
  pushStale(timestampMs: number, line = 0): void {
    this.#staleMarkers.push(this.#length);
    this.push(timestampMs, Number.NaN, line);
  }

  #grow(): void {
    const room = this.#length * 2;
    this.#timestampsMs = copied(this.#timestampsMs, new Float64Array(room));
    this.#values = copied(this.#values, new Float64Array(room));
    if (this.#lines.length > 0) this.#lines = copied(this.#lines, new Uint32Array(room));
  }
}

function copied<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The samples of a column that are wanted, with what is known of them, as a column of the same or other labels. */
export function filteredColumn(
  from: SampleColumn,
  labels: Labels,
  isWanted: (timestampMs: number, index: number) => boolean,
): SampleColumn {
  const to = new SampleColumn(labels, from.type);
  appendSamples(from, to, isWanted);
  return to;
}

/**
 * The samples of a column in order of time, those of one time as they came, as a column of its own; the very same
 * column where they are in order. No time may be NaN. O(n log n), O(n) where they are.
 */
export function inOrderOfTime(from: SampleColumn): SampleColumn {
  const { timestampsMs, values, lines } = from;
  if (timestampsMs.every((timeMs, i) => i === 0 || timeMs >= timestampsMs[i - 1]!)) return from;
  const order = Uint32Array.from(timestampsMs.keys());
  order.sort((a, b) => timestampsMs[a]! - timestampsMs[b]! || a - b);
  const stale = new Set(from.staleMarkers);
  const to = new SampleColumn(from.labels, from.type);
  for (const i of order) {
    if (stale.has(i)) to.pushStale(timestampsMs[i]!, lines[i]);
    else to.push(timestampsMs[i]!, values[i]!, lines[i]);
  }
  return to;
}

/** Appends the wanted samples of one column to another. */
export function appendSamples(
  from: SampleColumn,
  to: SampleColumn,
  isWanted: (timestampMs: number, index: number) => boolean = () => true,
): void {
  const { timestampsMs, values, lines } = from;
  const stale = new Set(from.staleMarkers);
  for (let i = 0; i < from.length; i++) {
    if (!isWanted(timestampsMs[i]!, i)) continue;
    if (stale.has(i)) to.pushStale(timestampsMs[i]!, lines[i]);
    else to.push(timestampsMs[i]!, values[i]!, lines[i]);
  }
}
