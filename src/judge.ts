import { findDepartures } from './findings/departures.ts';
import type { Finding } from './findings/finding.ts';
import { missingData } from './findings/missing-data.ts';
import { decisionFor } from './findings/sensitivity.ts';
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
  /** False alarms to be expected of a series this long at this sensitivity: an upper bound. */
  readonly expectedFalseAlarms: number;
  /** The season that more history would show; null for none. */
  readonly needs: ReportedSeries['needs'];
}

/** Judges one series: decomposition and score, rules for runs, one threshold for all of them. */
export function judgeSeries(
  series: Series,
  detector: Detector,
  options: Pick<DetectOptions, 'tz' | 'season' | 'sensitivity'>,
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
  const decision = decisionFor(options.sensitivity, stepMs);
  const isUnlikely = (run: Run) => run.probability <= decision.threshold;
  const runInput = { values, stepMs, civilSlotOf: civil.slotOf };
  const gaps = gapRuns(runInput).filter(isUnlikely);
  const stuck = stuckRuns(runInput).filter(isUnlikely);
  const departures = findDepartures(values, judgement, decision).filter((found) => !isMostlyIn(found, stuck));
  const findings = [
    ...departures,
    ...stuck.map((run) => flatline(run, values)),
    ...gaps.map((run) => missingData(run, 'series')),
  ];
  return {
    judgement,
    findings: findings.sort((a, b) => a.firstSlot - b.firstSlot || a.lastSlot - b.lastSlot),
    scores: scoresOf(judgement, stuck),
    expectedFalseAlarms: decision.threshold * values.length,
    needs: nextSeason(series, options.season),
  };
}

function seasonsToFit(season: Season): readonly PeriodLabel[] {
  if (season === 'none') return [];
  return season === 'auto' ? anyPeriod : [season];
}

function flatline(run: Run, values: Float64Array): Finding {
  return { kind: 'flatline', ...run, peakSlot: run.lastSlot, value: values[run.firstSlot]! };
}

/** Slots on either side of a stuck run in which the running level still knows it, and takes its end for a step. */
const AFTERMATH_SLOTS = 25;

/** What a stuck exporter repeats is far from what was expected sooner or later: one finding, not two. */
function isMostlyIn(found: Finding, runs: readonly Run[]): boolean {
  const slack = found.kind === 'level-shift' ? AFTERMATH_SLOTS : 0;
  return runs.some((run) => {
    const first = Math.max(found.firstSlot, run.firstSlot - slack);
    const last = Math.min(found.lastSlot, run.lastSlot + slack);
    return last - first + 1 >= (found.lastSlot - found.firstSlot + 1) / 2;
  });
}

function scoresOf(judgement: Judgement, stuck: readonly Run[]): Float64Array {
  const { probability } = judgement;
  const scores = new Float64Array(probability.length);
  for (let slot = 0; slot < scores.length; slot++) scores[slot] = 1 - probability[slot]!;
  for (const run of stuck) {
    for (let slot = run.firstSlot; slot <= run.lastSlot; slot++) {
      scores[slot] = Math.max(scores[slot]!, 1 - run.probability);
    }
  }
  return scores;
}
