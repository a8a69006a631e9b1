import type { LineSums } from './line-sums.ts';

/** What a further piece and a slope must each explain, in σ² ln n: twice and once what BIC asks for what they take. */
const PIECE_PRICE = 4;
const SLOPE_PRICE = 2;
/** A shorter piece is an outlier, not a course. */
const SHORTEST_PIECE = 4;
/** A border is moved by at most so many slots, and that twice, for its neighbours move too. */
const MOVED_SLOTS = 40;
const MOVES = 2;

/**
 * First slots of the pieces, constants or straight lines, that explain a series at the least price (optimal
 * partitioning, Jackson and others 2005, "An algorithm for optimal partitioning of data on an interval", IEEE Signal
 * Processing Letters 12, 105–108, over candidates instead of all slots), each then moved to where it explains most. The
 * first piece, which begins at 0, is not among them. O(k² + 80 k) for k candidates.
 * @param sums of values in units of their noise
 * @param candidates ascending
 */
export function pieceStarts(sums: LineSums, candidates: readonly number[]): number[] {
  const starts = cheapest(sums, [0, ...candidates, sums.length]);
  for (let move = 0; move < MOVES; move++) {
    for (let at = 0; at < starts.length; at++) {
      starts[at] = bestBetween(sums, starts[at - 1] ?? 0, starts[at]!, starts[at + 1] ?? sums.length);
    }
  }
  return starts;
}

function cheapest(sums: LineSums, borders: readonly number[]): number[] {
  const price = new Float64Array(borders.length).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(borders.length);
  const piecePrice = PIECE_PRICE * Math.log(sums.length);
  price[0] = -piecePrice;
  for (let to = 1; to < borders.length; to++) {
    for (let from = 0; from < to && borders[to]! - borders[from]! >= SHORTEST_PIECE; from++) {
      const sum = price[from]! + piecePrice + pieceCost(sums, borders[from]!, borders[to]!);
      if (sum >= price[to]!) continue;
      price[to] = sum;
      previous[to] = from;
    }
  }
  const starts: number[] = [];
  for (let at = previous[borders.length - 1]!; at > 0; at = previous[at]!) starts.push(borders[at]!);
  return starts.reverse();
}

/** What a piece leaves unexplained, and the price of its slope if that is worth having. */
function pieceCost(sums: LineSums, from: number, to: number): number {
  const sloped = sums.lineCost(from, to) + SLOPE_PRICE * Math.log(sums.length);
  return Math.min(sums.flatCost(from, to), sloped);
}

/** Whether a piece is worth a slope. */
export function isSloped(sums: LineSums, from: number, to: number): boolean {
  return sums.flatCost(from, to) > sums.lineCost(from, to) + SLOPE_PRICE * Math.log(sums.length);
}

function bestBetween(sums: LineSums, from: number, start: number, to: number): number {
  let best = start;
  let least = Number.POSITIVE_INFINITY;
  const first = Math.max(from + SHORTEST_PIECE, start - MOVED_SLOTS);
  const last = Math.min(to - SHORTEST_PIECE, start + MOVED_SLOTS);
  for (let slot = first; slot <= last; slot++) {
    const cost = pieceCost(sums, from, slot) + pieceCost(sums, slot, to);
    if (cost >= least) continue;
    least = cost;
    best = slot;
  }
  return best;
}
