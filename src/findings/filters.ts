import type { Amount, Direction } from '../options.ts';
import type { Finding } from './finding.ts';

/** What a person asked not to be told; see the options of the same names. */
export interface Filters {
  readonly minDurationMs: number;
  readonly minChange: Amount;
  readonly direction: Direction;
}

/** The option that hides a finding, or undefined. Size and direction only speak of departures. */
export function filterThatHides(finding: Finding, stepMs: number, filters: Filters): string | undefined {
  const durationMs = (finding.lastSlot - finding.firstSlot + 1) * stepMs;
  if (durationMs < filters.minDurationMs) return 'min-duration';
  if (!('direction' in finding)) return undefined;
  if (filters.direction !== 'both' && finding.direction !== filters.direction) return 'direction';
  return isLargeEnough(finding, filters.minChange) ? undefined : 'min-change';
}

/** The change of a departure in the metric's unit: of a level shift between its levels, else from the expected. */
export function sizeOf(finding: Finding): number | undefined {
  switch (finding.kind) {
    case 'spike':
    case 'dip':
    case 'trend-change':
    case 'seasonal-change':
    case 'peer-outlier':
      return finding.value - finding.expected;
    case 'level-shift':
    case 'drift':
      return finding.levelAfter - finding.levelBefore;
    case 'variance-change':
      return finding.spreadAfter - finding.spreadBefore;
    case 'outside-limits':
      return finding.value - finding.limit;
    case 'flatline':
    case 'missing-data':
    case 'restart':
      return undefined;
  }
}

/** The size as a share of where it started from; undefined where that is zero. */
export function relativeSizeOf(finding: Finding): number | undefined {
  const size = sizeOf(finding);
  const from = startOf(finding);
  return size === undefined || from === undefined || from === 0 ? undefined : size / Math.abs(from);
}

function startOf(finding: Finding): number | undefined {
  if ('levelBefore' in finding) return finding.levelBefore;
  if ('spreadBefore' in finding) return finding.spreadBefore;
  if ('limit' in finding) return finding.limit;
  return 'expected' in finding ? finding.expected : undefined;
}

function isLargeEnough(finding: Finding, minChange: Amount): boolean {
  if ('absolute' in minChange) return Math.abs(sizeOf(finding) ?? 0) >= minChange.absolute;
  // A change from exactly zero is larger than any share of it.
  return Math.abs(relativeSizeOf(finding) ?? Number.POSITIVE_INFINITY) >= minChange.share;
}
