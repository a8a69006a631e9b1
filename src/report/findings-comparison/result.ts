import { z } from 'zod';
import { severities } from '../../findings/finding.ts';
import { gateSchema } from '../gate-schema.ts';
import { findingsResultSchema } from '../result.ts';

/** Name and version of the comparison's contract; additive changes keep it. */
export const FINDINGS_COMPARISON_SCHEMA = 'aiops/findings-comparison/v1';

/** What can have become of a finding. */
export const changeNames = ['new', 'worse', 'better', 'gone', 'known', 'same', 'not-looked-at'] as const;
export type ChangeName = (typeof changeNames)[number];

const count = z.number().int();
const counts = {
  new: count,
  worse: count,
  better: count,
  gone: count,
  known: count,
  same: count,
  'not-looked-at': count,
} satisfies Readonly<Record<ChangeName, z.ZodType>>;

const time = z.string().describe('ISO 8601, UTC, with Z');

const finding = findingsResultSchema.shape.findings.element.pick({
  id: true,
  kind: true,
  series: true,
  start: true,
  end: true,
  direction: true,
  severity: true,
  severityScore: true,
  value: true,
  expected: true,
  message: true,
  explained: true,
  accepted: true,
});

const unseen = z.discriminatedUnion('reason', [
  z.strictObject({
    reason: z.literal('series-missing'),
    series: z.array(z.string()).describe('those that are not in the result'),
  }),
  z.strictObject({
    reason: z.literal('time-not-read'),
    from: time.nullable().describe('what was read of the series'),
    to: time.nullable(),
  }),
  z.strictObject({
    reason: z.literal('not-reported'),
    from: time.describe('what ended before only teaches'),
  }),
  z.strictObject({ reason: z.literal('filtered'), filter: z.string().describe('the option that hid it') }),
]);

const change = z.strictObject({
  change: z
    .enum(changeNames)
    .describe(
      'by severity; known: of NEW alone, and accepted there; gone: of what NEW looked at, else not-looked-at',
    ),
  now: z.array(finding).describe('of NEW, worst first; several where it tells in pieces what was one'),
  was: z
    .array(finding)
    .describe('of OLD, worst first; several where NEW tells them as one; of a new one, what it has taken in'),
  severityWas: z.enum(severities).nullable().describe('the gravest'),
  severityIs: z.enum(severities).nullable(),
  forMs: z.number().describe('how long it lasts: of the first of `now`, else of `was`'),
  unseen: unseen
    .nullable()
    .describe(
      'why the other result could not tell it: of a new one OLD, of one that was not looked at NEW; null where it could',
    ),
});

const side = z.strictObject({
  version: z.string().describe('of the aiops that made it'),
  from: time.nullable(),
  to: time.nullable(),
  series: z.number().int(),
  findings: z.number().int(),
});

/** What changed between two results of `aiops detect`. */
export const findingsComparisonSchema = z
  .strictObject({
    schema: z.literal(FINDINGS_COMPARISON_SCHEMA),
    before: side,
    after: side,
    counts: z.strictObject(counts).describe('entries of `changes`'),
    changes: z.array(change).describe('what can fail a gate first, then by severity'),
    series: z.strictObject({
      onlyBefore: z.array(z.string()),
      onlyAfter: z.array(z.string()),
    }),
    gate: gateSchema.describe(
      '--fail-on counts findings that are new or worse, neither accepted nor explained',
    ),
  })
  .meta({ title: `What changed between two runs of aiops detect (${FINDINGS_COMPARISON_SCHEMA})` });

export type FindingsComparison = z.infer<typeof findingsComparisonSchema>;
export type FindingChange = FindingsComparison['changes'][number];
export type ComparedFinding = z.infer<typeof finding>;
export type Unseen = z.infer<typeof unseen>;
