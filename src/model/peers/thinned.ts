/** Every how many slots a sample is taken, so that there are `enough` of them, evenly taken, and not many more. */
function strideFor(slots: number, enough: number): number {
  return Math.max(1, Math.floor(slots / enough));
}

/** Those samples. */
export function thinned(values: Float64Array, enough: number): Float64Array {
  const stride = strideFor(values.length, enough);
  if (stride === 1) return values;
  const kept = new Float64Array(Math.ceil(values.length / stride));
  for (let at = 0; at < kept.length; at++) kept[at] = values[at * stride]!;
  return kept;
}
