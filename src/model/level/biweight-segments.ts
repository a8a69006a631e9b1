/** Samples from `first` up to the next segment, and the level that fits them best. */
export interface Segment {
  readonly first: number;
  readonly level: number;
}

/** What a segmentation costs. */
export interface BiweightCost {
  /** K: a sample further than this from its level counts as an outlier, and no more than K². */
  readonly bound: number;
  /** β: the cost of each further segment. */
  readonly penalty: number;
}

/**
 * The segmentation of n finite values into levels that minimises Σ min((value − level)², K²) + β (segments − 1),
 * exactly, by functional pruning.
 *
 * SOURCE: Fearnhead and Rigaill (2019), "Changepoint Detection in the Presence of Outliers", JASA 114(525),
 * section 3 (R-FPOP): Q(θ), the least cost so far if the level now is θ, becomes min(Q(θ), min Q + β) + γ(value; θ)
 * with each value. It is kept as pieces along θ, each a parabola.
 * No value gives no segment. O(n) memory; time about linear in n, at worst quadratic.
 * @example biweightSegments(Float64Array.of(0, 0, 9, 0, 5, 5, 5), { bound: 2, penalty: 5 })
 * // => [{ first: 0, level: 0 }, { first: 4, level: 5 }]: 9 is an outlier, it costs 4
 */
export function biweightSegments(values: Float64Array, { bound, penalty }: BiweightCost): Segment[] {
  const firsts = new Int32Array(values.length);
  const levels = new Float64Array(values.length);
  let pieces = new Pieces();
  let next = new Pieces();
  pieces.add(Infinity, 0, 0, 0, 0);
  let best = 0;
  for (let at = 0; at < values.length; at++) {
    if (at > 0) {
      withRestart(pieces, best + penalty, at, next);
      [pieces, next] = [next, pieces];
    }
    withValue(pieces, values[at]!, bound, next);
    [pieces, next] = [next, pieces];
    best = pieces.least(at, firsts, levels);
  }
  return tracedBack(firsts, levels);
}

const FIRST_CAPACITY = 64;

/**
 * Q in pieces, a column for each of their numbers (a piece lasts for one value only, too short for an object). From the
 * end of the piece before to `right` it is weight × (θ − centre)² + floor: the vertex form, whose numbers stay as small
 * as the values are apart. The last segment of a piece begins at `first`.
 */
class Pieces {
  size = 0;
  right: Float64Array = new Float64Array(FIRST_CAPACITY);
  weight: Float64Array = new Float64Array(FIRST_CAPACITY);
  centre: Float64Array = new Float64Array(FIRST_CAPACITY);
  floor: Float64Array = new Float64Array(FIRST_CAPACITY);
  first: Float64Array = new Float64Array(FIRST_CAPACITY);

  add(right: number, weight: number, centre: number, floor: number, first: number): void {
    if (this.size === this.right.length) this.#grow();
    const at = this.size++;
    this.right[at] = right;
    this.weight[at] = weight;
    this.centre[at] = centre;
    this.floor[at] = floor;
    this.first[at] = first;
  }

  /** The least cost; its level and its first value are written to the place `at`. */
  least(at: number, firsts: Int32Array, levels: Float64Array): number {
    let best = Infinity;
    let left = -Infinity;
    for (let piece = 0; piece < this.size; piece++) {
      const level = Math.min(Math.max(this.centre[piece]!, left), this.right[piece]!);
      const away = level - this.centre[piece]!;
      const weight = this.weight[piece]!;
      const cost = weight === 0 ? this.floor[piece]! : weight * (away * away) + this.floor[piece]!;
      if (cost < best) {
        best = cost;
        firsts[at] = this.first[piece]!;
        levels[at] = level;
      }
      left = this.right[piece]!;
    }
    return best;
  }

  #grow(): void {
    const doubled = (column: Float64Array) => {
      const twice = new Float64Array(2 * column.length);
      twice.set(column);
      return twice;
    };
    this.right = doubled(this.right);
    this.weight = doubled(this.weight);
    this.centre = doubled(this.centre);
    this.floor = doubled(this.floor);
    this.first = doubled(this.first);
  }
}

/** min(Q, restart) into `result`: where going on costs more than a new segment from `first` on, that takes its place. */
function withRestart(pieces: Pieces, restart: number, first: number, result: Pieces): void {
  result.size = 0;
  const begin = (right: number) => {
    if (result.size > 0 && result.first[result.size - 1] === first) result.size -= 1;
    result.add(right, 0, 0, restart, first);
  };
  let left = -Infinity;
  for (let piece = 0; piece < pieces.size; piece++) {
    const right = pieces.right[piece]!;
    const weight = pieces.weight[piece]!;
    const centre = pieces.centre[piece]!;
    const floor = pieces.floor[piece]!;
    const reach = weight === 0 ? Infinity : Math.sqrt((restart - floor) / weight);
    const from = Math.max(left, centre - reach);
    const to = Math.min(right, centre + reach);
    if (floor > restart || from >= to) begin(right);
    else {
      if (from > left) begin(from);
      result.add(to, weight, centre, floor, pieces.first[piece]!);
      if (to < right) begin(right);
    }
    left = right;
  }
}

/** Q + γ into `result`: within the bound of the value a parabola is added, elsewhere K². */
function withValue(pieces: Pieces, value: number, bound: number, result: Pieces): void {
  result.size = 0;
  let left = -Infinity;
  for (let piece = 0; piece < pieces.size; piece++) {
    const end = pieces.right[piece]!;
    const weight = pieces.weight[piece]!;
    const centre = pieces.centre[piece]!;
    const floor = pieces.floor[piece]!;
    const first = pieces.first[piece]!;
    const before = Math.min(value - bound, end);
    if (before > left) result.add(before, weight, centre, floor + bound * bound, first);
    left = Math.max(left, before);
    const within = Math.min(value + bound, end);
    if (within > left) {
      const sum = weight + 1;
      const away = value - centre;
      if (weight === 0) result.add(within, 1, value, floor, first);
      else result.add(within, sum, centre + away / sum, floor + (away * away * weight) / sum, first);
      left = within;
    }
    if (end > left) result.add(end, weight, centre, floor + bound * bound, first);
    left = end;
  }
}

function tracedBack(firsts: Int32Array, levels: Float64Array): Segment[] {
  const segments: Segment[] = [];
  for (let end = firsts.length; end > 0; ) {
    const first = firsts[end - 1]!;
    segments.push({ first, level: levels[end - 1]! });
    end = first;
  }
  return segments.reverse();
}
