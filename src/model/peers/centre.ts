/** Values on a clock that they share with others: the first of them stands at `firstSlot` of it. NaN at a gap. */
export interface Placed {
  readonly firstSlot: number;
  readonly values: Float64Array;
}

/** The middle of several series at each slot of their clock, with and without one of them; NaN where they are too few. */
export interface Centre {
  readonly ofAll: Float64Array;
  /** How many there are. */
  readonly count: Int32Array;
  /** The median of the others, of one whose value at a slot of the clock is this. */
  without(value: number, slot: number): number;
}

/** One and the median of two others: with fewer there is no middle. */
const FEWEST = 3;

/**
 * Medians of all, and of all but one, slot by slot. Which one is left out shows only in whether it lay below, above or
 * in the middle, so three medians a slot serve however many they are. O(n log m) for n values of m series.
 * @param slots of the clock
 */
export function centreOf(members: readonly Placed[], slots: number): Centre {
  const [ofAll, tied, high, low] = Array.from({ length: 4 }, () => new Float64Array(slots).fill(Number.NaN));
  const count = new Int32Array(slots);
  const present = new Float64Array(members.length);
  const waiting = [...members].sort((a, b) => b.firstSlot - a.firstSlot);
  let active: Placed[] = [];
  for (let slot = 0; slot < slots; slot++) {
    while (waiting.length > 0 && waiting.at(-1)!.firstSlot <= slot) active.push(waiting.pop()!);
    const found = gather(active, slot, present);
    if (found.hasEnded) active = active.filter(({ firstSlot, values }) => firstSlot + values.length > slot);
    count[slot] = found.count;
    if (found.count < FEWEST) continue;
    const sorted = ascending(present, found.count);
    const upper = found.count >> 1;
    const isEven = found.count % 2 === 0;
    const [below, above] = [sorted[upper - 1]!, isEven ? sorted[upper]! : sorted[upper + 1]!];
    ofAll![slot] = isEven ? middle(below, above) : sorted[upper]!;
    tied![slot] = middle(below, above);
    high![slot] = isEven ? above : middle(sorted[upper]!, above);
    low![slot] = isEven ? below : middle(below, sorted[upper]!);
  }
  const without = (value: number, slot: number) => {
    if (Number.isNaN(value)) return Number.NaN;
    if (value === ofAll![slot]) return tied![slot]!;
    return value < ofAll![slot]! ? high![slot]! : low![slot]!;
  };
  return { ofAll: ofAll!, count, without };
}

function gather(active: readonly Placed[], slot: number, into: Float64Array) {
  let count = 0;
  let hasEnded = false;
  for (let at = 0; at < active.length; at++) {
    const { firstSlot, values } = active[at]!;
    const own = slot - firstSlot;
    if (own >= values.length) hasEnded = true;
    else if (!Number.isNaN(values[own]!)) into[count++] = values[own]!;
  }
  return { count, hasEnded };
}

/** So few values are put in order sooner than a sort has begun. */
const FEW = 24;

/** The first `count` values in ascending order, in place. */
function ascending(values: Float64Array, count: number): Float64Array {
  if (count > FEW) return values.subarray(0, count).sort();
  for (let next = 1; next < count; next++) {
    const value = values[next]!;
    let at = next;
    for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
  return values;
}

function middle(a: number, b: number): number {
  return a / 2 + b / 2;
}
