/** The positions of `count` samples that are fitted: every `jump`-th from 0, and the last. */
export function fittedPositions(count: number, jump: number): Int32Array {
  const last = count - 1;
  const positions = new Int32Array(Math.ceil(last / jump) + 1);
  for (let k = 0; k < positions.length; k++) positions[k] = Math.min(k * jump, last);
  return positions;
}

/**
 * h, the distance at which the tricube around a position reaches zero: that of the q-th nearest sample, or,
 * where q exceeds the samples, of the farthest one and half of what is lacking (integer division, as in the
 * Fortran's `est`). The samples of a neighbourhood are just those nearer than h.
 */
export class Neighbourhoods {
  readonly #q: number;
  /** Positions of the samples that are there, upward; undefined when all `#count` are. */
  #there: Int32Array | undefined;
  #count = 0;
  #first = 0;

  constructor(q: number) {
    this.#q = q;
  }

  /** Begins a sequence of which `count` samples are there, at the positions `there`, or at 0…`count` − 1. */
  begin(count: number, there?: Int32Array): void {
    this.#there = there;
    this.#count = count;
    this.#first = 0;
  }

  /** h at `x`, which never falls from call to call. At least one sample must be there. */
  h(x: number): number {
    const q = Math.min(this.#q, this.#count);
    const there = this.#there;
    const lacking = (this.#q - q) >> 1;
    if (there === undefined) {
      const left = Math.max(0, Math.min(x - (q >> 1), this.#count - q));
      return Math.max(x - left, left + q - 1 - x) + lacking;
    }
    let first = this.#first;
    while (first + q < this.#count && there[first + q]! - x < x - there[first]!) first++;
    this.#first = first;
    return Math.max(x - there[first]!, there[first + q - 1]! - x) + lacking;
  }
}
