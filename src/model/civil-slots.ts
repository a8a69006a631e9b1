/** Where each slot lies in civil time, and how many civil slots there are. */
export interface CivilSlots {
  readonly slotOf: Int32Array;
  readonly length: number;
}

/** Civil slots that several slots fall into hold their mean; those that none falls into are NaN. */
export function onCivilGrid(values: Float64Array, civil: CivilSlots): Float64Array {
  const sums = new Float64Array(civil.length);
  const counts = new Int32Array(civil.length);
  for (let slot = 0; slot < values.length; slot++) {
    if (Number.isNaN(values[slot]!)) continue;
    sums[civil.slotOf[slot]!]! += values[slot]!;
    counts[civil.slotOf[slot]!]! += 1;
  }
  for (let slot = 0; slot < sums.length; slot++)
    sums[slot] = counts[slot] === 0 ? Number.NaN : sums[slot]! / counts[slot]!;
  return sums;
}

/** What stands in the civil slot of each slot. */
export function readBack(part: Float64Array, slotOf: Int32Array): Float64Array {
  const result = new Float64Array(slotOf.length);
  for (let slot = 0; slot < result.length; slot++) result[slot] = part[slotOf[slot]!]!;
  return result;
}
