import { sampleCorrelation } from 'simple-statistics';
import { medianInPlace } from '../robust.ts';

const HOUR_MS = 3_600_000;
/** A cycle has a part for each hour, a short one so many, each of at least so many slots. */
const PARTS = 24;
const FEWEST_SLOTS = 2;
/** With fewer cycles the median of what they show at one time would be the one that is out of order. */
const FEWEST_CYCLES = 4;
/** Scatter goes with the cycle where odd and even ones agree this well on which of its parts scatter. */
const LEAST_AGREEMENT = 0.6;

/** Where sizes lie in time. */
export interface Cycling {
  readonly stepMs: number;
  readonly civilSlotOf: Int32Array;
  /** In slots; the one whose parts agree best is taken. */
  readonly cycles: readonly number[];
}

/**
 * How large sizes usually are at each slot's time of the cycle, as a share of what they are throughout: the median,
 * over cycles, of their means in that part of it. 1 everywhere where no cycle repeats itself.
 * @param sizes not negative, bounded; NaN at a gap
 */
export function usualScatter(sizes: Float64Array, { stepMs, civilSlotOf, cycles }: Cycling): Float64Array {
  let best: Parts | undefined;
  for (const length of cycles) {
    const parts = partsOf(sizes, civilSlotOf, { length, stepMs });
    if (parts !== undefined && parts.agreement > (best?.agreement ?? LEAST_AGREEMENT)) best = parts;
  }
  const usual = new Float64Array(sizes.length).fill(1);
  if (best === undefined) return usual;
  for (let slot = 0; slot < usual.length; slot++) usual[slot] = best.shares[best.cells[slot]! % best.parts]!;
  return usual;
}

interface Parts {
  readonly parts: number;
  /** Of each slot: the cycle it lies in × parts + the part of it. */
  readonly cells: Int32Array;
  /** Of each part. */
  readonly shares: readonly number[];
  readonly agreement: number;
}

function partsOf(
  sizes: Float64Array,
  civilSlotOf: Int32Array,
  { length, stepMs }: { readonly length: number; readonly stepMs: number },
): Parts | undefined {
  const first = Math.floor((civilSlotOf[0] ?? 0) / length);
  const cycles = Math.floor((civilSlotOf.at(-1) ?? 0) / length) - first + 1;
  const parts = Math.floor(Math.min(Math.max(PARTS, (length * stepMs) / HOUR_MS), length / FEWEST_SLOTS));
  if (cycles < FEWEST_CYCLES || parts < 2) return undefined;
  const cells = new Int32Array(sizes.length);
  const sums = new Float64Array(cycles * parts);
  const counts = new Float64Array(cycles * parts);
  for (let slot = 0; slot < sizes.length; slot++) {
    const cycle = Math.floor(civilSlotOf[slot]! / length);
    const phase = civilSlotOf[slot]! - cycle * length;
    const cell = (cycle - first) * parts + Math.min(parts - 1, Math.floor((phase * parts) / length));
    cells[slot] = cell;
    if (Number.isNaN(sizes[slot]!)) continue;
    sums[cell]! += sizes[slot]!;
    counts[cell]! += 1;
  }
  for (let cell = 0; cell < sums.length; cell++) sums[cell]! /= counts[cell]!;
  const typical = (from: number, step: number) => medians(sums, { parts, from, step });
  const all = typical(0, 1);
  const throughout = mean(all);
  return {
    parts,
    cells,
    shares: all.map((size) => (size > 0 ? size / throughout : 1)),
    agreement: agreementOf(typical(0, 2), typical(1, 2)),
  };
}

/** Of each part, the median over every so many cycles; NaN where none of them has it. */
function medians(
  means: Float64Array,
  { parts, from, step }: { readonly parts: number; readonly from: number; readonly step: number },
): number[] {
  const scratch = new Float64Array(means.length / parts);
  return Array.from({ length: parts }, (_, part) => {
    let count = 0;
    for (let cell = from * parts + part; cell < means.length; cell += step * parts)
      if (!Number.isNaN(means[cell]!)) scratch[count++] = means[cell]!;
    return medianInPlace(scratch, count);
  });
}

/** Correlation of logarithms where both are positive; NaN where either stands still. */
function agreementOf(even: readonly number[], odd: readonly number[]): number {
  const both = even.flatMap((size, part) => (size > 0 && odd[part]! > 0 ? [part] : []));
  const logs = (sizes: readonly number[]) => both.map((part) => Math.log(sizes[part]!));
  return both.length < 3 ? Number.NaN : sampleCorrelation(logs(even), logs(odd));
}

function mean(sizes: readonly number[]): number {
  const known = sizes.filter((size) => size > 0);
  return known.reduce((sum, size) => sum + size, 0) / known.length;
}
