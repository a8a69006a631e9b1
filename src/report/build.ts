import type { Finding } from '../findings/finding.ts';
import { gravityOf } from '../findings/severity.ts';
import type { JudgedDays } from '../findings/unlike-day.ts';
import { FindingsBySeries } from '../gate/findings-by-series.ts';
import { groupedBy } from '../grouped.ts';
import type { Judgement } from '../model/detectors/detector.ts';
import type { DetectOptions } from '../options.ts';
import type { JudgedColumn } from '../series/derived/judged.ts';
import type { GriddedSeries } from '../series/grid.ts';
import type { JoinedColumn } from '../series/join.ts';
import { seriesName } from '../series/labels.ts';
import type { SeriesQuality } from '../series/quality.ts';
import { type Series, timeOf } from '../series/series.ts';
import { reproducingCommand } from './command.ts';
import { observedCoverage } from './coverage.ts';
import { explanation } from './explanation.ts';
import { gated } from './gated.ts';
import { reportedFinding, reportedSeries } from './reported.ts';
import { reportedSlots } from './reported-slots.ts';
import type { RunOfFinding } from './reproduced.ts';
import {
  type DetectionReport,
  FINDINGS_SCHEMA,
  type FindingsResult,
  type ReportedFinding,
  type ReportedInput,
  type ReportedSeries,
} from './result.ts';
import { scoredSeries } from './scored.ts';
import { sieve } from './sieve.ts';
import { summarise, worstFirst } from './summarise.ts';
import { isoTime } from './units.ts';

/** One series with everything the floors below have said of it. */
export interface SeriesToReport {
  readonly joined: JudgedColumn;
  /** Of each series that it was made of, as they were read. */
  readonly sourceQualities: readonly SeriesQuality[];
  readonly gridded: GriddedSeries;
  readonly judgement: Judgement;
  readonly findings: readonly Finding[];
  /** One a slot, in [0, 1]. */
  readonly scores: Float64Array;
  readonly expectedFalseAlarms: number;
  readonly needs: ReportedSeries['needs'];
}

/** What was found of a target or of everything, rather than of one series. */
export interface SharedToReport {
  readonly finding: Finding;
  /** What the slots of the finding count on; its labels are those of what is concerned. */
  readonly series: Series;
  /** The series that it concerns, as they were read. */
  readonly members: readonly JoinedColumn[];
}

/** All that a report is made from. */
export interface RunToReport {
  readonly toolVersion: string;
  readonly options: DetectOptions;
  readonly inputs: readonly ReportedInput[];
  /** In code point order of their names. */
  readonly series: readonly SeriesToReport[];
  readonly shared: readonly SharedToReport[];
  /** Findings that end before are not told; what happened before only teaches. */
  readonly reportFromMs: number;
  readonly days: JudgedDays;
  /** The share of undisturbed samples that the bands are made to hold. */
  readonly bandCoverage: number;
}

/** From facts to the versioned result and the scores: filters, order, gate and summary are applied here, once. */
export async function buildReport(run: RunToReport): Promise<DetectionReport> {
  const findings: ReportedFinding[] = [];
  const filtered: FindingsResult['filtered'] = [];
  const tell = (reported: ReportedFinding, filter: string | undefined) => {
    if (filter === undefined) findings.push(reported);
    else filtered.push({ ...reported, filter });
  };
  const sieved = sieve(run);
  const series: ReportedSeries[] = [];
  for (const [index, one] of run.series.entries()) {
    const before = findings.length;
    for (const { finding, filter } of sieved.series[index]!)
      tell(await toReported(finding, one, run), filter);
    series.push(reportedSeries(one, { hasFindings: findings.length > before, fromMs: run.reportFromMs }));
  }
  const alike = groupedBy(run.shared, sharedKey);
  for (const { filter, ...one } of sieved.shared) {
    const isAlone = alike.get(sharedKey(one))?.length === 1;
    tell(await toSharedReported(one, isAlone, run), filter);
  }
  findings.sort(worstFirst);
  filtered.sort(worstFirst);
  const listed = new FindingsBySeries(findings);
  const findingsOf = run.series.map((one) => listed.of(namedSeries(one)));
  const seriesWithFindings = findingsOf.filter((found) => found.length > 0).length;
  const result = toResult(run, { findings, filtered, series }, { ...sieved, seriesWithFindings });
  return { result, scored: run.series.map((one, i) => scoredSeries(one, findingsOf[i]!)) };
}

function namedSeries({ gridded, joined }: SeriesToReport) {
  const sources = joined.sources.map(({ column }) => seriesName(column.labels));
  return { series: gridded.series.name, sources };
}

/** Series, kind and start: what an id is made from. */
function sharedKey({ finding, series }: SharedToReport): string {
  return JSON.stringify([series.name, finding.kind, timeOf(series, finding.firstSlot)]);
}

function toResult(
  run: RunToReport,
  parts: Pick<FindingsResult, 'findings' | 'filtered' | 'series'>,
  {
    seriesWithFindings,
    falseDiscoveryRate,
  }: Pick<FindingsResult['summary'], 'seriesWithFindings' | 'falseDiscoveryRate'>,
): FindingsResult {
  const { options, inputs } = run;
  const expectedFalseAlarms = run.series.reduce(
    (sum, one) => sum + one.expectedFalseAlarms * reportedShare(one, run.reportFromMs),
    0,
  );
  const command = reproducingCommand(
    options,
    inputs.map(({ path }) => path),
  );
  const ungated: FindingsResult = {
    schema: FINDINGS_SCHEMA,
    tool: { name: 'aiops', version: run.toolVersion },
    inputs: [...inputs],
    settings: { ...options, command },
    ...parts,
    summary: summarise(parts.findings, parts.series, {
      seriesWithFindings,
      expectedFalseAlarms,
      falseDiscoveryRate,
      coverage: { expected: run.bandCoverage, observed: observedCoverage(run.series) },
      unlikeDays: run.days.unlike.map(({ civilMs, departing, of }) => ({
        date: isoTime(civilMs).slice(0, 10),
        departing,
        of,
      })),
    }),
    gate: { configured: false, passed: null, rules: [] },
    baseline: null,
  };
  return gated(ungated, options);
}

/** The share of a series that lies in the time that is reported on. */
function reportedShare({ gridded: { series } }: SeriesToReport, reportFromMs: number): number {
  return series.values.length === 0 ? 0 : reportedSlots(series, reportFromMs) / series.values.length;
}

async function toReported(finding: Finding, one: SeriesToReport, run: RunToReport): Promise<ReportedFinding> {
  const { series, lineOfSlot } = one.gridded;
  const slotAt = (timeMs: number) => Math.round((timeMs - series.startMs) / (series.stepMs || 1));
  const part = one.joined.parts.findLast(({ fromMs }) => slotAt(fromMs) <= finding.peakSlot);
  const line = lineOfSlot[finding.peakSlot];
  const reported = await reportedFinding(finding, gravityOf(finding, series.stepMs), series, {
    judgement: one.judgement,
    derived: one.joined.derived,
    members: null,
    source: {
      path: part?.path ?? '',
      line: line === undefined || Number.isNaN(line) ? null : line,
    },
    others: one.findings,
    run: runOf(one.joined.sources, run),
  });
  const day = run.days.explained.get(finding);
  return day === undefined ? reported : { ...reported, explained: explanation(day) };
}

/**
 * The source is that of the first member: what is shared is in all of them. Two inputs can stop at one time, and their
 * series agree in no label: then the members tell the ids apart.
 */
function toSharedReported(
  { finding, series, members }: SharedToReport,
  isAlone: boolean,
  run: RunToReport,
): Promise<ReportedFinding> {
  const names = members.map(({ column }) => seriesName(column.labels));
  return reportedFinding(finding, gravityOf(finding, series.stepMs), series, {
    judgement: undefined,
    derived: null,
    members: names,
    ...(isAlone ? {} : { apart: names }),
    source: { path: members[0]?.parts[0]?.path ?? '', line: null },
    run: runOf(members, run),
  });
}

/** The run as a finding sees it that is made of these series. */
function runOf(sources: readonly JoinedColumn[], { options, inputs }: RunToReport): RunOfFinding {
  return {
    options,
    paths: inputs.map(({ path }) => path),
    ownPaths: [...new Set(sources.flatMap(({ parts }) => parts.map(({ path }) => path)))],
    sources: sources.map(({ column }) => column.labels),
  };
}
