import { z } from 'zod';

/** Name and version of the contract of a model file; additive changes keep it. */
export const QUESTIONNAIRE_SCHEMA = 'aiops-questionnaire/1';

/** How far a gate is met, in order: not, partly, largely, fully (after ISO/IEC 33020). */
export const ratings = ['N', 'P', 'L', 'F'] as const;
export type Rating = (typeof ratings)[number];

/** What stands behind an answer, from weak to strong. */
export const gradeNames = ['said', 'shown', 'artefact', 'measured'] as const;
export type GradeName = (typeof gradeNames)[number];

/** On which side of the work a role stands; the two may see it differently. */
export const sides = ['manager', 'practitioner'] as const;
export type Side = (typeof sides)[number];

/** S up to two weeks, M up to a quarter, L more. */
export const efforts = ['S', 'M', 'L'] as const;
export type Effort = (typeof efforts)[number];

export const effortWords = { S: 'up to two weeks', M: 'up to a quarter', L: 'more than a quarter' } as const;

const text = z.string().trim().min(1);
const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/, 'expected letters, digits and hyphens')
  // Every record has these: an answer to them would be there before anybody answered.
  .refine((name) => !(name in Object.prototype), 'is taken: every mapping has a key of this name');
const level = z.int().min(0).max(9);
const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.0.0');
const share = z.number().min(0).max(1);
const levelsByDimension = z.record(id, level);

const anchors = z.tuple([text, text, text, text, text]).describe('what the answers 0 to 4 mean');

const criterion = z.strictObject({
  id,
  dimension: id,
  level: level.min(1),
  gate: z.boolean().default(true).describe('false: asked and shown, but never decides a level'),
  weight: z.number().positive().default(1).describe('in the progress towards the next level, nowhere else'),
  scale: id.describe('name of one of the scales'),
  text: text.describe('an observable claim that is true or not'),
  why: text.optional().describe('what goes wrong where it does not hold'),
  evidence: z.strictObject({
    accept: z.array(z.enum(['demo', 'artefact', 'measured'])).min(1),
    examples: text.optional().describe('what would convince a doubter'),
    checks: z.array(id).default([]).describe('measurements that can confirm or lower the answer'),
    freshDays: z.int().positive().optional().describe('left out: as the placement says'),
  }),
  na: z.strictObject({ allowed: z.boolean() }).default({ allowed: false }),
});

const sign = z.strictObject({ id, dimension: id, text: text.describe('what level 0 looks like') });

const measure = z.strictObject({
  id,
  title: text,
  unit: text.describe('as it is printed after the number'),
  better: z.enum(['lower', 'higher']),
  kind: z.enum(['outcome', 'process', 'progress']).describe('process: what control costs'),
  target: z.number().optional().describe('where nothing else is said'),
});

const action = z.strictObject({
  id,
  title: text,
  text,
  closes: z.array(id).min(1).describe('gates'),
  after: z.array(id).default([]).describe('actions that come first'),
  effort: z.enum(efforts),
  impact: z.int().min(1).max(3),
  owner: text.describe('a role'),
  outcome: z.strictObject({ measure: id, target: z.number().optional() }),
  risk: text,
  guard: text.describe('what keeps the risk small'),
  done: text.describe('how anybody can see that it is done'),
  tempting: z.boolean().default(false).describe('often started too early'),
});

/** When something in the answers shows a pattern. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly criterion: string; readonly atLeast: Rating }
  | { readonly criterion: string; readonly below: Rating }
  | { readonly dimension: string; readonly atLeast: number }
  | { readonly dimension: string; readonly below: number }
  | { readonly measure: string; readonly atLeast: number }
  | { readonly measure: string; readonly below: number }
  | { readonly sign: string };

const rating = z.enum(ratings);
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ criterion: id, atLeast: rating }),
    z.strictObject({ criterion: id, below: rating }),
    z.strictObject({ dimension: id, atLeast: level }),
    z.strictObject({ dimension: id, below: level }),
    z.strictObject({ measure: id, atLeast: z.number() }),
    z.strictObject({ measure: id, below: z.number() }),
    z.strictObject({ sign: id }),
  ]),
);

const antiPattern = z.strictObject({
  id,
  title: text,
  text: text.describe('the diagnosis, without blame'),
  advice: text,
  when: condition.optional().describe('left out: only where the facilitator saw it'),
});

const ratingByLevel = z.record(z.string().regex(/^\d$/), rating);

const confidenceRule = z.strictObject({
  graded: share.describe('at least this share of the binding gates has an artefact or a measurement'),
  unknown: share.describe('at most this share is unknown'),
});

const placement = z.strictObject({
  profile: z
    .record(z.string().regex(/^[1-9]$/, 'expected a level from 1 on'), levelsByDimension)
    .describe('what each overall level requires of the dimensions; one left out requires nothing'),
  caps: z
    .array(z.strictObject({ dimension: id, from: level.min(1), needs: levelsByDimension }))
    .default([])
    .describe('a dimension stays below `from` until the others are there'),
  tolerance: z.strictObject({ belowFully: z.int().min(0) }).default({ belowFully: 1 }),
  evidence: z.strictObject({
    freshDays: z.int().positive().default(180),
    usedAtMost: z.int().positive().default(3).describe('gates that one piece may prove'),
    caps: z
      .strictObject({ said: ratingByLevel, shown: ratingByLevel })
      .describe('best rating by level of the gate; a level left out has no cap'),
  }),
  notApplicable: z.strictObject({ atMostShare: share }).default({ atMostShare: 0.2 }),
  confidence: z.strictObject({ A: confidenceRule, B: confidenceRule }),
  respondents: z.strictObject({
    least: z.int().positive(),
    advised: z.int().positive(),
    roles: z.int().positive(),
  }),
  rollup: z.strictObject({ share }).default({ share: 0.8 }),
});

export const questionnaireSchema = z.strictObject({
  schema: z.literal(QUESTIONNAIRE_SCHEMA),
  model: z.strictObject({ id, version, language: text.default('en'), title: text, about: text }),
  translations: z.record(z.string(), text).default({}).describe('file of each language, beside this one'),
  howToAnswer: text,
  levels: z
    .array(
      z.strictObject({
        level,
        name: text,
        shown: text.optional().describe('as it is said to those who stand there, where the name would hurt'),
        meaning: text,
        next: text.optional().describe('what changes for people with the step up'),
      }),
    )
    .min(2),
  scales: z.record(id, z.strictObject({ about: text, anchors })),
  roles: z.array(z.strictObject({ id, title: text, side: z.enum(sides) })).min(1),
  dimensions: z.array(z.strictObject({ id, title: text, about: text })).min(1),
  signs: z.array(sign).default([]),
  criteria: z.array(criterion).min(1),
  placement,
  measures: z.array(measure).default([]),
  actions: z.array(action).default([]),
  antiPatterns: z.array(antiPattern).default([]),
});

export type Questionnaire = z.infer<typeof questionnaireSchema>;
export type Criterion = Questionnaire['criteria'][number];
export type Dimension = Questionnaire['dimensions'][number];
export type Action = Questionnaire['actions'][number];
export type Measure = Questionnaire['measures'][number];
export type AntiPattern = Questionnaire['antiPatterns'][number];
export type Placement = Questionnaire['placement'];

/** A level as it is said to those who stand there. */
export function shownName({ levels }: Questionnaire, level: number): string {
  const found = levels.find((one) => one.level === level);
  return found?.shown ?? found?.name ?? '';
}
