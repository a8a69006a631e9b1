import { isOngoing } from '../../baseline/judged-range.ts';
import { type Known, matchKnown } from '../../baseline/match.ts';
import { judgedRanges } from '../gated.ts';
import type { FindingsResult, ReportedFinding } from '../result.ts';

/** A finding of another result, as matching knows it. */
interface Earlier<F extends ReportedFinding> extends Known {
  readonly finding: F;
}

/**
 * Which of the findings of another result each of these is, by its id: by the rules under which an accepted finding is
 * known again.
 * @param earlier of `result`, listed or filtered
 */
export function answersTo<F extends ReportedFinding>(
  findings: readonly ReportedFinding[],
  earlier: readonly F[],
  result: FindingsResult,
  stepMsOf: (series: string) => number,
): Map<string, F> {
  const ranges = judgedRanges(result.series);
  const known = earlier.map((finding): Earlier<F> => {
    const { id, kind, series, start, end, direction } = finding;
    const ends = { to: end, isOngoing: isOngoing(finding, ranges) };
    return { fingerprint: id, kind, series, from: start, ...ends, direction, finding };
  });
  return new Map([...matchKnown(findings, known, stepMsOf)].map(([id, { finding }]) => [id, finding]));
}
