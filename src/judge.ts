import { findBreaks } from './findings/breaks.ts';
import { findDepartures } from './findings/departures.ts';
import { findDrifts } from './findings/drift.ts';
import type { Finding } from './findings/finding.ts';
import { findLastingShifts } from './findings/lasting-shifts.ts';
import { missingData } from './findings/missing-data.ts';
import { findOutsideLimits, limitsFor } from './findings/outside-limits.ts';
import type { SearchedSeries } from './findings/searched.ts';
import { findSeasonalChanges } from './findings/seasonal-change.ts';
import { decisionFor } from './findings/sensitivity.ts';
import { settled } from './findings/settle.ts';
import { findTrendChanges } from './findings/trend-change.ts';
import { findVarianceChanges } from './findings/variance-change.ts';
import { nextSeason } from './judge-history.ts';
import type { Detector, Judgement } from './model/detectors/detector.ts';
import { anyPeriod, type PeriodLabel } from './model/periods/periods.ts';
import { gapRuns, type Run, stuckRuns } from './model/runs.ts';
import type { DetectOptions, Season } from './options.ts';
import type { ReportedSeries } from './report/result.ts';
import { civilGrid } from './series/civil-grid.ts';
import type { Series } from './series/series.ts';
import { valueRangeOf } from './series/value-range.ts';

/** One series after the model and the findings floors have seen it. */
export interface JudgedSeries {
  readonly judgement: Judgement;
  /** In order of their first slot. */
  readonly findings: readonly Finding[];
  /** 1 − probability of each slot, the worst of all that was looked for; NaN at a gap. */
  readonly scores: Float64Array;
  /** False alarms to be expected of a series this long within this budget: an upper bound. */
  readonly expectedFalseAlarms: number;
  /** The season that more history would show; null for none. */
  readonly needs: ReportedSeries['needs'];
}

/** Judges one series: decomposition and score, rules for runs, one threshold for all of them. */
export function judgeSeries(
  series: Series,
  detector: Detector,
  options: Pick<DetectOptions, 'tz' | 'season' | 'budgetPerWeek' | 'limit'>,
): JudgedSeries {
  const { values, stepMs } = series;
  const civil = civilGrid(series, options.tz);
  const judgement = detector.judge({
    values,
    stepMs,
    civilSlotOf: civil.slotOf,
    civilSlots: civil.length,
    seasons: seasonsToFit(options.season),
    range: valueRangeOf(series),
  });
  const decision = decisionFor(options.budgetPerWeek, stepMs);
  const searched = { values, stepMs, civilSlotOf: civil.slotOf, judgement, decision };
  const findings = settled([
    ...departuresIn(searched),
    ...runsIn(searched),
    ...findOutsideLimits(values, limitsFor(options.limit, series), decision.joinedWithinSlots),
  ]);
  return {
    judgement,
    findings,
    scores: scoresOf(judgement, findings),
    expectedFalseAlarms: decision.threshold * values.length,
    needs: nextSeason(series, options.season),
  };
}

/** Each kind is looked for by itself; what is a part of what is settled later. */
function departuresIn(searched: SearchedSeries): Finding[] {
  const certain = findBreaks(searched);
  return [
    ...(certain ?? [
      ...findDepartures(searched.values, searched.judgement, searched.decision),
      ...findLastingShifts(searched),
    ]),
    ...findDrifts(searched),
    ...findTrendChanges(searched),
    ...findVarianceChanges(searched),
    ...findSeasonalChanges(searched),
  ];
}

function runsIn(searched: SearchedSeries): Finding[] {
  const isUnlikely = ({ probability }: Run) => probability <= searched.decision.threshold;
  return [
    ...stuckRuns(searched)
      .filter(isUnlikely)
      .map((run) => flatline(run, searched.values)),
    ...gapRuns(searched)
      .filter(isUnlikely)
      .map((run) => missingData(run, 'series')),
  ];
}

function seasonsToFit(season: Season): readonly PeriodLabel[] {
  if (season === 'none') return [];
  return season === 'auto' ? anyPeriod : [season];
}

function flatline(run: Run, values: Float64Array): Finding {
  return { kind: 'flatline', ...run, peakSlot: run.lastSlot, value: values[run.firstSlot]! };
}

/** Of the samples, and of what was found in several of them together. */
function scoresOf({ probability }: Judgement, findings: readonly Finding[]): Float64Array {
  const scores = new Float64Array(probability.length);
  for (let slot = 0; slot < scores.length; slot++) scores[slot] = 1 - probability[slot]!;
  for (const finding of findings) {
    for (let slot = Math.max(0, finding.firstSlot); slot <= finding.lastSlot; slot++)
      scores[slot] = Math.max(scores[slot]!, 1 - finding.probability);
  }
  return scores;
}
