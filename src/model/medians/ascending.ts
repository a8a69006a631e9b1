/** Values in ascending order, and the index at which each of them stood. */
interface Ascending {
  readonly values: Float64Array;
  readonly indexes: Int32Array;
}

/** A bucket that holds no more than this is left to the insertion sort. */
const CROWDED = 24;

/**
 * The values in ascending order, NaN left out; equal ones in any order. Buckets over the range of the values, as
 * many as there are values, as in Neubert's flashsort (1998, Dr. Dobb's Journal 23(2)), but into new arrays; a
 * crowded one is spread over its own range again, and an insertion sort finishes. O(n) unless the values crowd
 * together on every scale.
 */
export function ascending(values: Float64Array): Ascending {
  const { observed, indexes } = withoutNaN(values);
  const into = { values: new Float64Array(indexes.length), indexes: new Int32Array(indexes.length) };
  spread({ values: observed, indexes }, into, 0);
  insertionSort(into);
  return into;
}

function withoutNaN(values: Float64Array): { readonly observed: Float64Array; readonly indexes: Int32Array } {
  const observed = new Float64Array(values.length);
  const indexes = new Int32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    observed[count] = value;
    indexes[count++] = i;
  }
  return { observed: observed.subarray(0, count), indexes: indexes.subarray(0, count) };
}

/** Lays `from` into the places that begin at `first`, so that no bucket there is crowded with unequal values. */
function spread(from: Ascending, into: Ascending, first: number): void {
  const { values, indexes } = from;
  const { lowest, highest } = rangeOf(values);
  if (!(lowest < highest)) {
    layDown(from, into, first);
    return;
  }
  const { bucketOf, startOf } = bucketsOf(values, lowest, highest);
  if (startOf[1] === values.length) {
    layDown(inOrder(from), into, first);
    return;
  }
  for (let i = 0; i < values.length; i++) {
    // Afterwards each bucket's start is its end.
    const at = first + startOf[bucketOf[i]!]!++;
    into.values[at] = values[i]!;
    into.indexes[at] = indexes[i]!;
  }
  let start = first;
  for (let bucket = 0; bucket < values.length; bucket++) {
    const end = first + startOf[bucket]!;
    if (end - start > CROWDED) {
      spread({ values: into.values.slice(start, end), indexes: into.indexes.slice(start, end) }, into, start);
    }
    start = end;
  }
}

function rangeOf(values: Float64Array): { readonly lowest: number; readonly highest: number } {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest, highest };
}

function layDown({ values, indexes }: Ascending, into: Ascending, first: number): void {
  into.values.set(values, first);
  into.indexes.set(indexes, first);
}

/** The bucket of each value, and for each bucket how many values lie before it; one start more than buckets. */
function bucketsOf(values: Float64Array, lowest: number, highest: number) {
  const bucketOf = new Int32Array(values.length);
  const startOf = new Int32Array(values.length + 1);
  const perUnit = (values.length - 1) / (highest - lowest);
  for (let i = 0; i < values.length; i++) {
    const bucket = ((values[i]! - lowest) * perUnit) | 0;
    bucketOf[i] = bucket;
    startOf[bucket + 1]! += 1;
  }
  for (let bucket = 1; bucket < values.length; bucket++) startOf[bucket + 1]! += startOf[bucket]!;
  return { bucketOf, startOf };
}

/** By comparison: for a range that cannot be divided, as it is infinite or next to nothing. */
function inOrder({ values, indexes }: Ascending): Ascending {
  const order = Array.from(values.keys()).sort((a, b) =>
    values[a]! < values[b]! ? -1 : Number(values[a]! > values[b]!),
  );
  return {
    values: Float64Array.from(order, (i) => values[i]!),
    indexes: Int32Array.from(order, (i) => indexes[i]!),
  };
}

function insertionSort({ values, indexes }: Ascending): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    if (values[i - 1]! <= value) continue;
    const index = indexes[i]!;
    let at = i;
    for (; at > 0 && values[at - 1]! > value; at--) {
      values[at] = values[at - 1]!;
      indexes[at] = indexes[at - 1]!;
    }
    values[at] = value;
    indexes[at] = index;
  }
}
