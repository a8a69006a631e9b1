import { z } from 'zod';
import { naReasons, resolutions } from '../../maturity/answers.ts';
import { efforts, gradeNames, ratings } from '../../maturity/questionnaire.ts';
import { gateSchema } from '../gate-schema.ts';

/** Name and version of the result's contract; additive changes keep it. */
export const ASSESSMENT_SCHEMA = 'aiops/assessment/v1';

const level = z.int().min(0);
const score = z.int().min(0).max(4);
const rating = z.enum(ratings).describe('N not, P partly, L largely, F fully');
const vote = z.union([score, z.enum(['unknown', 'na'])]);
const id = z.string();
const text = z.string();
const share = z.number().min(0).max(1);
const date = z.string().describe('YYYY-MM-DD');

const held = z.strictObject({ dimension: id, needs: level, has: level });
const debt = z.strictObject({ gate: id, since: date });

const dimensionPlace = z.strictObject({
  level,
  uncapped: level.describe('without the caps of other dimensions'),
  heldBy: z.array(held),
  debts: z.array(debt).describe('below the level, largely and not fully met'),
});

const dimension = z.strictObject({
  id,
  title: text,
  about: text,
  demonstrated: dimensionPlace,
  declared: dimensionPlace,
  withoutNotApplicable: z.strictObject({ demonstrated: level, declared: level }),
  low: level,
  high: level,
  target: level.describe('0: the target asks nothing of it'),
  isRateable: z.boolean().describe('false: too much is not applicable'),
  sign: z
    .strictObject({ id, text, isRecognised: z.boolean().nullable() })
    .nullable()
    .describe('what level 0 looks like'),
});

const evidence = z.strictObject({
  kind: z.enum(['demo', 'artefact', 'link']),
  what: text,
  date: date.nullable(),
  owner: text.nullable(),
  link: text.nullable(),
  grade: z.int().min(0).max(3),
  isStale: z.boolean(),
  isAccepted: z.boolean(),
});

const gate = z.strictObject({
  id,
  dimension: id,
  level,
  isGate: z.boolean().describe('false: supporting, never decides a level'),
  scale: id,
  text,
  why: text.nullable(),
  examples: text.nullable(),
  status: z.enum(['answered', 'unknown', 'not-applicable', 'unanswered', 'not-asked']),
  answer: score.nullable().describe('agreed, else the lower median of the first answers'),
  declared: rating.nullable(),
  demonstratedAnswer: score.nullable().describe('as far as the evidence carries it'),
  demonstrated: rating.nullable(),
  votes: z.array(vote).describe('first answers in ascending order, without names'),
  range: z.int(),
  consensus: z.number().nullable().describe('Tastle–Wierman, 0 to 1; null of fewer than two'),
  isDisputed: z.boolean(),
  agreed: z.strictObject({ answer: vote, reason: text, date: date.nullable() }).nullable(),
  roleGap: z
    .strictObject({
      steps: z.int().describe('between the lower medians of managers and practitioners'),
      medians: z
        .strictObject({ manager: score, practitioner: score })
        .nullable()
        .describe('null where a side is one person'),
    })
    .nullable(),
  comments: z.array(text),
  evidence: z.array(evidence),
  grade: z.enum(gradeNames),
  checks: z.array(id).describe('measurements that could confirm or lower the answer'),
  measured: z.null().describe('kept for measured telemetry'),
  notApplicable: z
    .strictObject({ reason: z.enum(naReasons), approver: text, expires: date })
    .nullable()
    .describe('as agreed, else of all who answered the first to expire'),
  actions: z.array(id).describe('that close it'),
});

const contradiction = z.strictObject({
  id,
  code: z.enum(['K1', 'K2', 'K3', 'K4', 'K5', 'K6']),
  dimension: id.nullable(),
  gates: z.array(id),
  message: text,
  resolution: z.strictObject({ kind: z.enum(resolutions), reason: text }).nullable(),
});

const action = z.strictObject({
  id,
  title: text,
  text,
  owner: text,
  effort: z.enum(efforts).describe('S up to two weeks, M up to a quarter, L more'),
  impact: z.int(),
  closes: z.array(id).describe('gates; none: it is only needed before another'),
  unlocks: z.array(id).describe('gates that it or an action behind it closes'),
  after: z.array(id).describe('actions of this roadmap that come first'),
  outcome: z.strictObject({
    measure: id,
    title: text,
    unit: text,
    better: z.enum(['lower', 'higher']),
    baseline: z.number().nullable().describe('today; null: not measured'),
    target: z.number().nullable(),
  }),
  risk: text,
  guard: text,
  done: text.describe('how anybody can see that it is done'),
  checks: z.array(id),
});

const named = z.strictObject({ id, title: text });
const split = z.strictObject({ model: z.int(), evidence: z.int(), real: z.int() });
const levelChange = z.strictObject({ before: level, after: level, split });

const comparedSide = z.strictObject({
  client: text.nullable(),
  scope: text.nullable(),
  date,
  model: text.describe('id and version'),
});

export const COMPARISON_SCHEMA = 'aiops/comparison/v1';

export const comparisonSchema = z.strictObject({
  schema: z.literal(COMPARISON_SCHEMA),
  before: comparedSide,
  after: comparedSide,
  level: levelChange,
  declared: z.strictObject({ before: level, after: level }),
  dimensions: z.array(levelChange.extend({ dimension: id, title: text })),
  gates: z.array(
    z.strictObject({
      gate: id,
      text,
      change: z.enum(['won', 'lost']),
      causes: z.array(z.enum(['model', 'evidence', 'real'])),
      wasAnswered: z.boolean().describe('before'),
    }),
  ),
  measures: z.array(
    z.strictObject({
      measure: id,
      title: text,
      unit: text,
      before: z.number(),
      after: z.number(),
      verdict: z.enum(['better', 'worse', 'same']),
    }),
  ),
  isSideways: z.boolean().describe('more control, the same level, no outcome better'),
});

const progress = z
  .strictObject({ towards: level, percent: z.int().min(0).max(99), blockedBy: z.array(id) })
  .nullable()
  .describe('null at the top');

const placement = z.strictObject({
  level: level.describe('the demonstrated one'),
  name: text,
  meaning: text,
  demonstrated: z.strictObject({ level, progress }),
  declared: z.strictObject({ level, progress }),
  withoutNotApplicable: z.strictObject({ demonstrated: level, declared: level }),
  range: z.strictObject({ low: level, high: level }),
  confidence: z.strictObject({
    grade: z.enum(['A', 'B', 'C']),
    binding: z.int().describe('gates that decide between this level and the next'),
    graded: share,
    unknown: share,
    disputed: share,
    openContradictions: z.int(),
    isIndicative: z.boolean(),
  }),
});

/** Of an assessment that no gate has judged. */
export function notGated(): z.infer<typeof gateSchema> {
  return { configured: false, passed: null, rules: [] };
}

export const assessmentResultSchema = z.strictObject({
  schema: z.literal(ASSESSMENT_SCHEMA),
  tool: z.strictObject({ name: z.literal('aiops'), version: z.string() }),
  model: z.strictObject({ id, version: z.string(), title: text, sha256: z.string() }),
  language: z.string(),
  client: text.nullable(),
  scope: text.nullable(),
  facilitator: text.nullable(),
  date,
  inputs: z.array(z.strictObject({ path: z.string(), sha256: z.string(), bytes: z.int() })),
  respondents: z.strictObject({
    count: z.int(),
    bySide: z.strictObject({ manager: z.int(), practitioner: z.int() }),
    roles: z.array(z.strictObject({ role: id, title: text, count: z.int() })),
    least: z.int(),
    advised: z.int(),
    isEnough: z.boolean(),
  }),
  rules: z.strictObject({
    belowFully: z.int().describe('gates below a level that may be largely instead of fully met'),
  }),
  levels: z.array(z.strictObject({ level, name: text, meaning: text, next: text.nullable() })),
  placement,
  dimensions: z.array(dimension),
  strengths: z.array(id),
  blockers: z.array(id),
  flips: z
    .array(
      z.strictObject({
        by: z.enum(['evidence', 'answer', 'agreement', 'work', 'loss']),
        gates: z.array(id),
        level,
      }),
    )
    .describe('what would change the demonstrated level'),
  contradictions: z.array(contradiction),
  patterns: z.array(
    z.strictObject({ id, title: text, text, advice: text, by: z.enum(['answers', 'facilitator']) }),
  ),
  measures: z.array(
    z.strictObject({
      id,
      title: text,
      unit: text,
      better: z.enum(['lower', 'higher']),
      kind: z.enum(['outcome', 'process', 'progress']),
      value: z.number().nullable(),
      target: z.number().nullable(),
    }),
  ),
  roadmap: z.strictObject({
    target: z.union([level, z.record(id, level)]),
    upto: level.nullable(),
    gaps: z.array(
      z.strictObject({
        gate: id,
        kind: z.enum(['build', 'finish', 'prove', 'find-out', 'not-asked']),
        needed: rating,
      }),
    ),
    waves: z.array(z.array(action)),
    doNotStart: z.array(named.extend({ missing: z.array(named) })),
    unplanned: z.array(id).describe('gaps that no action of the model closes'),
  }),
  gates: z.array(gate),
  observations: z.array(id),
  previous: comparisonSchema.nullable(),
  gate: gateSchema.default(notGated).describe('missing in results of before there was one'),
});

export type AssessmentResult = z.infer<typeof assessmentResultSchema>;
export type ComparisonResult = z.infer<typeof comparisonSchema>;
export type ReportedGate = AssessmentResult['gates'][number];
export type ReportedDimension = AssessmentResult['dimensions'][number];
export type ReportedAction = AssessmentResult['roadmap']['waves'][number][number];
