/**
 * PromQL's `sum` over series that were evaluated at the same times: slot by slot, absent members (NaN) left out; NaN
 * where all are absent. Unlike PromQL, a member that is there and NaN is taken for absent.
 */
export function sumOf(parts: readonly Float64Array[]): Float64Array {
  return combined(parts, (sum) => sum);
}

/** PromQL's `avg`, under the same rule as `sumOf`. */
export function averageOf(parts: readonly Float64Array[]): Float64Array {
  return combined(parts, (sum, present) => sum / present);
}

function combined(
  parts: readonly Float64Array[],
  resultOf: (sum: number, present: number) => number,
): Float64Array {
  const results = new Float64Array(parts[0]?.length ?? 0).fill(Number.NaN);
  for (let slot = 0; slot < results.length; slot++) {
    let [sum, present] = [0, 0];
    for (const part of parts) {
      const value = part[slot]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      present += 1;
    }
    if (present > 0) results[slot] = resultOf(sum, present);
  }
  return results;
}
