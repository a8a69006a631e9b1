import { cut } from './cut.ts';
import { plain } from './plain.ts';
import type { ReportedFinding } from './result.ts';
import { humanDuration, humanTime } from './units.ts';

/** As many findings as tell where to look. */
const MOST = 3;
const MOST_NAME = 60;

/** What is said under a rule that does not hold: which findings counted, when, and where they stand in the input. */
export type FindingsOfRule = (ids: readonly string[]) => readonly string[];

/**
 * Tells the findings of a result by their ids, the worst of them.
 * @param tz IANA zone in which people read times
 * @example ['critical spike in cpu, 2026-11-11 10:00 UTC for 50m, m.csv:3003', 'and 2 more']
 */
export function findingsOfRule(findings: readonly ReportedFinding[], tz: string): FindingsOfRule {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return (ids) => {
    const told = ids.flatMap((id) => byId.get(id) ?? []);
    const more = told.length - MOST;
    const lines = told.slice(0, MOST).map((finding) => findingText(finding, tz));
    return more > 0 ? [...lines, `and ${more} more`] : lines;
  };
}

function findingText({ severity, kind, series, start, source, evidence }: ReportedFinding, tz: string) {
  const { minDurationMs } = evidence.vanishes;
  const lasts = minDurationMs === 0 ? '' : ` for ${humanDuration(minDurationMs)}`;
  const where = source.line === null ? source.path : `${source.path}:${source.line}`;
  const what = `${severity} ${kind} in ${cut(plain(series), MOST_NAME)}`;
  return `${what}, ${humanTime(Date.parse(start), tz)} ${tz}${lasts}, ${plain(where)}`;
}
