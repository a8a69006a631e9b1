import { z } from 'zod';
import { filteredFindingSchema, findingSchema } from './finding-schema.ts';
import { baselineInUseSchema, gateSchema } from './gate-schema.ts';
import { rowCounts, sampleCounts } from './quality.ts';
import { number, time } from './schema-scalars.ts';
import { seriesSchema } from './series-schema.ts';

/** Name and version of the result's contract; additive changes keep it. */
export const FINDINGS_SCHEMA = 'aiops/findings/v1';

const input = z.strictObject({
  path: z.string(),
  format: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  rows: z.number().int(),
  badRows: z.number().int(),
  series: z.number().int(),
  from: time.nullable(),
  to: time.nullable(),
  assumptions: z.array(z.string()),
  quality: z
    .strictObject({
      ...sampleCounts,
      ...rowCounts,
      resets: z.number().int().describe('falls of counters: restarts of their processes'),
      constantSeries: z.number().int(),
      stepMs: z.number().nullable().describe('of the first series'),
      warnings: z.array(z.string()),
    })
    .describe('over all series of the input'),
});

/**
 * The saved result of `aiops detect`: every report is made from this and computes nothing.
 * Times are UTC; there is no clock, no folder and no raw command line in it.
 */
export const findingsResultSchema = z
  .strictObject({
    schema: z.literal(FINDINGS_SCHEMA),
    tool: z.strictObject({ name: z.literal('aiops'), version: z.string() }),
    inputs: z.array(input),
    settings: z
      .record(z.string(), z.unknown())
      .describe('every option that shaped the result, and `command`, which reproduces it'),
    series: z.array(seriesSchema),
    findings: z.array(findingSchema).describe('worst first'),
    filtered: z.array(filteredFindingSchema).describe('what a filter hid'),
    summary: z.strictObject({
      bySeverity: z.strictObject({
        low: z.number().int(),
        medium: z.number().int(),
        high: z.number().int(),
        critical: z.number().int(),
      }),
      byKind: z.record(z.string(), z.number().int()),
      series: z.number().int(),
      seriesWithFindings: z.number().int(),
      samples: z.number().int(),
      expectedFalseAlarms: z
        .number()
        .describe('in what is reported on, over all series, at this sensitivity'),
      falseDiscoveryRate: z
        .strictObject({
          limit: z.number(),
          hidden: z.number().int().describe('findings hidden by it; each is in `filtered`'),
          expected: z
            .number()
            .describe(
              'of the series that still have findings of their own, how many have a false one, at most',
            ),
        })
        .nullable()
        .describe('control over the series of the run; null where it is off, or only one series moves'),
      coverage: z
        .strictObject({ expected: z.number(), observed: number })
        .describe('the share of all samples that the band is made to hold, and the share that it holds'),
      unlikeDays: z
        .array(
          z.strictObject({
            date: z.string().describe('on the clock of the zone of the settings'),
            departing: z.number().int(),
            of: z.number().int(),
          }),
        )
        .describe('days on which so many series, of those with a day or a week, were elsewhere all day long'),
    }),
    gate: gateSchema,
    baseline: baselineInUseSchema
      .nullable()
      .describe('the file of accepted findings; null where there is none'),
  })
  .meta({ title: `What aiops detect found (${FINDINGS_SCHEMA})` });

export type FindingsResult = z.infer<typeof findingsResultSchema>;
export type ReportedFinding = FindingsResult['findings'][number];
export type ReportedSeries = FindingsResult['series'][number];
export type ReportedInput = FindingsResult['inputs'][number];

/** The score of every input row of one series, in input order. */
export interface ScoredSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly timestampsMs: Float64Array;
  readonly values: Float64Array;
  /** In [0, 1]; NaN where the row holds no value. */
  readonly scores: Float64Array;
  /** Whether a listed finding covers the row. */
  readonly isAnomaly: readonly boolean[];
}

/** What a detection run hands to the output formats. */
export interface DetectionReport {
  readonly result: FindingsResult;
  readonly scored: readonly ScoredSeries[];
}
