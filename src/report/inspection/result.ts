import { z } from 'zod';
import { metricTypes } from '../../series/samples.ts';
import { rowCounts, sampleCounts } from '../quality.ts';

/** Name and version of the contract of `aiops inspect`; additive changes keep it. */
export const INSPECT_SCHEMA = 'aiops/inspect/v1';

const time = z.string().describe('ISO 8601, UTC, with Z');
/** JSON has no NaN and no infinity: both are null. */
const number = z.number().nullable();
const count = z.number().int();

const stepChange = z.strictObject({ at: time, fromMs: z.number(), toMs: z.number() });

const series = z.strictObject({
  series: z.string(),
  labels: z.record(z.string(), z.string()),
  input: z.string().describe('path of the input'),
  type: z.enum(metricTypes).describe('as the input declares it'),
  isCounter: z.boolean().describe('declared to count up, or called like a counter and moving like one'),
  ...sampleCounts,
  resets: count.nullable().describe('falls of a counter; null for what is none'),
  isConstant: z.boolean(),
  stepMs: z.number(),
  stepChanges: z.array(stepChange),
  from: time.nullable(),
  to: time.nullable(),
  firstMs: number,
  lastMs: number,
  min: number,
  max: number,
  sum: number.describe('null where nothing is finite'),
  periods: z.array(z.strictObject({ ms: z.number(), label: z.string(), strength: z.number() })),
});

const input = z.strictObject({
  path: z.string(),
  format: z.string(),
  bytes: count,
  rows: count.describe('rows of a table, or samples of any other form, whatever became of them'),
  badRows: count,
  ...rowCounts,
  assumptions: z.array(z.string()),
  warnings: z.array(z.string()),
  series: count,
  from: time.nullable(),
  to: time.nullable(),
  ...sampleCounts,
  resets: count,
  constantSeries: count,
});

/** What `aiops inspect` prints: the data as it is, before anything is made of it. */
export const inspectionResultSchema = z
  .strictObject({
    schema: z.literal(INSPECT_SCHEMA),
    tool: z.strictObject({ name: z.literal('aiops'), version: z.string() }),
    inputs: z.array(input),
    series: z.array(series),
  })
  .meta({ title: `What is in an input (${INSPECT_SCHEMA})` });

export type InspectionResult = z.infer<typeof inspectionResultSchema>;
export type InspectedSeries = InspectionResult['series'][number];
export type InspectedInput = InspectionResult['inputs'][number];
