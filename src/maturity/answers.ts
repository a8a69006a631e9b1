import { z } from 'zod';

/** Name and version of the contract of an answers file; additive changes keep it. */
export const ANSWERS_SCHEMA = 'aiops-answers/1';

/** Why a gate is not applicable (the reasons of the AWS Well-Architected Tool). */
export const naReasons = ['out-of-scope', 'business-priority', 'architecture-constraint', 'other'] as const;
export type NaReason = (typeof naReasons)[number];

/** What became of a contradiction. */
export const resolutions = ['accepted', 'narrowed', 'disputed'] as const;

const EXPECTED = 'expected 0 to 4, unknown, or na with reason, approver and expires';
const AGREED_EXPECTED = 'expected 0 to 4, unknown, or na with na: {reason, approver, expires}';

const id = z.string().min(1);
const text = z.string().trim().min(1);
const date = z.iso.date('expected a date such as 2026-11-21');
const level = z.int().min(0).max(9);

const value = z
  .union([z.literal([0, 1, 2, 3, 4]), z.literal('unknown'), z.null()], { error: EXPECTED })
  .describe('0 to 4 as the scale says; null: not answered yet');

const evidence = z
  .strictObject({
    kind: z.enum(['demo', 'artefact', 'link']).describe('demo: shown live; link: named, not looked at'),
    what: text,
    date: date.optional(),
    owner: text.optional(),
    link: text.optional(),
  })
  .refine(({ kind, date, owner }) => kind !== 'artefact' || (date !== undefined && owner !== undefined), {
    error: 'an artefact needs a date and an owner',
  });
export type Evidence = z.infer<typeof evidence>;

const exemption = { reason: z.enum(naReasons), approver: text, expires: date };

const notApplicable = z.strictObject({
  answer: z.literal('na'),
  ...exemption,
  comment: text.optional(),
});
export type NotApplicable = z.infer<typeof notApplicable>;

const told = z.strictObject({
  answer: value,
  comment: text.nullable().optional(),
  evidence: z.array(evidence).optional(),
});

/** A bare value, or a value with what stands behind it, or a reasoned "not applicable". */
const answer = z.union([value, told, notApplicable], { error: EXPECTED });
export type Answer = z.infer<typeof answer>;

const respondent = z.strictObject({
  id: text.describe('a name or a sign; never shown beside an answer'),
  role: id.describe('one of the roles of the model'),
  answers: z.record(id, answer).nullable().default({}),
});

const agreedReason = text.describe('why the room agreed');

const agreedAnswer = z.strictObject({
  answer: z.union([z.literal([0, 1, 2, 3, 4]), z.literal('unknown')], { error: AGREED_EXPECTED }),
  reason: agreedReason,
  date: date.optional(),
});

const agreedNa = z.strictObject({
  answer: z.literal('na'),
  reason: agreedReason,
  na: z.strictObject(exemption),
  date: date.optional(),
});

/** A value, or "not applicable" with who approved it and until when; either with why the room agreed on it. */
const agreed = z.union([agreedAnswer, agreedNa], { error: AGREED_EXPECTED });

export const answersSchema = z.strictObject({
  schema: z.literal(ANSWERS_SCHEMA),
  model: z.strictObject({ id, version: text }),
  client: text.nullable().optional(),
  scope: text.nullable().optional(),
  facilitator: text.nullable().optional(),
  date: date.nullable().optional(),
  target: z
    .union([level, z.record(id, level)], { error: 'expected a level, or a level for each dimension' })
    .nullable()
    .optional(),
  upto: level.min(1).nullable().optional().describe('gates above this level were not asked'),
  measures: z.record(id, z.number().nullable()).nullable().optional().describe('as measured today'),
  signs: z.record(id, z.boolean().nullable()).nullable().optional().describe('whether each is recognised'),
  observations: z.array(id).nullable().optional().describe('anti-patterns that the facilitator saw'),
  respondents: z.array(respondent).default([]),
  evidence: z.record(id, z.array(evidence)).nullable().optional().describe('by gate, whoever brought it'),
  agreed: z.record(id, agreed).nullable().optional().describe('after a discussion; first answers stay'),
  contradictions: z
    .record(id, z.strictObject({ resolution: z.enum(resolutions), reason: text }))
    .nullable()
    .optional(),
});

export type AnswerSet = z.infer<typeof answersSchema>;
export type Respondent = AnswerSet['respondents'][number];
export type Agreed = z.infer<typeof agreed>;

/** What one respondent said of one gate, in one shape. */
export interface SaidAnswer {
  /** Null: nothing yet. */
  readonly value: 0 | 1 | 2 | 3 | 4 | 'unknown' | 'na' | null;
  readonly comment?: string;
  readonly evidence: readonly Evidence[];
  readonly na?: NotApplicable;
}

export function saidAnswer(answer: Answer | undefined): SaidAnswer {
  if (answer === undefined || answer === null) return { value: null, evidence: [] };
  if (typeof answer !== 'object') return { value: answer, evidence: [] };
  const comment = answer.comment == null ? {} : { comment: answer.comment };
  if (answer.answer === 'na') return { value: 'na', evidence: [], na: answer as NotApplicable, ...comment };
  const { evidence = [] } = answer as z.infer<typeof told>;
  return { value: answer.answer, evidence, ...comment };
}
