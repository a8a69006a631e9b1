/** Numbers in the tables that are kept, 2 MiB; past that, a table lasts until the next h. */
const TABLE_BUDGET = 1 << 18;

/** Tables of tricube weights by h: many positions share an h, and many passes share all of them. */
export class TricubeTables {
  readonly #byH: Map<number, Float64Array> = new Map();
  #numbers = 0;
  #last: Float64Array = new Float64Array(0);
  #lastH = -1;
  #lastCount = -1;

  /** T(d / h) for d = 0, 1, … as far as it is not 0 and a sequence of `count` samples can reach. */
  of(h: number, count: number): Float64Array {
    if (h === this.#lastH && count === this.#lastCount) return this.#last;
    const reach = Math.min(tricubeReach(h), count);
    let table = this.#byH.get(h);
    if (table === undefined || table.length <= reach) {
      table = tricubeTable(h, reach);
      if (this.#numbers + table.length <= TABLE_BUDGET) {
        this.#byH.set(h, table);
        this.#numbers += table.length;
      }
    }
    this.#last = table;
    this.#lastH = h;
    this.#lastCount = count;
    return table;
  }
}

/** The largest whole d that has a weight: the Fortran (`est`) takes T for 0 above .999 h. */
export function tricubeReach(h: number): number {
  return Math.floor(0.999 * h);
}

/** T(u) = (1 − u³)³ at u = d / h for d = 0…`reach`; 1 up to a thousandth of h, as in the Fortran. */
export function tricubeTable(h: number, reach: number): Float64Array {
  const table = new Float64Array(reach + 1);
  for (let d = 0; d <= reach; d++) {
    const ratio = d / h;
    const v = 1 - ratio * ratio * ratio;
    table[d] = d <= 0.001 * h ? 1 : v * v * v;
  }
  return table;
}
