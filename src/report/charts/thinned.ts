/** Numbers as the result holds them: null where there is none. */
export type Samples = readonly (number | null)[];

/**
 * The slots that draw the same picture as all of them: the first, least, greatest and last sample of each column
 * of pixels. Jugel, Jerzak, Hackenbroich, Markl (2014), "M4: A Visualization-Oriented Time Series Data
 * Aggregation", PVLDB 7(10), section 4. A gap as wide as a column is kept by one of its slots; where the columns
 * are enough for all slots, all are kept.
 * @returns slots, ascending
 */
export function thinnedSlots(values: Samples, columns: number): number[] {
  if (values.length <= columns) return values.map((_, slot) => slot);
  const kept = new Set(gapSlots(values, values.length / columns));
  for (let column = 0; column < columns; column++) {
    for (const slot of extremesOf(values, ...slotsOf(column, columns, values.length))) kept.add(slot);
  }
  return [...kept].sort((a, b) => a - b);
}

/** The first slot of each gap of at least `least` slots. */
function gapSlots(values: Samples, least: number): number[] {
  const slots: number[] = [];
  let length = 0;
  values.forEach((value, slot) => {
    length = value === null ? length + 1 : 0;
    if (length >= least && length - 1 < least) slots.push(slot - length + 1);
  });
  return slots;
}

/** First, least, greatest and last slot with a value from `from` to before `end`; none in a gap. */
function extremesOf(values: Samples, from: number, end: number): number[] {
  let [first, least, greatest, last] = [-1, -1, -1, -1];
  for (let slot = from; slot < end; slot++) {
    const value = values[slot];
    if (value === null || value === undefined) continue;
    if (first < 0) [first, least, greatest] = [slot, slot, slot];
    last = slot;
    if (value < values[least]!) least = slot;
    if (value > values[greatest]!) greatest = slot;
  }
  return last < 0 ? [] : [first, least, greatest, last];
}

/** What lies between two edges: over slots `from` to before `end`, the least `low` and the greatest `high`. */
export interface BandPiece {
  readonly low: number | null;
  readonly high: number | null;
}

/** A band in one piece a column of pixels, or a piece a slot where the columns are enough. */
export function thinnedBand(lower: Samples, upper: Samples, columns: number): BandPiece[] {
  const pieces = Math.min(columns, lower.length);
  return Array.from({ length: pieces }, (_, column) => {
    const [from, end] = slotsOf(column, pieces, lower.length);
    const [, least] = extremesOf(lower, from, end);
    const [, , greatest] = extremesOf(upper, from, end);
    return {
      low: least === undefined ? null : lower[least]!,
      high: greatest === undefined ? null : upper[greatest]!,
    };
  });
}

function slotsOf(column: number, columns: number, slots: number): [from: number, end: number] {
  return [Math.floor((column * slots) / columns), Math.floor(((column + 1) * slots) / columns)];
}
