import { type Fault, InputError } from './errors.ts';
import { judgeSeries } from './judge.ts';
import { type DetectorName, detectors } from './model/detectors/index.ts';
import type { DetectOptions } from './options.ts';
import type { InputFormatName } from './read/formats.ts';
import { type Gunzip, readInput } from './read/read.ts';
import type { Reading, Source } from './read/reader.ts';
import { buildReport, type SeriesToReport } from './report/build.ts';
import type { DetectionReport, ReportedInput } from './report/result.ts';
import { isoTime } from './report/units.ts';
import { warningsAbout } from './report/warnings.ts';
import { bulkOf, type TimeRange } from './series/bulk.ts';
import { toGrid } from './series/grid.ts';
import { type ColumnOfInput, type JoinedColumn, joinColumns, spanOf, withinTimes } from './series/join.ts';
import { byCodePoint } from './series/labels.ts';
import { selectSeries } from './series/select.ts';
import { momentOf } from './series/times.ts';

/** One input of a run: its bytes, and what they hashed to once they have been read to the end. */
export interface Input extends Source {
  digest(): { readonly sha256: string; readonly bytes: number };
}

/** What the corridor needs from the world outside. */
export interface DetectDoors {
  /** Undoes gzip (any number of members); fails on damaged or truncated data. */
  readonly gunzip: Gunzip;
  readonly toolVersion: string;
  /** Told before each item; may wait, so that a display is drawn and an interruption heard. */
  readonly onProgress?: (progress: DetectProgress) => void | Promise<void>;
}

export interface DetectProgress {
  readonly stage: 'reading' | 'judging';
  /** Path of the input, or name of the series. */
  readonly item: string;
  readonly done: number;
  /** Zero where it is not known. */
  readonly total: number;
}

/** What a run found, and what a person should be told beside it. */
export interface Detection {
  readonly report: DetectionReport;
  readonly warnings: readonly Fault[];
}

/**
 * Finds what is wrong in the series of all inputs: read → series → model → findings → report.
 * The order of the inputs does not matter.
 * @throws InputError when an input cannot be used, or when no input holds a finite sample
 * @throws UsageError when an option names what is not there
 */
export async function detect(
  inputs: readonly Input[],
  options: DetectOptions,
  doors: DetectDoors,
): Promise<Detection> {
  const read = await readInputs(inputs, options, doors);
  const joined = selectSeries(joinColumns(columnsWithin(read, options)), options);
  const series = await judgeAll(joined, options, doors);
  const report = await buildReport({
    toolVersion: doors.toolVersion,
    options,
    inputs: read.map(reportedInput),
    series,
    reportFromMs: reportFromMs(joined, options),
  });
  return {
    report,
    warnings: [
      ...read.flatMap(({ reading }) => [...reading.badRows, ...reading.warnings]),
      ...warningsAbout(series, options.season),
    ],
  };
}

interface ReadInput {
  readonly input: Input;
  readonly reading: Reading;
  readonly range: TimeRange;
}

async function readInputs(
  inputs: readonly Input[],
  options: DetectOptions,
  doors: DetectDoors,
): Promise<ReadInput[]> {
  const sorted = [...inputs].sort((a, b) => byCodePoint(a.path, b.path));
  const read: ReadInput[] = [];
  for (const [done, input] of sorted.entries()) {
    await doors.onProgress?.({ stage: 'reading', item: input.path, done, total: sorted.length });
    const reading = await readInput(input, options.input as InputFormatName | 'auto', options, doors.gunzip);
    read.push({ input, reading, range: bulkOf(reading.columns) });
  }
  return read;
}

/** The columns of all inputs, cut to `--since` and `--until`, which may count from the end of all data. */
function columnsWithin(read: readonly ReadInput[], options: DetectOptions): ColumnOfInput[] {
  const all = read.flatMap(({ input, reading, range }) =>
    reading.columns.map((column) => ({ path: input.path, column, range })),
  );
  if (options.since === undefined && options.until === undefined) return all;
  const endMs = lastTimeOf(all);
  const fromMs = boundMs('since', options, endMs) ?? Number.NEGATIVE_INFINITY;
  const toMs = boundMs('until', options, endMs) ?? Number.POSITIVE_INFINITY;
  return all
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
  joined: readonly JoinedColumn[],
  options: DetectOptions,
  doors: DetectDoors,
): Promise<SeriesToReport[]> {
  const gridded = joined.map(({ column, range }) => toGrid(column, range));
  if (!gridded.some(({ series }) => series.values.some(Number.isFinite))) throw noFiniteSample(joined);
  const detector = await detectors[options.detector as DetectorName]();
  const judged: SeriesToReport[] = [];
  for (const [done, one] of gridded.entries()) {
    await doors.onProgress?.({ stage: 'judging', item: one.series.name, done, total: gridded.length });
    judged.push({ ...judgeSeries(one.series, detector, options), gridded: one, joined: joined[done]! });
  }
  return judged;
}

function noFiniteSample(joined: readonly JoinedColumn[]): InputError {
  const paths = [...new Set(joined.flatMap(({ parts }) => parts.map(({ path }) => path)))];
  const samples = joined.reduce((sum, { column }) => sum + column.length, 0);
  return new InputError({
    code: 'no-finite-sample',
    place: paths.length === 1 ? paths[0]! : 'aiops',
    what: `none of the ${samples} samples is a finite number`,
    fix: 'check the export; with --since or --until, check that they leave some data',
  });
}

function reportedInput({ input, reading, range }: ReadInput): ReportedInput {
  const columns = reading.columns.map((column) => ({ path: input.path, column, range }));
  const spans = columns.map(spanOf).filter(({ fromMs }) => Number.isFinite(fromMs));
  return {
    path: input.path,
    format: reading.format,
    ...input.digest(),
    rows: reading.rows,
    badRows: reading.badRowCount,
    series: reading.columns.length,
    from: spans.length === 0 ? null : isoTime(Math.min(...spans.map(({ fromMs }) => fromMs))),
    to: spans.length === 0 ? null : isoTime(Math.max(...spans.map(({ toMs }) => toMs))),
    assumptions: [...reading.assumptions],
    quality: {
      samples: reading.columns.reduce((sum, { length }) => sum + length, 0),
      stepMs: stepOf(columns),
      warnings: reading.warnings.map(({ what }) => what),
    },
  };
}

/** The step of an input is that of its first series; others may have their own. */
function stepOf(columns: readonly ColumnOfInput[]): number | null {
  const first = columns[0];
  return first === undefined ? null : toGrid(first.column, first.range).series.stepMs;
}
