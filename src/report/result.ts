import { z } from 'zod';
import { findingKinds, severities } from '../findings/finding.ts';
import type { Model } from '../model/decompose.ts';
import type { Transform } from '../model/transform/transform.ts';
import { metricTypes } from '../series/samples.ts';
import type { ThresholdUnit } from '../thresholds.ts';
import type { DetailName } from './details.ts';
import { rowCounts, sampleCounts } from './quality.ts';

/** Name and version of the result's contract; additive changes keep it. */
export const FINDINGS_SCHEMA = 'aiops/findings/v1';

const time = z.string().describe('ISO 8601, UTC, with Z');
const labels = z.record(z.string(), z.string());
/** JSON has no NaN and no infinity: both are null. */
const number = z.number().nullable();
const severity = z.enum(severities);
const kind = z.enum(findingKinds);

/** What only some kinds have; a new fact of a finding is missing here until it is named. */
const details = z
  .strictObject({
    levelBefore: number.describe('typical value, season removed').optional(),
    levelAfter: number.optional(),
    slopeBefore: number.describe('in the unit of the values, a day').optional(),
    slopeAfter: number.optional(),
    spreadBefore: number.describe('robust standard deviation').optional(),
    spreadAfter: number.optional(),
    how: z.string().describe('what became of what comes every period').optional(),
    period: z.string().optional(),
    missing: number.describe('slots without a value').optional(),
    whose: z.string().describe('whose samples are missing').optional(),
    absence: z
      .string()
      .describe('whether no sample came, or none with a number, or none ever again')
      .optional(),
    counters: number.describe('how many fell').optional(),
    of: number.describe('how many could have fallen').optional(),
    limit: number.optional(),
    rule: z.string().describe('the limit as it was typed').optional(),
    peers: number.describe('how many others there are').optional(),
  } satisfies Readonly<Record<DetailName, z.ZodType>>)
  .describe('what only its kind has');

/** Why a finding may be believed, and what would have to differ for it to vanish. */
const evidence = z.strictObject({
  lastSimilar: time
    .nullable()
    .describe(
      'start of the latest earlier stretch of the series that was as far out on the same side; of kinds other than spike, dip and level-shift, of the latest earlier finding of that kind that was as large; null when there is none',
    ),
  historyMs: number.describe(
    'how much of the series lies before the finding, and was looked through; null where nothing was',
  ),
  bandFactor: number.describe(
    'the worst sample is outside a band up to so many times as wide; null where nothing was expected',
  ),
  chancePerWeek: number.describe(
    'how often in a week one undisturbed series is expected to show what is as unlikely; null for what is no matter of chance',
  ),
  vanishes: z.strictObject({
    within: number.describe('the edge of the band, or the limit: nearer than this the worst sample is usual'),
    budgetPerWeek: number.describe(
      'hidden by a smaller budget of false alarms; null where none applies, or a share of one',
    ),
    minDurationMs: z.number().describe('hidden by a longer --min-duration'),
    minChange: number.describe('hidden by a larger --min-change'),
    minChangeShare: number.describe('the same as a share'),
  }),
  confidenceWhy: z.string().describe('why the confidence is what it is'),
  reproduce: z.string().describe('the command that shows the finding, for a POSIX shell'),
});

const finding = z.strictObject({
  id: z.string().describe('stable hash of series, kind and start; the fingerprint of a baseline'),
  kind,
  series: z.string(),
  labels,
  derived: z.string().nullable().describe('p95, rate …; null for a series as it was exported'),
  start: time,
  end: time.describe('time of the last sample of the finding'),
  direction: z.enum(['up', 'down']).nullable(),
  severity,
  severityScore: z.number().describe('0–100'),
  score: z.number().describe('1 − probability'),
  probability: z
    .number()
    .describe(
      'chance that a sample of undisturbed data shows this much; of the least likely sample; 0 for what is no matter of chance',
    ),
  value: number.describe('at the worst sample; of a flatline the repeated value; null for missing data'),
  expected: number,
  lower: number,
  upper: number,
  samples: z.number().int().describe('slots of the grid from start to end'),
  size: number.describe('value − expected; of a level shift: level after − level before'),
  sizeRelative: number.describe(
    'size ÷ |expected|, of a level shift ÷ |level before|; null where that is zero',
  ),
  details,
  parts: z
    .strictObject({ trend: number, seasonal: z.array(number) })
    .nullable()
    .describe('what the expected value is made of'),
  confidence: z.enum(['low', 'medium', 'high']).describe('how much history the judgement rests on'),
  evidence,
  message: z.string(),
  explained: z
    .string()
    .nullable()
    .describe('what explains it, such as a day unlike others; it fails no gate'),
  accepted: z
    .strictObject({
      reason: z.string(),
      owner: z.string().nullable(),
      expires: z.string().nullable().describe('the last day on which it is accepted'),
      severity: severity.describe('that it had when it was accepted'),
    })
    .nullable()
    .describe('by whom and why, in the file of accepted findings; it fails no gate'),
  members: z
    .array(z.string())
    .nullable()
    .describe(
      'the series that share the finding, of a target or of everything; null for a finding of one series',
    ),
  source: z.strictObject({ path: z.string(), line: z.number().int().nullable() }),
});

const filteredFinding = finding.extend({ filter: z.string().describe('the option that hid it') });

const fullData = z.strictObject({
  shape: z.literal('samples'),
  startMs: z.number(),
  stepMs: z.number(),
  values: z.array(number),
  expected: z.array(number),
  lower: z.array(number),
  upper: z.array(number),
  trend: z.array(number),
  seasonal: z.array(z.array(number)).describe('one array per period'),
});

const pictureData = z.strictObject({
  shape: z.literal('picture'),
  startMs: z.number(),
  stepMs: z.number().describe('width of one pixel'),
  first: z.array(number),
  min: z.array(number),
  max: z.array(number),
  last: z.array(number),
});

const seriesQuality = z
  .strictObject({
    ...sampleCounts,
    resets: z.number().int().describe('falls of counters: restarts of their processes'),
    stepChanges: z.number().int(),
    merged: z.number().int().describe('samples averaged into a slot that held one'),
    longestGap: z.number().int().describe('slots of the grid without a value in a row'),
  })
  .describe('of the samples as they were read, over all series that this one was made of');

/** This floor sees only types of the model's; that none is left out is checked where a judgement is reported. */
const models = ['median', 'trend', 'seasonal-trend', 'random-walk'] as const satisfies readonly Model[];
const transforms = ['none', 'sqrt', 'log'] as const satisfies readonly Transform['name'][];

const series = z.strictObject({
  series: z.string(),
  labels,
  derived: z.string().nullable(),
  type: z.enum(metricTypes).describe('of the exported metric, as the input declares it'),
  samples: z.number().int().describe('slots with a value'),
  missing: z.number().int().describe('slots without a value'),
  stepMs: z.number(),
  from: time.nullable().describe('its first slot; null where it has none'),
  to: time.nullable(),
  periods: z
    .array(z.strictObject({ ms: z.number(), label: z.string(), strength: z.number() }))
    .describe('the seasons, shortest first: hour, day, week, or a length of their own, such as 90min'),
  needs: z
    .strictObject({ label: z.string(), ms: z.number().describe('history beyond what is there') })
    .nullable()
    .describe('the next season of the calendar that the series is too short for; null for none'),
  levelShifts: z.array(time).describe('where a new level begins that lasts'),
  model: z
    .enum(models)
    .describe('what the history could carry: its median, a trend, seasons too, or a level that wanders'),
  transform: z
    .enum(transforms)
    .describe('under which spread does not grow with the level; undone in all that is shown'),
  quality: seriesQuality,
  sources: z
    .array(z.string())
    .nullable()
    .describe('names of the series that it was made of; null for a series as it was exported'),
  reported: z
    .strictObject({
      from: time.nullable().describe('null: all of the series'),
      samples: z.number().int(),
      missing: z.number().int(),
    })
    .describe('the part of the series that is reported on, and its slots with and without a value'),
  data: z.discriminatedUnion('shape', [fullData, pictureData]).optional(),
});

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

const units = ['count', 'share', 'duration', 'score', 'level'] as const satisfies readonly ThresholdUnit[];

const gateRule = z.strictObject({
  rule: z.string().describe('as it was typed'),
  series: z.string().nullable().describe('null: all of them together'),
  level: z.enum(['error', 'warn']),
  passed: z.boolean().describe('false at the level `warn`: a warning, which fails nothing'),
  observed: number.describe('null where there is no data'),
  limit: z.number(),
  unit: z.enum(units).describe('of both: a share is of 1, a duration in milliseconds'),
  findings: z.array(z.string()).describe('ids of what counts, worst first; none where the rule passed'),
});

const knownFinding = z.strictObject({
  fingerprint: z.string(),
  kind,
  series: z.string(),
  place: z.string().describe('file, line and column of the entry'),
  reason: z.string(),
  expires: z.string().nullable(),
});

const baseline = z.strictObject({
  path: z.string(),
  entries: z.number().int(),
  accepted: z.number().int().describe('findings that are accepted'),
  expired: z
    .array(knownFinding.extend({ finding: z.string().describe('id of what it accepted') }))
    .describe('entries that match a finding and have expired: it counts again'),
  stale: z.array(knownFinding).describe('entries of what was looked at that match nothing any more'),
  elsewhere: z.number().int().describe('entries of series or times that were not looked at'),
});

export const gateSchema = z.strictObject({
  configured: z.boolean(),
  passed: z.boolean().nullable().describe('null where no gate was asked for'),
  rules: z.array(gateRule),
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
    series: z.array(series),
    findings: z.array(finding).describe('worst first'),
    filtered: z.array(filteredFinding).describe('what a filter hid'),
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
    baseline: baseline.nullable().describe('the file of accepted findings; null where there is none'),
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
