/** The values of two neighbouring ranks; the same value where one rank was asked for. */
interface Ranked {
  readonly lower: number;
  readonly upper: number;
}

/** So few are put in order sooner than divided. */
const FEW = 12;
/** Of more than this many values, so many tell where to divide them; of fewer, three. */
const MANY = 100;
const GUESSES = 9;
/** A guess that misses on the far side of the middle leaves more to divide: ranks at the ends are guessed nearer to it. */
const TOWARDS_MIDDLE = 0.2;

const guesses = new Float64Array(GUESSES);

/**
 * The values of the ranks `low` and `high`, equal or neighbours, among the first `count` of `values`, which hold no NaN
 * there and ARE REORDERED; rank 0 is the least.
 *
 * Hoare's selection (1961, "Algorithm 65: Find", Comm. ACM 4(7), 321–322): what lies on the side of a guess where the
 * ranks are is divided again. No branch that nobody could foretell moves the values (Edelkamp and Weiß 2016,
 * "BlockQuicksort", ESA, section 1), which takes a third of the time. O(n) but for values laid out to mislead.
 */
export function valuesOfRanks(values: Float64Array, count: number, low: number, high: number): Ranked {
  let from = 0;
  let to = count;
  while (to - from > FEW) {
    const guess = guessOf(values, from, to, high);
    const below = moveBelow(values, from, to, guess);
    if (high < below) to = below;
    else if (low >= below && below > from) from = below;
    else if (low < below) return { lower: greatest(values, from, below), upper: guess };
    else {
      // Nothing is less than the guess: those that are equal are as good as found.
      const equal = moveUpTo(values, from, to, guess);
      if (high < equal) return { lower: guess, upper: guess };
      if (low < equal) return { lower: guess, upper: least(values, equal, to) };
      if (equal === from) break;
      from = equal;
    }
  }
  putInOrder(values, from, to);
  return { lower: values[low]!, upper: values[high]! };
}

/** A value that probably stands near a rank. */
function guessOf(values: Float64Array, from: number, to: number, rank: number): number {
  const count = to - from;
  if (count <= MANY) return middleOf(values[from]!, values[(from + to) >> 1]!, values[to - 1]!);
  for (let at = 0; at < GUESSES; at++)
    guesses[at] = values[from + Math.floor(((at + 0.5) * count) / GUESSES)]!;
  putInOrder(guesses, 0, GUESSES);
  const share = (rank - from + 0.5) / count;
  return guesses[Math.round((share + TOWARDS_MIDDLE * (0.5 - share)) * (GUESSES - 1))]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Moves the values below a bound to the beginning; returns where the others begin. Here and below a truth is a number. */
function moveBelow(values: Float64Array, from: number, to: number, bound: number): number {
  let end = from;
  for (let at = from; at < to; at++) {
    const value = values[at]!;
    values[at] = values[end]!;
    values[end] = value;
    end += Number(value < bound);
  }
  return end;
}

function moveUpTo(values: Float64Array, from: number, to: number, bound: number): number {
  let end = from;
  for (let at = from; at < to; at++) {
    const value = values[at]!;
    values[at] = values[end]!;
    values[end] = value;
    end += Number(value <= bound);
  }
  return end;
}

function greatest(values: Float64Array, from: number, to: number): number {
  let top = values[from]!;
  for (let at = from + 1; at < to; at++) if (values[at]! > top) top = values[at]!;
  return top;
}

function least(values: Float64Array, from: number, to: number): number {
  let bottom = values[from]!;
  for (let at = from + 1; at < to; at++) if (values[at]! < bottom) bottom = values[at]!;
  return bottom;
}

function putInOrder(values: Float64Array, from: number, to: number): void {
  for (let next = from + 1; next < to; next++) {
    const value = values[next]!;
    let at = next;
    for (; at > from && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}
