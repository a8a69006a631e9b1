import { z } from 'zod';
import { findingKinds, severities } from '../findings/finding.ts';
import type { DetailName } from './details.ts';
import { labels, number, time } from './schema-scalars.ts';

const severity = z.enum(severities);
export const kind = z.enum(findingKinds);

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

/** A finding, as every report tells it. */
export const findingSchema = z.strictObject({
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

export const filteredFindingSchema = findingSchema.extend({
  filter: z.string().describe('the option that hid it'),
});
