import type { Labels } from './labels.ts';

/** One measured value. The unit of time is the millisecond since 1970 UTC everywhere behind the readers. */
export interface Sample {
  readonly timestampMs: number;
  /** NaN where the input says that there is no value; ±Infinity where it says so. */
  readonly value: number;
  /** 1-based line of the input, or null where the form has no lines (JSON). */
  readonly line: number | null;
}

/** The samples of one label set as they were read: in input order, nothing dropped, nothing converted. */
export class SampleColumn {
  readonly labels: Labels;
  #length = 0;
  #timestampsMs = new Float64Array(64);
  #values = new Float64Array(64);
  #lines = new Float64Array(64);

  constructor(labels: Labels) {
    this.labels = labels;
  }

  get length(): number {
    return this.#length;
  }

  /** Milliseconds since 1970 UTC, one per sample, in input order. */
  get timestampsMs(): Float64Array {
    return this.#timestampsMs.subarray(0, this.#length);
  }

  /** One per sample, in input order; NaN where there is no value. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  /** 1-based line of each sample; NaN where the form has no lines. */
  get lines(): Float64Array {
    return this.#lines.subarray(0, this.#length);
  }

  push(sample: Sample): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#timestampsMs[this.#length] = sample.timestampMs;
    this.#values[this.#length] = sample.value;
    this.#lines[this.#length] = sample.line ?? Number.NaN;
    this.#length += 1;
  }

  #grow(): void {
    this.#timestampsMs = grown(this.#timestampsMs);
    this.#values = grown(this.#values);
    this.#lines = grown(this.#lines);
  }
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const twice = new Float64Array(array.length * 2);
  twice.set(array);
  return twice;
}
