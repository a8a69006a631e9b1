import type { Fault } from '../../errors.ts';
import { groupedBy } from '../../grouped.ts';
import type { Period } from '../../model/periods/periods.ts';
import { seriesName } from '../../series/labels.ts';
import type { SeriesQuality } from '../../series/quality.ts';
import type { SampleColumn } from '../../series/samples.ts';
import { countsOf, firstOfEachKind } from '../quality.ts';
import { finite } from '../reported.ts';
import { isoTime } from '../units.ts';
import {
  INSPECT_SCHEMA,
  type InspectedInput,
  type InspectedSeries,
  type InspectionResult,
} from './result.ts';

/** One series of one input, as it was read. */
export interface ColumnToInspect {
  readonly path: string;
  readonly column: SampleColumn;
  readonly quality: SeriesQuality;
  readonly periods: readonly Period[];
}

/** One input, once it is read. */
export interface InputToInspect {
  readonly input: { readonly path: string; digest(): { readonly bytes: number } };
  readonly reading: {
    readonly format: string;
    readonly rows: number;
    readonly badRows: readonly Fault[];
    readonly badRowCount: number;
    readonly setAside: readonly InspectedInput['setAside'][number][];
    readonly assumptions: readonly string[];
    readonly warnings: readonly Fault[];
  };
}

/** From what was counted to the versioned result. */
export function buildInspection(
  toolVersion: string,
  inputs: readonly InputToInspect[],
  columns: readonly ColumnToInspect[],
): InspectionResult {
  const columnsAt = groupedBy(columns, ({ path }) => path);
  return {
    schema: INSPECT_SCHEMA,
    tool: { name: 'aiops', version: toolVersion },
    inputs: inputs.map((one) => inspectedInput(one, columnsAt.get(one.input.path) ?? [])),
    series: columns.map(inspectedSeries),
  };
}

function inspectedSeries({ path, column, quality, periods }: ColumnToInspect): InspectedSeries {
  const { isConstant, resets, stepMs, firstMs, lastMs, min, max, sum } = quality;
  return {
    series: seriesName(column.labels),
    labels: { ...column.labels },
    input: path,
    type: column.type,
    isCounter: resets !== null,
    ...countsOf([quality]),
    resets,
    isConstant,
    stepMs,
    stepChanges: quality.stepChanges.map(({ atMs, fromMs, toMs }) => ({ at: isoTime(atMs), fromMs, toMs })),
    from: timeOrNull(firstMs),
    to: timeOrNull(lastMs),
    firstMs: finite(firstMs),
    lastMs: finite(lastMs),
    min: finite(min),
    max: finite(max),
    sum: finite(sum),
    periods: periods.map(({ ms, label, strength }) => ({ ms, label, strength: Number(strength.toFixed(4)) })),
  };
}

function inspectedInput(
  { input, reading }: InputToInspect,
  columns: readonly ColumnToInspect[],
): InspectedInput {
  const qualities = columns.map(({ quality }) => quality);
  const present = qualities.filter(({ samples }) => samples > 0);
  return {
    path: input.path,
    format: reading.format,
    bytes: input.digest().bytes,
    rows: reading.rows,
    badRows: reading.badRowCount,
    refused: firstOfEachKind(reading.badRows),
    setAside: reading.setAside.map((one) => ({ ...one })),
    assumptions: [...reading.assumptions],
    warnings: reading.warnings.map(({ what }) => what),
    series: columns.length,
    from: timeOrNull(extreme(present, 'firstMs', Math.min)),
    to: timeOrNull(extreme(present, 'lastMs', Math.max)),
    ...countsOf(qualities),
    resets: qualities.reduce((sum, { resets }) => sum + (resets ?? 0), 0),
    constantSeries: qualities.filter(({ isConstant }) => isConstant).length,
  };
}

function extreme(
  qualities: readonly SeriesQuality[],
  key: 'firstMs' | 'lastMs',
  pick: (a: number, b: number) => number,
): number {
  return qualities.reduce((most, one) => (Number.isNaN(most) ? one[key] : pick(most, one[key])), Number.NaN);
}

function timeOrNull(timeMs: number): string | null {
  return Number.isNaN(timeMs) ? null : isoTime(timeMs);
}
