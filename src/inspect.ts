import type { Fault } from './errors.ts';
import { InputError } from './errors.ts';
import { type Input, type ReadDoors, type ReadInput, readInputs } from './inputs.ts';
import { anyPeriod, findPeriods, type Period } from './model/periods/periods.ts';
import { onGrid } from './model/regrid.ts';
import type { DetectOptions } from './options.ts';
import { buildInspection, type ColumnToInspect } from './report/inspection/build.ts';
import type { InspectionResult } from './report/inspection/result.ts';
import type { TimeRange } from './series/bulk.ts';
import { civilGrid } from './series/civil-grid.ts';
import { overviewOf } from './series/overview.ts';
import { type SeriesQuality, seriesQuality } from './series/quality.ts';
import type { SampleColumn } from './series/samples.ts';

/** What the corridor needs from the world outside. */
export interface InspectDoors extends ReadDoors {
  readonly toolVersion: string;
}

/** What an inspection saw, and what a person should be told beside it. */
export interface Inspection {
  readonly result: InspectionResult;
  readonly warnings: readonly Fault[];
  /** The first refused row, where more rows were refused than is allowed. */
  readonly tooManyBadRows: Fault | undefined;
}

/**
 * Says what is in the inputs, before anything is made of it: series, samples, times, gaps, duplicates, seasons.
 * Refused rows do not stop it; in the end they count against what is allowed.
 * @throws InputError when an input cannot be used, or holds no series
 */
export async function inspect(
  inputs: readonly Input[],
  options: DetectOptions,
  doors: InspectDoors,
): Promise<Inspection> {
  const tolerant = { ...options, maxBadRows: { share: 1 } };
  const read = await readInputs(inputs, tolerant, doors);
  for (const { input, reading } of read) {
    if (reading.columns.length === 0) throw nothingRead(input.path, reading.badRows);
  }
  const columns: ColumnToInspect[] = [];
  const total = read.reduce((sum, { reading }) => sum + reading.columns.length, 0);
  for (const one of read) {
    for (const column of one.reading.columns) {
      await doors.onProgress?.({ stage: 'judging', item: one.input.path, done: columns.length, total });
      columns.push(inspected(column, one, options.tz));
    }
  }
  return {
    result: buildInspection(doors.toolVersion, read, columns),
    warnings: read.flatMap(({ reading }) => [...reading.badRows, ...reading.warnings]),
    tooManyBadRows: read.find((one) => hasTooManyBadRows(one, options))?.reading.badRows[0],
  };
}

function inspected(column: SampleColumn, { input, range }: ReadInput, tz: string): ColumnToInspect {
  const quality = seriesQuality(column, range);
  const periods = quality.isConstant ? [] : periodsOf(column, range, quality, tz);
  return { path: input.path, column, quality, periods };
}

/** Parts of a histogram have the season of the whole, which its count shows; one sample has none. */
function periodsOf(
  column: SampleColumn,
  range: TimeRange,
  quality: SeriesQuality,
  tz: string,
): readonly Period[] {
  if ('le' in column.labels || quality.stepMs === 0) return [];
  const overview = overviewOf(column, range, quality);
  const civil = onGrid(overview.values, civilGrid(overview, tz));
  return findPeriods(civil, overview.stepMs, anyPeriod);
}

function hasTooManyBadRows({ reading }: ReadInput, { maxBadRows }: DetectOptions): boolean {
  const allowed = 'absolute' in maxBadRows ? maxBadRows.absolute : maxBadRows.share * reading.rows;
  return reading.badRowCount > allowed;
}

function nothingRead(path: string, badRows: readonly Fault[]): InputError {
  const [first] = badRows;
  if (first !== undefined) return new InputError(first);
  return new InputError({ code: 'no-series', place: path, what: 'there is no series in it' });
}
