import { quickselect } from 'simple-statistics';

/** The values of two neighbouring ranks; the same value where one rank was asked for. */
interface Ranked {
  readonly lower: number;
  readonly upper: number;
}

/** So few are put in order sooner than narrowed down. */
const FEW = 200;
/** Samples by which the value of a rank is guessed, and how many on either side of it are trusted to enclose it. */
const GUESSES = 32;
const ASIDE = 6;

const guesses = new Float64Array(GUESSES);
let near = new Float64Array(0);

/**
 * The values of the ranks `low` and `high`, equal or neighbours, among the first `count` of `values`, which hold no NaN
 * there and MAY BE REORDERED; rank 0 is the least.
 *
 * Two samples that probably enclose both ranks (Floyd and Rivest 1975, "Expected Time Bounds for Selection",
 * Comm. ACM 18(3), 165–172) are compared with all values, without a branch that nobody could foretell; what lies
 * between them is narrowed down again. A wrong guess costs time alone. Of 2,000 samples it takes half the time of
 * a quickselect, which finds the ranks among the few. O(n).
 */
export function valuesOfRanks(values: Float64Array, count: number, low: number, high: number): Ranked {
  if (near.length <= count) near = new Float64Array(2 * count + 1);
  let from = values;
  let left = count;
  let skipped = 0;
  while (left > FEW) {
    guess(from, left);
    const middle = ((low + high + 1) / 2 - skipped) * (GUESSES / left);
    const least = guesses[Math.floor(middle) - ASIDE] ?? -Infinity;
    const most = guesses[Math.ceil(middle) + ASIDE - 1] ?? Infinity;
    skipped += countBelow(from, left, least);
    const between = copyBetween(from, left, { least, most }, near);
    if (low < skipped || high >= skipped + between) return selected(values, count, low, high);
    if (least === most) return { lower: least, upper: most };
    if (between === left) break;
    from = near;
    left = between;
  }
  return selected(from, left, low - skipped, high - skipped);
}

/** Here and below a truth is added as a number, for a branch that nobody can foretell takes longer. */
function countBelow(values: Float64Array, count: number, bound: number): number {
  let below = 0;
  for (let i = 0; i < count; i++) below += Number(values[i]! < bound);
  return below;
}

/** Copies what lies from `least` to `most` to the beginning of `into`, which may be the values; returns how many. */
function copyBetween(
  values: Float64Array,
  count: number,
  { least, most }: { readonly least: number; readonly most: number },
  into: Float64Array,
): number {
  let copied = 0;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    into[copied] = value;
    copied += Number(value >= least) & Number(value <= most);
  }
  return copied;
}

/** Samples from all over the values, in order. */
function guess(values: Float64Array, count: number): void {
  for (let next = 0; next < GUESSES; next++) {
    const value = values[Math.floor(((next + 0.5) * count) / GUESSES)]!;
    let at = next;
    for (; at > 0 && guesses[at - 1]! > value; at--) guesses[at] = guesses[at - 1]!;
    guesses[at] = value;
  }
}

/** Floyd and Rivest's selection moves the samples in place and needs no more of an array than a typed one has. */
function selected(values: Float64Array, count: number, low: number, high: number): Ranked {
  if (count > 1) quickselect(values as unknown as number[], high, 0, count - 1);
  const upper = values[high]!;
  if (low === high) return { lower: upper, upper };
  let lower = values[0]!;
  for (let i = 1; i < high; i++) if (values[i]! > lower) lower = values[i]!;
  return { lower, upper };
}
