import type { JoinedColumn } from '../series/join.ts';
import type { SeriesToReport } from './build.ts';
import type { ReportedFinding, ScoredSeries } from './result.ts';

/** The score of every input row of a series, and whether one of the findings, all of which are of it, covers it. */
export function scoredSeries(
  one: Pick<SeriesToReport, 'gridded' | 'scores'> & { readonly joined: Pick<JoinedColumn, 'column'> },
  findings: readonly ReportedFinding[],
): ScoredSeries {
  const { series, slotOfSample } = one.gridded;
  const { column } = one.joined;
  const isCovered = coveredSlots(one, findings);
  return {
    name: series.name,
    labels: series.labels,
    timestampsMs: column.timestampsMs,
    values: column.values,
    scores: scoresOf(column.values, slotOfSample, one.scores),
    isAnomaly: isEachCovered(slotOfSample, isCovered),
  };
}

/** Loops, as `map` and `from` with a function take several times as long. */
function scoresOf(values: Float64Array, slotOfSample: Int32Array, scoreOfSlot: Float64Array): Float64Array {
  const scores = new Float64Array(values.length).fill(Number.NaN);
  for (let sample = 0; sample < values.length; sample++) {
    const slot = slotOfSample[sample]!;
    if (slot >= 0 && Number.isFinite(values[sample]!)) scores[sample] = scoreOfSlot[slot]!;
  }
  return scores;
}

function isEachCovered(slotOfSample: Int32Array, isCovered: Uint8Array): boolean[] {
  const isEach: boolean[] = [];
  for (let sample = 0; sample < slotOfSample.length; sample++)
    isEach.push(isCovered[slotOfSample[sample]!] === 1);
  return isEach;
}

function coveredSlots(
  { gridded: { series } }: Pick<SeriesToReport, 'gridded'>,
  findings: readonly ReportedFinding[],
): Uint8Array {
  const isCovered = new Uint8Array(series.values.length);
  const slotOf = (time: string) => Math.round((Date.parse(time) - series.startMs) / (series.stepMs || 1));
  for (const { start, end } of findings) {
    // What is shared may begin before the series does: a negative index would count from its end.
    isCovered.fill(1, Math.max(0, slotOf(start)), Math.max(0, slotOf(end) + 1));
  }
  return isCovered;
}
