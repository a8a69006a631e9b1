import type { BaselineInUse, PlacedEntry } from './report/gated.ts';
import type { FindingsResult, ReportedFinding } from './report/result.ts';

/**
 * The acceptances that a saved result tells of, where their file is not at hand: those of them that have expired since
 * accept nothing any more. Undefined where it was judged without.
 * @param today YYYY-MM-DD, UTC
 */
export function baselineOfSaved(
  { findings, baseline }: FindingsResult,
  today: string,
): BaselineInUse | undefined {
  if (baseline === null) return undefined;
  const expiredOf = new Map(baseline.expired.map((entry) => [entry.finding, entry]));
  const entries = findings.flatMap((finding): PlacedEntry[] => {
    const { accepted } = finding;
    if (accepted !== null) return [{ ...entryOf(finding), ...accepted, place: baseline.path }];
    const expired = expiredOf.get(finding.id);
    if (expired === undefined) return [];
    const { place, reason, expires } = expired;
    return [{ ...entryOf(finding), place, reason, expires, owner: null, severity: finding.severity }];
  });
  return { path: baseline.path, entries, today };
}

/** What it is known again by. */
function entryOf({ id, kind, series, start, end, direction }: ReportedFinding) {
  return { fingerprint: id, kind, series, from: start, to: end, direction, isOngoing: false };
}
