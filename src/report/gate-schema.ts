import { z } from 'zod';
import type { ThresholdUnit } from '../thresholds.ts';
import { kind } from './finding-schema.ts';
import { number } from './schema-scalars.ts';

const units = ['count', 'share', 'duration', 'score', 'level'] as const satisfies readonly ThresholdUnit[];

const gateRule = z.strictObject({
  rule: z.string().describe('as it was typed'),
  option: z
    .strictObject({ name: z.enum(['fail-on', 'fail-under']), value: z.string() })
    .optional()
    .describe('the option that asked, and the severity or level that it named; none for a threshold'),
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

/** The file of accepted findings, as it was found. */
export const baselineInUseSchema = z.strictObject({
  path: z.string(),
  entries: z.number().int(),
  accepted: z.number().int().describe('findings that are accepted'),
  expired: z
    .array(knownFinding.extend({ finding: z.string().describe('id of what it accepted') }))
    .describe('entries that match a finding and have expired: it counts again'),
  stale: z.array(knownFinding).describe('entries of what was looked at that match nothing any more'),
  elsewhere: z.number().int().describe('entries of series or times that were not looked at'),
});

/** The verdict, of findings as of an assessment; null and empty where nothing was asked. */
export const gateSchema = z.strictObject({
  configured: z.boolean(),
  passed: z.boolean().nullable().describe('null where no gate was asked for'),
  rules: z.array(gateRule),
});
