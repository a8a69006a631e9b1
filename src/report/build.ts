import { filterThatHides } from '../findings/filters.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import { judgeGate } from '../findings/gate.ts';
import { gravityOf } from '../findings/severity.ts';
import type { Judgement } from '../model/detectors/detector.ts';
import type { DetectOptions } from '../options.ts';
import type { GriddedSeries } from '../series/grid.ts';
import type { JoinedColumn } from '../series/join.ts';
import { timeOf } from '../series/series.ts';
import { reproducingCommand } from './command.ts';
import { reportedFinding, reportedSeries } from './reported.ts';
import {
  type DetectionReport,
  FINDINGS_SCHEMA,
  type FindingsResult,
  type ReportedFinding,
  type ReportedInput,
  type ReportedSeries,
} from './result.ts';
import { scoredSeries } from './scored.ts';
import { summarise, worstFirst } from './summarise.ts';

/** One series with everything the floors below have said of it. */
export interface SeriesToReport {
  readonly joined: JoinedColumn;
  readonly gridded: GriddedSeries;
  readonly judgement: Judgement;
  readonly findings: readonly Finding[];
  /** One a slot, in [0, 1]. */
  readonly scores: Float64Array;
  readonly expectedFalseAlarms: number;
}

/** All that a report is made from. */
export interface RunToReport {
  readonly toolVersion: string;
  readonly options: DetectOptions;
  readonly inputs: readonly ReportedInput[];
  /** In code point order of their names. */
  readonly series: readonly SeriesToReport[];
  /** Findings that end before are not told; what happened before only teaches. */
  readonly reportFromMs: number;
}

/** From facts to the versioned result and the scores: filters, order, gate and summary are applied here, once. */
export async function buildReport(run: RunToReport): Promise<DetectionReport> {
  const findings: ReportedFinding[] = [];
  const filtered: FindingsResult['filtered'] = [];
  const series: ReportedSeries[] = [];
  for (const one of run.series) {
    const before = findings.length;
    for (const finding of one.findings.filter((found) => endOf(found, one) >= run.reportFromMs)) {
      const reported = await toReported(finding, one);
      const filter = filterThatHides(finding, one.gridded.series.stepMs, run.options);
      if (filter === undefined) findings.push(reported);
      else filtered.push({ ...reported, filter });
    }
    const { gridded, judgement } = one;
    series.push(reportedSeries(gridded.series, judgement, gridded.quality, findings.length > before));
  }
  findings.sort(worstFirst);
  filtered.sort(worstFirst);
  const result = toResult(run, { findings, filtered, series });
  return { result, scored: run.series.map((one) => scoredSeries(one, findings)) };
}

function toResult(
  run: RunToReport,
  parts: Pick<FindingsResult, 'findings' | 'filtered' | 'series'>,
): FindingsResult {
  const { options, inputs } = run;
  const expectedFalseAlarms = run.series.reduce(
    (sum, one) => sum + one.expectedFalseAlarms * reportedShare(one, run.reportFromMs),
    0,
  );
  const gate = judgeGate(parts.findings, options.failOn as Severity | undefined);
  const command = reproducingCommand(
    options,
    inputs.map(({ path }) => path),
  );
  return {
    schema: FINDINGS_SCHEMA,
    tool: { name: 'aiops', version: run.toolVersion },
    inputs: [...inputs],
    settings: { ...options, command },
    ...parts,
    summary: summarise(parts.findings, parts.series, expectedFalseAlarms),
    gate: { ...gate, rules: [...gate.rules] },
  };
}

/** The share of a series that lies in the time that is reported on. */
function reportedShare({ gridded: { series } }: SeriesToReport, reportFromMs: number): number {
  const slots = series.values.length;
  const before = Math.ceil((reportFromMs - series.startMs) / (series.stepMs || 1));
  return slots === 0 ? 0 : (slots - Math.min(slots, Math.max(0, before))) / slots;
}

function endOf(finding: Finding, { gridded }: SeriesToReport): number {
  return timeOf(gridded.series, finding.lastSlot);
}

function toReported(finding: Finding, one: SeriesToReport): Promise<ReportedFinding> {
  const { series, lineOfSlot } = one.gridded;
  const slotAt = (timeMs: number) => Math.round((timeMs - series.startMs) / (series.stepMs || 1));
  const part = one.joined.parts.findLast(({ fromMs }) => slotAt(fromMs) <= finding.peakSlot);
  const line = lineOfSlot[finding.peakSlot];
  return reportedFinding(finding, gravityOf(finding, series.stepMs), series, one.judgement, {
    path: part?.path ?? '',
    line: line === undefined || Number.isNaN(line) ? null : line,
  });
}
