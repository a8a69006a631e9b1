/** The samples of one chunk at a time: room that is used again for the next one. Values are kept bit by bit. */
export class ChunkSamples {
  /** Set by whoever fills it. */
  length = 0;
  readonly timestampsMs = new Float64Array(MOST_SAMPLES);
  readonly values = new Float64Array(MOST_SAMPLES);
  readonly #words = new Uint32Array(this.values.buffer);

  /** The two halves of a value, as they stand in the file. */
  setValue(index: number, high: number, low: number): void {
    this.#words[index * 2 + HIGH] = high;
    this.#words[index * 2 + LOW] = low;
  }

  /** Whether a sample is Prometheus's staleness marker: one NaN among many, told by its bits (model/value). */
  isStale(index: number): boolean {
    return this.#words[index * 2 + LOW] === 2 && this.#words[index * 2 + HIGH] === 0x7ff0_0000;
  }
}

/** Their number is two bytes in the file. */
const MOST_SAMPLES = 0xffff;

/** Which half comes first is up to the machine. */
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;
