import { type Severity, severities, severityRank } from '../findings/finding.ts';
import type { MeasureName, measures, Threshold } from '../thresholds.ts';
import { holds } from './comparison.ts';
import { coveredSlots, durationMsOf, slotsOf } from './covered.ts';
import type { GatedFinding, GatedSeries } from './gate.ts';
import type { CountingFinding, Scope } from './scope.ts';

export interface Measured {
  /** NaN: there is nothing to measure. */
  readonly observed: number;
  /** Those that made it so. */
  readonly findings: readonly GatedFinding[];
}

/** What a threshold about findings is about, in its unit. */
export function measured(threshold: Threshold, scope: Scope): Measured {
  return measurers[threshold.measure as FindingsMeasure](threshold, scope);
}

type FindingsMeasure = {
  [Name in MeasureName]: (typeof measures)[Name]['of'] extends 'findings' ? Name : never;
}[MeasureName];

const measurers: Readonly<Record<FindingsMeasure, (threshold: Threshold, scope: Scope) => Measured>> = {
  count: ({ argument }, { findings }) => counted(findings.filter(isMeantBy(argument))),
  new: (_, { findings, known }) => counted(findings.filter(({ id }) => !known.has(id))),
  rate: (_, { findings, series }) => {
    const covered = sumOf(series, ({ gated, findings: own }) => coveredSlots(own, gated));
    return { observed: covered / sumOf(series, ({ gated }) => slotsOf(gated)), findings };
  },
  max_score: (threshold, { findings }) => largest(threshold, findings, ({ score }) => score),
  longest: (threshold, { findings, stepMsOf }) =>
    largest(threshold, findings, (finding) => durationMsOf(finding, stepMsOf(finding))),
  missing: ({ unit }, { findings, series }) => ({
    observed: missingIn[unit as MissingUnit](series.map(({ gated }) => gated)),
    findings: findings.filter(({ kind }) => kind === 'missing-data'),
  }),
};

/** @param argument a severity: that one or worse; a kind: that one; undefined: all */
function isMeantBy(argument: string | undefined): (finding: GatedFinding) => boolean {
  if (argument === undefined) return () => true;
  const least = severities.indexOf(argument as Severity);
  return least === -1 ? ({ kind }) => kind === argument : ({ severity }) => severityRank(severity) >= least;
}

function counted(findings: readonly GatedFinding[]): Measured {
  return { observed: findings.length, findings };
}

/** 0 without findings; those that alone would break the threshold made it so. */
function largest(
  threshold: Threshold,
  findings: readonly CountingFinding[],
  numberOf: (finding: CountingFinding) => number,
): Measured {
  const numbers = findings.map(numberOf);
  return {
    observed: numbers.reduce((most, number) => Math.max(most, number), 0),
    findings: findings.filter((_, i) => !holds(threshold, numbers[i]!)),
  };
}

type MissingUnit = 'count' | 'share' | 'duration';

const missingIn: Readonly<Record<MissingUnit, (all: readonly GatedSeries[]) => number>> = {
  count: (all) => sumOf(all, ({ reported }) => reported.missing),
  share: (all) => sumOf(all, ({ reported }) => reported.missing) / sumOf(all, slotsOf),
  duration: (all) => sumOf(all, ({ reported, stepMs }) => reported.missing * stepMs),
};

function sumOf<T>(items: readonly T[], numberOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}
