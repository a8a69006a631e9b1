import type { CivilGrid } from '../series/civil-grid.ts';

/** Where each slot lies on another grid, and how many slots that has: civil time, or cycles stretched to whole slots. */
type OtherGrid = CivilGrid;

/** The values on another grid: slots that several fall into hold their mean, those that none falls into are NaN. */
export function onGrid(values: Float64Array, grid: OtherGrid): Float64Array {
  const sums = new Float64Array(grid.length);
  const counts = new Int32Array(grid.length);
  for (let slot = 0; slot < values.length; slot++) {
    if (Number.isNaN(values[slot]!)) continue;
    sums[grid.slotOf[slot]!]! += values[slot]!;
    counts[grid.slotOf[slot]!]! += 1;
  }
  for (let slot = 0; slot < sums.length; slot++)
    sums[slot] = counts[slot] === 0 ? Number.NaN : sums[slot]! / counts[slot]!;
  return sums;
}

/** What stands on the other grid, read for each slot. */
export function readBack(part: Float64Array, { slotOf }: Pick<OtherGrid, 'slotOf'>): Float64Array {
  const result = new Float64Array(slotOf.length);
  for (let slot = 0; slot < result.length; slot++) result[slot] = part[slotOf[slot]!]!;
  return result;
}
