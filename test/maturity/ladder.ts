import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ANSWERS_SCHEMA, type Answer, type AnswerSet, type Evidence } from '../../src/maturity/answers.ts';
import { type Assessment, type AssessmentOptions, assessed } from '../../src/maturity/assessment.ts';
import { type Questionnaire, questionnaireSchema } from '../../src/maturity/questionnaire.ts';

const file = new URL('../../questionnaires/aiops-ladder.yaml', import.meta.url);

/** The bundled model. */
export const ladder: Questionnaire = questionnaireSchema.parse(parse(readFileSync(file, 'utf8')));

export const DATE = '2026-11-20';

/** Answers by gate; a dimension or `all` stands for all its gates, the last that fits wins. */
export type Rules = Readonly<Record<string, Answer>>;

/** What a rule says for every gate of the ladder. */
export function answersBy(rules: Rules): Record<string, Answer> {
  return Object.fromEntries(
    ladder.criteria.map(({ id, dimension, level }) => {
      const keys = ['all', `level ${level}`, dimension, `${dimension} ${level}`, id];
      return [
        id,
        keys.reduce<Answer>(
          (answer, key) => (Object.hasOwn(rules, key) ? (rules[key] as Answer) : answer),
          0,
        ),
      ];
    }),
  );
}

interface Room {
  /** One respondent each. */
  readonly rules?: readonly Rules[];
  readonly roles?: readonly string[];
  /** `all`: a fresh artefact for every gate. */
  readonly evidence?: 'all' | Readonly<Record<string, Evidence[]>>;
  readonly rest?: Partial<AnswerSet>;
}

export const artefact = (what: string, date = '2026-10-01'): Evidence => ({
  kind: 'artefact',
  what,
  date,
  owner: 'platform team',
});

export function roomOf({ rules = [{}], roles = [], evidence = {}, rest = {} }: Room): AnswerSet {
  return {
    schema: ANSWERS_SCHEMA,
    model: { id: ladder.model.id, version: ladder.model.version },
    date: DATE,
    respondents: rules.map((rule, at) => ({
      id: `respondent ${at + 1}`,
      role: roles[at] ?? 'operations',
      answers: answersBy(rule),
    })),
    evidence:
      evidence === 'all'
        ? Object.fromEntries(ladder.criteria.map(({ id }) => [id, [artefact(`record of ${id}`)]]))
        : evidence,
    ...rest,
  };
}

/** Answers of a room in, placement out. */
export function placedIn(room: Room, options: Partial<AssessmentOptions> = {}): Assessment {
  return assessed(ladder, roomOf(room), { date: DATE, ...options });
}

/** The level of one dimension. */
export function levelIn(
  { dimensions }: Pick<Assessment['declared'], 'dimensions'>,
  dimension: string,
): number | undefined {
  return dimensions.find((at) => at.dimension === dimension)?.level;
}
