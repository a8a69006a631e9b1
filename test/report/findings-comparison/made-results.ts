import type { Severity } from '../../../src/findings/finding.ts';
import type { FindingsResult, ReportedFinding, ReportedSeries } from '../../../src/report/result.ts';
import { reports } from '../reports.ts';

/** Sunday, 1 November 2026, 00:00 UTC. */
const START_MS = Date.UTC(2026, 10, 1);
const STEP_MS = 60_000;

/** The time of a slot: so many minutes after the first. */
export function timeOf(slot: number): string {
  return new Date(START_MS + slot * STEP_MS).toISOString().replace('.000Z', 'Z');
}

/** A finding by its slots, and what else of it is not as usual. */
export interface MadeFinding extends Partial<ReportedFinding> {
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
}

/** A result of one-minute series that were read from slot `from` (0) to slot `to` (999). */
export interface MadeResult {
  readonly series?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly findings?: readonly MadeFinding[];
  readonly filtered?: readonly (MadeFinding & { readonly filter: string })[];
  readonly settings?: FindingsResult['settings'];
  readonly version?: string;
  /** What ended before only teaches. */
  readonly reportedFrom?: number;
}

/** What `aiops detect` might have saved. */
export function madeResult({
  series = ['cpu', 'memory'],
  from = 0,
  to = 999,
  findings = [],
  filtered = [],
  settings = {},
  version = '0.1.0',
  reportedFrom,
}: MadeResult = {}): FindingsResult {
  const { result } = reports.quiet;
  const reported = reportedFrom === undefined ? null : timeOf(reportedFrom);
  return {
    ...result,
    tool: { name: 'aiops', version },
    settings: { ...result.settings, ...settings },
    series: series.map((name) => madeSeries(name, { from, to, reported })),
    findings: findings.map(madeFinding),
    filtered: filtered.map(({ filter, ...one }) => ({ ...madeFinding(one), filter })),
  };
}

function madeSeries(
  series: string,
  { from, to, reported }: { readonly from: number; readonly to: number; readonly reported: string | null },
): ReportedSeries {
  const { data: _, ...usual } = reports.quiet.result.series[0]!;
  const samples = to - from + 1;
  return {
    ...usual,
    series,
    samples,
    stepMs: STEP_MS,
    from: timeOf(from),
    to: timeOf(to),
    reported: { from: reported, samples, missing: 0 },
  };
}

/** Its id is made, as the real one is, from series, kind and start. */
function madeFinding({ from, to, ...facts }: MadeFinding): ReportedFinding {
  const { kind = 'spike', series, severity } = facts;
  const usual = reports.incident.result.findings[0]!;
  return {
    ...usual,
    id: `${series} ${kind} ${from}`,
    labels: { __name__: series },
    start: timeOf(from),
    end: timeOf(to),
    samples: to - from + 1,
    message: `430 is 330 above the expected 100, ${severity}`,
    ...facts,
    kind,
  };
}
