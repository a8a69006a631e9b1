import { z } from 'zod';
import type { Model } from '../model/decompose.ts';
import type { Transform } from '../model/transform/transform.ts';
import { metricTypes } from '../series/samples.ts';
import { sampleCounts } from './quality.ts';
import { labels, number, time } from './schema-scalars.ts';

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

/** A series, as it was judged; with its numbers where a report may draw it. */
export const seriesSchema = z.strictObject({
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
