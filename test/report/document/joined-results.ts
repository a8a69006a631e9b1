import type { FindingsResult } from '../../../src/report/result.ts';
import { type MadeFinding, madeResult } from '../findings-comparison/made-results.ts';
import { reports } from '../reports.ts';

export const { incident, hostile, quiet, filtered, shared } = reports;

/** A result whose summary says what it holds. */
export function counted(result: FindingsResult): FindingsResult {
  const bySeverity = { low: 0, medium: 0, high: 0, critical: 0 };
  for (const { severity } of result.findings) bySeverity[severity] += 1;
  return {
    ...result,
    summary: {
      ...result.summary,
      bySeverity,
      series: result.series.length,
      seriesWithFindings: new Set(result.findings.map(({ series }) => series)).size,
      samples: result.series.reduce((sum, { samples }) => sum + samples, 0),
    },
  };
}

/** So many series with all their samples, and a finding in each. */
export function wideResult(count: number): FindingsResult {
  const names = Array.from({ length: count }, (_, at) => `series_${at}`);
  const findings = names.map(
    (series, at): MadeFinding => ({
      series,
      from: 10,
      to: 12,
      severity: 'high',
      severityScore: 79 - at / count,
    }),
  );
  const made = madeResult({ series: names, findings });
  const { data } = reports.incident.result.series[0]!;
  return counted({ ...made, series: made.series.map((one) => ({ ...one, data: data! })) });
}
