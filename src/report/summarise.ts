import { byCodePoint } from '../code-point-order.ts';
import { severities, severityRank } from '../findings/finding.ts';
import type { FindingsResult, ReportedFinding } from './result.ts';

/** Worst first; what is equally bad in order of probability, time, series and kind, so that no order is chance. */
export function worstFirst(a: ReportedFinding, b: ReportedFinding): number {
  return (
    severityRank(b.severity) - severityRank(a.severity) ||
    b.severityScore - a.severityScore ||
    a.probability - b.probability ||
    byCodePoint(a.start, b.start) ||
    byCodePoint(a.series, b.series) ||
    byCodePoint(a.kind, b.kind)
  );
}

/** What is counted while a result is put together. */
type Counted = Omit<FindingsResult['summary'], 'bySeverity' | 'byKind' | 'series' | 'samples'>;

/** The counts of a result. */
export function summarise(
  findings: readonly ReportedFinding[],
  series: FindingsResult['series'],
  { seriesWithFindings, expectedFalseAlarms, ...counted }: Counted,
): FindingsResult['summary'] {
  const count = (isCounted: (finding: ReportedFinding) => boolean) => findings.filter(isCounted).length;
  const kinds = [...new Set(findings.map((finding) => finding.kind))].sort(byCodePoint);
  const bySeverity = { low: 0, medium: 0, high: 0, critical: 0 };
  for (const severity of severities) bySeverity[severity] = count((finding) => finding.severity === severity);
  return {
    bySeverity,
    byKind: Object.fromEntries(kinds.map((kind) => [kind, count((finding) => finding.kind === kind)])),
    series: series.length,
    seriesWithFindings,
    samples: series.reduce((sum, one) => sum + one.samples, 0),
    expectedFalseAlarms: Number(expectedFalseAlarms.toPrecision(3)),
    ...counted,
  };
}
