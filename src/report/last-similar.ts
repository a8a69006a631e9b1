import { sizeOf } from '../findings/filters.ts';
import type { Finding } from '../findings/finding.ts';
import type { Judgement } from '../model/detectors/detector.ts';

/** What is known of the series of a finding. */
export interface Known {
  readonly values: Float64Array;
  /** Undefined of a finding that concerns several series. */
  readonly judgement: Judgement | undefined;
  /** All findings of the series, in any order; the finding itself may be among them. Undefined: not known. */
  readonly findings: readonly Finding[] | undefined;
}

/** A value against what was expected of it, and its band. */
interface Banded {
  readonly value: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
}

type Direction = 'up' | 'down';

/** Like these is whatever was as far out, whether it was found or not. */
export const kindsByDistance: ReadonlySet<Finding['kind']> = new Set(['spike', 'dip', 'level-shift']);

/**
 * First slot of the latest stretch before a finding that is like it; undefined where there is none. Like a spike, a
 * dip and a level shift is every stretch outside the band on the same side with a sample as far out, whether it was
 * found or not; like a finding of another kind an earlier one of that kind and direction that is as large, or, without
 * a size, as long.
 */
export function lastSimilarSlot(finding: Finding, known: Known): number | undefined {
  const { values, judgement, findings = [] } = known;
  if (kindsByDistance.has(finding.kind) && 'expected' in finding)
    return judgement === undefined ? undefined : lastStretch(finding, values, judgement);
  const similar = findings.filter((other) => isEarlierAndAlike(other, finding));
  return similar.length === 0 ? undefined : Math.max(...similar.map(({ firstSlot }) => firstSlot));
}

/** Whether enough is known to say that there is none like a finding. */
export function isSimilarKnown(finding: Finding, { judgement, findings }: Omit<Known, 'values'>): boolean {
  return kindsByDistance.has(finding.kind) ? judgement !== undefined : findings !== undefined;
}

/**
 * How far a value is from the expected, in distances of the band's edge on that side: above 1 outside. Infinite where
 * the band has no width there; NaN where the value is just what was expected of it as well.
 */
export function bandFactor({ value, expected, lower, upper }: Banded, direction: Direction): number {
  return direction === 'up'
    ? (value - expected) / (upper - expected)
    : (expected - value) / (expected - lower);
}

function lastStretch(
  finding: Banded & Pick<Finding, 'firstSlot'> & { readonly direction: Direction },
  values: Float64Array,
  judgement: Judgement,
): number | undefined {
  const { expected, lower, upper } = judgement;
  const factorAt = (slot: number) =>
    bandFactor(
      { value: values[slot]!, expected: expected[slot]!, lower: lower[slot]!, upper: upper[slot]! },
      finding.direction,
    );
  const asFar = bandFactor(finding, finding.direction);
  let slot = finding.firstSlot - 1;
  while (slot >= 0 && !(factorAt(slot) >= asFar)) slot--;
  if (slot < 0) return undefined;
  while (slot > 0 && factorAt(slot - 1) > 1) slot--;
  return slot;
}

function isEarlierAndAlike(other: Finding, finding: Finding): boolean {
  return (
    other.lastSlot < finding.firstSlot &&
    other.kind === finding.kind &&
    directionOf(other) === directionOf(finding) &&
    extentOf(other) >= extentOf(finding)
  );
}

function directionOf(finding: Finding): Direction | undefined {
  return 'direction' in finding ? finding.direction : undefined;
}

function extentOf(finding: Finding): number {
  return Math.abs(sizeOf(finding) ?? finding.lastSlot - finding.firstSlot + 1);
}
