import type { DetectOptions } from '../options.ts';
import type { Extent, RuleFor } from '../rules.ts';
import type { NamedSeries } from '../series/judged-selector.ts';
import { rulesFor } from '../series/rules-for.ts';
import type { Finding } from './finding.ts';

/** What a person asked not to be told; see the options of the same names. */
export type Filters = Pick<DetectOptions, 'minDurationMs' | 'minChange' | 'minVolume' | 'direction'>;

/** What the filters look at in the series of a finding. */
export interface FilteredSeries extends NamedSeries {
  readonly stepMs: number;
  readonly values: Float64Array;
  /** Undefined of what concerns several series. */
  readonly expected: Float64Array | undefined;
}

/**
 * The option that hides a finding, or undefined. Each speaks only of what has what it asks for:
 *
 * | kind | min-duration | direction, min-change | min-volume |
 * |---|---|---|---|
 * | spike, dip, level-shift, trend-change, drift, variance-change, seasonal-change, peer-outlier | yes | yes | yes |
 * | outside-limits | yes | yes: how far beyond the limit | no: its limit says what counts |
 * | flatline | yes | no: it has no size | yes |
 * | missing-data | yes | no | no: there is no value |
 * | restart | no: it is a moment | no | no |
 */
export function filterThatHides(
  finding: Finding,
  series: FilteredSeries,
  filters: Filters,
): string | undefined {
  const leastMs = ruleThatHolds(filters.minDurationMs, series) ?? 0;
  if (finding.kind !== 'restart' && slotsOf(finding) * series.stepMs < leastMs) return 'min-duration';
  if ('direction' in finding) {
    if (filters.direction !== 'both' && finding.direction !== filters.direction) return 'direction';
    const leastChange = ruleThatHolds(filters.minChange, series);
    if (leastChange !== undefined && !reaches(finding, leastChange[finding.direction])) return 'min-change';
  }
  const leastVolume = ruleThatHolds(filters.minVolume, series) ?? 0;
  return leastVolume > 0 && volumeOf(finding, series) < leastVolume ? 'min-volume' : undefined;
}

function ruleThatHolds<Rule>(rules: readonly RuleFor<Rule>[], series: FilteredSeries): Rule | undefined {
  return rulesFor(rules, series).at(-1)?.rule;
}

function slotsOf({ firstSlot, lastSlot }: Finding): number {
  return lastSlot - firstSlot + 1;
}

/** Both that are asked for; a change from exactly zero is larger than any share of it. */
function reaches(finding: Finding, least: Extent): boolean {
  const share = Math.abs(relativeSizeOf(finding) ?? Number.POSITIVE_INFINITY);
  return Math.abs(sizeOf(finding) ?? 0) >= least.absolute && share >= least.share;
}

/**
 * How much there was or should have been, on average over the finding, in the metric's unit: three requests where one
 * is usual are few, none where a thousand are usual is not. Infinite where that is not the question.
 */
function volumeOf(finding: Finding, { values, expected }: FilteredSeries): number {
  const isAsked =
    finding.kind === 'flatline' || ('direction' in finding && finding.kind !== 'outside-limits');
  if (!isAsked) return Number.POSITIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (let slot = finding.firstSlot; slot <= finding.lastSlot; slot++) {
    const value = Math.abs(values[slot]!);
    const usual = Math.abs(expected?.[slot] ?? Number.NaN);
    if (Number.isNaN(value) && Number.isNaN(usual)) continue;
    sum += Math.max(value || 0, usual || 0);
    count++;
  }
  return count === 0 ? Number.POSITIVE_INFINITY : sum / count;
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
