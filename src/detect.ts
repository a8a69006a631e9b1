import { checkRules } from './check-rules.ts';
import { type Fault, InputError } from './errors.ts';
import type { Finding } from './findings/finding.ts';
import { type Input, type ReadDoors, type ReadInput, readInputs } from './inputs.ts';
import { judgeSeries } from './judge.ts';
import { isAbsentByRight, withAbsence } from './judge-absence.ts';
import { judgeDays } from './judge-days.ts';
import { judgeEnded } from './judge-ended.ts';
import { judgePeers } from './judge-peers.ts';
import { type JudgedTargets, judgeTargets } from './judge-targets.ts';
import { type DetectorName, detectors } from './model/detectors/index.ts';
import { BAND_COVERAGE } from './model/detectors/stl-remainder.ts';
import { type DetectOptions, isGated } from './options.ts';
import { buildReport, type SeriesToReport } from './report/build.ts';
import { countsOf, firstOfEachKind } from './report/quality.ts';
import type { DetectionReport, ReportedInput } from './report/result.ts';
import { isoTime } from './report/units.ts';
import { overlappingInputs, type ReadColumn, warningsAbout } from './report/warnings.ts';
import { deriveSeries } from './series/derived/derive.ts';
import type { JudgedColumn } from './series/derived/judged.ts';
import { type GriddedSeries, toGrid } from './series/grid.ts';
import {
  type ColumnOfInput,
  type JoinedColumn,
  joinColumns,
  spanOf,
  spanOfAll,
  withinTimes,
} from './series/join.ts';
import { seriesName } from './series/labels.ts';
import { type SeriesQuality, seriesQuality } from './series/quality.ts';
import type { SampleColumn } from './series/samples.ts';
import { selectSeries } from './series/select.ts';
import { joinedSince, judgedSince } from './series/since.ts';
import { momentOf } from './series/times.ts';

/** What the corridor needs from the world outside. */
export interface DetectDoors extends ReadDoors {
  readonly toolVersion: string;
}

/** What a run found, and what a person should be told beside it. */
export interface Detection {
  readonly report: DetectionReport;
  readonly warnings: readonly Fault[];
}

/**
 * Finds what is wrong in the series of all inputs: read → series → model → findings → report.
 * The order of the inputs does not matter.
 * @throws InputError when an input cannot be used, when no input holds a finite sample, or when a gate is to be judged
 * by nothing
 * @throws UsageError when an option names what is not there
 */
export async function detect(
  inputs: readonly Input[],
  options: DetectOptions,
  doors: DetectDoors,
): Promise<Detection> {
  const read = await readInputs(inputs, options, doors);
  for (const { input, reading } of read) if (reading.isUntimed) throw noTimes(input.path);
  const qualities = new Qualities();
  const { joined, columns } = columnsWithin(read, options);
  const targets = judgeTargets(joined, options);
  const series = await judgeAll(columns, targets, options, { ...doors, qualities });
  const report = await buildReport({
    toolVersion: doors.toolVersion,
    options,
    inputs: read.map((one) => reportedInput(one, qualities)),
    series,
    shared: [...targets.findings, ...judgeEnded(joined, options)],
    reportFromMs: reportFromMs(joined, options),
    days: judgeDays(
      series.map(({ gridded, ...one }) => ({ ...one, series: gridded.series })),
      options.tz,
    ),
    bandCoverage: BAND_COVERAGE,
  });
  return {
    report,
    warnings: [
      ...read.flatMap(({ reading }) => [...reading.badRows, ...reading.warnings]),
      ...targets.warnings,
      ...overlappingInputs(joined),
      ...warningsAbout(
        joined.map((one) => readColumn(one, qualities)),
        series,
        options.season,
      ),
    ],
  };
}

/** The series of a run from `--since` to `--until`. */
interface ColumnsWithin {
  /** As they were read. */
  readonly joined: readonly JoinedColumn[];
  /** As they are judged. */
  readonly columns: readonly JudgedColumn[];
}

/** Before `--since` so much is read, or the range of a rate where that is longer: a rate and its kind are told by it. */
const LEAD_MS = 3_600_000;

/** The series of all inputs, cut to `--since` and `--until`, which may count from the end of all data. */
function columnsWithin(read: readonly ReadInput[], options: DetectOptions): ColumnsWithin {
  const all = read.flatMap(({ input, reading, range }) =>
    reading.columns.map((column) => ({ path: input.path, column, range })),
  );
  const endMs = lastTimeOf(all);
  const sinceMs = boundMs('since', options, endMs) ?? Number.NEGATIVE_INFINITY;
  const untilMs = boundMs('until', options, endMs) ?? Number.POSITIVE_INFINITY;
  const leadMs = Math.max(LEAD_MS, options.rangeMs ?? 0);
  const withLead = selectSeries(joinColumns(cut(all, sinceMs - leadMs, untilMs)), options);
  const joined = joinedSince(withLead, sinceMs);
  if (!joined.some(({ column }) => column.values.some(Number.isFinite))) throw noFiniteSample(joined);
  return { joined, columns: judgedSince(deriveSeries(withLead, options), joined, sinceMs) };
}

function cut(columns: readonly ColumnOfInput[], fromMs: number, toMs: number): readonly ColumnOfInput[] {
  if (fromMs === Number.NEGATIVE_INFINITY && toMs === Number.POSITIVE_INFINITY) return columns;
  return columns
    .map((one) => ({ ...one, column: withinTimes(one.column, fromMs, toMs) }))
    .filter(({ column }) => column.length > 0);
}

/** The options that name a moment, and the keys that hold them. */
const bounds = { since: 'since', until: 'until', 'judge-since': 'judgeSince' } as const;

function boundMs(option: keyof typeof bounds, options: DetectOptions, endMs: number): number | undefined {
  const text = options[bounds[option]];
  return text === undefined ? undefined : momentOf(option, text, options.tz, endMs);
}

/** @throws InputError when nothing is left to report on: that must not look like a run that found nothing */
function reportFromMs(joined: readonly JoinedColumn[], options: DetectOptions): number {
  const endMs = lastTimeOf(joined);
  const fromMs = boundMs('judge-since', options, endMs) ?? Number.NEGATIVE_INFINITY;
  if (fromMs <= endMs) return fromMs;
  throw new InputError({
    code: 'judge-since-empty',
    place: 'aiops',
    what: `--judge-since ${JSON.stringify(options.judgeSince)} lies after the data, which ends at ${isoTime(endMs)}`,
    fix: 'export up to now, or count from the end of the data: --judge-since -24h',
  });
}

function lastTimeOf(columns: readonly Pick<JoinedColumn, 'column' | 'range'>[]): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { column, range } of columns) {
    for (const time of column.timestampsMs) if (time > last && time <= range.toMs) last = time;
  }
  return last;
}

/** Lays the series out on their grids and judges each; the floors meet here and nowhere else. */
async function judgeAll(
  columns: readonly JudgedColumn[],
  targets: JudgedTargets,
  options: DetectOptions,
  { onProgress, qualities }: Pick<DetectDoors, 'onProgress'> & { readonly qualities: Qualities },
): Promise<SeriesToReport[]> {
  const gridded = columns.map(({ column, range, name }) => toGrid(column, range, name));
  checkRules(
    options,
    gridded.map(({ series }) => series),
  );
  if (!gridded.some(({ series }) => series.values.some(Number.isFinite))) throw noRate(columns);
  if (isGated(options) && !gridded.some(hasTwoValues)) throw nothingToJudge(columns);
  const detector = await detectors[options.detector as DetectorName]();
  const judged: SeriesToReport[] = [];
  for (const [done, one] of gridded.entries()) {
    await onProgress?.({ stage: 'judging', item: one.series.name, done, total: gridded.length });
    const column = columns[done]!;
    const { findings, ...judgement } = judgeSeries(one.series, detector, options);
    const own = findings.filter(
      (finding) =>
        !targets.isPartOfShared(finding, one.series, column) && !isAbsentByRight(finding, one.series, column),
    );
    judged.push({
      ...judgement,
      findings: own.map((finding) => withAbsence(finding, one.series, column)),
      gridded: one,
      joined: column,
      sourceQualities: column.sources.map((source) => qualities.of(source)),
    });
  }
  return withPeers(judged, options);
}

/** What a series is only found by beside those it usually moves with. */
function withPeers(judged: readonly SeriesToReport[], options: DetectOptions): SeriesToReport[] {
  const peers = judgePeers(
    judged.map(({ gridded: { series }, joined: { derived }, findings }) => ({ series, derived, findings })),
    options,
  );
  return judged.map((one, place) => ({ ...one, findings: inOrder([...one.findings, ...peers[place]!]) }));
}

function inOrder(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => a.firstSlot - b.firstSlot || a.lastSlot - b.lastSlot);
}

function hasTwoValues({ series }: GriddedSeries): boolean {
  const first = series.values.findIndex(Number.isFinite);
  return first !== -1 && series.values.subarray(first + 1).some(Number.isFinite);
}

/** A gate over nothing would always pass. */
function nothingToJudge(columns: readonly JudgedColumn[]): InputError {
  return new InputError({
    code: 'nothing-to-judge',
    place: placeOf(columns),
    what: 'no series has two samples, so that nothing can be judged',
    fix: 'export a longer range',
  });
}

/** The input, where there is one only. */
function placeOf(columns: readonly JoinedColumn[]): string {
  const paths = new Set(columns.flatMap(({ parts }) => parts.map(({ path }) => path)));
  return paths.size === 1 ? [...paths][0]! : 'aiops';
}

function noFiniteSample(joined: readonly JoinedColumn[]): InputError {
  const samples = joined.reduce((sum, { column }) => sum + column.length, 0);
  return new InputError({
    code: 'no-finite-sample',
    place: placeOf(joined),
    what: `none of the ${samples} samples is a finite number`,
    fix: 'check the export; with --since or --until, check that they leave some data',
  });
}

/** Finite samples, yet nothing that could be judged: counters alone, too far apart. */
function noRate(columns: readonly JudgedColumn[]): InputError {
  const [first] = columns;
  return new InputError({
    code: 'no-rate',
    place: first?.parts[0]?.path ?? 'aiops',
    what: 'no counter has two samples within the range of a rate, and there is nothing else',
    fix: 'export a longer time, or try --range 1h, or take them as they stand: --as gauge',
  });
}

/** The quality of a column is counted once, whoever asks. */
class Qualities {
  readonly #known = new Map<SampleColumn, SeriesQuality>();

  of({ column, range }: Pick<JoinedColumn, 'column' | 'range'>): SeriesQuality {
    const quality = this.#known.get(column) ?? seriesQuality(column, range);
    this.#known.set(column, quality);
    return quality;
  }
}

function readColumn(one: JoinedColumn, qualities: Qualities): ReadColumn {
  const path = one.parts[0]?.path ?? 'aiops';
  return { path, name: seriesName(one.column.labels), quality: qualities.of(one) };
}

/** The order of scrapes alone teaches nothing of days and weeks, and an interval made up would teach it wrongly. */
function noTimes(path: string): InputError {
  return new InputError({
    code: 'no-times',
    place: path,
    what: 'the samples carry no time',
    why: 'a scrape is what holds now; its time is known to who made it',
    fix: 'say it: --interval 60s --start 2026-05-19T10:00:00Z; or keep each scrape as scrape-EPOCH.prom in a folder',
  });
}

function reportedInput({ input, reading, range }: ReadInput, known: Qualities): ReportedInput {
  const columns = reading.columns.map((column) => ({ path: input.path, column, range }));
  const qualities = columns.map((one) => known.of(one));
  const { fromMs, toMs } = spanOfAll(columns.map(spanOf));
  return {
    path: input.path,
    format: reading.format,
    ...input.digest(),
    rows: reading.rows,
    badRows: reading.badRowCount,
    series: reading.columns.length,
    from: Number.isFinite(fromMs) ? isoTime(fromMs) : null,
    to: Number.isFinite(toMs) ? isoTime(toMs) : null,
    assumptions: [...reading.assumptions],
    quality: {
      ...countsOf(qualities),
      refused: firstOfEachKind(reading.badRows),
      setAside: reading.setAside.map((one) => ({ ...one })),
      resets: qualities.reduce((sum, { resets }) => sum + (resets ?? 0), 0),
      constantSeries: qualities.filter(({ isConstant }) => isConstant).length,
      // Others may have their own.
      stepMs: qualities[0]?.stepMs ?? null,
      warnings: reading.warnings.map(({ what }) => what),
    },
  };
}
