// Loops, as `map` of a typed array with a function takes several times as long.

/** values − other, one by one; NaN where either is. `other` is at least as long. */
export function difference(values: Float64Array, other: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) result[i] = values[i]! - other[i]!;
  return result;
}

/** values + other, one by one. */
export function total(values: Float64Array, other: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) result[i] = values[i]! + other[i]!;
  return result;
}

/** values ÷ other, one by one. */
export function quotient(values: Float64Array, other: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) result[i] = values[i]! / other[i]!;
  return result;
}

/** Absolute values; NaN stays NaN. */
export function sizes(values: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) result[i] = Math.abs(values[i]!);
  return result;
}

/** What `change` makes of each value; it is told the place, too. */
export function each(values: Float64Array, change: (value: number, at: number) => number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) result[i] = change(values[i]!, i);
  return result;
}

/** The values less each of the parts in turn. */
export function without(values: Float64Array, parts: readonly Float64Array[]): Float64Array {
  const rest = values.slice();
  for (const part of parts) {
    for (let slot = 0; slot < rest.length; slot++) rest[slot]! -= part[slot]!;
  }
  return rest;
}
